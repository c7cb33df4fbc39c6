import { X509Certificate } from 'node:crypto'
import * as z from 'zod'
import { canonical, type Json, readCanonical } from '#lib/canonical.ts'
import { authorityId, instant } from '#procedures/act.ts'
import { verifyCms, signCms } from './cms.ts'
import { fingerprintOf, type Keys, type PublicKeys, publicKeys } from './keys.ts'

/**
 * The profile file: what a partner needs to reach us and to read us, in one JSON file that we sign and hand over by
 * any road. Its signature only says that the file belongs to the certificate inside; that the certificate is ours,
 * two people make sure of by comparing the fingerprint.
 */
const statement = z.strictObject({
  format: z.literal('comity-profile/1'),
  authority: authorityId,
  /** Where the installation is reached; packages go to `/exchange` there. Null when they are only carried. */
  url: z.url({ protocol: /^https?$/ }).nullable(),
  /** PEM of the certificate that signs packages and this file. */
  certificate: z.string().max(8192),
  ageRecipient: z.string().regex(/^age1[a-z0-9]{58}$/),
  /** The 32 bytes of the Ed25519 key, base64. */
  noteKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  /** For each procedure the major versions that are read. */
  reads: z.record(z.string(), z.array(z.string())),
  issuedAt: instant,
  /** What the State has declared and requires; its form is the law's affair. */
  profile: z.record(z.string(), z.unknown()),
})
export type ProfileStatement = z.infer<typeof statement>

const profileFile = z.strictObject({
  statement,
  /** CMS over the canonical bytes of the statement, detached, DER in base64. */
  signature: z.base64(),
})

export interface SignedProfile {
  readonly statement: ProfileStatement
  readonly keys: PublicKeys
  readonly signedAt: Date
}

/** The profile file of an authority: canonical JSON with the signature inside. */
export function signProfile(
  about: Pick<ProfileStatement, 'url' | 'reads' | 'profile'>,
  options: { keys: Keys; now: Date },
): Uint8Array {
  const { authority, certificate, ageRecipient, noteKey } = publicKeys(options.keys)
  const said = bytesOf(
    statement.parse({
      format: 'comity-profile/1',
      authority,
      certificate,
      ageRecipient,
      noteKey,
      issuedAt: options.now.toISOString(),
      ...about,
    }),
  )
  const signer = { key: options.keys.signing, certificate: options.keys.certificate, at: options.now }
  return canonical({
    statement: readCanonical(said),
    signature: Buffer.from(signCms(said, signer)).toString('base64'),
  })
}

/**
 * What a profile file says, its signature verified against the certificate it holds.
 *
 * @throws Error with a sentence for a person, when it is damaged, or not signed by its own certificate.
 */
export function readSignedProfile(bytes: Uint8Array): SignedProfile {
  const file = parse(bytes)
  const signer = verified(Buffer.from(file.signature, 'base64'), bytesOf(file.statement))
  const named = new X509Certificate(file.statement.certificate)
  if (!signer.agreed || fingerprintOf(named) !== fingerprintOf(signer.certificate)) throw damaged()
  const { authority, certificate, ageRecipient, noteKey } = file.statement
  const fingerprint = fingerprintOf(named)
  return {
    statement: file.statement,
    keys: { authority, certificate, fingerprint, ageRecipient, noteKey },
    signedAt: signer.signedAt,
  }
}

function parse(bytes: Uint8Array): z.infer<typeof profileFile> {
  try {
    return profileFile.parse(readCanonical(bytes))
  } catch (error) {
    throw damaged(error)
  }
}

function verified(signature: Uint8Array, content: Uint8Array) {
  try {
    return verifyCms(signature, content)
  } catch (error) {
    throw damaged(error)
  }
}

function bytesOf(said: ProfileStatement): Uint8Array {
  // Parsed from JSON, so it holds nothing that JSON does not.
  return canonical(said as unknown as Json)
}

function damaged(cause?: unknown): Error {
  return new Error(
    'This is not a profile file, or it was altered: its signature does not fit. Without it the partner cannot be known; ask for the file again.',
    { cause },
  )
}
