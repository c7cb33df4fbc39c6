import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { letterLanguages } from '#procedures/letter.ts'

/** Says a sentence of the procedures' words in one language. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Languages in which the procedures say everything; in the others only what letters need. */
const everything: readonly string[] = ['en', 'fr', 'ar']

/** Whether letters are written in a language. */
export function isLetterLanguage(language: string): boolean {
  return (letterLanguages as readonly string[]).includes(language)
}

const said = new Map<string, Say>()

/**
 * The words of a language. A key that does not exist is an error of ours and throws: a letter with a hole in
 * it must not leave.
 *
 * @example sayIn('fr')('letter.title') // 'Demande d’entraide judiciaire'
 */
export function sayIn(language: string): Say {
  const known = said.get(language)
  if (known) return known
  const words = readWords(language)
  const formats = new Map<string, IntlMessageFormat>()
  const say: Say = (key, values = {}) => {
    const format = formats.get(key) ?? new IntlMessageFormat(wordsOf(words, key, language), locale(language))
    formats.set(key, format)
    return String(format.format(values))
  }
  said.set(language, say)
  return say
}

/** Arabic letters use the digits every reader of a file number can copy. */
const locale = (language: string): string => (language === 'ar' ? 'ar-u-nu-latn' : language)

function readWords(language: string): Record<string, string> {
  if (!isLetterLanguage(language)) throw new Error(`There are no words in the language ${language}`)
  const folder = everything.includes(language) ? '' : 'letters/'
  const file = new URL(`../../procedures/words/${folder}${language}.json`, import.meta.url)
  // Our own file; a test holds it against the keys that are needed.
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
}

function wordsOf(words: Record<string, string>, key: string, language: string): string {
  const text = Object.hasOwn(words, key) ? words[key] : undefined
  if (text === undefined) throw new Error(`The word ${key} is missing in ${language}`)
  return text
}
