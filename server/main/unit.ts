import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { createUnit } from '#accounts/people.ts'
import { all, inTransaction, type Tx } from '#db/pool.ts'
import { namesFrom, say, Usage, withDatabase } from './command.ts'

const usage = `comity unit add XA:central --name "Mutual legal assistance" [--name "fr=Entraide judiciaire"] [--intake]
comity unit list`

/** `comity unit`: the parts of an authority in which people work. */
export async function unit(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: 'string', multiple: true }, intake: { type: 'boolean', default: false } },
  })
  const [deed, authority] = positionals
  if (deed === 'list') {
    const units = await withDatabase(db => inTransaction(db, null, listUnits))
    for (const { id, authority: of, names, intake } of units)
      say(
        [id, of, Object.values(names).join(' / '), intake ? 'takes in what arrives' : '']
          .join('  ')
          .trimEnd(),
      )
    return 0
  }
  if (deed !== 'add' || authority === undefined || values.name === undefined) throw new Usage(usage)
  const given = { authority, names: namesFrom(values.name), intake: values.intake }
  say(await withDatabase(db => inTransaction(db, null, tx => createUnit(tx, given))))
  return 0
}

type UnitLine = { id: string; authority: string; names: Record<string, string>; intake: boolean }

/** Every unit, by authority. */
export function listUnits(tx: Tx): Promise<UnitLine[]> {
  return all(tx, sql<UnitLine>`select id, authority, names, intake from units order by authority, id`)
}
