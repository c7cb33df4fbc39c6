import assert from 'node:assert/strict'
import { test } from 'node:test'
import { governing } from '#law/governing.ts'
import { demonstrationProfiles as profiles } from '#law/profiles/demonstration.ts'
import { lifecycle } from '../mutual-legal-assistance/lifecycle.ts'
import { momentsOfNotice } from './use.ts'

const between = (requesting: string, requested: string) =>
  governing({ requesting, requested, on: '2026-11-23', profiles })

test('Notice of what clears an accused person can follow the disclosure under UNTOC 18(19), and only come before under XA-XC 10(2)', () => {
  assert.deepEqual(momentsOfNotice(between('XA', 'XB')), ['before', 'after'])
  assert.deepEqual(momentsOfNotice(between('XA', 'XC')), ['before'])
  const line = lifecycle.find(one => one.act === 'announceDisclosure')
  assert.equal(line && 'offers' in line && 'moment' in line.offers && line.offers.moment, momentsOfNotice)
})
