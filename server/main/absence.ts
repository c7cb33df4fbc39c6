import { parseArgs } from 'node:util'
import {
  endAbsence,
  enterAbsence,
  listAbsences,
  nameDeputy,
  newAbsence,
  newDeputy,
  setWaivers,
} from '#accounts/absences.ts'
import { personByLogin } from '#accounts/people.ts'
import { inTransaction, type Tx } from '#db/pool.ts'
import { waiverSettings } from '#procedures/second-person.ts'
import { say, Usage, withDatabase } from './command.ts'
import { listUnits } from './unit.ts'

const usage = `comity absence add LOGIN --from 2026-12-01 --until 2026-12-14 [--substitute LOGIN] [--reason leave|official|other]
comity absence deputy LOGIN --duty registrar|head --unit UNIT --for LOGIN --from DAY --until DAY
comity absence end ID
comity absence list
comity absence waivers XA:central never|whenAlone|always
UNIT is a unit's name or id. Both days are included. A substitute takes over duties, within their own level and units.
Waivers: whether one person may decide alone what asks for two; a second person answers for it afterwards.`

const console_ = { kind: 'service', name: 'jobs' } as const

/** `comity absence`: who is away, who stands in, and whether one person may decide alone. */
export async function absence(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const [deed, about, setting, ...more] = positionals
  if (more.length > 0 || (setting !== undefined && deed !== 'waivers')) throw new Usage(usage)
  const now = Temporal.Now.instant()
  if (deed === 'list' && about === undefined) {
    await list(now)
    return 0
  }
  if (about === undefined) throw new Usage(usage)
  const line = await withDatabase(db =>
    inTransaction(db, console_, tx => done(tx, now, deed, about, setting, values)),
  )
  say(line)
  return 0
}

const options = {
  from: { type: 'string' },
  until: { type: 'string' },
  substitute: { type: 'string' },
  reason: { type: 'string' },
  duty: { type: 'string' },
  unit: { type: 'string' },
  for: { type: 'string' },
} as const
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

async function done(
  tx: Tx,
  now: Temporal.Instant,
  deed: string | undefined,
  about: string,
  setting: string | undefined,
  values: Values,
): Promise<string> {
  const { from, until, reason } = values
  switch (deed) {
    case 'add': {
      const substitute =
        values.substitute === undefined ? {} : { substitute: await known(tx, values.substitute) }
      const why = reason === undefined ? {} : { reason }
      const given = newAbsence.safeParse({
        person: await known(tx, about),
        from,
        until,
        ...why,
        ...substitute,
      })
      if (!given.success) throw new Usage(usage)
      return `${about} is away from ${from} to ${until}: ${await enterAbsence(tx, now, null, given.data)}`
    }
    case 'deputy': {
      if (values.for === undefined) throw new Usage(usage)
      const units = await listUnits(tx)
      const word = values.unit ?? ''
      const found = units.filter(({ id, names }) => id === word || Object.values(names).includes(word))
      if (found.length !== 1)
        throw new Error(`No single unit is called ${word}. "comity unit list" shows the units and their ids.`)
      const [person, namedBy] = [await known(tx, about), await known(tx, values.for)]
      const given = newDeputy.safeParse({
        unit: found[0]?.id,
        duty: values.duty,
        person,
        namedBy,
        from,
        until,
      })
      if (!given.success) throw new Usage(usage)
      return `${about} is deputy from ${from} to ${until}: ${await nameDeputy(tx, now, given.data)}`
    }
    case 'end':
      if (!/^[0-9a-f-]{36}$/.test(about) || !(await endAbsence(tx, now, about)))
        throw new Error(`Nothing that lasts has the id ${about}. "comity absence list" shows what does.`)
      return 'It ended now; what was done meanwhile stays recorded.'
    case 'waivers': {
      const chosen = waiverSettings.find(one => one === setting)
      if (chosen === undefined) throw new Usage(usage)
      if (!(await setWaivers(tx, about, chosen))) throw new Error(`No authority here is called ${about}.`)
      return `Waivers of a second person at ${about}: ${chosen}.`
    }
    default:
      throw new Usage(usage)
  }
}

async function list(now: Temporal.Instant): Promise<void> {
  const today = now.toString().slice(0, 10)
  const lines = await withDatabase(db => inTransaction(db, console_, tx => listAbsences(tx, today)))
  for (const { id, what, login, standsIn, from, until } of lines)
    say([id, what, login, `${from} to ${until}`, standsIn ?? 'nobody stands in'].join('  '))
}

async function known(tx: Tx, login: string): Promise<string> {
  const id = await personByLogin(tx, login)
  if (id !== null) return id
  throw new Error(`There is nobody with the login ${login}. "comity user list" shows who is there.`)
}
