import type { Field, Fields } from '../field.ts'
import { lexicon } from './lexicon.ts'
import { lexiconScripts } from './lexicon-scripts.ts'
import { plain } from './plain.ts'

/** Words of the letters by language, as the word files hold them. */
export type WordsByLanguage = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A label of a section, and the field it names; `path` runs from the item where the field lies in one. */
export interface Label {
  readonly raw: string
  readonly plain: string
  readonly path: string
  /** Path of the words: `measures.bankRecords.account`. */
  readonly words: string
  readonly field: Field
}

/** What a letter in one language is read by. */
export interface Vocabulary {
  readonly language: string
  readonly words: Readonly<Record<string, string>>
  /** Our own heading, or one that others use, to the section. */
  readonly own: ReadonlyMap<string, string>
  readonly headings: ReadonlyMap<string, string>
  /** Whether a plain text is one of the phrases under a key of the lexicon. */
  readonly is: (key: string, text: string) => boolean
  readonly phrases: (key: string) => readonly string[]
  /** The keys under which a plain label stands: `persons.name`, `role.suspect`. */
  readonly keysOf: (label: string) => readonly string[]
  /** Labels of our own letters for a set of fields. */
  readonly labels: (fields: Fields, words: string) => readonly Label[]
  /** The word of an option of a field, in plain form. */
  readonly option: (words: string, option: string) => string
}

/** The languages the lexicon knows. */
export const readable = ['en', 'fr', 'es', 'ar', 'ru', 'zh'] as const

/** @param prefix of the procedure's words: `mla` */
export function vocabularyOf(language: string, all: WordsByLanguage, prefix: string): Vocabulary {
  const words = all[language] ?? {}
  const phrases = phrasesOf(language)
  const keys = new Map<string, string[]>()
  for (const [key, some] of phrases) {
    for (const one of some) keys.set(one, [...(keys.get(one) ?? []), key])
  }
  const own = new Map(
    Object.entries(words).flatMap(([key, text]) => {
      const section = /^letter\.heading\.(\w+)$/.exec(key)?.[1]
      return section === undefined ? [] : [[plain(text), section] as const]
    }),
  )
  const headings = new Map([
    ...[...phrases].flatMap(([key, some]) =>
      key.startsWith('heading.') ? some.map(one => [one, key.slice('heading.'.length)] as const) : [],
    ),
    ...own,
  ])
  return {
    language,
    words,
    own,
    headings,
    is: (key, text) => (phrases.get(key) ?? []).includes(text),
    phrases: key => phrases.get(key) ?? [],
    keysOf: label => keys.get(label) ?? [],
    labels: (fields, at) =>
      labelsOf(fields, at, '').flatMap(({ path, words: of, field }) => {
        const raw = words[`${prefix}.form.${of}`]
        return raw === undefined ? [] : [{ raw, plain: plain(raw), path, words: of, field }]
      }),
    option: (of, option) => plain(words[`${prefix}.option.${of}.${option}`] ?? ''),
  }
}

/** Words before a procedure's own: `mutual-legal-assistance` has `mla`. */
export function prefixOf(procedure: { readonly id: string }): string {
  return procedure.id
    .split('-')
    .map(part => part.slice(0, 1))
    .join('')
}

function phrasesOf(language: string): ReadonlyMap<string, readonly string[]> {
  const some = lexicon[language] ?? lexiconScripts[language] ?? {}
  return new Map(Object.entries(some).map(([key, list]) => [key, list.split('|').map(plain)]))
}

/** Fields that a row or a labelled text holds; groups opened, lists left out: their items come apart. */
function labelsOf(
  fields: Fields,
  words: string,
  path: string,
): readonly { path: string; words: string; field: Field }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const here = {
      path: path === '' ? name : `${path}.${name}`,
      words: words === '' ? name : `${words}.${name}`,
      field,
    }
    if (field.kind === 'group') return labelsOf(field.fields, here.words, here.path)
    return field.kind === 'list' || field.kind === 'kinds' || field.kind === 'ofKind' ? [] : [here]
  })
}

/**
 * The language a letter is written in: by its script, and where three share one, by the words that each uses all the
 * time. `undefined` where no language is clearly ahead.
 */
export function languageOf(text: string): string | undefined {
  const count = (shape: RegExp) => text.match(shape)?.length ?? 0
  const scripts = {
    zh: count(/\p{Script=Han}/gu) * 3,
    ar: count(/\p{Script=Arabic}/gu),
    ru: count(/\p{Script=Cyrillic}/gu),
  }
  const latin = count(/\p{Script=Latin}/gu)
  const [script, most] = Object.entries(scripts).toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
  // Names and addresses in Latin letters stand in every letter.
  if (most > latin / 2 && most > 20) return script
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const counts = Object.entries(common).map(([language, its]) => {
    const used = new Set(its.split(' '))
    return [language, words.filter(one => used.has(one)).length] as const
  })
  const [first, second] = counts.toSorted((a, b) => b[1] - a[1])
  return first && first[1] >= 3 && first[1] > 1.5 * (second?.[1] ?? 0) ? first[0] : undefined
}

/** Short words that one language uses all the time and the two others hardly. */
const common = {
  en: 'the of and to is that with by for was on at our your this be are has from name',
  fr: 'le les des du et est une dans pour par sur au aux qui notre votre cette nous vous ce nom à',
  es: 'el los las del y una para por con su sus este que se nuestra fue al es nombre ha',
} as const
