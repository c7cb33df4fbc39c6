import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { CaseView } from '#api/cases.ts'
import { createAuthority, createPerson, createUnit } from '#accounts/people.ts'
import type { Office } from '#cases/office.ts'
import { readCase } from '#cases/read.ts'
import { recordAct } from '#cases/record.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction, openPool } from '#db/pool.ts'
import { testDatabase } from '#db/testing.ts'
import { type Crossing, exchangeActor } from '#exchange/crossing.ts'
import { createKeys, publicKeys } from '#exchange/keys.ts'
import { ownProfile, pinAs } from '#exchange/partners.ts'
import { receive } from '#exchange/receive.ts'
import { sealOnce } from '#exchange/send.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { cordovia } from '#law/profiles/cordovia.ts'
import { openStorage } from '#storage/storage.ts'

/** An office as tests use it: real database, real keys, real files, and a clock the test sets. */
export interface TestOffice {
  readonly crossing: Crossing
  readonly office: Office
  readonly ownerUrl: string
  readonly appUrl: string
  readonly unit: string
  /** The people of the office, by what they do. */
  readonly people: {
    readonly officer: PersonActor
    readonly head: PersonActor
    readonly registrar: PersonActor
  }
  /** Moves the clock. */
  wait(duration: Temporal.DurationLike): void
  /** Takes an act as a person, on the case as it stands. */
  act(
    who: PersonActor,
    caseId: string,
    type: string,
    data?: Record<string, unknown>,
    files?: string[],
  ): Promise<void>
  close(): Promise<void>
}

const profiles = { XA: aurelia, XB: borealia, XC: cordovia } as const

/** Opens an office of Aurelia (XA), Borealia (XB) or Cordovia (XC), empty but for its people. */
export async function openOffice(state: keyof typeof profiles): Promise<TestOffice> {
  const profile = profiles[state]
  const authority = `${state}:central`
  const dir = await mkdtemp(join(tmpdir(), 'comity-office-'))
  const database = await testDatabase()
  const db = openPool(database.appUrl, { max: 4, allowExitOnIdle: true })
  const keys = await createKeys(join(dir, 'keys'), {
    authority,
    names: { commonName: authority, organisation: profile.names.en, country: state },
    now: new Date('2026-01-01T00:00:00Z'),
  })
  let now = Temporal.Instant.from('2026-11-02T08:00:00Z')
  const office: Office = {
    db,
    storage: await openStorage({ dir: join(dir, 'files'), key: randomBytes(32) }),
    authority,
    zone: profile.authorities[0]?.zone ?? 'UTC',
    // Every look at the clock finds it a millisecond later, so that instants order acts as in life.
    now: () => (now = now.add({ milliseconds: 1 })),
    wake: () => undefined,
  }
  const { unit, people } = await inTransaction(db, exchangeActor, async tx => {
    await createAuthority(tx, { id: authority, profile })
    const unit = await createUnit(tx, { authority, names: { en: 'Mutual legal assistance' }, intake: true })
    const person = async (
      login: string,
      name: string,
      duties: ('officer' | 'head' | 'registrar')[],
    ): Promise<PersonActor> => {
      const id = await createPerson(tx, now, {
        login,
        name,
        password: `${login}-remembers-this`,
        duties,
        units: [unit],
        level: 1,
      })
      return { kind: 'person', person: id, units: [unit], level: 1, everywhere: false, duties }
    }
    return {
      unit,
      people: {
        officer: await person('m.sol', 'Mira Sol', ['officer']),
        head: await person('a.brandt', 'Anselm Brandt', ['head']),
        registrar: await person('t.quill', 'Tamsin Quill', ['registrar']),
      },
    }
  })
  return {
    crossing: { office, keys, workDir: dir },
    office,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    unit,
    people,
    wait: duration => void (now = now.add(duration)),
    act: async (who, caseId, type, data = {}, files = []) => {
      const { acts } = await readCase(office, who, caseId)
      await recordAct(office, who, { case: caseId, id: randomUUID(), type, data, files, seen: acts })
    },
    close: async () => {
      await db.close()
      await database.drop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** Two offices that trust each other. */
export async function twoOffices(): Promise<{
  aurelia: TestOffice
  borealia: TestOffice
  close(): Promise<void>
}> {
  const [one, other] = [await openOffice('XA'), await openOffice('XB')]
  for (const [here, there] of [
    [one, other],
    [other, one],
  ] as const) {
    const { bytes } = await ownProfile(there.crossing, null)
    const { fingerprint } = publicKeys(there.crossing.keys)
    await pinAs(here.crossing, exchangeActor, null, {
      profile: Buffer.from(bytes).toString('base64'),
      fingerprint,
    })
  }
  return {
    aurelia: one,
    borealia: other,
    close: async () => void (await Promise.all([one.close(), other.close()])),
  }
}

/** Carries everything that waits from one office to the other as files, and the receipts back. */
export async function carry(from: TestOffice, to: TestOffice): Promise<number> {
  const waiting = await inTransaction(from.office.db, exchangeActor, tx =>
    all(tx, sql<{ id: string }>`select id from messages where state = 'waiting' order by created_at, id`),
  )
  for (const { id } of waiting) {
    const { sha256 } = await sealOnce(from.crossing, id)
    const arrived = await receive(to.crossing, from.office.storage.get(sha256), 'file')
    if (arrived.kind !== 'act')
      throw new Error(`Not taken: ${arrived.kind === 'refused' ? arrived.refused.message : arrived.kind}`)
    await receive(from.crossing, bytesOf(arrived.receipt), 'file')
  }
  return waiting.length
}

export async function* bytesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** What a head of unit who read everything approves. */
export function approvableFiles(view: CaseView): { request: string; files: string[] } {
  if (!view.approvable) throw new Error('Nothing stands ready to be approved')
  return { request: view.approvable.request, files: view.approvable.files.map(file => file.sha256) }
}
