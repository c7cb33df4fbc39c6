import type { Field } from '../field.ts'
import { datesIn } from './dates.ts'
import { ibansIn } from './iban.ts'
import type { Line } from './lines.ts'
import { latinDigits, plain } from './plain.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Why something that was seen is not proposed, or not alone. */
export type Doubt =
  /** Day and month cannot be told apart. */
  | 'dayOrMonth'
  /** A day of the Hijri calendar, which is not converted. */
  | 'hijri'
  /** The check digits of an account do not hold. */
  | 'ibanChecksum'
  /** Where the value ends cannot be told. */
  | 'unclearEnd'
  /** The words after the label are none the field knows. */
  | 'unknownValue'

/** What a line says for a field: one value, several of which one is right, or none with the doubt. */
export interface ReadValue {
  readonly values: readonly unknown[]
  readonly doubt?: Doubt
}

const nothing: ReadValue = { values: [], doubt: 'unknownValue' }
const one = (value: unknown): ReadValue => ({ values: [value] })

/** Reads the text after a label as the field wants it. `words` is the path of the field's words. */
export function readValue(
  vocabulary: Vocabulary,
  { field, words }: { readonly field: Field; readonly words: string },
  line: Line,
): ReadValue {
  const { text } = line
  if (text === '') return nothing
  switch (field.kind) {
    case 'line':
      return readLine(words, text)
    case 'date':
      return readDate(text, vocabulary.language)
    case 'dateTime':
      return readDateTime(vocabulary, text)
    case 'integer':
      return readInteger(vocabulary, words, text)
    case 'yesNo':
      return readYesNo(vocabulary, text)
    case 'choice': {
      const found = field.options.filter(option => vocabulary.option(words, option) === line.plain)
      return found.length === 1 ? one(found[0]) : roleOf(vocabulary, words, line, field.options)
    }
    case 'choices':
      return readChoices(vocabulary, words, line, field.options)
    default:
      return nothing
  }
}

function readLine(words: string, text: string): ReadValue {
  const value = withoutStop(text)
  if (value.length > 300) return { values: [], doubt: 'unclearEnd' }
  const name = words.split('.').at(-1)
  if (name === 'email') return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(value) ? one(value) : nothing
  if (name === 'phone') return isPhone(value) ? one(value) : nothing
  if (name === 'account') return readAccount(value)
  if (isPerson(words) && /[\d@]/.test(value)) return nothing
  return one(value)
}

const isPerson = (words: string) => words === 'persons.name' || words === 'authority.officer'

/** Digits with what parts them, and no more: a line may hold two numbers, or an extension. */
function isPhone(value: string): boolean {
  return /^\+?[\d\s().\u00a0/-]{6,24}$/.test(latinDigits(value))
}

/** Something in the shape of an IBAN must have its check digits; other account numbers stand as they are. */
function readAccount(value: string): ReadValue {
  const ibans = ibansIn(value)
  const whole = ibans.find(found => found.from === 0 && found.to === value.length)
  if (whole) return whole.holds ? one(value) : { values: [], doubt: 'ibanChecksum' }
  if (ibans.length === 1 && ibans[0]?.holds) return one(ibans[0].account)
  if (ibans.length > 0)
    return { values: [], doubt: ibans.some(found => !found.holds) ? 'ibanChecksum' : 'unclearEnd' }
  return /\d/.test(latinDigits(value)) && value.length <= 60 ? one(value) : nothing
}

/** A value in a list of labels may end with a stop that is not its own; that of `Ltd.` is. */
function withoutStop(text: string): string {
  const bare = text.replace(/[;；,،，。]$/u, '').trim()
  return /[^.\s]{4,}\.$/u.test(bare) && !/\b(?:Ltd|Corp|Inc)\.$/i.test(bare) ? bare.slice(0, -1) : bare
}

/** The one day a text names. */
export function readDate(text: string, language: string): ReadValue {
  const found = datesIn(text, language)
  const gregorian = found.filter(date => date.hijri !== true)
  const [date] = gregorian
  if (date === undefined) return found.length > 0 ? { values: [], doubt: 'hijri' } : nothing
  // Two days may be a span, or a birth and an arrest.
  if (gregorian.length > 1) return { values: [], doubt: 'unclearEnd' }
  return date.days.length > 1 ? { values: date.days, doubt: 'dayOrMonth' } : one(date.days[0])
}

/** `2 December 2026 at 09:00 (Africa/Tunis)`: without a zone an hour abroad says nothing. */
function readDateTime({ language }: Vocabulary, text: string): ReadValue {
  const day = readDate(text, language)
  const digits = latinDigits(text)
  const hour = /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)/.exec(digits)
  const zone = /[(（]\s*([A-Za-z_]+(?:\/[A-Za-z_+\-0-9]+)*)\s*[)）]/.exec(text)
  if (day.values.length !== 1 || !hour || !zone) return nothing
  return one(
    `${String(day.values[0])}T${(hour[1] ?? '').padStart(2, '0')}:${hour[2] ?? ''}[${zone[1] ?? ''}]`,
  )
}

function readInteger(vocabulary: Vocabulary, words: string, text: string): ReadValue {
  const digits = latinDigits(text)
  if (!words.endsWith('Months')) {
    const number = digits.replaceAll(/(?<=\d)[\s\u00a0\u202f,.](?=\d{3}(?!\d))/g, '')
    return /^\d{1,9}$/.test(number) ? one(Number(number)) : nothing
  }
  const numbers = [...digits.matchAll(/\d+/g)]
  const unit = plain(digits.replace(/^.*?\d+/su, ''))
  const [first] = numbers
  // From two to eight years: the form wants the greater, and which is which a person reads faster than we do.
  if (numbers.length !== 1 || first === undefined) return writtenMonths(vocabulary, text)
  for (const [key, months] of [
    ['month', 1],
    ['year', 12],
  ] as const) {
    const named = vocabulary
      .phrases(key)
      .some(
        phrase =>
          unit === phrase ||
          unit.startsWith(`${phrase} `) ||
          (vocabulary.language === 'zh' && unit.startsWith(phrase)),
      )
    if (named) return one(Number(first[0]) * months)
  }
  return nothing
}

/** Arabic counts one and two months without a figure. */
function writtenMonths({ words }: Vocabulary, text: string): ReadValue {
  const message = words['letter.months'] ?? ''
  for (const [form, count] of [
    ['one', 1],
    ['two', 2],
  ] as const) {
    if (new RegExp(`${form} \\{([^{}]+)\\}`).exec(message)?.[1] === text) return one(count)
  }
  return nothing
}

function readYesNo(vocabulary: Vocabulary, text: string): ReadValue {
  const said = plain(text)
  if (said === plain(vocabulary.words['letter.yes'] ?? '') || vocabulary.is('yes', said)) return one(true)
  if (said === plain(vocabulary.words['letter.no'] ?? '') || vocabulary.is('no', said)) return one(false)
  return nothing
}

function roleOf(vocabulary: Vocabulary, words: string, line: Line, options: readonly string[]): ReadValue {
  if (words !== 'persons.role') return nothing
  const found = options.filter(option => vocabulary.is(`role.${option}`, line.plain))
  return found.length === 1 ? one(found[0]) : nothing
}

/** Options side by side. All of the text must be options: half of a list is not the list. */
export function readChoices(
  vocabulary: Vocabulary,
  words: string,
  line: Pick<Line, 'plain'>,
  options: readonly string[],
): ReadValue {
  const known = options
    .map(option => ({ option, text: vocabulary.option(words, option) }))
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => b.text.length - a.text.length)
  let rest = line.plain
  const found: string[] = []
  while (rest !== '') {
    const next = known.find(({ text }) => rest === text || rest.startsWith(text))
    if (next) {
      found.push(next.option)
      rest = rest.slice(next.text.length).trim()
    } else {
      // What joins the last two: and, et, y, и, 和; Arabic writes it to the word.
      const joint = /^(?:and|et|y|e|и|和|و)\s*/u.exec(rest)
      if (!joint) return nothing
      rest = rest.slice(joint[0].length)
    }
  }
  return found.length === 0 ? nothing : one(options.filter(option => found.includes(option)))
}
