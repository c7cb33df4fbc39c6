import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { datesIn } from './dates.ts'
import { ibansIn, isIban } from './iban.ts'

const days = (text: string, language?: string) => datesIn(text, language).map(({ days }) => days.join(' or '))

describe('A day in a letter', () => {
  const same = '2026-11-23'
  for (const written of [
    '23 November 2026',
    'November 23rd, 2026',
    'le 23 novembre 2026',
    '23 de noviembre de 2026',
    '23 نوفمبر 2026',
    '٢٣ تشرين الثاني ٢٠٢٦م',
    '23 ноября 2026 г.',
    '2026年11月23日',
    '2026-11-23',
    '23/11/2026',
    '11/23/2026',
    '23.11.2026',
  ]) {
    test(`is read: ${written}`, () => assert.deepEqual(days(written), [same]))
  }

  test('is given twice where day and month cannot be told apart', () => {
    assert.deepEqual(days('03/04/2026'), ['2026-04-03 or 2026-03-04'])
    assert.deepEqual(days('03.04.2026'), ['2026-04-03 or 2026-03-04'])
    assert.deepEqual(days('03.04.2026', 'ru'), ['2026-04-03'])
    assert.deepEqual(days('04/04/2026'), ['2026-04-04'])
  })

  test('of the Hijri calendar is seen and left alone', () => {
    for (const hijri of ['14/6/1448هـ', '14 جمادى الآخرة 1448هـ', '14 رمضان 1447']) {
      assert.deepEqual(
        datesIn(hijri).map(one => [one.hijri, one.days]),
        [[true, []]],
      )
    }
  })

  test('that no calendar has is none, nor is a number that only looks like one', () => {
    for (const none of ['31/02/2026', '31.13.2026', '17 CR 1192', 'May 2026', '12/05/80', '1.2.3.2026']) {
      assert.deepEqual(days(none), [], none)
    }
  })

  test('stands where it is said to stand', () => {
    const text = 'On 3 March 2026 and, again, on ٤ نيسان ٢٠٢٦.'
    assert.deepEqual(
      datesIn(text).map(({ from, to }) => text.slice(from, to)),
      ['3 March 2026', '٤ نيسان ٢٠٢٦'],
    )
  })
})

test('An account is an IBAN when its check digits hold (examples of the standard, published by SWIFT)', () => {
  assert.ok(isIban('GB82 WEST 1234 5698 7654 32'))
  assert.ok(isIban('DE89370400440532013000'))
  assert.ok(!isIban('GB82 WEST 1234 5698 7654 33'))
  assert.ok(!isIban('GB28 WEST 1234 5698 7654 32'))
  assert.deepEqual(
    ibansIn('to DE89 3704 0044 0532 0130 00, not to DE89 3704 0044 0532 0130 01').map(({ holds }) => holds),
    [true, false],
  )
})
