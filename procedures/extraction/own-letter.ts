import type { Field, Fields } from '../field.ts'
import { joined, type Line, labelledAs, lineAt, uncounted } from './lines.ts'
import { plain } from './plain.ts'
import type { Gathering } from './proposal.ts'
import { readChoices, readValue } from './read-value.ts'
import { sections } from './sections.ts'
import type { Label, Vocabulary } from './vocabulary.ts'

/** What both readers of letters are given. */
export interface Reading {
  readonly text: string
  readonly lines: readonly Line[]
  readonly fields: Fields
  readonly prefix: string
  readonly vocabulary: Vocabulary
  readonly by: string
  readonly out: Gathering
}

/** The item in hand: where its fields lie, and which it has. */
interface Item {
  readonly path: string
  readonly words: string
  readonly fields: Fields
  readonly common?: Fields
  readonly commonWords?: string
  readonly kind?: string
}

/** How many of our own headings a text has; from three on it is one of our letters. */
export function ownHeadings({ lines, vocabulary }: Pick<Reading, 'lines' | 'vocabulary'>): number {
  return new Set(lines.flatMap(line => headingOf(vocabulary.own, line) ?? [])).size
}

/** The section a line opens; the paragraph cited beside a heading does not matter. */
export function headingOf(headings: ReadonlyMap<string, string>, line: Line): string | undefined {
  return headings.get(line.plain) ?? headings.get(plain(line.text.replace(/\s*\d+(?:\(\w+\))+$/u, '')))
}

/**
 * Reads a letter of ours, from whichever State that writes with Comity: rows of a label and a value, then labelled
 * texts, item by item, in the words of its language. Rows may stand on one line or on two, as they were copied out.
 */
export function readOwn(reading: Reading): void {
  const { text, lines, fields, vocabulary, out } = reading
  let section = ''
  let item: Item | undefined
  let outer: Item | undefined
  let counts: Record<string, number> = {}
  let prose: { path: string; lines: Line[]; why: string; kind: string | undefined } | undefined
  let row: { at: Line; sure: boolean } | undefined
  const close = () => {
    if (prose) proposeProse(reading, prose)
    prose = undefined
    row = undefined
  }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (!line) continue
    if (line.text === '') {
      prose?.lines.push(line)
      row = undefined
      continue
    }
    const opened = headingOf(vocabulary.own, line)
    if (opened !== undefined) {
      close()
      section = opened
      item = outer = undefined
      counts = {}
      continue
    }
    const here = sections[section]
    if (!here) continue
    const begun = beginItem(reading, section, line, lines[index + 1], counts, outer ?? item)
    if (begun) {
      close()
      counts = begun.counts
      outer = begun.nested ? (outer ?? item) : undefined
      item = begun.item
      index += begun.taken
      continue
    }
    const labels = labelsHere(reading, section, item, outer)
    const labelled = labelledAs(text, line).flatMap(({ label, value }) => {
      const found = labels.find(one => one.field.kind === 'prose' && one.plain === label)
      return found ? [{ found, value }] : []
    })[0]
    if (labelled) {
      close()
      const { found, value } = labelled
      prose = { path: found.at, lines: [value], why: found.raw, kind: item?.kind }
      continue
    }
    const said = readSentence(reading, section, item, lines, index)
    if (said !== undefined) {
      close()
      index += said
      continue
    }
    if (prose) {
      prose.lines.push(line)
      continue
    }
    const rowRead = readRow(reading, labels, line, lines, index)
    if (rowRead) {
      proposeRow(reading, rowRead.label, rowRead.value, item?.kind)
      row = { at: rowRead.value, sure: rowRead.taken > 0 }
      index += rowRead.taken
      continue
    }
    if (here.text !== undefined && fields[here.text]) {
      prose = { path: here.text, lines: [line], why: section, kind: undefined }
      continue
    }
    // What follows a row without a gap may belong to it, or be a label that was broken.
    if (row) out.retract(row.at)
    row = undefined
  }
  close()
}

type LabelHere = Label & { readonly at: string }

function labelsHere(
  { fields, vocabulary }: Reading,
  section: string,
  item: Item | undefined,
  outer: Item | undefined,
): readonly LabelHere[] {
  const some: Fields = Object.fromEntries(
    (sections[section]?.fields ?? []).flatMap(name => (fields[name] ? [[name, fields[name]] as const] : [])),
  )
  const ofItem = (one: Item | undefined): LabelHere[] =>
    one
      ? [
          ...vocabulary.labels(one.fields, one.words),
          ...(one.common ? vocabulary.labels(one.common, one.commonWords ?? '') : []),
        ].map(label => ({ ...label, at: `${one.path}.${label.path}` }))
      : []
  return [
    ...ofItem(item),
    ...ofItem(outer),
    ...vocabulary.labels(some, '').map(label => ({ ...label, at: label.path })),
  ]
}

/** A row: its label alone on the line before, or at the beginning of the line. The longest label is meant. */
function readRow(
  { text }: Reading,
  labels: readonly LabelHere[],
  line: Line,
  lines: readonly Line[],
  index: number,
): { label: LabelHere; value: Line; taken: number } | undefined {
  const rows = labels
    .filter(label => label.field.kind !== 'prose')
    .toSorted((a, b) => b.raw.length - a.raw.length)
  const alone = rows.find(label => label.plain === line.plain)
  if (alone) {
    const next = lines.findIndex((other, at) => at > index && other.text !== '')
    const value = lines[next]
    return value && { label: alone, value, taken: next - index }
  }
  for (const label of rows) {
    const rest = line.text.slice(label.raw.length)
    if (!line.text.startsWith(label.raw) || !/^[\s\u00a0:：]/u.test(rest)) continue
    const mark = /^[\s\u00a0:：]+/u.exec(rest)?.[0].length ?? 0
    return { label, value: lineAt(text, line.from + label.raw.length + mark, line.to), taken: 0 }
  }
  return undefined
}

function proposeRow(reading: Reading, label: LabelHere, value: Line, kind: string | undefined): void {
  const { vocabulary, out } = reading
  const why = { by: 'label', value: label.raw } as const
  if (label.field.kind === 'references') {
    out.propose(label.at, { names: value.text, list: label.field.list }, value, why, { kind })
    return
  }
  const { values, doubt } = readValue(vocabulary, label, value)
  for (const one of values) out.propose(label.at, one, value, why, { kind, doubt })
  if (values.length === 0 && doubt) out.leave(label.at, value, doubt)
}

export function proposeProse(
  { text, vocabulary, by, out }: Pick<Reading, 'text' | 'vocabulary' | 'by' | 'out'>,
  prose: { path: string; lines: readonly Line[]; why: string; kind: string | undefined },
): void {
  const written = prose.lines.filter(line => line.text !== '')
  const [first, last] = [written[0], written.at(-1)]
  if (!first || !last) return
  const words = joined(prose.lines, vocabulary.language)
  if (words === vocabulary.words['letter.missing']) return
  out.propose(
    `${prose.path}.${vocabulary.language}`,
    { text: words, origin: 'written', by },
    lineAt(text, first.from, last.to),
    { by: 'heading', value: prose.why },
    { kind: prose.kind },
  )
}

/** An item of a list: its number and its name, or its kind and purpose for a measure. */
function beginItem(
  reading: Reading,
  section: string,
  line: Line,
  next: Line | undefined,
  counts: Readonly<Record<string, number>>,
  parent: Item | undefined,
): { item: Item; nested: boolean; taken: number; counts: Record<string, number> } | undefined {
  const { text, fields, vocabulary, prefix, out } = reading
  // A number may have been copied out onto a line of its own.
  const alone = /^\d{1,3}\.$/.test(line.text) && next !== undefined
  const { line: bare, counted } = alone ? { line: next, counted: true } : uncounted(text, line)
  const taken = alone ? 1 : 0
  for (const list of sections[section]?.lists ?? []) {
    const field = fields[list]
    if (field?.kind === 'kinds' && counted) {
      const kind = kindOf(reading, field, bare)
      if (!kind) continue
      const number = (counts[list] ?? 0) + 1
      const path = `${list}.m${number}`
      out.propose(path, kind.kind, bare, { by: 'item', value: bare.text }, { kind: kind.kind })
      if (kind.purpose) {
        out.propose(
          `${path}.purpose`,
          kind.purpose,
          bare,
          { by: 'item', value: bare.text },
          { kind: kind.kind },
        )
      }
      return {
        item: {
          path,
          words: `${list}.${kind.kind}`,
          fields: field.kinds[kind.kind] ?? {},
          common: field.common,
          commonWords: list,
          kind: kind.kind,
        },
        nested: false,
        taken,
        counts: { [list]: number },
      }
    }
    const found = itemOf(list, list, field)
    if (found) return { ...found, nested: false }
  }
  for (const [name, field] of Object.entries(parent?.fields ?? {})) {
    const found = parent && itemOf(`${parent.path}.${name}`, `${parent.words}.${name}`, field)
    if (found) return { ...found, nested: true }
  }
  return undefined

  function itemOf(path: string, words: string, field: Field | undefined) {
    const name = vocabulary.words[`${prefix}.form.${words}.item`]
    const number = (counts[path] ?? 0) + 1
    if (field?.kind !== 'list' || name === undefined) return undefined
    if (bare.plain !== plain(name.replace('{number}', String(number)))) return undefined
    const id = `${words.split('.').at(-1)?.charAt(0) ?? 'i'}${number}`
    const kind = parent?.kind
    return {
      item: { path: `${path}.${id}`, words, fields: field.fields, ...(kind === undefined ? {} : { kind }) },
      taken,
      counts: { ...counts, [path]: number },
    }
  }
}

function kindOf(
  { vocabulary: { words }, prefix }: Reading,
  field: Field & { kind: 'kinds' },
  line: Line,
): { kind: string; purpose?: string } | undefined {
  const purpose = field.common['purpose']
  const purposes = purpose?.kind === 'choice' ? purpose.options : []
  for (const kind of Object.keys(field.kinds)) {
    const name = plain(words[`${prefix}.kind.${kind}`] ?? '')
    if (name === '' || !line.plain.startsWith(name)) continue
    if (line.plain === name) return { kind }
    const rest = line.plain.slice(name.length).trim()
    const said = purposes.find(one => plain(words[`purpose.${one}`] ?? '') === rest)
    if (said) return { kind, purpose: said }
  }
  return undefined
}

/** Sentences whose wording is fixed. Gives the number of further lines they took, or `undefined`. */
function readSentence(
  { text, fields, vocabulary, out }: Reading,
  section: string,
  item: Item | undefined,
  lines: readonly Line[],
  index: number,
): number | undefined {
  const { words } = vocabulary
  const begin = lines[index]
  if (!begin) return undefined
  const why = { by: 'sentence', value: '' } as const
  const fixed = [
    ['letter.reciprocity', 'reciprocity', 'undertaken'],
    ['letter.authenticity.sealedExchange', 'authenticity', 'sealedExchange'],
    ['letter.authenticity.signatureAndStamp', 'authenticity', 'signatureAndStamp'],
  ] as const
  for (const [key, path, value] of fixed) {
    if (!fields[path] || plain(words[key] ?? '') !== begin.plain) continue
    out.propose(path, value, begin, { ...why, value: begin.text })
    return 0
  }
  const listed =
    section === 'confidentiality'
      ? ({ key: 'letter.confidential', words: 'confidentiality.scope', at: 'confidentiality' } as const)
      : item?.kind !== undefined
        ? ({ key: 'letter.wishes', words: 'measures.wishes', at: item.path } as const)
        : undefined
  if (!listed) return undefined
  const [before = '', after = ''] = (words[listed.key] ?? '').split('{list}').map(plain)
  const opening = before.split(' ').slice(0, 3).join(' ')
  if (before === '' || !begin.plain.startsWith(vocabulary.language === 'zh' ? before.slice(0, 4) : opening))
    return undefined
  // A page breaks a sentence where it likes.
  for (let more = 0; more < 6; more++) {
    const last = lines[index + more]
    if (!last || last.text === '') return undefined
    const whole = lineAt(text, begin.from, last.to)
    if (!whole.plain.startsWith(before) || !/[.。]$/u.test(whole.text)) continue
    const list = whole.plain.slice(before.length, after === '' ? undefined : -after.length).trim()
    const options = optionsAt(fields, listed.words)
    const { values } = readChoices(vocabulary, listed.words, { plain: list }, options)
    if (values.length === 0) return more
    if (section === 'confidentiality') {
      out.propose('confidentiality.asked', true, whole, { ...why, value: whole.text })
      out.propose('confidentiality.scope', values[0], whole, { ...why, value: whole.text })
    } else
      out.propose(
        `${listed.at}.wishes`,
        values[0],
        whole,
        { ...why, value: whole.text },
        { kind: item?.kind },
      )
    return more
  }
  return undefined
}

function optionsAt(fields: Fields, words: string): readonly string[] {
  const [name = '', inner = ''] = words.split('.')
  const field = fields[name]
  const group =
    field?.kind === 'group' ? field.fields[inner] : field?.kind === 'kinds' ? field.common[inner] : undefined
  return group?.kind === 'choices' ? group.options : []
}
