import type { Db } from '#db/pool.ts'
import { openPool } from '#db/pool.ts'
import { type Config, readConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { makeLog } from './log.ts'

/** Said to whoever typed a command wrongly: how it is typed. */
export class Usage extends Error {
  override readonly name = 'Usage'
}

/** Runs a command on the installation's database, beside a running Comity or alone. */
export async function withDatabase<T>(work: (db: Db, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  // What a command says is for a person at a terminal; lines of the log would stand in between.
  const database = await openDatabase(
    config,
    makeLog('warn', line => void process.stderr.write(line)),
    { join: true },
  )
  try {
    const db = openPool(database.appUrl, { max: 2, applicationName: 'comity command' })
    try {
      return await work(db, config)
    } finally {
      await db.close()
    }
  } finally {
    await database.stop()
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/**
 * Names by language from `--name`, given once for English or several times with a language before it.
 * @example namesFrom(['Central Authority', 'fr=Autorité centrale'])
 */
export function namesFrom(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map(text => {
      const [, language = 'en', name = text] = /^([a-z]{2,3})=(.+)$/s.exec(text) ?? []
      return [language, name]
    }),
  )
}
