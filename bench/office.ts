import { zoneOf } from '#accounts/people.ts'
import type { Office } from '#cases/office.ts'
import { inTransaction, openPool } from '#db/pool.ts'
import type { Crossing } from '#exchange/crossing.ts'
import { findKeys, openDataFolder, openFiles } from '#main/folder.ts'

/** An office in this process, on a database that is up; nothing is served and nothing sent by itself. */
export async function withOffice<T>(
  data: string,
  appUrl: string,
  work: (crossing: Crossing, office: Office) => Promise<T>,
): Promise<T> {
  const folder = await openDataFolder(data)
  const keys = await findKeys(folder)
  if (keys === null) throw new Error(`There are no keys in ${data}`)
  const db = openPool(appUrl)
  try {
    const office: Office = {
      db,
      storage: await openFiles(folder),
      authority: keys.authority,
      zone: (await inTransaction(db, null, tx => zoneOf(tx, keys.authority))) ?? 'UTC',
      now: Temporal.Now.instant,
      wake: () => undefined,
    }
    return await work({ office, keys, workDir: folder.work }, office)
  } finally {
    await db.close()
  }
}
