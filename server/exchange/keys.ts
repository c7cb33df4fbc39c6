import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomUUID,
  webcrypto,
  X509Certificate,
} from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import * as z from 'zod'
import { authorityId } from '#procedures/act.ts'

/** The secret keys of one authority. They stay in this process and in its folder. */
export interface Keys {
  readonly authority: string
  /** ECDSA P-256: signs packages. */
  readonly signing: KeyObject
  /** Self-signed; partners pin its fingerprint. */
  readonly certificate: X509Certificate
  /** X25519 in the spelling of age, `AGE-SECRET-KEY-1…`: opens packages. */
  readonly ageIdentity: string
  readonly ageRecipient: string
  /** Ed25519: signs and countersigns checkpoints. */
  readonly note: KeyObject
  /** Its 32 public bytes. */
  readonly notePublic: Uint8Array
}

/** What a partner needs of us, and compares. */
export interface PublicKeys {
  readonly authority: string
  /** PEM. */
  readonly certificate: string
  /** SHA-256 of the certificate's DER, in hexadecimal. */
  readonly fingerprint: string
  /** `age1…` */
  readonly ageRecipient: string
  /** The 32 bytes of the Ed25519 key, base64. */
  readonly noteKey: string
}

/** How the authority is named in its certificate. */
export interface CertificateNames {
  /** CN: the authority. */
  readonly commonName: string
  /** O: what it belongs to, a ministry for instance. */
  readonly organisation: string
  /** C: two letters. */
  readonly country: string
}

/**
 * Makes the keys of an authority in a new folder `dir` (its parent must exist): all of them or none.
 * The certificate is valid from `now` for ten years. Files are readable by their owner only.
 *
 * @throws Error when the folder exists with something in it: keys are never overwritten.
 */
export async function createKeys(
  dir: string,
  options: { authority: string; names: CertificateNames; now: Date },
): Promise<Keys> {
  const authority = authorityId.parse(options.authority)
  const temporary = `${dir}.${randomUUID()}.new`
  await mkdir(temporary, { mode: 0o700 })
  try {
    for (const [name, text] of Object.entries(await freshKeys(authority, options.names, options.now))) {
      await writeSecret(join(temporary, name), text)
    }
    // Renaming onto a folder that holds anything fails: this is what keeps existing keys.
    await rename(temporary, dir)
    await syncFolder(dirname(dir))
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    if (
      error instanceof Error &&
      'code' in error &&
      (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')
    ) {
      throw new Error(
        `The folder ${dir} already holds something. Keys are never overwritten, because partners have pinned them: choose another folder, or move the old one away yourself.`,
        { cause: error },
      )
    }
    throw error
  }
  return loadKeys(dir)
}

/** Reads the keys of an authority. @throws Error naming the file that is missing or does not fit the others. */
export async function loadKeys(dir: string): Promise<Keys> {
  const text = async (name: string) => {
    try {
      return await readFile(join(dir, name), 'utf8')
    } catch (error) {
      throw new Error(
        `The key file ${join(dir, name)} cannot be read. Without it nothing can be sealed or opened: restore it from the backup of the keys.`,
        { cause: error },
      )
    }
  }
  const { authority } = z.object({ authority: authorityId }).parse(JSON.parse(await text(FILES.authority)))
  const certificate = new X509Certificate(await text(FILES.certificate))
  const signing = createPrivateKey(await text(FILES.signing))
  if (!certificate.checkPrivateKey(signing)) {
    throw new Error(
      `In ${dir} the certificate does not belong to the signing key. Partners would refuse every package: restore both from one backup.`,
    )
  }
  const note = createPrivateKey(await text(FILES.note))
  const ageIdentity = (await text(FILES.age)).trim()
  return {
    authority,
    signing,
    certificate,
    ageIdentity,
    ageRecipient: await identityToRecipient(ageIdentity),
    note,
    notePublic: rawPublicKey(note),
  }
}

/** The public side of the keys: what a partner pins. */
export function publicKeys(keys: Keys): PublicKeys {
  return {
    authority: keys.authority,
    certificate: keys.certificate.toString(),
    fingerprint: fingerprintOf(keys.certificate),
    ageRecipient: keys.ageRecipient,
    noteKey: Buffer.from(keys.notePublic).toString('base64'),
  }
}

/** SHA-256 of the certificate's DER, 64 lower-case hexadecimal digits. */
export function fingerprintOf(certificate: X509Certificate): string {
  return createHash('sha256').update(certificate.raw).digest('hex')
}

/**
 * A fingerprint in groups of four, for two people who compare it by telephone.
 *
 * @example readableFingerprint('ab12cd34…') // 'ab12 cd34 …'
 */
export function readableFingerprint(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? ''
}

const FILES = {
  authority: 'authority.json',
  signing: 'signing-key.pem',
  certificate: 'certificate.pem',
  age: 'age-identity.txt',
  note: 'note-key.pem',
} as const

async function freshKeys(
  authority: string,
  names: CertificateNames,
  now: Date,
): Promise<Record<string, string>> {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  const note = await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  return {
    [FILES.authority]: `${JSON.stringify({ authority }, null, 2)}\n`,
    [FILES.signing]: await pem(pair.privateKey),
    [FILES.certificate]: await selfSigned(pair, names, now),
    [FILES.age]: `${await generateX25519Identity()}\n`,
    // `generateKey('Ed25519')` always makes a pair; the types also allow a single key.
    [FILES.note]: await pem((note as webcrypto.CryptoKeyPair).privateKey),
  }
}

async function selfSigned(
  pair: webcrypto.CryptoKeyPair,
  names: CertificateNames,
  now: Date,
): Promise<string> {
  // Loaded here only: making keys is rare, and the polyfill changes globals.
  await import('reflect-metadata')
  const x509 = await import('@peculiar/x509')
  const notBefore = new Date(Math.floor(now.getTime() / 1000) * 1000)
  const notAfter = new Date(notBefore)
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + 10)
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      // As typed values, since the library reads quotes and plus signs in bare strings as syntax.
      name: new x509.Name([
        { CN: [{ utf8String: names.commonName }] },
        { O: [{ utf8String: names.organisation }] },
        { C: [{ printableString: names.country }] },
      ]),
      notBefore,
      notAfter,
      keys: pair,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(
          x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
          true,
        ),
        await x509.SubjectKeyIdentifierExtension.create(pair.publicKey),
      ],
    },
    webcrypto,
  )
  return `${certificate.toString('pem')}\n`
}

async function pem(key: webcrypto.CryptoKey): Promise<string> {
  const bytes = await webcrypto.subtle.exportKey('pkcs8', key)
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n')
}

function rawPublicKey(key: KeyObject): Uint8Array {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (x === undefined) throw new Error('the note key is not an Ed25519 key')
  return new Uint8Array(Buffer.from(x, 'base64url'))
}

async function writeSecret(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
