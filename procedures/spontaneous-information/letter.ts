import { cite, legalBasis } from '#law/cite.ts'
import { instruments, shortCitation } from '#law/instrument.ts'
import type { Topic } from '#law/topics.ts'
import { blank } from '../blank.ts'
import type { Fields } from '../field.ts'
import type { Block, Letter, LetterInput } from '../letter.ts'
import { fields, type Information, type Item } from './form.ts'
import { addressOf, dateIn, formWords, linesOf, nameIn, nameOf } from './letter-lines.ts'

/**
 * The letter that carries information nobody asked for: what it is, item by item, each with its restrictions; from
 * which inquiries it comes, why it could help, and what the Convention says of its use.
 */
export function letter(input: LetterInput): Letter {
  const { say, language, requesting, requested } = input
  // Parsed by the form's schema before it came here.
  const told = input.request as Information
  const [sender, addressee] = [nameOf(requesting, language), nameOf(requested, language)]
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    title: say('letter.si.title'),
    sender: addressOf(requesting, language),
    addressee: addressOf(requested, language),
    placeAndDate: say('letter.placeAndDate', {
      place: nameIn(requesting.names, language),
      date: dateIn(language, input.date),
    }),
    reference: say('letter.reference', { reference: input.reference }),
    blocks: [
      { kind: 'text', text: say('letter.si.opening', { sender, addressee }) },
      ...basis(input),
      ...section(input, 'letter.si.inquiries', ['caseName', 'offences'], undefined, inquiries(input, told)),
      heading(input, 'letter.si.information', 'spontaneousInformation'),
      ...(told.information ?? []).flatMap((item, index) => itemOf(input, item, index)),
      ...section(input, 'letter.si.why', ['mayServe', 'why']),
      heading(input, 'letter.si.restrictions', 'restrictionsOnInformation'),
      {
        kind: 'text',
        text: say((told.information ?? []).some(asks) ? 'letter.si.keep' : 'letter.si.free'),
      },
      { kind: 'text', text: say('letter.si.exculpatory') },
      ...section(input, 'letter.si.authority', ['ownLaw', 'authority']),
      ...annexes(input),
      { kind: 'text', text: say('letter.si.closing') },
    ],
    signature: [sender, told.authority?.officer, told.authority?.function].filter(
      (line): line is string => line !== undefined && line !== '',
    ),
  }
}

function basis({ say, language, governing }: LetterInput): readonly Block[] {
  const source = cite(governing, 'spontaneousInformation')
  const texts = legalBasis(governing).filter(id => source?.instrument === id)
  return texts.map(id => ({
    kind: 'text',
    text: say('letter.si.basis', { text: nameIn(instruments[id].title, language) }),
  }))
}

function heading({ say, governing }: LetterInput, key: string, topic?: Topic): Block {
  const source = topic && cite(governing, topic)
  return source && source.layer !== 'house' && source.layer !== 'domestic'
    ? { kind: 'heading', text: say(key), cites: shortCitation(source.citation) }
    : { kind: 'heading', text: say(key) }
}

/** A heading and what the named fields hold; nothing where all of them are empty. */
function section(
  input: LetterInput,
  key: string,
  names: readonly string[],
  topic?: Topic,
  more: readonly Block[] = [],
): readonly Block[] {
  const some: Fields = Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))
  const blocks = [...linesOf(input, some, input.request, formWords), ...more]
  return blocks.length === 0 ? [] : [heading(input, key, topic), ...blocks]
}

function inquiries(input: LetterInput, { inquiries: from = [] }: Information): readonly Block[] {
  const field = fields['inquiries']
  if (field?.kind !== 'list') return []
  return from.flatMap((one, index): readonly Block[] => [
    {
      kind: 'item',
      number: String(index + 1),
      text: input.say('si.form.inquiries.item', { number: index + 1 }),
      path: `inquiries.${one.id}`,
    },
    ...linesOf(input, field.fields, one, formWords, { path: `inquiries.${one.id}`, words: 'inquiries' }),
  ])
}

function itemOf(input: LetterInput, item: Item, index: number): readonly Block[] {
  const field = fields['information']
  if (field?.kind !== 'kinds') return []
  const path = `information.${item.id}`
  const of = field.kinds[item.kind] ?? {}
  return [
    { kind: 'item', number: String(index + 1), text: input.say(`si.kind.${item.kind}`), path },
    ...linesOf(input, of, item, formWords, { path, words: `information.${item.kind}` }),
    ...linesOf(input, field.common, item, formWords, { path, words: 'information' }),
  ]
}

function asks(item: Item): boolean {
  return item.confidential === true || (!blank(item.restriction) && item.restriction !== 'none')
}

function annexes(input: LetterInput): readonly Block[] {
  const files = input.files.filter(file => file.role === 'annex')
  if (files.length === 0) return []
  return [
    heading(input, 'letter.heading.annexes'),
    ...files.map((file, index): Block => ({ kind: 'item', number: String(index + 1), text: file.name })),
  ]
}
