import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import { isLetterLanguage, sayIn } from '#letters/words.ts'
import { codeOf } from '#letters/code.ts'
import { setLetter } from '#letters/set.ts'
import { canonical, type Json } from '#lib/canonical.ts'
import { procedures } from '#procedures/procedures.ts'
import { type LetterInput, letterLanguages } from '#procedures/letter.ts'
import type { Procedure } from '#procedures/procedure.ts'
import { approvable, type SetLetters } from './approval.ts'
import { basisOf, type BasisOf } from './basis.ts'
import { noSuchCase } from './locked.ts'
import { type Office, today } from './office.ts'

/** Largest letter kept: 50 MiB. */
const letterLimit = 50 * 1024 * 1024

/** Sets the letter in every language the request names, from the draft as it stands. Throws `not-found`, `act-not-open`. */
export async function prepareLetters(
  office: Office,
  actor: PersonActor,
  caseId: string,
): Promise<SetLetters> {
  const source = await inTransaction(office.db, actor, tx => readSource(tx, caseId))
  const letters = []
  for (const language of languagesOf(source.request)) {
    const bytes = await setFrom(office, source, language)
    const { sha256, size } = await office.storage.put(Readable.from([bytes]), { limit: letterLimit })
    letters.push({ id: randomUUID(), language, name: `${source.reference}.${language}.pdf`, sha256, size })
  }
  return { version: source.version, letters }
}

/** The letter of a request in one language, as it would go now. Throws `not-found`, also for a language we have no words in, `act-not-open`. */
export async function letterPdf(
  office: Office,
  actor: PersonActor,
  caseId: string,
  language: string,
): Promise<{ bytes: Uint8Array; name: string }> {
  const source = await inTransaction(office.db, actor, tx => readSource(tx, caseId))
  if (!isLetterLanguage(language)) {
    throw new Problem(
      'not-found',
      `Letters are set in ${letterLanguages.join(', ')}. Choose one of these; a translation into another language is added as an annex.`,
    )
  }
  return { bytes: await setFrom(office, source, language), name: `${source.reference}.${language}.pdf` }
}

/** The languages of the letter, the author's first. */
export function languagesOf(request: Record<string, unknown>): string[] {
  const languages = request['languages']
  return Array.isArray(languages) ? languages.filter(item => typeof item === 'string') : []
}

type Source = Omit<LetterInput, 'language' | 'date' | 'say'> & { version: number; procedure: Procedure }

async function readSource(tx: Tx, caseId: string): Promise<Source> {
  const row = await maybeOne(
    tx,
    sql<
      BasisOf & {
        procedure: string
        reference: string | null
        version: number | null
        request: Record<string, unknown> | null
      }
    >`
      select c.id as "caseId", c.procedure, c.side, c.authority, c.partner, c.reference, d.version, d.request
      from cases c left join drafts d on d.case_id = c.id where c.id = ${caseId}`,
  )
  if (row === null) throw noSuchCase()
  // What is read in from a partner's letter has its letter already.
  if (row.version === null || row.request === null || row.side === 'requested') {
    throw new Problem('act-not-open', 'No request is written in this case, so it has no letter of ours.', {
      reason: 'notNow',
    })
  }
  const procedure = procedures[row.procedure]
  if (!procedure) throw new Problem('not-found', 'This release does not know the procedure of the case.')
  const ready = await approvable(tx, caseId)
  return {
    ...(await basisOf(tx, row)),
    procedure,
    reference: row.reference ?? '',
    version: row.version,
    request: row.request,
    files: ready?.files.filter(file => file.role === 'annex') ?? [],
  }
}

async function setFrom(office: Office, source: Source, language: string): Promise<Uint8Array> {
  const { procedure, version: _, ...input } = source
  const letter = procedure.letter({ ...input, language, date: today(office), say: sayIn(language) })
  // A stored request was parsed from JSON.
  const bytes = canonical(source.request as Json)
  return setLetter(
    { ...letter, code: codeOf(source.reference, bytes) },
    {
      attachment: { name: 'request.json', bytes },
      at: `${today(office)}T00:00:00Z`,
    },
  )
}
