import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as z from 'zod'
import { DatabaseError } from '#db/pool-errors.ts'
import { makeLog } from './log.ts'

function logged(
  work: (log: ReturnType<typeof makeLog>) => void,
  least: Parameters<typeof makeLog>[0] = 'info',
) {
  const lines: string[] = []
  work(makeLog(least, line => void lines.push(line)))
  return lines.map(line => z.record(z.string(), z.unknown()).parse(JSON.parse(line)))
}

describe('the log', () => {
  test('is one JSON object a line, with the instant in UTC', () => {
    const [line] = logged(log => log('info', 'request', { status: 200, note: 'two\nlines' }))
    assert.match(String(line?.['at']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.deepEqual(
      { ...line, at: '' },
      { at: '', level: 'info', event: 'request', status: 200, note: 'two\nlines' },
    )
  })

  test('leaves out what is below its level', () => {
    assert.deepEqual(
      logged(
        log => (['debug', 'info', 'warn', 'error'] as const).forEach(level => log(level, level)),
        'warn',
      ).map(line => line['event']),
      ['warn', 'error'],
    )
    assert.deepEqual(
      logged(log => log('error', 'x'), 'silent'),
      [],
    )
  })

  test('says of an error what and where, but no value somebody gave', () => {
    const error = new DatabaseError('other', 'invalid input syntax for type uuid: "Inès Valcourt"', {
      sqlState: '22P02',
    })
    const [line] = logged(log =>
      log('error', 'failed', {}, new Error('no luck with “Valcourt”', { cause: error })),
    )
    const text = JSON.stringify(line)
    assert.doesNotMatch(text, /Valcourt/)
    assert.match(text, /no luck with/)
    assert.match(text, /22P02/)
    assert.match(text, /log\.test\.ts/)
  })
})
