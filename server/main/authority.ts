import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { createAuthority, newAuthority } from '#accounts/people.ts'
import { inTransaction } from '#db/pool.ts'
import { createKeys, type Keys, publicKeys, readableFingerprint } from '#exchange/keys.ts'
import { readJson } from '#lib/canonical.ts'
import { demonstrationProfiles } from '#law/profiles/demonstration.ts'
import { say, Usage, withDatabase } from './command.ts'
import { readConfig } from './config.ts'
import { findKeys, openDataFolder } from './folder.ts'

const usage = `comity authority add XA:central --profile FILE [--organisation "Ministry of Justice"]
comity authority example`

/** `comity authority`: adds an authority that works here; the first one gets the keys of this installation. */
export async function authority(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { profile: { type: 'string' }, organisation: { type: 'string' } },
  })
  const [deed, id] = positionals
  if (deed === 'example') {
    say(JSON.stringify(demonstrationProfiles[0], null, 2))
    return 0
  }
  if (deed !== 'add' || id === undefined || values.profile === undefined) throw new Usage(usage)
  await add(id, values.profile, values.organisation)
  return 0
}

async function add(id: string, file: string, organisation: string | undefined): Promise<void> {
  const parsed = newAuthority.safeParse({ id, profile: readJson(await readFile(file)) })
  if (!parsed.success) {
    throw new Error(
      `The authority cannot be added from ${file}, because:\n${z.prettifyError(parsed.error)}\nCorrect it and try again; "comity authority example" prints a whole one.`,
    )
  }
  await withDatabase(async (db, config) => {
    const folder = await openDataFolder(config.data)
    await inTransaction(db, null, tx => createAuthority(tx, parsed.data))
    const keys = (await findKeys(folder)) ?? (await firstKeys(folder.keys, parsed.data, organisation))
    say(`${id} works here now.`)
    if (keys.authority === id) sayKeys(keys)
    else say(`It shares the keys of ${keys.authority}.`)
  })
}

function firstKeys(
  dir: string,
  { id, profile }: z.output<typeof newAuthority>,
  organisation?: string,
): Promise<Keys> {
  const commonName = profile.authorities.find(one => one.id === id)?.names.en ?? id
  const names = { commonName, organisation: organisation ?? profile.names.en, country: id.slice(0, 2) }
  return createKeys(dir, { authority: id, names, now: new Date() })
}

/** `comity key show`: what a partner compares over another road before trusting us. */
export async function key(args: string[]): Promise<number> {
  if (args.join(' ') !== 'show') throw new Usage('comity key show')
  const { data } = readConfig(process.env)
  const keys = await findKeys(await openDataFolder(data))
  if (keys === null)
    throw new Error(
      `There are no keys in ${data} yet. They are made with the first authority: comity authority add`,
    )
  sayKeys(keys)
  return 0
}

function sayKeys(keys: Keys): void {
  const { fingerprint } = publicKeys(keys)
  say(`Authority:    ${keys.authority}`)
  say(`Fingerprint:  ${readableFingerprint(fingerprint)}`)
  say(`Valid until:  ${keys.certificate.validTo}`)
  say(
    'Read the fingerprint out to a partner over a road you both trust, never by the road the packages take.',
  )
}
