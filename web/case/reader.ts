import { localeOf, type Say } from '#web/words/words.ts'

/** Words and figures for the person who reads the page. */
export interface Reader {
  /** A sentence by its key, with its values. */
  readonly say: Say
  /** Language of the page: `en`, `ar`. */
  readonly language: string
  /** IANA zone of the reader. */
  readonly zone: string
}

/** `3 November`, with the year when it is not the reader's. Takes an instant, or a date without a clock. */
export function dayOf({ language, zone }: Reader, at: string, now = Date.now()): string {
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(at)
  const date = new Date(plain ? `${at}T12:00:00Z` : at)
  if (Number.isNaN(date.getTime())) return at
  const timeZone = plain ? 'UTC' : zone
  const year = (value: Date | number) =>
    new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(value)
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone,
    day: 'numeric',
    month: 'long',
    ...(year(date) === year(now) ? {} : { year: 'numeric' }),
  }).format(date)
}

/** `Fri 27 Nov`: a date in a narrow place. */
export function shortDayOf({ language, zone }: Reader, at: string, withWeekday = false): string {
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(at)
  const date = new Date(plain ? `${at}T12:00:00Z` : at)
  if (Number.isNaN(date.getTime())) return at
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: plain ? 'UTC' : zone,
    day: 'numeric',
    month: 'short',
    ...(withWeekday ? { weekday: 'short' } : {}),
  }).format(date)
}

/** `16:40` on the reader's clock. */
export function clockOf({ language, zone }: Reader, at: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))
}

/** `bank records, a hearing and a freezing`, as the language joins a list. */
export function listed({ language }: Reader, words: readonly string[]): string {
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(words)
}

/** A label in the middle of a sentence: `Bank records` becomes `bank records`. */
export function inSentence({ language }: Reader, label: string): string {
  // An abbreviation keeps its capitals.
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase(language) + label.slice(1)
}

/** A measure as a sentence speaks of it: `the bank records`. */
export function measureName(reader: Reader, prefix: string, kind: string): string {
  const key = `${prefix}.kind.${kind}.inSentence`
  const said = reader.say(key)
  return said === key ? inSentence(reader, reader.say(`${prefix}.kind.${kind}`)) : said
}
