import { cite } from '#law/cite.ts'
import { shortCitation } from '#law/instrument.ts'
import type { Side } from '../act.ts'
import type { Fields, Prose } from '../field.ts'
import type { ActLetterInput, Block, Letter } from '../letter.ts'
import type { Procedure } from '../procedure.ts'
import { fields } from './form.ts'
import { actWords, addressOf, dateIn, linesOf, nameIn, nameOf, proseOf } from './letter-lines.ts'
import { lifecycle } from './lifecycle.ts'
import { itemsOf } from './restrictions.ts'

/**
 * The letters of the acts that cross: each says in a sentence what it is, names what it is about, and then holds
 * what its author wrote, field by field. The letter of `send` is the information's own.
 */
export const actLetters: NonNullable<Procedure['actLetters']> = Object.fromEntries(
  lifecycle
    .filter(line => line.strand === 'shared' && line.act !== 'send')
    .map(line => [line.act, (input: ActLetterInput) => letterOf(input, line.act, line.fields)]),
)

/** Fields that hold an id, for which the letter says what stands behind it; and how urgent it is to us at home. */
const ids: readonly string[] = ['measure', 'use', 'notice', 'recall', 'act', 'case', 'urgency']

function letterOf(input: ActLetterInput, act: string, of: Fields): Letter {
  const { say, language, state, entry } = input
  const by: Side = entry.header.from === state.shared.requesting ? 'requesting' : 'requested'
  const [sender, addressee] =
    by === 'requesting' ? [input.requesting, input.requested] : [input.requested, input.requesting]
  const [ours, theirs] =
    by === 'requesting'
      ? [state.shared.requestingReference, state.shared.registration?.reference]
      : [state.shared.registration?.reference, state.shared.requestingReference]
  // Parsed by the act's schema before it was kept.
  const data = entry.content?.data ?? {}
  const plain: Fields = Object.fromEntries(Object.entries(of).filter(([name]) => !ids.includes(name)))
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    title: say(`letter.si.${act}.title`),
    sender: addressOf(sender, language),
    addressee: addressOf(addressee, language),
    placeAndDate: say('letter.placeAndDate', {
      place: nameIn(sender.names, language),
      date: dateIn(language, input.date),
    }),
    reference: say('letter.reference', { reference: ours || '—' }),
    ...(theirs ? { theirReference: say('letter.theirReference', { reference: theirs }) } : {}),
    blocks: [
      {
        kind: 'text',
        text: say('letter.si.act.opening', {
          sender: nameOf(sender, language),
          addressee: nameOf(addressee, language),
        }),
      },
      { kind: 'text', text: say(`letter.si.${act}.body`) },
      ...about(input, act, data),
      ...linesOf(input, plain, data, actWords(act)),
      ...questions(input, data),
      ...enclosures(input),
      { kind: 'text', text: say('letter.act.closing') },
    ],
    signature: [nameOf(sender, language), officer(input, by)].filter(line => line !== ''),
  }
}

/** The item, the use or the notice an act is about, as both sides call it. */
function about(
  input: ActLetterInput,
  act: string,
  data: Readonly<Record<string, unknown>>,
): readonly Block[] {
  const { say, language, governing, state } = input
  const { shared } = state
  const use = shared.useRequests.find(one => one.id === data['use'])
  const notice = shared.disclosures.find(one => one.id === data['notice'])
  const item = [data['measure'], use?.result, notice?.result].find(id => id !== undefined)
  const index = itemsOf(shared.request).findIndex(one => one.id === item)
  const kind = itemsOf(shared.request)[index]?.kind
  const proceedings = use?.proceedings ?? notice?.proceedings
  const recall = shared.recalls.find(one => one.id === data['recall'])
  const step = lifecycle.find(line => line.act === act)
  const source = step && cite(governing, step.topic)
  const rows = [
    ...(kind
      ? [{ label: say('si.form.information.item', { number: index + 1 }), value: say(`si.kind.${kind}`) }]
      : []),
    ...(proceedings ? [{ label: say('letter.si.proceedings'), value: proceedings }] : []),
    ...(recall ? [{ label: say('letter.si.recalledOn'), value: dateIn(language, recall.at) }] : []),
    ...(source && source.layer !== 'house'
      ? [{ label: say('letter.si.under'), value: shortCitation(source.citation) }]
      : []),
  ]
  return rows.length === 0 ? [] : [{ kind: 'facts', rows }]
}

/** Questions with the part of the information they are about, or each answer after its question. */
function questions(input: ActLetterInput, data: Readonly<Record<string, unknown>>): readonly Block[] {
  const { say, state } = input
  const asked = (data['questions'] ?? []) as readonly { path?: string; question?: Prose }[]
  const answered = (data['answers'] ?? []) as readonly { question?: string; answer?: Prose }[]
  const numbered = (path: string, index: number): Block => ({
    kind: 'item',
    number: String(index + 1),
    text: say('letter.ask.about', { place: placeName(input, path) }),
    path,
  })
  return [
    ...asked.flatMap(({ path = '', question = {} }, index): readonly Block[] => [
      numbered(path, index),
      ...proseOf(input, question, say('si.act.askInformation.field.questions.question'), path),
    ]),
    ...answered.flatMap(({ question: id, answer = {} }, index): readonly Block[] => {
      const to = state.shared.questions.find(one => one.id === id)
      return [
        numbered(to?.path ?? '', index),
        ...(to
          ? proseOf(input, to.question, say('si.act.askInformation.field.questions.question'), to.path)
          : []),
        ...proseOf(input, answer, say('si.act.answerInformation.field.answers.answer'), to?.path ?? ''),
      ]
    }),
  ]
}

/** `information.i2.text` is the second item; anything else the field it lies in. */
function placeName({ say, state }: ActLetterInput, path: string): string {
  const [first = '', id] = path.split('.')
  if (!Object.hasOwn(fields, first)) return path
  const index = itemsOf(state.shared.request).findIndex(item => item.id === id)
  return first === 'information' && index >= 0
    ? say('si.form.information.item', { number: index + 1 })
    : say(`si.form.${first}`)
}

function enclosures({ say, entry }: ActLetterInput): readonly Block[] {
  const files = entry.content?.files ?? []
  if (files.length === 0) return []
  return [
    { kind: 'heading', text: say('letter.heading.annexes') },
    ...files.map((file, index): Block => ({ kind: 'item', number: String(index + 1), text: file.name })),
  ]
}

function officer({ state }: ActLetterInput, by: Side): string {
  const { request, registration } = state.shared
  // Parsed by the form's schema before it came here.
  const authority = (request?.['authority'] ?? {}) as { officer?: string }
  return (by === 'requesting' ? authority.officer : registration?.officer.name) ?? ''
}
