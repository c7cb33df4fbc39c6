import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { ActFile } from '#procedures/act.ts'
import { type Container, defaultLimits, type Limits, readContainer } from './container.ts'
import {
  type Envelope,
  fileEntry,
  type ReadAct,
  readContents,
  readEnvelope,
  type Signer,
} from './contents.ts'
import type { Keys } from './keys.ts'
import type { Message } from './message.ts'
import { PackageRefused } from './refused.ts'
import { type Unsealed, unseal } from './unseal.ts'

/** A partner whose certificate two people compared. */
export interface PinnedPartner {
  readonly authority: string
  /** SHA-256 of its certificates in hexadecimal. More than one while keys are being replaced. */
  readonly fingerprints: readonly string[]
}

export interface OpenOptions {
  readonly source: { path: string } | { bytes: Uint8Array } | { stream: AsyncIterable<Uint8Array> }
  readonly keys: Keys
  /** Who we are. */
  readonly self: string
  readonly pinned: (from: string) => Promise<PinnedPartner | undefined>
  /** For each procedure the major versions we read. Left out, every version is let through. */
  readonly reads?: Readonly<Record<string, readonly string[]>>
  readonly limits?: Partial<Limits>
  /** A folder of ours for containers too large for memory. Empty again after a refusal and after `close`. */
  readonly workDir: string
}

/** A file of the act, verified. */
export interface OpenedFile extends ActFile {
  /** The bytes, read from the container anew at each call; only until `close`. */
  open(): Readable
}

/** A package that passed every check. */
export interface Opened {
  readonly message: Message
  /** For messages of the kind `act`. */
  readonly act: ReadAct | undefined
  readonly files: readonly OpenedFile[]
  readonly signer: Signer
  readonly package: { readonly size: number; readonly sha256: string }
  readonly container: { readonly size: number; readonly sha256: string; open(): Readable }
  readonly manifestSha256: string
  /** Lets go of the container. Files must have been read by then. */
  close(): Promise<void>
}

/**
 * Opens a sealed package: decrypts it, verifies signature, sender, digests and commitments, in that order, and
 * returns what was verified. Nothing is believed before it was.
 *
 * @throws PackageRefused with a stable code; anything else is a failure of the machine and no verdict.
 */
export async function openPackage(options: OpenOptions): Promise<Opened> {
  const limits = { ...defaultLimits, ...options.limits }
  const unsealed = await unseal(sourceOf(options.source), {
    identity: options.keys.ageIdentity,
    packageBytes: limits.packageBytes,
    workDir: options.workDir,
  })
  let container: Container | undefined
  try {
    container = await readContainer(unsealed.container, limits)
    const envelope = await readEnvelope(container, limits)
    checkRecipient(envelope.message, options.self)
    checkSender(envelope, await options.pinned(envelope.message.from))
    const act = await readContents(container, envelope, limits)
    if (act && options.reads) checkVersion(act, options.reads)
    return opened(unsealed, container, envelope, act)
  } catch (error) {
    container?.close()
    await unsealed.discard()
    throw error
  }
}

/** Encryption names no recipient that is signed; without this check a partner could pass our package on as his. */
function checkRecipient(message: Message, self: string): void {
  if (message.to !== self)
    throw new PackageRefused('package-not-for-us', `It is addressed to ${message.to}; this is ${self}.`)
}

function checkSender({ message, signer }: Envelope, partner: PinnedPartner | undefined): void {
  if (partner?.authority !== message.from) {
    throw new PackageRefused('sender-unknown', `It says that it comes from ${message.from}.`)
  }
  if (!partner.fingerprints.includes(signer.fingerprint)) {
    throw new PackageRefused(
      'certificate-not-pinned',
      `Its certificate has the fingerprint ${signer.fingerprint}.`,
    )
  }
}

function checkVersion({ header }: ReadAct, reads: Readonly<Record<string, readonly string[]>>): void {
  const major = header.version.split('.')[0] ?? ''
  const known = Object.hasOwn(reads, header.procedure) ? reads[header.procedure] : undefined
  if (!known?.includes(major)) {
    throw new PackageRefused(
      'version-unknown',
      `Version ${header.version} of the procedure ${header.procedure} is not read here.`,
    )
  }
}

function opened(
  unsealed: Unsealed,
  container: Container,
  envelope: Envelope,
  act: ReadAct | undefined,
): Opened {
  const held = unsealed.container
  return {
    message: envelope.message,
    act,
    files: (act?.content.files ?? []).map((file, index) => {
      const entry = fileEntry(container, envelope.references, index + 1)
      return { ...file, open: () => Readable.from(entry.chunks(), { objectMode: false }) }
    }),
    signer: envelope.signer,
    package: { size: unsealed.packageSize, sha256: unsealed.packageSha256 },
    container: {
      size: unsealed.containerSize,
      sha256: unsealed.containerSha256,
      open: () =>
        'path' in held ? createReadStream(held.path) : Readable.from([held.bytes], { objectMode: false }),
    },
    manifestSha256: envelope.manifestSha256,
    close: async () => {
      container.close()
      await unsealed.discard()
    },
  }
}

async function* sourceOf(source: OpenOptions['source']): AsyncGenerator<Uint8Array> {
  if ('bytes' in source) yield source.bytes
  else yield* 'stream' in source ? source.stream : createReadStream(source.path)
}
