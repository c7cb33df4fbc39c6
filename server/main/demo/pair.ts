import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { publicKeys } from '#exchange/keys.ts'
import { ownProfile, pinAs } from '#exchange/partners.ts'
import { makeDocket } from './docket.ts'
import { folderOf, prepareOffice } from './prepare.ts'

/** One office of the demo, running as a process of its own. */
export interface DemoOffice {
  readonly url: string
  /** Its data folder: what `comity` commands are pointed to. */
  readonly data: string
  readonly process: ChildProcess
}

/** Two authorities of invented States, each with its own PostgreSQL, keys, folder and address. */
export interface Pair {
  readonly aurelia: DemoOffice
  readonly borealia: DemoOffice
  stop(): Promise<void>
}

const main = fileURLToPath(new URL('../../main.ts', import.meta.url))

/**
 * Makes the two offices if `data` holds none yet, and starts them. `docket` lays some thirty cases into them;
 * `say` is told what is going on. Stops what it started when it cannot go on.
 */
export async function startPair(options: {
  data: string
  docket: boolean
  ports?: readonly [number, number]
  say?: (line: string) => void
  demo?: boolean
}): Promise<Pair> {
  const say = options.say ?? (() => undefined)
  const ports = options.ports ?? [await freePort(), await freePort()]
  await makeOnce(options.data, options.docket, ports, say)
  const used = await portsOf(options.data)
  say('Starting both offices …')
  const started: DemoOffice[] = []
  try {
    for (const [state, port] of [
      ['XA', used[0]],
      ['XB', used[1]],
    ] as const) {
      started.push(startOne(folderOf(options.data, state), port, options.demo ?? true))
    }
    const [aurelia, borealia] = started
    if (!aurelia || !borealia) throw new Error('Both offices were started above')
    await Promise.all([ready(aurelia), ready(borealia)])
    return { aurelia, borealia, stop: () => stopAll(started) }
  } catch (error) {
    await stopAll(started)
    throw error
  }
}

/** Starts one office again, on its own folder and port: after a fall. */
export async function restart(office: DemoOffice): Promise<DemoOffice> {
  const again = startOne(office.data, Number(new URL(office.url).port), true)
  await ready(again)
  return again
}

/** The offices are made whole or not at all: the file that says so is written last. */
async function makeOnce(
  data: string,
  docket: boolean,
  ports: readonly [number, number],
  say: (line: string) => void,
): Promise<void> {
  if (await portsOf(data).catch(() => null)) return
  await rm(data, { recursive: true, force: true })
  await mkdir(data, { recursive: true, mode: 0o700 })
  say('Making the offices of Aurelia (XA) and Borealia (XB): database, keys, people …')
  const one = await prepareOffice(folderOf(data, 'XA'), 'XA')
  try {
    const other = await prepareOffice(folderOf(data, 'XB'), 'XB')
    try {
      const urls = ports.map(port => `http://127.0.0.1:${port}`)
      for (const [here, there, url] of [
        [one, other, urls[1]],
        [other, one, urls[0]],
      ] as const) {
        const { bytes } = await ownProfile(there.crossing, url ?? null)
        const { fingerprint } = publicKeys(there.crossing.keys)
        await pinAs(here.crossing, null, null, {
          profile: Buffer.from(bytes).toString('base64'),
          fingerprint,
        })
      }
      if (docket)
        await makeDocket({ XA: one, XB: other }, (done, all) =>
          say(`Laying down the docket: ${done} of ${all} cases …`),
        )
    } finally {
      await other.close()
    }
  } finally {
    await one.close()
  }
  await writeFile(join(data, 'made.json'), JSON.stringify({ ports }))
}

async function portsOf(data: string): Promise<readonly [number, number]> {
  // Written by makeOnce.
  const made = JSON.parse(await readFile(join(data, 'made.json'), 'utf8')) as { ports: [number, number] }
  return made.ports
}

function startOne(data: string, port: number, demo: boolean): DemoOffice {
  const child = spawn(process.execPath, [main, 'start'], {
    env: {
      ...process.env,
      COMITY_DATA: data,
      COMITY_PORT: String(port),
      COMITY_LOG: 'warn',
      COMITY_DEMO: demo ? 'on' : 'off',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
    // A group of its own: Ctrl-C at the terminal reaches us, and we stop it in good order.
    detached: true,
  })
  return { url: `http://127.0.0.1:${port}`, data, process: child }
}

async function ready({ url, process: child }: DemoOffice): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null)
      throw new Error(`An office ended before it was ready, with code ${child.exitCode}.`)
    const answer = await fetch(new URL('/health/ready', url)).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error('An office was not ready within a minute.')
}

async function stopAll(offices: readonly DemoOffice[]): Promise<void> {
  await Promise.all(
    offices.map(async ({ process: child }) => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise<void>(resolve => void child.once('exit', () => resolve()))
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
      await ended
      clearTimeout(late)
    }),
  )
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise<void>(resolve => void server.close(() => resolve()))
  return typeof address === 'object' && address !== null ? address.port : 0
}
