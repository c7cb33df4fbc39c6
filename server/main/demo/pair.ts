import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { publicKeys } from '#exchange/keys.ts'
import { ownProfile, pinAs } from '#exchange/partners.ts'
import { buildWeb } from '../web.ts'
import { clear } from './clear.ts'
import { makeDocket } from './docket.ts'
import { freePort, requireFree } from './ports.ts'
import { folderOf, type PreparedOffice, prepareOffice } from './prepare.ts'

/** One office of the demo, running as a process of its own. */
export interface DemoOffice {
  readonly url: string
  /** Its data folder: what `comity` commands are pointed to. */
  readonly data: string
  /** Where its database is, when that is not its own. */
  readonly database: DatabaseSettings
  /** What runs it now: after a fall and `restart`, another than before. */
  process: ChildProcess
}

/** Nothing for a PostgreSQL of its own, else where another one is. */
export type DatabaseSettings = Partial<Readonly<Record<'DATABASE_URL' | 'DATABASE_OWNER_URL', string>>>

/** Two authorities of invented States, each with its own PostgreSQL, keys, folder and address. */
export interface Pair {
  readonly aurelia: DemoOffice
  readonly borealia: DemoOffice
  /** Runs a command of Comity on an office’s folder, as a process of its own; gives its exit code. */
  command(office: DemoOffice, args: readonly string[]): Promise<number>
  /** Ends both offices and the commands that still run. */
  stop(): Promise<void>
}

export interface PairOptions {
  /** The folder of the pair; made if it is not there. */
  readonly data: string
  /** Lays some thirty cases into the offices when they are made. */
  readonly docket: boolean
  /** Where the offices listen; by default free ones. Once made, a pair keeps its ports. */
  readonly ports?: readonly [number, number]
  /** Is told what goes on. */
  readonly say?: (line: string) => void
  /** Whether the sign-in pages offer the accounts. Default true. */
  readonly demo?: boolean
  /** Empty databases on another PostgreSQL, one for each office; by default each has its own in its folder. */
  readonly databases?: Readonly<Record<'XA' | 'XB', DatabaseSettings>>
  /** Makes it stop on the way, with what it started, and throw the signal’s reason. */
  readonly signal?: AbortSignal
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
const main = join(root, 'server', 'main.ts')

/**
 * Makes the two offices if `data` holds none yet, and starts them. Stops what it started when it cannot go on.
 *
 * @throws Error with what to do when another pair runs in the folder, or another program on its ports
 */
export async function startPair(options: PairOptions): Promise<Pair> {
  const say = options.say ?? (() => undefined)
  const used = (await portsOf(options.data)) ?? (await make(options, say))
  for (const port of used) await requireFree(port)
  // Here rather than by the offices, whose log nobody reads: it can take half a minute.
  await buildWeb(root, (_, event) => say(`The ${event} …`))
  options.signal?.throwIfAborted()
  say('Starting both offices …')
  const [aurelia, borealia] = [
    startOne(folderOf(options.data, 'XA'), used[0], options.demo ?? true, options.databases?.XA),
    startOne(folderOf(options.data, 'XB'), used[1], options.demo ?? true, options.databases?.XB),
  ]
  const commands = new Set<ChildProcess>()
  const stop = async (): Promise<void> => {
    await Promise.all([...commands].map(child => end(child)))
    await Promise.all([end(aurelia.process), end(borealia.process)])
  }
  try {
    await Promise.all([ready(aurelia, options.signal), ready(borealia, options.signal)])
    return { aurelia, borealia, command: (office, args) => runCommand(commands, office, args), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Starts an office again on its own folder and port, after its process fell. */
export async function restart(office: DemoOffice): Promise<void> {
  office.process = startOne(office.data, Number(new URL(office.url).port), true, office.database).process
  await ready(office)
}

/** The offices are made whole or not at all: the file that says so is written last. */
async function make(options: PairOptions, say: (line: string) => void): Promise<readonly [number, number]> {
  const { data, signal } = options
  await clear(data)
  await mkdir(data, { recursive: true, mode: 0o700 })
  const ports = options.ports ?? [await freePort(), await freePort()]
  say('Making the offices of Aurelia (XA) and Borealia (XB): database, keys, people …')
  const made: PreparedOffice[] = []
  try {
    const aurelia = await prepareOffice(folderOf(data, 'XA'), 'XA', options.databases?.XA)
    made.push(aurelia)
    signal?.throwIfAborted()
    const borealia = await prepareOffice(folderOf(data, 'XB'), 'XB', options.databases?.XB)
    made.push(borealia)
    await trust(aurelia, borealia, ports[1])
    await trust(borealia, aurelia, ports[0])
    const told = (done: number, all: number) => say(`Laying down the docket: ${done} of ${all} steps …`)
    if (options.docket) await makeDocket({ XA: aurelia, XB: borealia }, told, signal)
  } finally {
    for (const office of made) await office.close()
  }
  signal?.throwIfAborted()
  await writeFile(join(data, 'made.json'), JSON.stringify({ ports }))
  return ports
}

/** What an officer of each office would do with the other’s profile, the fingerprint compared. */
async function trust(here: PreparedOffice, there: PreparedOffice, port: number): Promise<void> {
  const { bytes } = await ownProfile(there.crossing, `http://127.0.0.1:${port}`)
  const { fingerprint } = publicKeys(there.crossing.keys)
  await pinAs(here.crossing, null, null, { profile: Buffer.from(bytes).toString('base64'), fingerprint })
}

/** The ports of a pair that was made whole; null where there is none. */
async function portsOf(data: string): Promise<readonly [number, number] | null> {
  const text = await readFile(join(data, 'made.json'), 'utf8').catch(() => null)
  // Written whole by `make`.
  return text === null ? null : (JSON.parse(text) as { ports: [number, number] }).ports
}

function startOne(data: string, port: number, demo: boolean, database: DatabaseSettings = {}): DemoOffice {
  // What is laid into it appears under Post.
  const post = join(data, 'post')
  mkdirSync(post, { recursive: true, mode: 0o700 })
  const child = spawn(process.execPath, [main, 'start'], {
    env: {
      ...surroundings(),
      ...database,
      COMITY_DATA: data,
      COMITY_PORT: String(port),
      COMITY_LOG: 'warn',
      COMITY_POST_FOLDER: post,
      COMITY_DEMO: demo ? 'on' : 'off',
    },
    // The channel tells the office when we are gone, however we went.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // A group of its own: Ctrl-C at the terminal reaches us, and we stop it in good order.
    detached: true,
  })
  return { url: `http://127.0.0.1:${port}`, data, database, process: child }
}

async function ready(office: DemoOffice, signal?: AbortSignal): Promise<void> {
  const until = performance.now() + 120_000
  while (performance.now() < until) {
    signal?.throwIfAborted()
    if (hasEnded(office.process)) throw new Error('An office ended before it was ready. It said above why.')
    const answer = await fetch(new URL('/health/ready', office.url)).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error('An office was not ready within two minutes.')
}

function runCommand(
  running: Set<ChildProcess>,
  { data, database }: DemoOffice,
  args: readonly string[],
): Promise<number> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...surroundings(), ...database, COMITY_DATA: data },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.add(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => {
      running.delete(child)
      resolve(code ?? 1)
    })
  })
}

/** Our environment without the settings of an installation: the demo must never reach a real one’s database. */
function surroundings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(COMITY|DATABASE)_/.test(name)))
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000)
  await ended
  clearTimeout(late)
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}
