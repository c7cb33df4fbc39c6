import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { blankPartner, type LetterPartner, partnerRead } from './letter-partner.ts'

const cordovia: LetterPartner = {
  ...blankPartner,
  authority: ' XC:central ',
  state: { en: '', fr: 'Cordovie', ar: '' },
  names: { en: 'Directorate of International Cooperation', fr: '', ar: '' },
  address: '3 Orange Square, Cordova',
  phone: '+999 30 555 0130',
  email: 'cooperation@justice.cordovia.example',
  zone: 'America/Bogota',
  languages: ['es', 'en'],
  document: 'Directory of competent national authorities',
  filed: '2025-03-01',
}

describe('a partner without Comity, as it is typed', () => {
  test('is read with the first name given standing for the languages that have none', () => {
    const read = partnerRead(cordovia)
    assert.ok('body' in read)
    assert.equal(read.body.authority, 'XC:central')
    assert.deepEqual(read.body.state, { en: 'Cordovie', fr: 'Cordovie' })
    assert.deepEqual(read.body.names, { en: 'Directorate of International Cooperation' })
  })

  test('is told each place where something is missing, and no other', () => {
    const read = partnerRead(blankPartner)
    assert.ok('wrong' in read)
    assert.deepEqual(
      [...read.wrong],
      ['authority', 'state', 'names', 'address', 'phone', 'email', 'zone', 'languages', 'document', 'filed'],
    )
  })

  for (const [place, value] of [
    ['authority', 'Cordovia'],
    ['phone', '30 555 0130'],
    ['email', 'cooperation'],
    ['zone', 'Cordova'],
    ['filed', 'last spring'],
  ] as const) {
    test(`is told that “${value}” is not of the form of its place`, () => {
      const read = partnerRead({ ...cordovia, [place]: value })
      assert.ok('wrong' in read)
      assert.deepEqual([...read.wrong], [place])
    })
  }
})
