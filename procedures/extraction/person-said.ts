import type { Line } from './lines.ts'
import { plain } from './plain.ts'
import { readDate, type ReadValue } from './read-value.ts'
import type { Vocabulary } from './vocabulary.ts'

interface PersonSaid {
  /** `undefined` where it cannot be told which words are the name. */
  readonly name?: string
  readonly born: ReadValue
  readonly citizenship?: string
}

/**
 * A person as one line tells them: `Otto Halden, born 12 May 1980, citizen of Aurelia`. The name is what stands before
 * the first part that begins with a known word; of anything else between the commas nothing is made.
 */
export function personSaid(vocabulary: Vocabulary, line: Line): PersonSaid {
  const parts = line.text
    .split(/[,،，;；()（）]/u)
    .map(part => part.trim().replace(/\.$/, ''))
    .filter(part => part !== '')
  const begins = (part: string, key: string) =>
    vocabulary.phrases(key).find(phrase => {
      const said = plain(part)
      return (
        said === phrase ||
        said.startsWith(`${phrase} `) ||
        (vocabulary.language === 'zh' && said.startsWith(phrase))
      )
    })
  const known = parts.map(
    part => begins(part, 'born') ?? begins(part, 'citizen') ?? birthAfter(vocabulary, part),
  )
  const first = known.findIndex(one => one !== undefined)
  const names = parts.slice(0, first === -1 ? parts.length : first)
  const bornPart = parts.find(
    part => begins(part, 'born') !== undefined || birthAfter(vocabulary, part) !== undefined,
  )
  const citizenPart = parts.find(part => begins(part, 'citizen') !== undefined)
  const name = nameOf(names)
  const citizenship = citizenPart && afterPhrase(citizenPart, begins(citizenPart, 'citizen') ?? '')
  return {
    ...(name === undefined ? {} : { name }),
    born: bornPart === undefined ? { values: [] } : readDate(bornPart, vocabulary.language),
    ...(citizenship ? { citizenship } : {}),
  }
}

/** `12.05.1980 г.р.`: Russian says it after the day. */
function birthAfter({ language }: Vocabulary, part: string): string | undefined {
  return language === 'ru' && /\d{4}\s*(?:г\.?\s*р\.?|года рождения)/u.test(part) ? 'г р' : undefined
}

/** One part, or a family name in capitals and what was given. */
function nameOf(parts: readonly string[]): string | undefined {
  const [family = '', given = '', ...more] = parts
  if (family === '' || /[\d@]/.test(family) || more.length > 0 || family.split(/\s+/).length > 6)
    return undefined
  if (given === '') return family
  const isFamily = family === family.toUpperCase() && family !== family.toLowerCase()
  return isFamily && given.split(/\s+/).length <= 3 && !/\d/.test(given) ? `${family}, ${given}` : undefined
}

/** The words after a phrase as the letter has them. */
function afterPhrase(part: string, phrase: string): string | undefined {
  const words = part.split(/[\s:：]+/u)
  const length = phrase.split(' ').length
  if (/\p{Script=Han}/u.test(phrase)) return part.slice(phrase.length).replace(/^[:：\s]+/u, '') || undefined
  return words.slice(length).join(' ') || undefined
}
