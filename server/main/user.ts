import { randomInt } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { homeAuthorities } from '#accounts/home.ts'
import {
  changePerson,
  createPerson,
  listAccounts,
  newPerson,
  personByLogin,
  type PersonChange,
} from '#accounts/people.ts'
import { inTransaction, type Tx } from '#db/pool.ts'
import { isUniqueViolation } from '#db/pool-errors.ts'
import { say, Usage, withDatabase } from './command.ts'
import { listUnits } from './unit.ts'

const usage = `comity user add LOGIN --name "A. Person" --unit UNIT [--unit …] --duty officer|registrar|head [--duty …]
                [--level 0|1|2] [--everywhere] [--language en] [--phone …] [--email …] [--password-stdin]
comity user add LOGIN --name "A. Person" --home XA:court-halden [--language en] [--phone …] [--email …]
comity user change LOGIN [--unit …] [--duty …] [--level …]
comity user password LOGIN [--password-stdin]
comity user off LOGIN
comity user list
UNIT is a unit's name or id. Who belongs to an authority at home has no unit and no duty. Without --password-stdin a password is made and shown once.`

/** `comity user`: the people who may sign in. */
export async function user(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const [deed, login, ...more] = positionals
  if (values.home !== undefined && deed !== 'add') throw new Usage(usage)
  if (more.length > 0) throw new Usage(usage)
  if (deed === 'list' && login === undefined) {
    await list()
    return 0
  }
  if (login === undefined) throw new Usage(usage)
  switch (deed) {
    case 'add':
      await add(login, values)
      return 0
    case 'change':
      await change(login, async tx =>
        changeFrom(values, values.unit === undefined ? undefined : await unitIds(tx, values.unit)),
      )
      say(`${login} is changed; sessions under way follow at once.`)
      return 0
    case 'password': {
      const password = await passwordFrom(values)
      await change(login, async () => ({ password: password.text }))
      say(
        password.made
          ? `New password of ${login}, shown this once: ${password.text}`
          : `${login} has a new password; open sessions are ended.`,
      )
      return 0
    }
    case 'off':
      await change(login, async () => ({ active: false }))
      say(`${login} can no longer sign in; open sessions are ended. What the person did stays recorded.`)
      return 0
    default:
      throw new Usage(usage)
  }
}

const options = {
  name: { type: 'string' },
  unit: { type: 'string', multiple: true },
  duty: { type: 'string', multiple: true },
  level: { type: 'string' },
  everywhere: { type: 'boolean' },
  home: { type: 'string' },
  language: { type: 'string' },
  phone: { type: 'string' },
  email: { type: 'string' },
  'password-stdin': { type: 'boolean' },
} as const
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

async function add(login: string, values: Values): Promise<void> {
  const password = await passwordFrom(values)
  await withDatabase(db =>
    inTransaction(db, null, async tx => {
      if (values.home !== undefined) await requireHome(tx, values)
      const units = await unitIds(tx, values.unit ?? [])
      const person = newPerson.safeParse({
        ...changeFrom(values, units),
        home: values.home,
        login,
        password: password.text,
      })
      if (!person.success) throw new Error(`The person cannot be added:\n${z.prettifyError(person.error)}`)
      await createPerson(tx, Temporal.Now.instant(), person.data)
    }),
  ).catch((error: unknown) => {
    if (isUniqueViolation(error))
      throw new Error(`There is a person with the login ${login} already. Choose another.`)
    throw error
  })
  say(
    password.made
      ? `${login} can sign in with this password, shown this once: ${password.text}`
      : `${login} can sign in.`,
  )
}

/** An authority at home is named by its id, and its people have no place at the central authority. */
async function requireHome(tx: Tx, { home = '', unit, duty, level, everywhere }: Values): Promise<void> {
  if (unit !== undefined || duty !== undefined || level !== undefined || everywhere !== undefined) {
    throw new Error(
      'Who belongs to an authority at home has no unit, duty or clearance here: that would open cases. Leave these out.',
    )
  }
  if ((await homeAuthorities(tx)).some(({ id }) => id === home)) return
  throw new Error(`There is no authority at home called ${home}. "comity home list" shows which there are.`)
}

/** What was given on the command line, unchecked; the schema of a person says what is wrong with it. */
function changeFrom(values: Values, units: string[] | undefined): PersonChange {
  const { name, duty, level, everywhere, language, phone, email } = values
  const given = {
    name,
    duties: duty,
    level: level === undefined ? undefined : Number(level),
    everywhere,
    language,
    phone,
    email,
    units,
  }
  // `as`: duties are words from outside; `newPerson` and `personChange` check them.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as PersonChange
}

async function change(login: string, changing: (tx: Tx) => Promise<PersonChange>): Promise<void> {
  await withDatabase(db =>
    inTransaction(db, null, async tx => {
      const person = await personByLogin(tx, login)
      if (person === null)
        throw new Error(`There is nobody with the login ${login}. "comity user list" shows who is there.`)
      await changePerson(tx, person, await changing(tx))
    }),
  )
}

async function list(): Promise<void> {
  const people = await withDatabase(db => inTransaction(db, null, listAccounts))
  for (const { login, name, duties, level, active, home } of people) {
    const place = home === null ? [duties.join(', '), `level ${level}`] : [home]
    say([login, name, ...place, active ? '' : 'off'].join('  ').trimEnd())
  }
}

async function unitIds(tx: Tx, given: readonly string[]): Promise<string[]> {
  const units = await listUnits(tx)
  return given.map(word => {
    const found = units.filter(({ id, names }) => id === word || Object.values(names).includes(word))
    if (found.length === 1 && found[0] !== undefined) return found[0].id
    throw new Error(
      `${found.length === 0 ? 'No unit is' : 'Several units are'} called ${word}. "comity unit list" shows the units and their ids.`,
    )
  })
}

async function passwordFrom(values: Values): Promise<{ text: string; made: boolean }> {
  if (values['password-stdin'] !== true) return { text: makePassword(), made: true }
  return { text: (await text(process.stdin)).replace(/\r?\n$/, ''), made: false }
}

/** 20 letters out of 31 that cannot be confused: 99 random bits. */
function makePassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'.replace('l', '')
  const group = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
