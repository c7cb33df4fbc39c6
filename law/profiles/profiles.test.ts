import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { borealia } from './borealia.ts'
import { demonstrationProfiles } from './demonstration.ts'
import { doria } from './doria.ts'
import { acceptedLanguages, centralAuthority, profile, profileOn, type Profile } from './shape.ts'

describe('the demonstration profiles', () => {
  for (const one of demonstrationProfiles) {
    test(`${one.names.en} keeps to the shape, in a zone that exists`, () => {
      assert.deepEqual(profile.parse(JSON.parse(JSON.stringify(one))), one)
      for (const authority of one.authorities) Temporal.Now.zonedDateTimeISO(authority.zone)
      assert.ok(centralAuthority(one), 'a central authority under 18(13)')
    })
  }

  test('belong to five States with five offsets, under reserved codes and domains', () => {
    const offsets = demonstrationProfiles.map(one => {
      const zone = one.authorities[0]?.zone ?? 'UTC'
      return Temporal.Instant.from('2026-11-23T12:00:00Z').toZonedDateTimeISO(zone).offset
    })
    assert.equal(new Set(offsets).size, 5)
    for (const one of demonstrationProfiles) {
      assert.match(one.state, /^X[A-Z]$/)
      for (const authority of one.authorities) assert.match(authority.email, /\.example$/)
    }
  })
})

describe('a profile', () => {
  test('with an unknown field, a wrong paragraph or a foreign authority is refused', () => {
    const broken: readonly (readonly [string, unknown])[] = [
      ['unknown field', { ...borealia, mood: 'good' }],
      ['version zero', { ...borealia, version: 0 }],
      ['no such day', { ...borealia, effective: '2026-02-30' }],
      ['no language', { ...borealia, languages: [] }],
      ['authority of another State', { ...borealia, state: 'XA' }],
      ['no such paragraph', withFunction('UNTOC 18(99)')],
      ['basis that is neither paragraph nor domestic law', withBasis('because we say so')],
      ['hour that does not exist', withHours('25:00')],
    ]
    for (const [why, value] of broken) assert.equal(profile.safeParse(value).success, false, why)
  })

  test('says its languages by rank, however they are listed', () => {
    assert.deepEqual(acceptedLanguages(borealia), ['fr', 'ar'])
    assert.deepEqual(acceptedLanguages({ ...borealia, languages: borealia.languages.toReversed() }), [
      'fr',
      'ar',
    ])
  })

  test('leads to the central authority of the State, or of the territory concerned', () => {
    assert.equal(centralAuthority(doria)?.id, 'XD:central')
    assert.equal(centralAuthority(doria, 'Dorian Islands')?.id, 'XD:islands')
    assert.equal(centralAuthority(doria, 'Nowhere'), undefined)
  })

  test('holds from its first day until a higher version does', () => {
    const second: Profile = { ...borealia, version: 2, effective: '2026-12-01' }
    const versions = [borealia, second]
    assert.equal(profileOn(versions, 'XB', '2019-12-31'), undefined)
    assert.equal(profileOn(versions, 'XB', '2026-11-30')?.version, 1)
    assert.equal(profileOn(versions, 'XB', '2026-12-01')?.version, 2)
    assert.equal(profileOn(versions, 'XF', '2026-12-01'), undefined)
  })
})

function withFunction(citation: string): unknown {
  return { ...borealia, authorities: borealia.authorities.map(one => ({ ...one, functions: [citation] })) }
}

function withBasis(basis: string): unknown {
  return { ...borealia, contents: borealia.contents.map(one => ({ ...one, basis })) }
}

function withHours(from: string): unknown {
  return {
    ...borealia,
    authorities: borealia.authorities.map(one => ({ ...one, hours: { ...one.hours, from } })),
  }
}
