import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fold } from '../fold.ts'
import { acknowledged, chain, idOf, sentToBorealia, type Sketch } from './example.ts'
import { mayUseInformation } from './may-use.ts'
import { spontaneousInformation } from './spontaneous-information.ts'

const text = { fr: { text: 'x', origin: 'written', by: 'y' } }
const sharedAfter = (more: readonly Sketch[] = []) =>
  fold(spontaneousInformation, 'requested', chain([sentToBorealia, acknowledged, ...more])).shared
const ours = (type: string, data: object): Sketch => ({ type, from: 'XA:central', data: { ...data } })
const theirs = (type: string, data: object): Sketch => ({ type, from: 'XB:central', data: { ...data } })

/** Items of the example: `i1` free, `i2` only with consent and secret until a day, `i3` for inquiries only. */
const answers: readonly {
  readonly when: string
  readonly after?: readonly Sketch[]
  readonly use: Parameters<typeof mayUseInformation>[1]
  readonly is: readonly [may: string, because: string]
}[] = [
  {
    when: 'nothing was asked for: 18(19) is not applied to what nobody requested',
    use: { result: 'i1', proceedings: '9 KR 5' },
    is: ['yes', 'notRestricted'],
  },
  {
    when: 'consent was asked for and not given',
    use: { result: 'i2', proceedings: '8 KR 2' },
    is: ['onlyWithConsent', 'restricted'],
  },
  {
    when: 'a person says it lies within a restriction that wants consent for each use',
    use: { result: 'i2', proceedings: '8 KR 2', forStatedPurpose: true },
    is: ['onlyWithConsent', 'restricted'],
  },
  {
    when: 'it is for inquiries only, and so is the use',
    use: { result: 'i3', proceedings: '8 KR 2', forStatedPurpose: true },
    is: ['yes', 'withinRestriction'],
  },
  {
    when: 'it is for inquiries only, and nobody said that the use is',
    use: { result: 'i3', proceedings: '8 KR 2' },
    is: ['onlyWithConsent', 'restricted'],
  },
  {
    when: 'consent was given for these proceedings',
    after: [
      theirs('askUse', { measure: 'i2', proceedings: '8 KR 2', purpose: text }),
      ours('answerUse', { use: idOf(3), answer: 'granted' }),
    ],
    use: { result: 'i2', proceedings: ' 8 kr 2' },
    is: ['yes', 'consentGiven'],
  },
  {
    when: 'consent was given for others',
    after: [
      theirs('askUse', { measure: 'i2', proceedings: '8 KR 2', purpose: text }),
      ours('answerUse', { use: idOf(3), answer: 'granted' }),
    ],
    use: { result: 'i2', proceedings: '8 KR 3' },
    is: ['onlyWithConsent', 'restricted'],
  },
  {
    when: 'the sender lifted the restriction',
    after: [ours('settleRestrictions', { measure: 'i2', outcome: 'lifted' })],
    use: { result: 'i2', proceedings: '8 KR 2' },
    is: ['yes', 'notRestricted'],
  },
  {
    when: 'the receiver only confirmed what the sender asked for',
    after: [theirs('acceptRestrictions', { measure: 'i2' })],
    use: { result: 'i2', proceedings: '8 KR 2' },
    is: ['onlyWithConsent', 'restricted'],
  },
  {
    when: 'it was recalled',
    after: [ours('recall', { act: idOf(1), ask: 'destroy', reasons: text })],
    use: { result: 'i1', proceedings: '9 KR 5' },
    is: ['onlyWithConsent', 'recalled'],
  },
  {
    when: 'it clears an accused person and no notice was given: only the notice is due',
    use: { result: 'i2', proceedings: '9 KR 5', exculpatory: true },
    is: ['afterNotice', 'noticeDue'],
  },
  {
    when: 'it clears an accused person and notice was given',
    after: [theirs('announceDisclosure', { measure: 'i2', proceedings: '9 KR 5', moment: 'before' })],
    use: { result: 'i2', proceedings: '9 KR 5', exculpatory: true },
    is: ['yes', 'noticeGiven'],
  },
  {
    when: 'the whole is meant by its act: the strictest item decides',
    use: { result: idOf(1), proceedings: '9 KR 5' },
    is: ['onlyWithConsent', 'restricted'],
  },
  {
    when: 'it names nothing that came here',
    use: { result: 'i9', proceedings: '9 KR 5' },
    is: ['onlyWithConsent', 'notFurnishedHere'],
  },
]

describe('Whether information that came unasked may be used', () => {
  for (const { when, after, use, is } of answers) {
    test(`${is[0]}: ${when}`, () => {
      const { may, because, cites } = mayUseInformation(sharedAfter(after), use)
      assert.deepEqual([may, because, cites], [...is, 'UNTOC 18(5)'])
    })
  }

  test('tells the restriction in words, and until when it is secret', () => {
    const { limits, secret } = mayUseInformation(sharedAfter(), { result: 'i2', proceedings: 'x' })
    assert.equal(limits[0]?.['en']?.text, 'Our undercover officer would be recognised.')
    assert.deepEqual(secret, { until: '2027-01-31' })
    assert.equal(mayUseInformation(sharedAfter(), { result: 'i1', proceedings: 'x' }).secret, null)
  })
})
