import { amendFields } from '../../lanes/amendment.ts'
import { linkFields } from '../../lanes/links.ts'
import { confirmRecallFields, recallFields } from '../../lanes/recall.ts'
import { forwardFields } from '../../lanes/request.ts'
import { placeAt } from '../../place.ts'
import type { Field, Prose } from '../../field.ts'
import type { ActLetterInput, Block } from '../../letter.ts'
import { fields } from '../form.ts'
import { rowsOf } from '../letter-lines.ts'
import { dataOf, dayRow, facts, paragraph, proseOf } from './frame.ts'
import { placeName } from './place-name.ts'
import { told } from './told.ts'
import { resultNamed } from './use.ts'

/** The request changed in single fields: each by its place, what it said and what it says now. */
export const requestAmended = told({
  act: 'amend',
  by: 'requesting',
  title: 'letter.amend.title',
  body: 'letter.amend.body',
  fields: amendFields,
  leave: ['proposal', 'changes'],
  about: changed,
})

/** Another case that concerns this one, and what it is to it. */
export const caseLinked = told({
  act: 'linkCase',
  by: 'both',
  title: 'letter.linkCase.title',
  body: 'letter.linkCase.body',
  fields: linkFields,
  leave: ['case'],
})

export const recalled = told({
  act: 'recall',
  by: 'both',
  title: 'letter.recall.title',
  body: 'letter.recall.body',
  fields: recallFields,
  leave: ['act'],
  about: input => sentByMistake(input, dataOf<{ act: string }>(input).act),
})

/** What became of what was recalled: returned, destroyed, or why not. */
export const recallAnswered = told({
  act: 'confirmRecall',
  by: 'both',
  title: 'letter.confirmRecall.title',
  body: 'letter.confirmRecall.body',
  fields: confirmRecallFields,
  leave: ['recall'],
  about: input => {
    const { recall } = dataOf<{ recall: string }>(input)
    return sentByMistake(input, input.state.shared.recalls.find(one => one.id === recall)?.act)
  },
})

/** The request went on to the authority it should have reached, and its sender is told (18(13)). */
export const forwarded = told({
  act: 'forward',
  by: 'requested',
  title: 'letter.forward.title',
  body: 'letter.forward.body',
  fields: forwardFields,
})

function changed(input: ActLetterInput): readonly Block[] {
  const { state, entry } = input
  return changesTold(input, state.shared.amendments.find(one => one.id === entry.header.id)?.changes ?? [])
}

/** Fields of the request by their place, each with what it said and what it says now. */
export function changesTold(
  input: ActLetterInput,
  made: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[],
): readonly Block[] {
  const { say } = input
  return made.flatMap(({ path, before, after }, index): readonly Block[] => [
    { kind: 'item', number: String(index + 1), text: placeName(input, path), path },
    ...valueTold(input, path, say('letter.amend.before'), before),
    ...valueTold(input, path, say('letter.amend.after'), after),
  ])
}

/** A value as its field reads in a letter; nothing where the field was empty. */
function valueTold(input: ActLetterInput, path: string, label: string, value: unknown): readonly Block[] {
  const request = input.state.shared.request ?? {}
  const field = placeAt(fields, request, path)?.field
  if (!field || value === null || value === undefined) return []
  // What stands in the request was parsed by the form's schema.
  if (field.kind === 'prose')
    return [
      paragraph(input.say('letter.labelled', { label, text: '' }).trim()),
      ...proseOf(input, value as Prose),
    ]
  const name = path.split('.').at(-1) ?? ''
  const [row] = rowsOf({ ...input, request }, { [name]: field }, { [name]: value }, above(request, path))
  return row ? [facts([{ label, value: row.value }])] : []
}

/** Where the words of a field stand: its path without the ids of items, with the kind of a measure’s own field. */
function above(request: Readonly<Record<string, unknown>>, path: string): { path: string; words: string } {
  const [first = '', second, third] = path.split('.')
  if (third === undefined) return { path: first, words: second === undefined ? '' : first }
  const items = (request[first] ?? []) as readonly { id: string; kind?: string }[]
  const kind = items.find(one => one.id === second)?.kind ?? ''
  const list: Field | undefined = (fields as Readonly<Record<string, Field>>)[first]
  const own = list?.kind === 'kinds' && !Object.hasOwn(list.common, third)
  return { path: `${first}.${second ?? ''}`, words: own ? `${first}.${kind}` : first }
}

/** An act by the title of its letter and its day; a result by its measure as well. */
function sentByMistake(input: ActLetterInput, act: string | undefined): readonly Block[] {
  const { say } = input
  const sent = input.acts?.find(one => one.header.id === act)?.header
  if (!sent) return resultNamed(input, act)
  const title = Object.hasOwn(titles, sent.type) ? titles[sent.type] : `letter.${sent.type}.title`
  const what = { label: say('letter.recall.what'), value: say(title ?? '') }
  const result = resultNamed(input, act)
  return result.length > 0
    ? [facts([what]), ...result]
    : [facts([what, ...dayRow(input, say('letter.recall.sentOn'), sent.at)])]
}

/** Titles that are not called as their act is. */
const titles: Readonly<Record<string, string>> = {
  send: 'letter.title',
  askInformation: 'letter.ask.title',
  answerInformation: 'letter.answer.title',
  replyToConsultation: 'letter.reply.title',
  proposeCondition: 'letter.propose.title',
  acceptMeasure: 'letter.accept.title',
  refuseMeasure: 'letter.refuse.title',
  postponeMeasure: 'letter.postpone.title',
  resumeMeasure: 'letter.resume.title',
  deliverResult: 'letter.result.title',
  enquireStatus: 'letter.status.title',
}
