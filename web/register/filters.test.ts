import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { listCases } from '#api/cases.ts'
import { filtersOf, states, withFilter } from './filters.ts'

describe('the filters of the register', () => {
  test('are read from the address, and nothing else is', () => {
    const search = new URLSearchParams('side=requested&open=true&words=port&colour=red&state=')
    assert.deepEqual(filtersOf(search), { side: 'requested', open: 'true', words: 'port' })
  })

  test('go into the address one by one and leave it when they are empty', () => {
    const search = new URLSearchParams('side=requested')
    assert.equal(withFilter(search, 'words', 'bank & port').toString(), 'side=requested&words=bank+%26+port')
    assert.equal(withFilter(search, 'side', '').toString(), '')
    assert.equal(search.toString(), 'side=requested', 'the address itself is left alone')
  })

  test('are all known to the contract', () => {
    const all = filtersOf(
      new URLSearchParams('side=requesting&state=sent&partner=XB%3Acentral&officer=me&open=false&words=x'),
    )
    assert.equal(listCases.query.safeParse(all).success, true)
  })

  test('offer each state of the lifecycle once, and none that is no state', () => {
    const offered = states().map(({ state }) => state)
    assert.equal(new Set(offered).size, offered.length)
    assert.ok(offered.includes('drafting') && offered.includes('sent') && offered.includes('closed'))
    assert.ok(!offered.includes('same'))
  })
})
