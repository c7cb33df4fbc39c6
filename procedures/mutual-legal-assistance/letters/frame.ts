import { cite } from '#law/cite.ts'
import { shortCitation } from '#law/instrument.ts'
import type { Topic } from '#law/topics.ts'
import type { Side } from '../../act.ts'
import type { Prose } from '../../field.ts'
import type { ActLetterInput, Block, CaseLetterInput, Letter } from '../../letter.ts'
import { dateIn, nameIn } from '../letter-lines.ts'
import { addressOf, nameOf } from './authority.ts'

type Row = { readonly label: string; readonly value: string; readonly path?: string }

/**
 * What every letter about a case has: who writes to whom, when, under which references, the opening that names
 * the request, and the signature.
 *
 * @param by the side that writes
 */
export function frame(
  input: CaseLetterInput,
  by: Side,
  { title, blocks }: { title: string; blocks: readonly Block[] },
): Letter {
  const { say, language, state, requesting, requested } = input
  const [sender, addressee] = by === 'requesting' ? [requesting, requested] : [requested, requesting]
  const references = {
    requesting: state.shared.requestingReference,
    requested: state.shared.registration?.reference,
  }
  const theirs = references[by === 'requesting' ? 'requested' : 'requesting']
  const ours = references[by]
  const name = state.shared.request?.['caseName']
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    title,
    sender: addressOf(sender, language),
    addressee: [...addressOf(addressee, language), say('letter.addressee.function')],
    placeAndDate: say('letter.placeAndDate', {
      place: nameIn(sender.names, language),
      date: dateIn(language, input.date),
    }),
    reference: say('letter.reference', { reference: ours ?? '—' }),
    ...(theirs ? { theirReference: say('letter.theirReference', { reference: theirs }) } : {}),
    blocks: together([
      {
        kind: 'text',
        text: say('letter.act.opening', {
          sender: nameOf(sender, language),
          addressee: nameOf(addressee, language),
        }),
      },
      ...(typeof name === 'string' && name !== ''
        ? [facts([{ label: say('mla.form.caseName'), value: name }])]
        : []),
      ...blocks,
      { kind: 'text', text: say('letter.act.closing') },
    ]),
    signature: [nameOf(sender, language), ...officerOf(input, by)],
  }
}

/** Rows that follow each other stand in one table. */
function together(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block, index): readonly Block[] => {
    if (block.kind !== 'facts') return [block]
    if (blocks[index - 1]?.kind === 'facts') return []
    const end = blocks.findIndex((other, place) => place > index && other.kind !== 'facts')
    const tables = blocks.slice(index, end < 0 ? undefined : end)
    return [facts(tables.flatMap(table => (table.kind === 'facts' ? table.rows : [])))]
  })
}

/** What the act says; empty where its content was destroyed by order. Parsed by its schema before it was kept. */
export function dataOf<Data>({ entry }: ActLetterInput): Partial<Data> {
  return (entry.content?.data ?? {}) as Partial<Data>
}

export const paragraph = (text: string): Block => ({ kind: 'text', text })
export const facts = (rows: readonly Row[]): Block => ({ kind: 'facts', rows })

/** A heading with the paragraph of the text that governs, where a treaty speaks of it. */
export function heading({ governing }: CaseLetterInput, text: string, topic?: Topic): Block {
  const source = topic && cite(governing, topic)
  return source && source.layer !== 'house' && source.layer !== 'domestic'
    ? { kind: 'heading', text, cites: shortCitation(source.citation) }
    : { kind: 'heading', text }
}

/** The measure a letter is about, by its number in the request and its kind. */
export function measureItem({ say, state }: CaseLetterInput, id: string | undefined): readonly Block[] {
  const index = state.shared.measures.findIndex(measure => measure.id === id)
  const measure = state.shared.measures[index]
  if (!measure) return []
  return [
    facts([
      { label: say('mla.form.measures.item', { number: index + 1 }), value: say(`mla.kind.${measure.kind}`) },
    ]),
  ]
}

/**
 * A free text in the letter's language. Where it was written in another only, it stands there in that one under
 * a line that says so: a letter without what it is about would be none.
 */
export function proseOf({ say, language }: CaseLetterInput, prose: Prose | undefined): readonly Block[] {
  const here = prose?.[language]?.text.trim() ?? ''
  if (here !== '') return [paragraph(here)]
  const other = Object.entries(prose ?? {}).find(([, version]) => version.text.trim() !== '')
  if (!other) return [{ kind: 'text', text: say('letter.missing'), missing: true }]
  const original = new Intl.DisplayNames([language], { type: 'language' }).of(other[0]) ?? other[0]
  return [
    { kind: 'text', text: say('letter.untranslated', { original }), missing: true },
    paragraph(other[1].text.trim()),
  ]
}

/** A row with a day, or none where no day was given. */
export function dayRow(
  { language }: CaseLetterInput,
  label: string,
  day: string | undefined,
): readonly Row[] {
  return day ? [{ label, value: dateIn(language, day.slice(0, 10)) }] : []
}

/** Rows as a block; none where there are no rows. */
export const factsOf = (rows: readonly Row[]): readonly Block[] => (rows.length === 0 ? [] : [facts(rows)])

/** The files an act carries, as a numbered list under their heading. */
export function enclosures(input: ActLetterInput): readonly Block[] {
  const files = input.entry.content?.files ?? []
  if (files.length === 0) return []
  return [
    heading(input, input.say('letter.heading.annexes')),
    ...files.map((file, index): Block => ({ kind: 'item', number: String(index + 1), text: file.name })),
  ]
}

function officerOf({ state }: CaseLetterInput, by: Side): readonly string[] {
  const { request, registration } = state.shared
  // Parsed by the form's schema before it came here.
  const authority = (request?.['authority'] ?? {}) as { officer?: string; function?: string }
  const lines = by === 'requesting' ? [authority.officer, authority.function] : [registration?.officer.name]
  return lines.filter((line): line is string => line !== undefined && line !== '')
}
