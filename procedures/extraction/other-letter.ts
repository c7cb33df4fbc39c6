import type { Fields } from '../field.ts'
import { fieldAt } from '../field.ts'
import { ibansIn } from './iban.ts'
import { type Line, labelledAs, lineAt, partsOf, uncounted } from './lines.ts'
import { headingOf, proposeProse, type Reading } from './own-letter.ts'
import { personSaid } from './person-said.ts'
import { readValue } from './read-value.ts'

/** Sections whose text stands in a field of the form. */
const texts: Readonly<Record<string, string>> = {
  summary: 'summary',
  facts: 'facts',
  evidenceToDate: 'evidenceToDate',
  purpose: 'purpose',
  urgency: 'urgency.reasons',
}
const lists: Readonly<Record<string, string>> = {
  persons: 'persons',
  offences: 'offences',
  proceedings: 'proceedings',
}

/**
 * Reads a letter of another authority by the headings and labels that requests have. Only what a label names is read
 * as a value; sections of free text are taken whole. Labels inside the telling of the facts are part of the telling.
 */
export function readOther(reading: Reading): void {
  const { text, lines, fields } = reading
  const state: State = {
    section: 'top',
    inline: false,
    labelled: false,
    counts: {},
    group: '',
    seen: new Set(),
  }
  for (const [index, line] of lines.entries()) {
    if (line.text === '') {
      if (state.inline) leaveSection(reading, state, 'top')
      else state.prose?.push(line)
      if (state.section === 'top') state.group = ''
      continue
    }
    const opened = opens(reading, state, line)
    if (opened) {
      leaveSection(reading, state, opened.section)
      state.inline = opened.rest !== undefined
      state.heading = opened.heading
      if (opened.rest) takeText(state, opened.rest)
      continue
    }
    if (texts[state.section] !== undefined && fieldAt(fields, texts[state.section] ?? '')) {
      if (state.section !== 'urgency' && !state.inline) {
        takeText(state, line)
        continue
      }
    }
    if (state.section === 'assistance' || state.section === 'confidentiality') {
      if (!state.inline || !takeLabels(reading, state, line, index)) takeText(state, line)
      continue
    }
    if (state.section === 'other' && !state.inline) continue
    const { line: bare, counted } = uncounted(text, line)
    if (counted && lists[state.section] !== undefined) nextItem(state, lists[state.section] ?? '')
    const took = takeLabels(reading, state, bare, index)
    if (!took && texts[state.section] !== undefined) takeText(state, line)
  }
  leaveSection(reading, state, 'top', true)
}

function takeText(state: State, line: Line): void {
  state.prose = [...(state.prose ?? []), line]
}

interface State {
  section: string
  /** The section began on the line of its heading, so a blank line or a label ends it. */
  inline: boolean
  heading?: string
  prose?: Line[]
  /** A label was read in it. */
  labelled: boolean
  /** The item in hand of each list, and how many there were. */
  item?: { readonly path: string; readonly list: string }
  counts: Record<string, number>
  /** Of whom the last label spoke: a telephone number belongs to them. */
  group: string
  seen: Set<string>
}

function opens(
  { text, vocabulary }: Reading,
  state: State,
  line: Line,
): { section: string; heading: string; rest?: Line } | undefined {
  const { line: bare } = uncounted(text, line)
  const whole = headingOf(vocabulary.headings, bare)
  if (whole !== undefined) return { section: whole, heading: bare.text }
  // `FACTS: On 3 March …`, unless the words before the colon are a label where we stand.
  const [labelled] = labelledAs(text, bare)
  if (!labelled || labelled.value.text === '') return undefined
  const section = vocabulary.headings.get(labelled.label)
  if (section === undefined || section === 'persons' || section === 'offences') return undefined
  const isLabel = vocabulary.keysOf(labelled.label).some(key => !key.startsWith('heading.'))
  if (isLabel || ['proceedings', 'authority', 'assistance', 'related'].includes(section)) return undefined
  if (texts[state.section] !== undefined && !state.inline) return undefined
  return { section, heading: labelled.label, rest: labelled.value }
}

function leaveSection(reading: Reading, state: State, next: string, atEnd = false): void {
  const { prose = [], section } = state
  const at = texts[section]
  if (prose.length > 0) {
    if (at !== undefined && fieldAt(reading.fields, at)) {
      const path = { path: at, lines: prose, why: state.heading ?? section, kind: undefined }
      // Beside named days a text may be their reason or the farewell; after the last gap of a letter it may be either.
      if (state.labelled || (atEnd && hasGap(prose)))
        reading.out.leave(at, whole(reading, prose), 'unclearEnd')
      else proposeProse(reading, path)
    } else if (section === 'confidentiality') readConfidentiality(reading, prose)
    else if (section === 'assistance') readMeasures(reading, prose, atEnd)
  }
  state.prose = []
  state.section = next
  state.inline = false
  state.labelled = false
  state.group = next === 'authority' ? 'authority' : ''
  delete state.item
  state.seen = new Set()
}

function hasGap(prose: readonly Line[]): boolean {
  const gap = prose.findIndex((line, index) => index > 0 && line.text === '')
  return gap !== -1 && prose.slice(gap).some(line => line.text !== '')
}

function whole({ text }: Reading, prose: readonly Line[]): Line {
  const written = prose.filter(line => line.text !== '')
  return lineAt(text, written[0]?.from ?? 0, written.at(-1)?.to ?? 0)
}

function nextItem(state: State, list: string): string {
  const number = (state.counts[list] ?? 0) + 1
  state.counts[list] = number
  const path = `${list}.${list.charAt(0)}${number}`
  state.item = { path, list }
  state.group = list
  state.seen = new Set()
  return path
}

/** Reads the labels of a line; `false` where it has none. */
function takeLabels(reading: Reading, state: State, line: Line, index: number): boolean {
  const { text, vocabulary } = reading
  const known = (label: string) =>
    keyFor(reading, state, label) !== undefined || vocabulary.keysOf(label).length > 0
  let took = false
  for (const part of partsOf(text, line, known)) {
    const labelled = labelledAs(text, part).findLast(one => keyFor(reading, state, one.label) !== undefined)
    const key = labelled && keyFor(reading, state, labelled.label)
    if (!labelled || key === undefined) continue
    if (state.inline && texts[state.section] !== undefined) leaveSection(reading, state, 'top')
    took = true
    state.labelled = true
    const label = lineAt(
      text,
      part.from,
      part.from + part.text.indexOf(labelled.value.text || '\n'),
    ).text.replace(/[\s:：№]+$/u, '')
    if (labelled.value.text !== '')
      takeValue(reading, state, { key, label, value: labelled.value, index, part })
  }
  return took
}

/** The field a label names where we stand: by the lexicon, or by the words of our own letters in its section. */
function keyFor(reading: Reading, state: State, label: string): string | undefined {
  const keys = reading.vocabulary
    .keysOf(label)
    .filter(key => !key.startsWith('heading.') && !key.startsWith('cites.'))
  const inSection = keys.find(key => key.startsWith(`${state.section}.`))
  if (inSection) return inSection
  const group = state.group === '' ? undefined : keys.find(key => key.startsWith(`${state.group}.`))
  if (group) return group
  if (state.section === 'persons' || state.section === 'top' || state.inline) {
    const role = keys.find(key => key.startsWith('role.'))
    if (role) return role
  }
  if (state.section === 'top' || state.inline) {
    return keys.find(key => always.includes(key))
  }
  return undefined
}

/** Labels that mean one thing wherever they stand. */
const always: readonly string[] = [
  'authority.name',
  'authority.officer',
  'proceedings.reference',
  'urgency.hearingOn',
  'urgency.wishedBy',
]

interface Taken {
  readonly key: string
  readonly label: string
  readonly value: Line
  readonly index: number
  readonly part: Line
}

function takeValue(reading: Reading, state: State, { key, label, value, index, part }: Taken): void {
  const { fields, vocabulary, out } = reading
  const [group = '', name = ''] = key.split('.')
  if (group === 'role') {
    const path = nextItem(state, 'persons')
    const said = personSaid(vocabulary, value)
    if (said.name === undefined) return out.leave(`${path}.name`, value, 'unclearEnd')
    const why = { by: 'label', value: label } as const
    out.propose(`${path}.role`, name, { from: part.from, to: part.from + label.length }, why)
    out.propose(`${path}.name`, said.name, value, why)
    for (const born of said.born.values) {
      out.propose(`${path}.born`, born, value, why, { doubt: said.born.doubt })
    }
    if (said.born.doubt && said.born.values.length === 0) out.leave(`${path}.born`, value, said.born.doubt)
    if (said.citizenship !== undefined) out.propose(`${path}.citizenship`, said.citizenship, value, why)
    return
  }
  let path = key
  if (lists[group] !== undefined) {
    // The same label again begins the next of them; any other belongs to the one in hand.
    const begins = state.item?.list !== group || state.seen.has(key)
    if (begins && group === 'persons' && name !== 'name') return
    path = `${begins ? nextItem(state, group) : (state.item?.path ?? '')}.${name}`
    state.seen.add(key)
  } else state.group = group
  const field = fieldOf(fields, group, name)
  if (!field) return
  if (isBroken(reading, value, index, field.kind)) return out.leave(path, value, 'unclearEnd')
  const { values, doubt } = readValue(vocabulary, { field, words: `${group}.${name}` }, value)
  for (const one of values) out.propose(path, one, value, { by: 'label', value: label }, { doubt })
  if (values.length === 0 && doubt) out.leave(path, value, doubt)
}

function fieldOf(fields: Fields, group: string, name: string) {
  const holder = fields[group]
  return holder?.kind === 'group' || holder?.kind === 'list' ? holder.fields[name] : undefined
}

/** Whether a value seems to go on in the next line: then where it ends, a person sees better. */
function isBroken({ text, lines, vocabulary }: Reading, value: Line, index: number, kind: string): boolean {
  if (kind !== 'line') return false
  const next = lines[index + 1]
  const line = lines[index]
  if (!next || next.text === '' || !line || value.to < line.to - 1) return false
  if (/[,،，、-]$/u.test(line.text)) return true
  const { line: bare, counted } = uncounted(text, next)
  const opens = headingOf(vocabulary.headings, bare) !== undefined
  const isLabel = labelledAs(text, bare).some(one => vocabulary.keysOf(one.label).length > 0)
  return !counted && !opens && !isLabel && (/^\p{Ll}/u.test(next.text) || value.text.length > 60)
}

/** Secrecy is asked where a sentence asks it and no word takes it back. */
function readConfidentiality(reading: Reading, prose: readonly Line[]): void {
  const { vocabulary, fields, out } = reading
  if (!fieldAt(fields, 'confidentiality.asked')) return
  const said = whole(reading, prose)
  const words = ` ${said.plain} `
  const has = (key: string) =>
    vocabulary
      .phrases(key)
      .some(phrase => (vocabulary.language === 'zh' ? words.includes(phrase) : words.includes(` ${phrase} `)))
  if (has('negation') || !has('ask') || !has('confidential')) return
  out.propose('confidentiality.asked', true, said, { by: 'sentence', value: said.text })
}

/** Measures that are counted, each beginning with the name of its kind. */
function readMeasures(
  { text, vocabulary, fields, by, out }: Reading,
  prose: readonly Line[],
  atEnd: boolean,
): void {
  const field = fields['measures']
  if (field?.kind !== 'kinds') return
  const items: Line[][] = []
  let ended = false
  for (const line of prose) {
    if (line.text === '') ended = atEnd
    else if (uncounted(text, line).counted) {
      items.push([line])
      ended = false
    } else if (!ended) items.at(-1)?.push(line)
  }
  let number = 0
  for (const lines of items) {
    const [first, last] = [lines[0], lines.at(-1)]
    if (!first || !last) continue
    const title = uncounted(text, first).line
    const kind = kindNamed(vocabulary, title)
    if (kind === undefined || !field.kinds[kind]) continue
    number++
    const path = `measures.m${number}`
    const why = { by: 'item', value: title.text } as const
    out.propose(path, kind, title, why, { kind })
    const body = [title, ...lines.slice(1)]
    proposeProse(
      { text, vocabulary, by, out },
      { path: `${path}.assistance`, lines: body, why: title.text, kind },
    )
    if (!field.kinds[kind]['account']) continue
    const item = lineAt(text, first.from, last.to)
    const accounts = ibansIn(item.text)
    const at = (one: { from: number; to: number }) => ({
      from: item.from + one.from,
      to: item.from + one.to,
    })
    for (const one of accounts.filter(found => !found.holds))
      out.leave(`${path}.account`, at(one), 'ibanChecksum')
    const [only] = accounts
    if (accounts.length === 1 && only?.holds) {
      out.propose(
        `${path}.account`,
        only.account,
        at(only),
        { by: 'checksum', value: only.account },
        { kind },
      )
    }
  }
}

/** The kind whose name the title begins with; none where two fit. */
function kindNamed({ phrases, language }: Reading['vocabulary'], title: Line): string | undefined {
  const kinds = ['bankRecords', 'statement', 'videoHearing', 'freezing', 'search', 'service']
  const found = kinds.flatMap(kind =>
    phrases(`kind.${kind}`)
      .filter(
        phrase =>
          title.plain === phrase ||
          title.plain.startsWith(`${phrase} `) ||
          (language === 'zh' && title.plain.startsWith(phrase)),
      )
      .map(phrase => ({ kind, length: phrase.length })),
  )
  const longest = Math.max(0, ...found.map(one => one.length))
  const best = new Set(found.filter(one => one.length === longest).map(one => one.kind))
  return best.size === 1 ? [...best][0] : undefined
}
