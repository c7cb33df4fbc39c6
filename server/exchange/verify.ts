import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { ActHeader } from '#procedures/act.ts'
import { type Container, defaultLimits, type Limits, readContainer } from './container.ts'
import { type Envelope, readContents, readEnvelope } from './contents.ts'
import type { Keys } from './keys.ts'
import type { Message } from './message.ts'
import { PackageRefused, type RefusalCode } from './refused.ts'
import { unseal } from './unseal.ts'

/** What `comity verify FILE` found. Needs no database, and for a plain container no key. */
export interface Report {
  readonly verdict: 'verified' | 'refused'
  /** Why it was refused. */
  readonly code?: RefusalCode
  readonly reason?: string
  /** `sealed`: encrypted, as it travels; `container`: the signed ZIP inside. */
  readonly form: 'sealed' | 'container'
  readonly size: number
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string
  readonly signer?: {
    readonly subject: string
    readonly fingerprint: string
    readonly certificate: string
    /** ISO 8601, as the signer claims. */
    readonly signedAt: string
    /** Whether this is the certificate that was asked for. Without one, only somebody's signature was verified. */
    readonly pinned: 'matches' | 'not compared'
  }
  readonly message?: Message
  readonly act?: { readonly hash: string; readonly header: ActHeader }
  /** Every signed entry, with its real name where the act names it. */
  readonly entries: readonly {
    readonly entry: string
    readonly name?: string
    readonly size: number
    readonly sha256: string
  }[]
}

export interface VerifyOptions {
  /** To open a sealed package that was addressed to us. */
  readonly keys?: Keys
  /** The certificate that is expected, hexadecimal; blanks and capitals do not matter. */
  readonly fingerprint?: string
  readonly limits?: Partial<Limits>
  /** A folder of ours for a large sealed package. */
  readonly workDir: string
}

/**
 * Verifies a container or a sealed package in a file: signature, digests, commitments, act. Sender and recipient
 * are not asked for, as anyone may verify; compare the fingerprint to know who signed.
 *
 * @throws Error when the file cannot be read, or is sealed and no keys were given: that is no verdict.
 */
export async function verifyContainer(path: string, options: VerifyOptions): Promise<Report> {
  const file = await describe(path)
  if (file.form === 'sealed' && !options.keys) {
    throw new Error(
      `${path} is sealed: only its recipient can look inside. Give the recipient's keys, or verify the container that the case's proof page offers.`,
    )
  }
  try {
    return { ...file, verdict: 'verified', ...(await verifyFile(path, file.form, options)) }
  } catch (error) {
    if (!(error instanceof PackageRefused)) throw error
    return { ...file, verdict: 'refused', code: error.code, reason: error.message, entries: [] }
  }
}

/** What a process that verified should exit with: 0 verified, 1 refused. (2 is for a file that could not be read.) */
export function exitCode(report: Report): 0 | 1 {
  return report.verdict === 'verified' ? 0 : 1
}

type Found = Pick<Report, 'signer' | 'message' | 'act' | 'entries'>

async function verifyFile(path: string, form: Report['form'], options: VerifyOptions): Promise<Found> {
  const limits = { ...defaultLimits, ...options.limits }
  if (form === 'container' || !options.keys)
    return read(await readContainer({ path }, limits), options, limits)
  const unsealed = await unseal(createReadStream(path), {
    identity: options.keys.ageIdentity,
    packageBytes: limits.packageBytes,
    workDir: options.workDir,
  })
  try {
    return await read(await readContainer(unsealed.container, limits), options, limits)
  } finally {
    await unsealed.discard()
  }
}

async function read(container: Container, options: VerifyOptions, limits: Limits): Promise<Found> {
  try {
    const envelope = await readEnvelope(container, limits)
    const pinned = compareFingerprint(envelope, options.fingerprint)
    const act = await readContents(container, envelope, limits)
    return {
      signer: { ...envelope.signer, signedAt: envelope.signer.signedAt.toISOString(), pinned },
      message: envelope.message,
      ...(act ? { act: { hash: act.hash, header: act.header } } : {}),
      entries: Array.from(envelope.references.values(), ({ name, sha256 }) => {
        const named = act?.content.files[Number(/^files\/(\d+)\//.exec(name)?.[1]) - 1]
        const size = container.entries.get(name)?.size ?? 0
        return { entry: name, size, sha256, ...(named ? { name: named.name } : {}) }
      }),
    }
  } finally {
    container.close()
  }
}

function compareFingerprint({ signer }: Envelope, expected: string | undefined): 'matches' | 'not compared' {
  if (expected === undefined) return 'not compared'
  if (expected.replace(/[\s:]/g, '').toLowerCase() !== signer.fingerprint) {
    throw new PackageRefused(
      'certificate-not-pinned',
      `Its certificate has the fingerprint ${signer.fingerprint}.`,
    )
  }
  return 'matches'
}

async function describe(path: string): Promise<Pick<Report, 'form' | 'size' | 'sha256'>> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) digest.update(chunk)
  const { size } = await stat(path)
  return { form: await formOf(path), size, sha256: digest.digest('hex') }
}

/** A sealed package begins as age does; everything else is judged as a container. */
async function formOf(path: string): Promise<Report['form']> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    const age = buffer.toString('latin1', 0, bytesRead) === 'age-'.slice(0, bytesRead)
    return age ? 'sealed' : 'container'
  } finally {
    await file.close()
  }
}
