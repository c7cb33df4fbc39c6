import type { UntocCitation } from './instrument.ts'

/** The nine purposes for which help may be asked. Each measure of a request has one. */
export const purposes = {
  evidence: { letter: 'a', citation: 'UNTOC 18(3)(a)' },
  service: { letter: 'b', citation: 'UNTOC 18(3)(b)' },
  searchSeizureFreezing: { letter: 'c', citation: 'UNTOC 18(3)(c)' },
  inspection: { letter: 'd', citation: 'UNTOC 18(3)(d)' },
  information: { letter: 'e', citation: 'UNTOC 18(3)(e)' },
  records: { letter: 'f', citation: 'UNTOC 18(3)(f)' },
  tracing: { letter: 'g', citation: 'UNTOC 18(3)(g)' },
  appearance: { letter: 'h', citation: 'UNTOC 18(3)(h)' },
  other: { letter: 'i', citation: 'UNTOC 18(3)(i)' },
} as const satisfies Readonly<Record<string, { readonly letter: string; readonly citation: UntocCitation }>>

export type Purpose = keyof typeof purposes

/** The purpose a letter of 18(3) stands for: `c` is searches, seizures and freezing. */
export function purposeOfLetter(letter: string): Purpose | undefined {
  return purposeNames.find(name => purposes[name].letter === letter)
}

// The keys of a literal are exactly its type's keys.
export const purposeNames = Object.keys(purposes) as readonly Purpose[]
