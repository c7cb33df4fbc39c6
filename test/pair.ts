import { testDatabase } from '#db/testing.ts'
import { type Pair, type PairOptions, startPair } from '#main/demo/pair.ts'

/** Two offices for a test: each on a PostgreSQL of its own, or, where DATABASE_URL leads to another, all on that. */
export async function testPair(options: PairOptions): Promise<Pair> {
  if (!process.env['DATABASE_URL'] || !process.env['DATABASE_OWNER_URL']) return startPair(options)
  const [one, other] = [await testDatabase({ migrations: null }), await testDatabase({ migrations: null })]
  const settings = ({ appUrl, ownerUrl }: typeof one) => ({
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
  })
  const pair = await startPair({ ...options, databases: { XA: settings(one), XB: settings(other) } })
  return {
    ...pair,
    stop: async () => {
      await pair.stop()
      await one.drop()
      await other.drop()
    },
  }
}
