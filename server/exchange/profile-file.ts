import { createPublicKey, sign, verify, X509Certificate } from 'node:crypto'
import * as z from 'zod'
import { canonical, type Json, readJson } from '#lib/canonical.ts'
import { type Profile, profile } from '#law/profiles/shape.ts'
import { authorityId, instant } from '#procedures/act.ts'
import { fingerprintOf, type Keys, publicKeys } from './keys.ts'

/**
 * The signed profile: the one file an authority gives its partners. It says what its State declared and
 * requires, where packages go, and with which keys; two people then compare the certificate's fingerprint over
 * another road. The signature only shows that the file is whole: trust comes from the comparison.
 */

const signed = z.strictObject({
  format: z.literal('comity-profile/1'),
  authority: authorityId,
  profile,
  /** Where sealed packages are posted; null for an authority that only takes files. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  certificate: z.string().max(8_000),
  ageRecipient: z.string().regex(/^age1[0-9a-z]{20,200}$/),
  noteKey: z.base64().max(100),
  reads: z.record(z.string().max(64), z.array(z.string().regex(/^\d{1,3}$/)).max(100)),
  at: instant,
})
const profileFile = signed.extend({ signature: z.base64().max(200) })

/** What a signed profile says, once its signature was found whole. */
export type ReadProfile = Omit<z.infer<typeof signed>, 'profile'> & {
  readonly profile: Profile
  /** SHA-256 of the certificate, hexadecimal: what two people compare. */
  readonly fingerprint: string
}

/** Thrown when a profile file cannot be believed; the message says why, for a person. */
export class ProfileInvalid extends Error {
  override readonly name = 'ProfileInvalid'
}

/** Our own signed profile, canonical JSON. */
export function writeProfileFile(
  keys: Keys,
  says: { profile: Profile; url: string | null; reads: Readonly<Record<string, string[]>>; at: string },
): Uint8Array {
  const { certificate, ageRecipient, noteKey } = publicKeys(keys)
  const content = {
    format: 'comity-profile/1',
    authority: keys.authority,
    ...says,
    certificate,
    ageRecipient,
    noteKey,
  }
  // Made of strings, numbers and plain objects: JSON.
  const signature = sign('sha256', canonical(content as unknown as Json), keys.signing).toString('base64')
  return canonical({ ...(content as unknown as Record<string, Json>), signature })
}

/**
 * Reads a signed profile.
 *
 * @throws ProfileInvalid when it is not JSON, breaks its format, or the signature does not fit
 */
export function readProfileFile(bytes: Uint8Array): ReadProfile {
  const { signature, ...content } = parsed(bytes)
  const certificate = certificateOf(content.certificate)
  const fits = verify(
    'sha256',
    // Read from JSON by a strict schema.
    canonical(content as unknown as Json),
    createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })),
    Buffer.from(signature, 'base64'),
  )
  if (!fits)
    throw new ProfileInvalid(
      'The signature of the profile does not fit its content: it was changed, or cut. Ask the partner for it again.',
    )
  const names = content.profile.authorities.map(authority => authority.id)
  if (!names.includes(content.authority)) {
    throw new ProfileInvalid(
      `The profile is of ${content.authority}, which it does not name among its authorities.`,
    )
  }
  return { ...content, fingerprint: fingerprintOf(certificate) }
}

function parsed(bytes: Uint8Array): z.infer<typeof profileFile> {
  let json: Json
  try {
    json = readJson(bytes)
  } catch (error) {
    throw new ProfileInvalid('This is not a profile file: it is not JSON.', { cause: error })
  }
  const read = profileFile.safeParse(json)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new ProfileInvalid(
    `This is not a profile file: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? ''}.`,
  )
}

function certificateOf(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch (error) {
    throw new ProfileInvalid('The certificate in the profile cannot be read.', { cause: error })
  }
}
