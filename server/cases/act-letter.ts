import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction, keptPlan, maybeOne, type Tx } from '#db/pool.ts'
import { codeOf } from '#letters/code.ts'
import { writeDocx } from '#letters/docx.ts'
import { setLetter } from '#letters/set.ts'
import { fillTemplate } from '#letters/template.ts'
import { isLetterLanguage, sayIn } from '#letters/words.ts'
import { canonical, type Json } from '#lib/canonical.ts'
import type { Profile } from '#law/profiles/shape.ts'
import type { Side } from '#procedures/act.ts'
import { coverSheet } from '#procedures/cover-sheet.ts'
import { fold } from '#procedures/fold.ts'
import { letterOf } from '#procedures/letter-of.ts'
import { type CaseLetterInput, type CoverChannel, type Letter, letterLanguages } from '#procedures/letter.ts'
import type { Procedure } from '#procedures/procedure.ts'
import { sealedLetter } from '#procedures/sealed-letter.ts'
import { procedures } from '#procedures/procedures.ts'
import type { CaseState } from '#procedures/state.ts'
import { type Basis, type BasisOf, basisOf } from './basis.ts'
import { requestFindings } from './draft.ts'
import { loadEntries } from './entries.ts'
import { noSuchCase } from './locked.ts'
import { type Office, today } from './office.ts'

/** A letter as it is asked for: in which language, as what, and by which way it will leave if it needs a cover sheet. */
export interface Wanted {
  readonly language: string
  readonly form: 'pdf' | 'docx'
  readonly channel?: CoverChannel | undefined
  /** It will be signed by this authority, whose certificate has this SHA-256: the letter says so. */
  readonly signed?: { readonly authority: string; readonly fingerprint: string }
}

export interface WrittenLetter {
  readonly bytes: Uint8Array
  readonly name: string
  readonly media: string
  /** The authority that writes, in the language of the letter. */
  readonly sender: string
}

/**
 * The letter of an act, written from what the register holds, with the case as it stood when the act was
 * recorded. Nothing is changed by it. Throws `not-found`: also for an act without a letter.
 */
export async function actLetter(
  office: Office,
  actor: PersonActor,
  about: { case: string; act: string },
  wanted: Wanted,
): Promise<WrittenLetter> {
  const found = await readActLetter(office, actor, about, wanted.language)
  // A signature says whose letter it is.
  if (wanted.signed && wanted.signed.authority !== found.author) throw noSuchLetter()
  return written(found, wanted, about.act.slice(0, 8))
}

/** The letter of an act poured into the authority's own Word template. Throws `not-found`, `body-invalid`. */
export async function actLetterInTemplate(
  office: Office,
  actor: PersonActor,
  about: { case: string; act: string },
  { language, template }: { language: string; template: Uint8Array },
): Promise<WrittenLetter> {
  const { letter, reference } = await readActLetter(office, actor, about, language)
  return {
    bytes: await fillTemplate(template, letter),
    name: nameOf(reference, about.act.slice(0, 8), language, 'docx'),
    media: media.docx,
    sender: letter.sender[0] ?? '',
  }
}

/**
 * A letter that follows from where the case stands: the defects of a request that came, an enquiry about one
 * that went. Throws `not-found`: also for a letter the procedure does not know, or that the other side writes.
 */
export async function caseLetter(
  office: Office,
  actor: PersonActor,
  about: { case: string; letter: string },
  wanted: Wanted,
): Promise<WrittenLetter> {
  const found = await inReading(office, actor, wanted.language, async tx => {
    const source = await readSource(tx, about.case)
    const { caseLetters = {} } = source.procedure
    const writes = writerOf(about.letter, source.row.side)
    const write = Object.hasOwn(caseLetters, about.letter) ? caseLetters[about.letter] : undefined
    const { request } = source.state.shared
    if (!write || source.row.side !== writes || request === null) throw noSuchLetter()
    const findings =
      about.letter === 'defects'
        ? await requestFindings(
            tx,
            office,
            { ...source.row, procedure: source.procedure },
            { ...request },
            source.basis,
          )
        : []
    const input = inputOf(source, wanted.language, today(office))
    return finished(source, write({ ...input, findings }), source.row.side, `${today(office)}T00:00:00Z`)
  })
  return written(found, wanted, about.letter)
}

/** The side that writes a letter about a case; whoever sends a package labels it. */
function writerOf(letter: string, ours: Side): Side {
  if (letter === 'itemLabels') return ours
  return letter === 'defects' ? 'requested' : 'requesting'
}

async function readActLetter(
  office: Office,
  actor: PersonActor,
  about: { case: string; act: string },
  language: string,
): Promise<Finished> {
  return inReading(office, actor, language, async tx => {
    const source = await readSource(tx, about.case, about.act)
    const { entry } = source
    if (!entry || entry.header.strand !== 'shared') throw noSuchLetter()
    const day = Temporal.Instant.from(entry.header.at)
      .toZonedDateTimeISO(office.zone)
      .toPlainDate()
      .toString()
    const letter = letterOf(source.procedure, { ...inputOf(source, language, day), entry, acts: source.acts })
    if (!letter) throw noSuchLetter()
    const by = entry.header.from === source.state.shared.requesting ? 'requesting' : 'requested'
    return { ...finished(source, letter, by, entry.header.at), author: entry.header.from }
  })
}

function inReading<Found>(
  office: Office,
  actor: PersonActor,
  language: string,
  read: (tx: Tx) => Promise<Found>,
): Promise<Found> {
  if (!isLetterLanguage(language)) {
    throw new Problem(
      'not-found',
      `Letters are written in ${letterLanguages.join(', ')}. Choose one of these.`,
    )
  }
  return inTransaction(office.db, actor, read, { readOnly: true, isolation: 'repeatable read' })
}

interface Row extends BasisOf {
  readonly procedure: string
}

type Source = Awaited<ReturnType<typeof readSource>>

/** The case as the actor may see it; up to an act, when one is named. */
export async function readSource(tx: Tx, caseId: string, act?: string) {
  const row = await maybeOne(
    tx,
    sql<Row>`${keptPlan}
      select c.id as "caseId", c.procedure, c.side, c.authority, c.partner from cases c where c.id = ${caseId}`,
  )
  const procedure: Procedure | undefined = row ? procedures[row.procedure] : undefined
  if (!row || !procedure) throw noSuchCase()
  const all = await loadEntries(tx, caseId)
  const entry = all.find(one => one.header.id === act)
  const acts = entry ? all.filter(one => one.n <= entry.n) : all
  const state: CaseState = fold(procedure, row.side, acts)
  const basis: Basis = await basisOf(tx, row)
  return { row, procedure, entry, acts, state, basis }
}

export function inputOf({ basis, state }: Source, language: string, date: string): CaseLetterInput {
  return {
    language,
    date,
    state,
    say: sayIn(language),
    governing: state.shared.governing ?? basis.governing,
    requesting: basis.requesting,
    requested: basis.requested,
  }
}

interface Finished {
  readonly letter: Letter
  readonly reference: string
  readonly sender: Profile
  /** The authority whose act it is, where it is the letter of one. */
  readonly author?: string
  /** The instant written into the document. */
  readonly at: string
}

function finished(
  { state, basis }: Source,
  letter: Letter,
  by: 'requesting' | 'requested',
  at: string,
): Finished {
  const { shared } = state
  const request = canonical((shared.request ?? {}) as Json) // kept as JSON
  const theirs = by === 'requesting' ? shared.requestingReference : shared.registration?.reference
  const reference = theirs ?? shared.requestingReference ?? ''
  return {
    letter: { ...letter, code: codeOf(reference, request) },
    reference,
    sender: by === 'requesting' ? basis.requesting : basis.requested,
    at,
  }
}

async function written(
  found: Finished,
  { language, form, channel, signed }: Wanted,
  what: string,
): Promise<WrittenLetter> {
  const { sender, reference } = found
  const letter = signed ? sealedLetter(found.letter, sayIn(language), signed.fingerprint) : found.letter
  const from = letter.sender[0] ?? ''
  const cover = channel && coverSheet(letter, { say: sayIn(language), sender, channel })
  const name = nameOf(reference, what, language, form)
  if (form === 'docx')
    return { bytes: await writeDocx(letter, cover ? { cover } : {}), name, media: media.docx, sender: from }
  const bytes = setLetter(letter, { at: found.at, ...(cover ? { cover } : {}) })
  return { bytes, name, media: media.pdf, sender: from }
}

const media = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** The name of the file: `XA-MLA-2026-00017.3f9a01c2.fr.pdf`. What a reference may hold and a file name not is left out. */
function nameOf(reference: string, what: string, language: string, form: 'pdf' | 'docx'): string {
  return `${reference.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.${what}.${language}.${form}`
}

function noSuchLetter(): Problem {
  return new Problem(
    'not-found',
    'There is no such letter in this case: only steps that go to the other side have one, each from the side that took it.',
  )
}
