import { datesIn } from './dates.ts'
import { labelledAs, lineAt, type Line, partsOf, uncounted } from './lines.ts'
import { headingOf, type Reading } from './own-letter.ts'
import { plain } from './plain.ts'
import type { LetterFacts, Passage } from './proposal.ts'

/** Most lines above the request in which a letter names itself. */
const head = 40

/**
 * The reference of the authority that wrote and the day of its letter, from what stands above the request. Of ours and
 * yours only the writer's own is taken; a day inside a sentence is not the letter's.
 */
export function letterFacts({ text, lines, vocabulary }: Reading): LetterFacts {
  const first = lines.findIndex(
    line => headingOf(vocabulary.headings, uncounted(text, line).line) !== undefined,
  )
  const above = lines.slice(0, first === -1 ? head : Math.min(first, head))
  const isLabel = (label: string) => vocabulary.keysOf(label).some(key => key.startsWith('cites.'))
  let reference: Passage | undefined
  const dated: Passage[] = []
  for (const line of above.flatMap(one => partsOf(text, one, isLabel))) {
    const labelled = labelledAs(text, line)
      .map(one => ({ ...one, key: vocabulary.keysOf(one.label).find(key => key.startsWith('cites.')) }))
      .findLast(one => one.key !== undefined)
    const ownLabel = ownReference(vocabulary.words['letter.reference'], text, line)
    if (labelled?.key === 'cites.theirs') continue
    if (ownLabel || labelled?.key === 'cites.ours') {
      const value = ownLabel ?? labelled?.value
      if (value && reference === undefined) {
        const [date] = datesIn(value.text, vocabulary.language)
        // `5/1-23 of 12 March 2026`: the day stands after the number, and what joins them belongs to neither.
        const number = date
          ? value.text.slice(0, date.from).replace(/[\s,،]*(?:\p{L}{1,6}\.?|\()?\s*$/u, '')
          : value.text
        const at = lineAt(text, value.from, value.from + number.length)
        if (/\p{N}/u.test(at.text) && at.text.length <= 60) reference = passage(at.text, at)
        if (date?.days.length) dated.push(...daysOf(text, value, date))
      }
      continue
    }
    if (labelled?.key === 'cites.date') {
      const found = datesIn(labelled.value.text, vocabulary.language).filter(one => one.hijri !== true)
      if (found.length === 1 && found[0]) dated.push(...daysOf(text, labelled.value, found[0]))
      continue
    }
    dated.push(...placeAndDate(text, line, vocabulary.language))
  }
  const days = [...new Map(dated.map(one => [one.value, one])).values()]
  return { ...(reference ? { reference } : {}), dated: days }
}

/** `Our reference: {reference}` as the words of our letters have it. */
function ownReference(message: string | undefined, text: string, line: Line): Line | undefined {
  const label = message?.split('{reference}')[0]?.trim() ?? ''
  if (label === '' || !line.text.startsWith(label)) return undefined
  return lineAt(text, line.from + label.length, line.to)
}

/** A line that is a place and a day and nothing more: `Port Serin, 23 November 2026`. */
function placeAndDate(text: string, line: Line, language: string): Passage[] {
  const found = datesIn(line.text, language)
  const [date] = found
  if (found.length !== 1 || !date || /[:：]/u.test(line.text)) return []
  const before = plain(line.text.slice(0, date.from))
    .split(' ')
    .filter(word => word !== '')
  const after = plain(line.text.slice(date.to))
  // A number before it is no place; a sentence is longer than one.
  if (
    before.length > 4 ||
    before.some(word => /\p{N}/u.test(word)) ||
    !['', 'г', 'м', 'م', 'года'].includes(after)
  )
    return []
  return daysOf(text, line, date)
}

function daysOf(
  text: string,
  line: Line,
  date: { from: number; to: number; days: readonly string[] },
): Passage[] {
  const at = lineAt(text, line.from + date.from, line.from + date.to)
  return date.days.map(day => passage(day, at))
}

function passage(value: string, { text, from, to }: Line): Passage {
  return { value, words: text, from, to }
}
