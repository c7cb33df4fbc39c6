import pg from 'pg'

/**
 * How values come out of PostgreSQL: 64-bit integers as numbers, instants and dates as strings.
 * A JavaScript Date never appears: it has no PlainDate and quietly uses the machine's zone.
 * Needs the session settings of `sessionOptions`.
 */
export const types: pg.CustomTypesConfig = {
  // `as`: pg-types declares one overload for text and one for binary; we only ever receive text.
  getTypeParser: ((oid: number, format?: 'text' | 'binary'): unknown =>
    (format !== 'binary' && parsers.get(oid)) ||
    pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
}

/** Session settings on which the parsers rely. */
export const sessionOptions = '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601'

const text = (value: string): string => value

/** A bigint as a number. Throws beyond 2^53 − 1: a silently rounded number is worse than an error. */
export function parseInteger(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) {
    throw new RangeError(
      `The database returned ${value}, which a JavaScript number cannot hold exactly. Read this column as text.`,
    )
  }
  return number
}

const timestamptz = /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?\+00$/

/**
 * A timestamptz of a UTC session as ISO 8601 with milliseconds: `2026-11-23T09:00:00.000Z`.
 * Microseconds are cut off, not rounded. `infinity` and `-infinity` stay as they are.
 */
export function parseInstant(value: string): string {
  const parts = timestamptz.exec(value)
  if (parts === null) {
    if (value === 'infinity' || value === '-infinity') return value
    throw new RangeError(
      `The database returned the instant ${value}, which is not a time of the common era in UTC.`,
    )
  }
  const [, year, month, day, hour, minute, second, fraction = ''] = parts
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
}

/** Type 1009 is text[]: pg splits the literal into texts, we parse each. */
const splitArray: unknown = Reflect.apply(pg.types.getTypeParser, pg.types, [1009, 'text'])

const arrayOf =
  (parse: (value: string) => unknown) =>
  (value: string): unknown[] => {
    // `as`: pg declares the parsers of the array types as any; this one gives texts and nulls.
    const elements = (splitArray as (value: string) => (string | null)[])(value)
    return elements.map(element => (element === null ? null : parse(element)))
  }

const parsers = new Map<number, (value: string) => unknown>([
  [20, parseInteger], // int8
  [1016, arrayOf(parseInteger)], // int8[]
  [1082, text], // date
  [1182, arrayOf(text)], // date[]
  [1114, text], // timestamp without zone: ours never use it, but it must not become a local Date
  [1115, arrayOf(text)], // timestamp[]
  [1184, parseInstant], // timestamptz
  [1185, arrayOf(parseInstant)], // timestamptz[]
  [1186, text], // interval, ISO 8601
  [1187, arrayOf(text)], // interval[]
])
