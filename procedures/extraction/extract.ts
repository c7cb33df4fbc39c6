import { fieldsOf, type Procedure } from '../procedure.ts'
import { letterFacts } from './letter-facts.ts'
import { linesOf } from './lines.ts'
import { readOther } from './other-letter.ts'
import { ownHeadings, readOwn, type Reading } from './own-letter.ts'
import { plain, recordsOf } from './plain.ts'
import { type Extracted, gathering, type Proposal } from './proposal.ts'
import { languageOf, prefixOf, readable, vocabularyOf, type WordsByLanguage } from './vocabulary.ts'

/**
 * What a letter that carries a request seems to say, field by field, each with the words it comes from. No statistics
 * and no guessing: a value is proposed where a label, a heading or a check digit says so, and where two readings are
 * possible both are, with the doubt. The same text gives the same proposals.
 *
 * @param words the words of letters, by language; a letter is read in one language, its own
 * @param by who wrote the letter, as free texts name their author
 */
export function extract(
  text: string,
  {
    procedure,
    words,
    by,
  }: { readonly procedure: Procedure; readonly words: WordsByLanguage; readonly by: string },
): Extracted {
  const lines = linesOf(text)
  const prefix = prefixOf(procedure)
  const out = gathering(text)
  const fields = fieldsOf(procedure.form)
  const ours = readable
    .map(language => {
      const vocabulary = vocabularyOf(language, words, prefix)
      return { vocabulary, headings: ownHeadings({ lines, vocabulary }) }
    })
    .toSorted((a, b) => b.headings - a.headings)[0]
  // Then the wording is ours, and so is the language.
  const isOurs = ours !== undefined && ours.headings >= 3 && hasOurSentence(text, ours.vocabulary.words)
  const language = isOurs ? ours.vocabulary.language : languageOf(text)
  if (language === undefined) return { language, proposals: [], left: [], letter: { dated: [] } }
  const vocabulary = vocabularyOf(language, words, prefix)
  const reading: Reading = { text, lines, fields, prefix, vocabulary, by, out }
  if (isOurs) readOwn(reading)
  else readOther(reading)
  const letter = letterFacts(reading)
  if (fields['languages'] && !out.proposals.some(one => one.path === 'languages')) {
    const first = lines.find(line => line.text.length > 20) ?? { from: 0, to: 0 }
    out.propose('languages', [language], first, { by: 'language', value: language })
  }
  return { language, proposals: withReferences(out.proposals), left: out.left, letter }
}

/** Headings are common property; two sentences about use and consultation close every letter of ours. */
function hasOurSentence(text: string, words: Readonly<Record<string, string>>): boolean {
  // Where a page breaks a line, Chinese has no space to lose.
  const squeezed = plain(text).replaceAll(' ', '')
  return ['letter.useLimited', 'letter.consult'].some(key => {
    const sentence = plain(words[key] ?? '').replaceAll(' ', '')
    return sentence !== '' && squeezed.includes(sentence)
  })
}

/** Rows that name persons or proceedings of the letter, by the ids these are proposed under; all of them or none. */
function withReferences(proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals.flatMap((one): Proposal[] => {
    const [named] = recordsOf([one.value])
    const { names, list } = named ?? {}
    if (typeof names !== 'string' || typeof list !== 'string') return [one]
    const known = proposals.flatMap(other => {
      const [at, id, name] = other.path.split('.')
      return at === list &&
        id !== undefined &&
        (name === 'name' || name === 'originalName') &&
        typeof other.value === 'string'
        ? [{ id, name: plain(other.value) }]
        : []
    })
    let rest = ` ${plain(names)} `
    const ids = known
      .toSorted((a, b) => b.name.length - a.name.length)
      .flatMap(({ id, name }) => {
        if (
          !rest.includes(` ${name} `) &&
          !(/\p{Script=Han}|\p{Script=Arabic}/u.test(name) && rest.includes(name))
        )
          return []
        rest = rest.replace(name, ' ')
        return [id]
      })
    const order = [...new Set(known.map(({ id }) => id))].filter(id => ids.includes(id))
    return order.length > 0 && /^[\s]*(?:(?:and|et|y|e|и|和|و)\s*)*$/u.test(rest)
      ? [{ ...one, value: order }]
      : []
  })
}
