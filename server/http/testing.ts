import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Me } from '#api/session.ts'
import { password, testAccounts } from '#accounts/testing.ts'
import type { Office } from '#cases/office.ts'
import { ping } from '#db/pool.ts'
import type { Crossing } from '#exchange/crossing.ts'
import { createKeys } from '#exchange/keys.ts'
import { pinAs, ownProfile, ownIdentity } from '#exchange/partners.ts'
import { demonstrationProfiles } from '#law/profiles/demonstration.ts'
import { openStorage } from '#storage/storage.ts'
import { createAuthority } from '#accounts/people.ts'
import { inTransaction } from '#db/pool.ts'
import { handlers } from './handlers/handlers.ts'
import { serve } from './server.ts'

/** A line that was logged. */
export type Line = { level: string; event: string; facts: Readonly<Record<string, unknown>>; error?: unknown }

/** Aurelia’s installation on a free port with its own database, keys and files, and Borealia as pinned partner. */
export async function testServer(options: { rate?: number; publicUrl?: string } = {}) {
  const accounts = await testAccounts()
  const dir = await mkdtemp(join(tmpdir(), 'comity-http-'))
  const log: Line[] = []
  const storage = await openStorage({ dir: join(dir, 'storage'), key: new Uint8Array(32).fill(7) })
  const office: Office = { ...accounts, storage, zone: 'UTC', wake: () => undefined }
  const crossing = await crossingOf(office, dir, 'aurelia')
  const webDir = join(dir, 'web')
  await mkdir(join(webDir, 'assets'), { recursive: true })
  await writeFile(
    join(webDir, 'index.html'),
    '<!doctype html><meta property="csp-nonce" nonce="__COMITY_NONCE__"><title>Comity</title>',
  )
  await writeFile(join(webDir, 'assets', 'page-3f9a.js'), 'export {}')
  const partner = await pinBorealia(crossing, dir)
  let storageBroken = false
  const serving = await serve({
    crossing,
    handlers,
    port: 0,
    host: '127.0.0.1',
    publicUrl: options.publicUrl ?? null,
    webDir,
    listenUrl: accounts.database.appUrl,
    checks: {
      database: () => ping(accounts.db),
      migrations: () => Promise.resolve(),
      storage: () => (storageBroken ? Promise.reject(new Error('The disk is full.')) : Promise.resolve()),
      keys: () => Promise.resolve(),
    },
    version: '0',
    log: (level, event, facts = {}, error) => void log.push({ level, event, facts, error }),
    rate: options.rate ?? 1_000_000,
  })
  return {
    ...accounts,
    office,
    crossing,
    partner,
    log,
    dir,
    url: serving.url,
    listening: serving.listening,
    breakStorage: () => void (storageBroken = true),
    signIn: async (login: string): Promise<Caller> => caller(serving.url, login),
    close: async () => {
      await serving.close()
      await accounts.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

export type Caller = { me: Me; cookie: string; headers: Record<string, string> }

async function caller(url: string, login: string): Promise<Caller> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  if (answer.status !== 200) throw new Error(`Signing in failed: ${await answer.text()}`)
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
  // The reply was parsed by the contract before it left.
  const me = (await answer.json()) as Me
  return { me, cookie, headers: { cookie, 'x-comity-token': me.token } }
}

async function crossingOf(office: Office, dir: string, name: string): Promise<Crossing> {
  const workDir = join(dir, `work-${name}`)
  await mkdir(workDir)
  const names = {
    commonName: office.authority,
    organisation: 'Ministry of Justice',
    country: office.authority.slice(0, 2),
  }
  const keys = await createKeys(join(dir, `keys-${name}`), {
    authority: office.authority,
    names,
    now: new Date('2026-01-01'),
  })
  return { office, keys, workDir }
}

/** Borealia’s signed profile, written by the same code in a moment’s office of its own, and trusted. */
async function pinBorealia(crossing: Crossing, dir: string): Promise<string> {
  const profile = demonstrationProfiles.find(({ state }) => state === 'XB')
  const authority = profile?.authorities[0]?.id
  if (profile === undefined || authority === undefined) throw new Error('Borealia has no profile.')
  const { db } = crossing.office
  await inTransaction(db, null, tx => createAuthority(tx, { id: authority, profile }))
  const theirs = await crossingOf({ ...crossing.office, authority }, dir, 'borealia')
  const { bytes } = await ownProfile(theirs, 'http://127.0.0.1:1')
  const { fingerprint } = ownIdentity(theirs)
  await pinAs(crossing, { kind: 'service', name: 'exchange' }, null, {
    profile: Buffer.from(bytes).toString('base64'),
    fingerprint,
  })
  return authority
}
