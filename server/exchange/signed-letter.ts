import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { CaseFile } from '#api/cases.ts'
import { actLetter } from '#cases/act-letter.ts'
import { addFile, carriedLetter } from '#cases/files.ts'
import type { PersonActor } from '#db/actor.ts'
import type { CoverChannel } from '#procedures/letter.ts'
import type { Crossing } from './crossing.ts'
import { fingerprintOf } from './keys.ts'
import { signPdf } from './sign-pdf.ts'

/**
 * Writes the letter of an act of ours, signs it with the authority’s key, and lays it into the case: the bytes that
 * leave by e-mail or on paper are those on record, and the act that notes the dispatch carries them.
 *
 * Throws `not-found`: also for an act of the other side, which is not ours to sign.
 */
export async function signLetter(
  crossing: Crossing,
  actor: PersonActor,
  about: { readonly case: string; readonly act: string },
  { language, channel }: { readonly language: string; readonly channel?: CoverChannel | undefined },
): Promise<CaseFile> {
  const { office, keys } = crossing
  const { certificate, signing: key } = keys
  const signed = { fingerprint: fingerprintOf(certificate), authority: office.authority }
  const written = await actLetter(office, actor, about, { language, form: 'pdf', channel, signed })
  // What was approved is what leaves: the signature is laid around these very bytes.
  const approved = await carriedLetter(office, actor, about, language)
  const letter = approved ? { ...written, bytes: await buffer(approved.stream) } : written
  const bytes = signPdf(letter.bytes, {
    key,
    certificate,
    at: new Date(office.now().epochMilliseconds),
    name: letter.sender,
  })
  const name = letter.name.replace(/\.pdf$/, '.signed.pdf')
  const facts = { name, role: 'annex', media: letter.media, language } as const
  return addFile(office, actor, about.case, facts, Readable.from([bytes]))
}
