import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { actorSettings, type PersonActor } from './actor.ts'

const ana: PersonActor = {
  kind: 'person',
  person: '5d1f4e0a-6f6c-4e3f-9d5e-0a5f6f1b2c3d',
  units: ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'],
  level: 2,
  everywhere: false,
  duties: ['approve'],
}

describe('the settings of an actor', () => {
  test('a person brings her number, her units as a PostgreSQL array, her level, and no service', () => {
    assert.deepEqual(actorSettings(ana), {
      'app.person': '5d1f4e0a-6f6c-4e3f-9d5e-0a5f6f1b2c3d',
      'app.units': '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}',
      'app.level': '2',
      'app.everywhere': 'false',
      'app.service': '',
      'app.home': '',
      'app.case': '',
    })
  })

  test('a service brings its name and is no person', () => {
    const settings = actorSettings({ kind: 'service', name: 'exchange' })
    assert.equal(settings['app.service'], 'exchange')
    assert.equal(settings['app.person'], '')
    assert.equal(settings['app.everywhere'], '')
  })

  test('a person of an authority at home brings it, and the service that writes for her is bound to one case', () => {
    assert.equal(actorSettings({ ...ana, units: [], home: 'XA:court-halden' })['app.home'], 'XA:court-halden')
    assert.equal(actorSettings(ana)['app.home'], '')
    const settings = actorSettings({ kind: 'service', name: 'home', case: ana.person })
    assert.equal(settings['app.case'], ana.person)
    assert.throws(() => actorSettings({ kind: 'service', name: 'home' }))
    assert.throws(() => actorSettings({ kind: 'service', name: 'home', case: '{}' }))
  })

  test('nobody brings only empty strings', () => {
    assert.deepEqual([...new Set(Object.values(actorSettings(null)))], [''])
  })

  test('a fact that is not of its form is refused, whatever it tries to say', () => {
    const wrong: Partial<PersonActor>[] = [
      { person: `' or true --` },
      { person: '' },
      { units: ['00000000-0000-4000-8000-000000000001,{}'] },
      { level: -1 },
      { level: 1.5 },
      { level: Number.NaN },
    ]
    for (const fact of wrong) assert.throws(() => actorSettings({ ...ana, ...fact }), JSON.stringify(fact))
  })
})
