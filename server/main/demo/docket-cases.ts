import type { DemoState } from './prepare.ts'

/** A step of a script: what the people of the two offices do next. */
export type DocketStep =
  | 'incomplete'
  | 'submit'
  | 'return'
  | 'abandon'
  | 'approve'
  | 'send'
  | 'register'
  | 'ask'
  | 'answer'
  | 'acceptFirst'
  | 'acceptAll'
  | 'consultLast'
  | 'reply'
  | 'propose'
  | 'acceptCondition'
  | 'refuseLast'
  | 'postponeLast'
  | 'deliverFirst'
  | 'deliverRest'
  | 'respond'
  | 'withdraw'
  | 'closeRequesting'
  | 'closeRequested'
  | 'reopen'

export interface DocketCase {
  readonly from: DemoState
  readonly theme: number
  readonly daysAgo: number
  readonly confidentiality?: 0 | 1
  readonly steps: readonly DocketStep[]
}

const out: DocketStep[] = ['submit', 'approve', 'send']
const taken: DocketStep[] = [...out, 'register']
const working: DocketStep[] = [...taken, 'acceptAll']
const answered: DocketStep[] = [...working, 'deliverRest', 'respond']
const bothClosed: DocketStep[] = [...answered, 'closeRequesting', 'closeRequested']

/** Some thirty cases between Aurelia and Borealia, so that every state of the lifecycle is there to be seen. */
export const docketCases: readonly DocketCase[] = [
  { from: 'XA', theme: 3, daysAgo: 190, steps: bothClosed },
  { from: 'XB', theme: 8, daysAgo: 176, steps: bothClosed },
  {
    from: 'XA',
    theme: 5,
    daysAgo: 168,
    steps: [
      ...taken,
      'ask',
      'answer',
      'acceptAll',
      'deliverRest',
      'respond',
      'closeRequesting',
      'closeRequested',
    ],
  },
  {
    from: 'XA',
    theme: 10,
    daysAgo: 151,
    steps: [...taken, 'consultLast', 'reply', 'refuseLast', 'respond', 'closeRequesting', 'closeRequested'],
  },
  { from: 'XB', theme: 2, daysAgo: 140, steps: [...answered, 'closeRequesting', 'reopen'] },
  { from: 'XA', theme: 7, daysAgo: 133, steps: [...answered, 'closeRequested'] },
  { from: 'XB', theme: 11, daysAgo: 121, confidentiality: 1, steps: answered },
  { from: 'XA', theme: 1, daysAgo: 110, steps: [...working, 'withdraw'] },
  { from: 'XA', theme: 4, daysAgo: 104, steps: [...taken, 'withdraw', 'closeRequesting', 'closeRequested'] },
  {
    from: 'XB',
    theme: 6,
    daysAgo: 96,
    steps: [...taken, 'consultLast', 'propose', 'acceptCondition', 'deliverRest', 'respond'],
  },
  {
    from: 'XA',
    theme: 9,
    daysAgo: 88,
    steps: [...taken, 'acceptFirst', 'consultLast', 'reply', 'postponeLast', 'deliverFirst'],
  },
  { from: 'XA', theme: 0, daysAgo: 81, confidentiality: 1, steps: [...working, 'deliverFirst'] },
  { from: 'XB', theme: 5, daysAgo: 77, steps: [...working, 'deliverFirst'] },
  { from: 'XB', theme: 9, daysAgo: 70, steps: [...taken, 'acceptFirst', 'consultLast', 'reply'] },
  { from: 'XA', theme: 2, daysAgo: 62, steps: [...taken, 'acceptFirst', 'consultLast'] },
  { from: 'XA', theme: 11, daysAgo: 55, steps: [...taken, 'ask', 'answer', 'acceptAll'] },
  { from: 'XB', theme: 1, daysAgo: 49, steps: [...taken, 'ask'] },
  { from: 'XA', theme: 8, daysAgo: 44, steps: [...taken, 'ask'] },
  { from: 'XA', theme: 6, daysAgo: 40, steps: [...taken, 'consultLast', 'propose'] },
  { from: 'XB', theme: 7, daysAgo: 33, steps: working },
  { from: 'XA', theme: 5, daysAgo: 27, steps: taken },
  { from: 'XB', theme: 3, daysAgo: 24, steps: taken },
  { from: 'XB', theme: 10, daysAgo: 18, steps: taken },
  { from: 'XA', theme: 9, daysAgo: 13, steps: out },
  { from: 'XB', theme: 0, daysAgo: 9, steps: out },
  { from: 'XB', theme: 4, daysAgo: 6, steps: out },
  { from: 'XA', theme: 7, daysAgo: 6, steps: ['submit', 'approve'] },
  { from: 'XB', theme: 6, daysAgo: 5, steps: ['submit', 'approve'] },
  { from: 'XA', theme: 10, daysAgo: 5, steps: ['submit'] },
  { from: 'XA', theme: 4, daysAgo: 4, steps: ['submit', 'return'] },
  { from: 'XB', theme: 2, daysAgo: 4, steps: ['submit'] },
  { from: 'XA', theme: 8, daysAgo: 3, steps: ['abandon'] },
  { from: 'XA', theme: 3, daysAgo: 2, steps: ['incomplete'] },
  { from: 'XB', theme: 11, daysAgo: 1, steps: ['incomplete'] },
]
