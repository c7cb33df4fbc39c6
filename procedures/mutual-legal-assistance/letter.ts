import { cite, legalBasis } from '#law/cite.ts'
import { instruments, shortCitation } from '#law/instrument.ts'
import type { Topic } from '#law/topics.ts'
import { blank } from '../blank.ts'
import type { Fields } from '../field.ts'
import type { Block, Letter, LetterInput } from '../letter.ts'
import { fields, type Request } from './form.ts'
import { dateIn, lettersOf, listIn, nameIn, rowsOf, type Writing } from './letter-lines.ts'
import { addressOf, nameOf } from './letters/authority.ts'
import { measureKinds } from './measures/kinds.ts'

/**
 * The letter that carries a request for mutual legal assistance: everything the form holds, in the order a
 * reader in the requested State needs it, each heading with the paragraph of the governing text that wants
 * what follows, and each block with the field it came from.
 */
export function letter(input: LetterInput): Letter {
  const { say, language } = input
  const writing: Writing = { ...input, request: input.request }
  // Parsed by the form's schema before it came here.
  const request = input.request as Request
  const requesting = nameOf(input.requesting, language)
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    title: say('letter.title'),
    sender: addressOf(input.requesting, language),
    addressee: [...addressOf(input.requested, language), say('letter.addressee.function')],
    placeAndDate: say('letter.placeAndDate', {
      place: nameIn(input.requesting.names, language),
      date: dateIn(language, input.date),
    }),
    reference: say('letter.reference', { reference: input.reference }),
    blocks: [
      opening(input, requesting),
      basis(input),
      ...section(writing, 'summary', undefined, ['caseName', 'summary']),
      ...section(writing, 'urgency', 'suggestedDeadline', ['urgency']),
      ...section(writing, 'authority', 'contents.authority', ['authority']),
      ...section(writing, 'proceedings', 'contents.proceedings', ['proceedings']),
      ...section(writing, 'offences', 'contents.offences', [
        'offences',
        'transnational',
        'suspicionTransnational',
        'suspicionGroup',
        'locatedThere',
        'criminalGroup',
        'legalPersonLiability',
        'parallelProceedings',
      ]),
      ...section(writing, 'persons', 'contents.persons', ['persons']),
      ...section(writing, 'facts', 'contents.facts', ['facts']),
      ...section(writing, 'evidenceToDate', undefined, ['evidenceToDate']),
      ...assistance(writing, request),
      ...section(writing, 'purpose', 'contents.purpose', ['purpose', 'sought']),
      ...confidentiality(writing, request),
      ...section(writing, 'related', undefined, ['earlierContacts', 'related']),
      ...undertakings(writing, request),
      ...annexes(input),
      ...closing(input, request),
    ],
    signature: [requesting, request.authority?.officer, request.authority?.function].filter(
      line => line !== undefined && line !== '',
    ) as string[], // the filter leaves only texts
  }
}

function opening({ say, language, requested }: LetterInput, requesting: string): Block {
  return {
    kind: 'text',
    text: say('letter.opening', { requesting, requested: nameOf(requested, language) }),
  }
}

function basis({ say, language, governing }: LetterInput): Block {
  const texts = legalBasis(governing).map(id => nameIn(instruments[id].title, language))
  return {
    kind: 'text',
    text:
      texts.length === 0
        ? say('letter.noBasis')
        : say('letter.basis', { count: texts.length, basis: listIn(language, texts) }),
  }
}

/** A heading and what the named fields hold; nothing where all of them are empty. */
function section(
  writing: Writing,
  name: string,
  topic: Topic | undefined,
  names: readonly string[],
): readonly Block[] {
  const some: Fields = Object.fromEntries(Object.entries(fields).filter(([field]) => names.includes(field)))
  const blocks = lettersOf(writing, some, writing.request)
  return blocks.length === 0 ? [] : [heading(writing, name, topic), ...blocks]
}

function heading({ say, governing }: LetterInput, name: string, topic: Topic | undefined): Block {
  const source = topic && cite(governing, topic)
  const text = say(`letter.heading.${name}`)
  return source && source.layer !== 'house' && source.layer !== 'domestic'
    ? { kind: 'heading', text, cites: shortCitation(source.citation) }
    : { kind: 'heading', text }
}

function assistance(writing: Writing, { measures = [] }: Request): readonly Block[] {
  if (measures.length === 0) return []
  const common = fields['measures']?.kind === 'kinds' ? fields['measures'].common : {}
  const { purpose: _, wishes: __, ...described } = common
  return [
    heading(writing, 'assistance', 'contents.assistance'),
    ...measures.flatMap((measure, index): readonly Block[] => {
      const path = `measures.${measure.id}`
      const kind = writing.say(`mla.kind.${measure.kind}`)
      const purpose = measure.purpose && writing.say(`purpose.${measure.purpose}`)
      const wishes = (measure.wishes ?? []).map(wish => writing.say(`mla.option.measures.wishes.${wish}`))
      return [
        {
          kind: 'item',
          number: String(index + 1),
          text: purpose ? writing.say('letter.kindAndPurpose', { kind, purpose }) : kind,
          path: `${path}.purpose`,
        },
        ...lettersOf(writing, measureKinds[measure.kind], measure, {
          path,
          words: `measures.${measure.kind}`,
        }),
        ...lettersOf(writing, described, measure, { path, words: 'measures' }),
        ...(wishes.length === 0
          ? []
          : [
              {
                kind: 'text',
                text: writing.say('letter.wishes', { list: listIn(writing.language, wishes) }),
                path: `${path}.wishes`,
              } as const,
            ]),
      ]
    }),
  ]
}

function confidentiality(writing: Writing, { confidentiality }: Request): readonly Block[] {
  if (!confidentiality?.asked) return []
  const scope = confidentiality.scope ?? []
  const kept = (scope.length > 0 ? scope : (['fact', 'substance'] as const)).map(part =>
    writing.say(`mla.option.confidentiality.scope.${part}`),
  )
  return [
    heading(writing, 'confidentiality', 'confidentiality'),
    {
      kind: 'text',
      text: writing.say('letter.confidential', { list: listIn(writing.language, kept) }),
      path: 'confidentiality.scope',
    },
    ...lettersOf(writing, fieldsOfGroup('confidentiality', ['reasons']), confidentiality, {
      path: 'confidentiality',
      words: 'confidentiality',
    }),
  ]
}

function fieldsOfGroup(name: string, names: readonly string[]): Fields {
  const group = fields[name]
  if (group?.kind !== 'group') return {}
  return Object.fromEntries(Object.entries(group.fields).filter(([field]) => names.includes(field)))
}

function undertakings(writing: Writing, { reciprocity }: Request): readonly Block[] {
  const { say } = writing
  return [
    heading(writing, 'assurances', 'useLimitation'),
    { kind: 'text', text: say('letter.useLimited'), path: 'proceedings' },
    // Under a treaty nobody promises reciprocity: the treaty does.
    ...(reciprocity === 'undertaken'
      ? [{ kind: 'text', text: say('letter.reciprocity'), path: 'reciprocity' } as const]
      : []),
    { kind: 'text', text: say('letter.consult') },
  ]
}

function annexes(input: LetterInput): readonly Block[] {
  const files = input.files.filter(file => file.role === 'annex')
  if (files.length === 0) return []
  return [
    heading(input, 'annexes', undefined),
    ...files.map((file, index): Block => ({ kind: 'item', number: String(index + 1), text: file.name })),
  ]
}

function closing({ say, language, request: values }: LetterInput, request: Request): readonly Block[] {
  const rows = rowsOf({ say, language, request: values }, { languages: fields['languages'] }, values)
  return [
    ...(rows.length === 0 ? [] : [{ kind: 'facts', rows } as const]),
    ...(blank(request.authenticity)
      ? []
      : [
          {
            kind: 'text',
            text: say(`letter.authenticity.${request.authenticity}`),
            path: 'authenticity',
          } as const,
        ]),
    { kind: 'text', text: say('letter.closing') },
  ]
}
