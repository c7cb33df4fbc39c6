import { join } from 'node:path'
import { createAuthority, createPerson, createUnit } from '#accounts/people.ts'
import type { Office } from '#cases/office.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction, openPool, type Tx } from '#db/pool.ts'
import type { Crossing } from '#exchange/crossing.ts'
import { createKeys } from '#exchange/keys.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../database.ts'
import { openDataFolder, openFiles } from '../folder.ts'
import { settleHome } from './home.ts'
import { demoPassword, demoPeople } from './people.ts'

export type DemoState = 'XA' | 'XB'

/** An office of the demo before anybody can reach it: its people are there, and its clock is ours. */
export interface PreparedOffice {
  readonly crossing: Crossing
  readonly unit: string
  readonly people: ReadonlyMap<string, PersonActor>
  /** The instant it is here. */
  at(instant: Temporal.Instant): void
  close(): Promise<void>
}

const profiles = { XA: aurelia, XB: borealia } as const
const quiet = (): void => undefined
const nobody = null

/**
 * Makes the office of a State in a new folder: database, keys, authority, unit, people.
 *
 * @param elsewhere the settings of another PostgreSQL
 */
export async function prepareOffice(
  data: string,
  state: DemoState,
  elsewhere: Readonly<Record<string, string>> = {},
): Promise<PreparedOffice> {
  const profile = profiles[state]
  const authority = `${state}:central`
  const folder = await openDataFolder(data)
  const keys = await createKeys(folder.keys, {
    authority,
    names: { commonName: authority, organisation: profile.authorities[0]?.names.en ?? state, country: state },
    now: new Date(Temporal.Now.instant().subtract({ hours: 24 * 400 }).epochMilliseconds),
  })
  const database = await openDatabase(readConfig({ COMITY_DATA: data, ...elsewhere }), quiet, { join: false })
  const db = openPool(database.appUrl, { max: 4 })
  const close = async (): Promise<void> => {
    await db.close()
    await database.stop()
  }
  try {
    let now = Temporal.Now.instant()
    const office: Office = {
      db,
      storage: await openFiles(folder),
      authority,
      zone: profile.authorities[0]?.zone ?? 'UTC',
      // Every look at the clock finds it a millisecond later, so that instants order acts as in life.
      now: () => (now = now.add({ milliseconds: 1 })),
      wake: quiet,
    }
    const { unit, people } = await inTransaction(db, nobody, tx => settle(tx, state, authority, now))
    const crossing = { office, keys, workDir: folder.work }
    return { crossing, unit, people, at: instant => void (now = instant), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The authority with its unit and its people. */
async function settle(
  tx: Tx,
  state: DemoState,
  authority: string,
  now: Temporal.Instant,
): Promise<{ unit: string; people: Map<string, PersonActor> }> {
  await createAuthority(tx, { id: authority, profile: profiles[state] })
  const unit = await createUnit(tx, { authority, names: unitNames, intake: true })
  const people = new Map<string, PersonActor>()
  for (const { duties, ...facts } of demoPeople[state]) {
    const person = await createPerson(tx, now, {
      ...facts,
      duties: [...duties],
      units: [unit],
      password: demoPassword,
    })
    people.set(facts.login, {
      kind: 'person',
      person,
      units: [unit],
      level: facts.level,
      everywhere: false,
      duties,
    })
  }
  for (const [login, actor] of await settleHome(tx, state, now)) people.set(login, actor)
  return { unit, people }
}

const unitNames = {
  en: 'Mutual legal assistance',
  fr: 'Entraide judiciaire',
  ar: 'المساعدة القانونية المتبادلة',
}

/** Folder of an office of the demo. */
export function folderOf(data: string, state: DemoState): string {
  return join(data, state.toLowerCase())
}
