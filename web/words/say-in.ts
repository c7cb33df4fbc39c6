import IntlMessageFormat from 'intl-messageformat'
import { localeOf, type Say } from './words.ts'

/** The words of a language as a function, outside the page's own: for a letter in French on an English page. */
export function sayIn(language: string, messages: Readonly<Record<string, string>>): Say {
  const made = new Map<string, IntlMessageFormat>()
  return (key, values) => {
    const message = messages[key]
    if (message === undefined) return key
    const format = made.get(key) ?? new IntlMessageFormat(message, localeOf(language))
    made.set(key, format)
    return String(format.format({ ...values }))
  }
}
