import type { askStages } from '#api/asks.ts'
import type { Prose } from '#procedures/field.ts'
import type { Tone } from '../parts/shape.tsx'

type Stage = (typeof askStages)[number]

/** An ask becomes a request for assistance, so its steps are called as in that procedure. */
export const askPrefix = 'mla'

/** Whose turn an ask is, as whoever asked sees it: hers to correct or to read, else with others, or over. */
export function askTone(stage: Stage): Tone {
  switch (stage) {
    case 'returned':
    case 'delivered':
      return 'warn'
    case 'useReported':
      return 'ok'
    case 'declined':
      return 'stop'
    case 'withdrawn':
    case 'closed':
      return 'plain'
    default:
      return 'theirs'
  }
}

/** Where the asker has something to do. */
export const waitsForAsker: readonly Stage[] = ['returned', 'delivered']

/** Languages in which an authority writes here; the page's own comes first. */
const writable = ['en', 'fr', 'ar', 'es', 'ru', 'zh']

/** Languages to choose from, the reader's first. */
export function writingLanguages(page: string): string[] {
  return [page, ...writable.filter(code => code !== page)]
}

/** A text as written in one language by one person. */
export function writtenIn(language: string, text: string, by: string): Prose {
  return { [language]: { text, origin: 'written', by } }
}
