import { randomBytes, randomUUID } from 'node:crypto'
import { hashPassword } from '#accounts/password.ts'
import { asOwner } from '#db/cluster.ts'
import type { PersonActor } from '#db/actor.ts'
import { demoPassword } from '#main/demo/people.ts'
import { copyRows, type Value } from './copy.ts'
import { profileOf } from './histories.ts'
import { pick, seededRandom } from './random.ts'

/** Who works in the register that is measured, and with whom. */
export interface Population {
  readonly authority: string
  readonly partners: readonly string[]
  /** Units with their share of the cases, the largest first. */
  readonly units: readonly { readonly id: string; readonly weight: number }[]
  readonly people: readonly PersonActor[]
  /** Of a middling unit, with cases of other units by name. */
  readonly officer: PersonActor
  /** Of the smallest unit. */
  readonly small: PersonActor
  /** Of no unit: cases by name alone. */
  readonly agency: PersonActor
  /** Sees all units' cases up to level 1. */
  readonly auditor: PersonActor
}

/** Login names of those who sign in over HTTP; all have the demo's password. */
export const logins = { officer: 'bench.officer', agency: 'bench.agency', auditor: 'bench.auditor' } as const

const weights = [24, 18, 13, 10, 8, 7, 6, 5, 4, 2.5, 1.5, 1]
const duties = ['officer', 'registrar', 'head'] as const

/**
 * Adds 12 units, 300 people and 7 partners to a register by COPY.
 *
 * @param partner a partner that is pinned already.
 */
export async function populate(ownerUrl: string, authority: string, partner: string): Promise<Population> {
  const random = seededRandom(7)
  const units = weights.map(weight => ({ id: randomUUID(), weight }))
  const person = (from: readonly string[], more: Partial<PersonActor> = {}): PersonActor => ({
    kind: 'person',
    person: randomUUID(),
    units: from,
    level: 1,
    everywhere: false,
    duties: [...duties],
    ...more,
  })
  const [officer, small, agency, auditor] = [
    person([units[4]?.id ?? '']),
    person([units.at(-1)?.id ?? '']),
    person([], { level: 0 }),
    person([], { everywhere: true }),
  ]
  const others = Array.from({ length: 296 }, (_, index) =>
    index % 10 === 0 ? person([], { level: 0 }) : person([pick(random, units).id]),
  )
  const others7 = ['XC', 'XD', 'XE', 'XF', 'XG', 'XH', 'XI'].map(state => `${state}:central`)
  const people = [officer, small, agency, auditor, ...others]
  const known: [PersonActor, string][] = [
    [officer, logins.officer],
    [agency, logins.agency],
    [auditor, logins.auditor],
  ]
  const loginOf = new Map(known.map(([one, login]) => [one.person, login]))
  const password = await hashPassword(demoPassword)
  await asOwner(ownerUrl, async client => {
    await copyRows(
      client,
      'units (id, authority, names)',
      units.map(({ id }, index) => [id, authority, JSON.stringify({ en: `Unit ${index + 1}` })]),
    )
    await copyRows(
      client,
      'persons (id, login, name, password, duties, level, everywhere, created_at)',
      people.map((one, index) => [
        one.person,
        loginOf.get(one.person) ?? `person.${index}`,
        `Person ${index}`,
        password,
        `{${duties.join(',')}}`,
        one.level,
        one.everywhere,
        '2020-01-01T00:00:00Z',
      ]),
    )
    await copyRows(
      client,
      'person_units (person, unit)',
      people.flatMap(one => one.units.map(unit => [one.person, unit])),
    )
    await copyRows(client, partnerColumns, others7.map(partnerRow))
  })
  return { authority, partners: [partner, ...others7], units, people, officer, small, agency, auditor }
}

const partnerColumns =
  'partners (authority, state, names, fingerprint, certificate, age_recipient, note_key, profile, profile_version, reads, pinned_at)'

/** A partner that can be written to and never reached: nothing is sent in the register that is read. */
function partnerRow(authority: string): Value[] {
  const profile = profileOf(authority)
  return [
    authority,
    profile.state,
    JSON.stringify({ en: `Central Authority of ${profile.state}` }),
    randomBytes(32).toString('hex'),
    '',
    '',
    '',
    JSON.stringify(profile),
    String(profile.version),
    '{}',
    '2020-01-01T00:00:00Z',
  ]
}
