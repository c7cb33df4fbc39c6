import { inTransaction, openPool } from '#db/pool.ts'
import { testDatabase } from '#db/testing.ts'
import { demonstrationProfiles } from '#law/profiles/demonstration.ts'
import { createAuthority, createPerson, createUnit, type newPerson } from './people.ts'
import type * as z from 'zod'

/** The password of everybody in tests. */
export const password = 'harbour ledger violet nine'

/** A database with Aurelia’s central authority, a unit that takes in what arrives, and a clock that tests move. */
export async function testAccounts() {
  const database = await testDatabase()
  const db = openPool(database.appUrl, { max: 4 })
  let now = Temporal.Instant.from('2026-11-23T09:00:00Z')
  const profile = demonstrationProfiles.find(({ state }) => state === 'XA')
  const authority = profile?.authorities[0]?.id
  if (profile === undefined || authority === undefined) throw new Error('Aurelia has no profile.')
  const unit = await inTransaction(db, null, async tx => {
    await createAuthority(tx, { id: authority, profile })
    return createUnit(tx, { authority, names: { en: 'Mutual legal assistance' }, intake: true })
  })
  return {
    db,
    authority,
    unit,
    database,
    now: () => now,
    /** Lets time pass. */
    pass: (duration: Temporal.DurationLike) => void (now = now.add(duration)),
    person: (more: Partial<z.input<typeof newPerson>> = {}) =>
      inTransaction(db, null, tx =>
        createPerson(tx, now, {
          login: 'ines.valcourt',
          name: 'Inès Valcourt',
          password,
          duties: ['officer'],
          units: [unit],
          ...more,
        }),
      ),
    close: async () => {
      await db.close()
      await database.drop()
    },
  }
}
