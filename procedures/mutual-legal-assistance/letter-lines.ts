import { blank } from '../blank.ts'
import type { Field, Fields, Prose } from '../field.ts'
import type { Block, LetterInput } from '../letter.ts'

/** What the lines of a letter are written from. */
export type Writing = LetterInput
interface Wording extends Pick<LetterInput, 'say' | 'language' | 'request'> {
  /** Under which keys labels and options stand; those of the request’s form where nothing is said. */
  readonly keys?: { readonly label: string; readonly option: string }
}
const ofForm = { label: 'mla.form', option: 'mla.option' }
type Values = Readonly<Record<string, unknown>>
type Row = { label: string; value: string; path: string }
/** Where we are: the path of the values, items by id, and the path of the words, without ids. */
interface At {
  readonly path: string
  readonly words: string
}
const top: At = { path: '', words: '' }

/**
 * The blocks a set of fields makes: what is the same in every language as rows, free text as text in the
 * letter's language, or marked as missing where it exists only in another.
 */
export function lettersOf(writing: Wording, fields: Fields, values: Values, at: At = top): readonly Block[] {
  const rows = rowsOf(writing, fields, values, at)
  return [
    ...(rows.length === 0 ? [] : [{ kind: 'facts', rows } as const]),
    ...Object.entries(fields).flatMap(([name, field]) =>
      textsOf(writing, field, values[name], below(at, name)),
    ),
  ]
}

/** The rows of the fields that read alike in every language; free texts, groups and lists are not among them. */
export function rowsOf(
  writing: Wording,
  fields: Readonly<Record<string, Field | undefined>>,
  values: Values,
  at: At = top,
): readonly Row[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const here = below(at, name)
    const value = field && !blank(values[name]) ? valueOf(writing, field, values[name], here) : ''
    return value === ''
      ? []
      : [{ label: writing.say(`${(writing.keys ?? ofForm).label}.${here.words}`), value, path: here.path }]
  })
}

/** The date of a letter, written out: `23 November 2026`. */
export function dateIn(language: string, date: string): string {
  return format(language, { dateStyle: 'long' }, `${date}T00:00Z`)
}

/** A list as a sentence holds it: `a, b and c`. */
export function listIn(language: string, items: readonly string[]): string {
  return new Intl.ListFormat(locale(language), { type: 'conjunction' }).format(items)
}

/** Options in a row stand side by side; only a sentence joins them by a word. What Intl would only part by a space gets a comma. */
function sideBySide(language: string, options: readonly string[]): string {
  if (language === 'zh') return options.join('、')
  if (language === 'ru') return options.join(', ')
  return new Intl.ListFormat(locale(language), { type: 'unit', style: 'short' }).format(options)
}

/** A name or a title in the letter's language, or in English where its State gave none in that language. */
export function nameIn(names: Names, language: string): string {
  // Asked by a language that may not be there; then English is.
  return (names as Readonly<Record<string, string | undefined>>)[language] ?? names.en
}
type Names = { readonly en: string } & Readonly<
  Partial<Record<'fr' | 'es' | 'ar' | 'ru' | 'zh', string | undefined>>
>

function textsOf(writing: Wording, field: Field, value: unknown, at: At): readonly Block[] {
  if (blank(value)) return []
  switch (field.kind) {
    case 'prose':
      return [text(writing, value as Prose, at)]
    case 'group':
      return lettersOf(writing, field.fields, value as Values, at)
    case 'list':
      return (value as readonly ({ id: string } & Values)[]).flatMap((item, index): readonly Block[] => [
        {
          kind: 'item',
          number: String(index + 1),
          text: writing.say(`mla.form.${at.words}.item`, { number: index + 1 }),
          path: `${at.path}.${item.id}`,
        },
        ...lettersOf(writing, field.fields, item, { path: `${at.path}.${item.id}`, words: at.words }),
      ])
    default:
      return []
  }
}

function text({ say, language }: Wording, prose: Prose, at: At): Block {
  const written = prose[language]?.text.trim() ?? ''
  const words = written === '' ? say('letter.missing') : written
  // A text that stands alone under its heading needs no label before it.
  const headed = !at.path.includes('.') && !unheaded.includes(at.path)
  return {
    kind: 'text',
    text: headed ? words : say('letter.labelled', { label: say(`mla.form.${at.words}`), text: words }),
    path: at.path,
    ...(written === '' ? { missing: true } : {}),
  }
}

const unheaded: readonly string[] = ['suspicionTransnational', 'suspicionGroup', 'earlierContacts']

function valueOf(
  { say, language, request, keys = ofForm }: Wording,
  field: Field,
  value: unknown,
  at: At,
): string {
  switch (field.kind) {
    case 'line':
      return String(value)
    case 'integer':
      return at.words.endsWith('Months')
        ? say('letter.months', { count: Number(value) })
        : new Intl.NumberFormat(locale(language)).format(Number(value))
    case 'date':
      return dateIn(language, String(value))
    case 'dateTime':
      return dateTimeIn(language, String(value))
    case 'yesNo':
      return say(value === true ? 'letter.yes' : 'letter.no')
    case 'choice':
      return say(`${keys.option}.${at.words}.${String(value)}`)
    case 'choices':
      return sideBySide(
        language,
        (value as readonly string[]).map(option => say(`${keys.option}.${at.words}.${option}`)),
      )
    case 'references':
      return listIn(language, namesOf(request, field.list, value as readonly string[]))
    default:
      return ''
  }
}

/** Names of the items referred to; one that is no longer there has none. */
function namesOf(request: Values, list: string, ids: readonly string[]): readonly string[] {
  const items = (request[list] ?? []) as readonly { id: string; name?: string; originalName?: string }[]
  return ids.flatMap(id => {
    const item = items.find(one => one.id === id)
    const name = item?.name ?? item?.originalName
    return name === undefined ? [] : [name]
  })
}

/** `2026-12-02T09:00[Africa/Tunis]` as `2 December 2026 at 09:00 (Africa/Tunis)`: the local time, with its zone. */
function dateTimeIn(language: string, value: string): string {
  const [local = '', zone = ''] = value.replace(']', '').split('[')
  return `${format(language, { dateStyle: 'long', timeStyle: 'short' }, `${local}Z`)} (${zone})`
}

function format(language: string, options: Intl.DateTimeFormatOptions, instant: string): string {
  const formatter = new Intl.DateTimeFormat(locale(language), {
    ...options,
    calendar: 'gregory',
    timeZone: 'UTC',
    hourCycle: 'h23',
  })
  return formatter.format(Date.parse(instant))
}

/** Day before month in English, Latin digits in Arabic: dates and sums must read alike in both letters. */
function locale(language: string): string {
  return { en: 'en-GB', ar: 'ar-u-nu-latn' }[language] ?? language
}

const below = (at: At, name: string): At => ({
  path: at.path ? `${at.path}.${name}` : name,
  words: at.words ? `${at.words}.${name}` : name,
})
