import { cite } from './cite.ts'
import type { GoverningStack } from './governing.ts'
import type { Citation } from './instrument.ts'
import type { Topic } from './topics.ts'

/**
 * The grounds on which help may be refused, as the texts list them. A refusal names at least one
 * (`house refusal-on-a-coded-ground`); that 18(21) is a closed list is our decision, for the text does not
 * say "only". No ground is ever applied by the program: where the text says may, a person decides.
 */
interface Ground {
  readonly citation: Citation
  /** The topic under which the governing text is asked whether this ground is its own. */
  readonly topic: Extract<Topic, 'refusal' | 'dualCriminality' | 'confiscation'>
  /** The ground is open only for some measures. */
  readonly onlyFor?: 'confiscation' | 'coercive'
}

export const grounds = {
  notInConformity: { citation: 'UNTOC 18(21)(a)', topic: 'refusal' },
  essentialInterests: { citation: 'UNTOC 18(21)(b)', topic: 'refusal' },
  prohibitedForOwnAuthorities: { citation: 'UNTOC 18(21)(c)', topic: 'refusal' },
  contraryToLegalSystem: { citation: 'UNTOC 18(21)(d)', topic: 'refusal' },
  noDualCriminality: { citation: 'UNTOC 18(9)', topic: 'dualCriminality' },
  offenceNotCovered: { citation: 'UNTOC 13(7)', topic: 'confiscation', onlyFor: 'confiscation' },
  aureliaCordoviaEssentialInterests: { citation: 'XA-XC 12(1)(a)', topic: 'refusal' },
  aureliaCordoviaJudgedBefore: { citation: 'XA-XC 12(1)(b)', topic: 'refusal' },
  aureliaCordoviaMilitaryOffence: { citation: 'XA-XC 12(1)(c)', topic: 'refusal' },
  aureliaCordoviaNoDualCriminality: {
    citation: 'XA-XC 12(2)',
    topic: 'dualCriminality',
    onlyFor: 'coercive',
  },
} as const satisfies Readonly<Record<string, Ground>>

export type GroundCode = keyof typeof grounds
// The keys of a literal are exactly its type's keys.
export const groundCodes = Object.keys(grounds) as readonly GroundCode[]

/** A ground as it is offered in a case. */
export interface OpenGround {
  readonly code: GroundCode
  readonly citation: Citation
  readonly onlyFor: 'confiscation' | 'coercive' | null
}

/** What is never a ground of refusal, however a request is answered. */
export const notGrounds = {
  bankSecrecy: { topic: 'bankSecrecy', citation: 'UNTOC 18(8)' },
  /** Only by itself: the offence may have a fiscal side and be refused on another ground. */
  fiscalAlone: { topic: 'fiscal', citation: 'UNTOC 18(22)' },
} as const satisfies Readonly<Record<string, { readonly topic: Topic; readonly citation: Citation }>>

export type NotGroundCode = keyof typeof notGrounds

/**
 * The grounds the governing texts of a case allow, in the order of the texts. Empty where no treaty binds
 * the two: then nothing obliges to help, and a refusal rests on domestic law.
 */
export function groundsFor(stack: GoverningStack): readonly OpenGround[] {
  return groundCodes.flatMap(code => {
    const ground: Ground = grounds[code]
    const open = cite(stack, ground.topic)?.citations.includes(ground.citation)
    return open ? [{ code, citation: ground.citation, onlyFor: ground.onlyFor ?? null }] : []
  })
}

/** What the governing texts of a case exclude as a ground, each with the paragraph that says so. */
export function notGroundsFor(
  stack: GoverningStack,
): readonly { readonly code: NotGroundCode; readonly citation: Citation }[] {
  // The keys of a literal are exactly its type's keys.
  return (Object.keys(notGrounds) as NotGroundCode[]).flatMap(code => {
    const governing = cite(stack, notGrounds[code].topic)
    if (!governing || governing.layer === 'domestic' || governing.layer === 'house') return []
    return [{ code, citation: governing.citation as Citation }] // outside the domestic layer a citation is one
  })
}
