import type { ReactNode } from 'react'
import { procedures } from '#procedures/procedures.ts'
import { wordsPrefix, type Words } from '../words/words.ts'

/** What an act that arrived did, in a sentence: `Borealia accepted a measure for execution`. */
export function actSaid({ has, rich, say }: Words, type: string, who: ReactNode): ReactNode {
  const key = Object.keys(procedures)
    .map(procedure => `${wordsPrefix(procedure)}.act.${type}.done`)
    .find(has)
  return key === undefined ? who : rich(key, { who, measure: say('case.changed.aMeasure') })
}
