import { parseArgs } from 'node:util'
import * as z from 'zod'
import { closeHomeAuthority, createHomeAuthority, homeAuthorities, newHomeAuthority } from '#accounts/home.ts'
import { inTransaction } from '#db/pool.ts'
import { namesFrom, say, Usage, withDatabase } from './command.ts'

const usage = `comity home add XA:court-halden --name "Court of Port Halden" [--name "fr=Tribunal de Port Halden"]
                --kind court|prosecutor|police|fiu|tax|other --role requesting|executing [--role …]
comity home off XA:court-halden
comity home list`

/** `comity home`: authorities of our own State that ask the central authority for requests, or execute them. */
export async function home(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string', multiple: true },
      kind: { type: 'string' },
      role: { type: 'string', multiple: true },
    },
  })
  const [deed, id, ...more] = positionals
  if (more.length > 0) throw new Usage(usage)
  if (deed === 'list' && id === undefined) {
    await list()
    return 0
  }
  if (id === undefined) throw new Usage(usage)
  if (deed === 'off') {
    await close(id)
    return 0
  }
  const { name, kind = 'other', role } = values
  if (deed !== 'add' || name === undefined || role === undefined) throw new Usage(usage)
  await add({ id, names: namesFrom(name), kind, roles: role })
  return 0
}

async function add(given: {
  id: string
  names: Record<string, string>
  kind: string
  roles: readonly string[]
}): Promise<void> {
  const { id, names, kind, roles } = given
  const strange = roles.find(role => role !== 'requesting' && role !== 'executing')
  if (strange !== undefined) throw new Error(`${strange} is no role: say requesting, executing, or both.`)
  const requests = roles.includes('requesting')
  const executes = roles.includes('executing')
  const parsed = newHomeAuthority.safeParse({ id, names, kind, requests, executes })
  if (!parsed.success) throw new Error(`The authority cannot be added:\n${z.prettifyError(parsed.error)}`)
  await withDatabase(db => inTransaction(db, null, tx => createHomeAuthority(tx, parsed.data)))
  say(`${id} works with this office now. Its people are added with: comity user add LOGIN --home ${id}`)
}

async function close(id: string): Promise<void> {
  const closed = await withDatabase(db => inTransaction(db, null, tx => closeHomeAuthority(tx, id)))
  if (!closed)
    throw new Error(
      `There is no open authority at home called ${id}. "comity home list" shows which there are.`,
    )
  say(`${id} is closed: its people can no longer sign in. What they did stays recorded.`)
}

async function list(): Promise<void> {
  const found = await withDatabase(db => inTransaction(db, null, homeAuthorities))
  for (const { id, names, kind, requests, executes, people } of found) {
    const roles = [requests ? 'requesting' : '', executes ? 'executing' : ''].filter(Boolean).join(', ')
    say([id, Object.values(names).join(' / '), kind, roles, `${people} people`].join('  '))
  }
}
