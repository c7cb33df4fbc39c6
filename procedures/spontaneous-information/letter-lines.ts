import { centralAuthority, type Profile } from '#law/profiles/shape.ts'
import { blank } from '../blank.ts'
import type { Field, Fields, Prose } from '../field.ts'
import type { Block, LetterInput } from '../letter.ts'

type Say = Pick<LetterInput, 'say' | 'language'>
type Values = Readonly<Record<string, unknown>>

/** Where the words of a set of fields are kept: `si.form` and `si.option`, or those of an act. */
interface Keyed {
  readonly label: string
  readonly option: string
}
export const formWords: Keyed = { label: 'si.form', option: 'si.option' }
export const actWords = (act: string): Keyed => ({
  label: `si.act.${act}.field`,
  option: `si.act.${act}.option`,
})

/**
 * Fields as blocks: what reads alike in every language as rows, each free text under its label, in the letter's
 * language or, where there is none, marked in the one it was written in. Groups open up, lists do not.
 *
 * @param at path of the values, items by id; words stand under the same path without ids
 */
export function linesOf(
  input: Say,
  fields: Fields,
  values: Values,
  keyed: Keyed,
  at: { path: string; words: string } = { path: '', words: '' },
): readonly Block[] {
  const told = Object.entries(fields).filter(([name]) => !blank(values[name]))
  const below = (name: string) => ({
    path: at.path ? `${at.path}.${name}` : name,
    words: at.words ? `${at.words}.${name}` : name,
  })
  const rows = told.flatMap(([name, field]) => {
    const here = below(name)
    const value = shortOf(input, field, values[name], `${keyed.option}.${here.words}`)
    return value === '' ? [] : [{ label: input.say(`${keyed.label}.${here.words}`), value, path: here.path }]
  })
  const texts = told.flatMap(([name, field]): readonly Block[] => {
    const here = below(name)
    if (field.kind === 'group') return linesOf(input, field.fields, values[name] as Values, keyed, here)
    if (field.kind !== 'prose') return []
    return proseOf(input, values[name] as Prose, input.say(`${keyed.label}.${here.words}`), here.path)
  })
  return [...(rows.length === 0 ? [] : [{ kind: 'facts', rows } as const]), ...texts]
}

/** A free text after its label. Where it is in another language only, a line says so. */
export function proseOf({ say, language }: Say, prose: Prose, label: string, path: string): readonly Block[] {
  const labelled = (text: string): Block => ({
    kind: 'text',
    text: say('letter.labelled', { label, text }),
    path,
  })
  const here = prose[language]?.text.trim() ?? ''
  if (here !== '') return [labelled(here)]
  const other = Object.entries(prose).find(([, version]) => version.text.trim() !== '')
  if (!other) return []
  const original = new Intl.DisplayNames([language], { type: 'language' }).of(other[0]) ?? other[0]
  return [
    { kind: 'text', text: say('letter.untranslated', { original }), path, missing: true },
    labelled(other[1].text.trim()),
  ]
}

/** The date of a letter, written out: `23 November 2026`. */
export function dateIn(language: string, date: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    calendar: 'gregory',
    timeZone: 'UTC',
  }).format(Date.parse(`${date.slice(0, 10)}T00:00Z`))
}

/** A name in the letter's language, or in English where its State gave none in that language. */
export function nameIn(names: Readonly<Record<string, string | undefined>>, language: string): string {
  return names[language] ?? names['en'] ?? ''
}

/** The authority that writes or is written to; its State where none was designated. */
export function nameOf(profile: Profile, language: string): string {
  return nameIn(centralAuthority(profile)?.names ?? profile.names, language)
}

/** The lines of its address, its name first. */
export function addressOf(profile: Profile, language: string): readonly string[] {
  const address = centralAuthority(profile)?.address.split('\n') ?? []
  return [nameOf(profile, language), ...address]
}

function shortOf({ say, language }: Say, field: Field, value: unknown, option: string): string {
  switch (field.kind) {
    case 'line':
      return String(value)
    case 'date':
      return dateIn(language, String(value))
    case 'yesNo':
      return say(value === true ? 'letter.yes' : 'letter.no')
    case 'choice':
      return say(`${option}.${String(value)}`)
    case 'choices':
      return (value as readonly string[])
        .map(one => say(`${option}.${one}`))
        .join({ ar: '، ', zh: '、' }[language] ?? ', ')
    default:
      return ''
  }
}

/** Day before month in English, Latin digits in Arabic. */
function localeOf(language: string): string {
  return { en: 'en-GB', ar: 'ar-u-nu-latn' }[language] ?? language
}
