import { globSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { joinCluster } from '#db/cluster.ts'
import { endPostmasterNow } from '#db/cluster-process.ts'
import { publicKeys } from '#exchange/keys.ts'
import { ownProfile, pinAs } from '#exchange/partners.ts'
import { readConfig } from '#main/config.ts'
import { openDatabase } from '#main/database.ts'
import { freePort } from '#main/demo/ports.ts'
import { type PreparedOffice, prepareOffice } from '#main/demo/prepare.ts'

/** Two offices that know each other, made and at rest. */
export interface BenchPair {
  readonly aurelia: string
  readonly borealia: string
  /** Where Borealia is to listen. */
  readonly port: number
}

/** Runs `work` with a folder that is gone afterwards, with every database in it, also when we are told to stop. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'comity-bench-'))
  process.once('exit', () => {
    for (const data of globSync(join(folder, '*', '*', 'postgresql', 'data'))) endPostmasterNow(data)
    for (const path of globSync(join(folder, '*', '*', 'postgresql', 'socket')))
      rmSync(readFileSync(path, 'utf8').trim(), { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  })
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  return work(folder)
}

/** Makes Aurelia and Borealia with their keys, pinned by each other. */
export async function makePair(folder: string): Promise<BenchPair> {
  const pair = { aurelia: join(folder, 'xa'), borealia: join(folder, 'xb'), port: await freePort() }
  await mkdir(folder, { recursive: true })
  const one = await prepareOffice(pair.aurelia, 'XA')
  try {
    const other = await prepareOffice(pair.borealia, 'XB')
    try {
      await pin(one, other, `http://127.0.0.1:${pair.port}`)
      await pin(other, one, null)
    } finally {
      await other.close()
    }
  } finally {
    await one.close()
  }
  return pair
}

async function pin(here: PreparedOffice, there: PreparedOffice, url: string | null): Promise<void> {
  const { bytes } = await ownProfile(there.crossing, url)
  const { fingerprint } = publicKeys(there.crossing.keys)
  await pinAs(here.crossing, null, null, { profile: Buffer.from(bytes).toString('base64'), fingerprint })
}

/** Runs `work` while the database of an office is up. Both addresses hold passwords. */
export async function withDatabaseOf<T>(
  data: string,
  work: (urls: { appUrl: string; ownerUrl: string }) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(readConfig({ COMITY_DATA: data }), () => undefined, { join: false })
  try {
    if (database.ownerUrl === null) throw new Error('A database of our own has its owner')
    return await work({ appUrl: database.appUrl, ownerUrl: database.ownerUrl })
  } finally {
    await database.stop()
  }
}

/** The addresses of a database that another process keeps up. */
export async function urlsBeside(data: string): Promise<{ appUrl: string; ownerUrl: string }> {
  const cluster = await joinCluster(join(data, 'postgresql'))
  return { appUrl: cluster.appUrl('comity'), ownerUrl: cluster.ownerUrl('comity') }
}
