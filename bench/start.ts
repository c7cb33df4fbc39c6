import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { aurelia } from '#law/profiles/aurelia.ts'
import { freePort } from '#main/demo/ports.ts'
import { rounded, timed } from './measure.ts'

/** Seconds until `/health/ready` answers that all is well. */
export interface StartFigures {
  /** From an empty folder: authority, unit and person added by commands, then the first start. */
  readonly fresh: number
  /** Of these, the first start alone. */
  readonly freshStart: number
  /** An installation that was stopped in good order: the middle of several starts, and the slowest. */
  readonly existing: number
  readonly existingSlowest: number
}

/**
 * Starts installations as an administrator would, each step a process of its own. The page is built already.
 *
 * @param filled data folder of an installation with a full register, at rest.
 */
export async function measureStart(
  folder: string,
  filled: string,
  times: number,
): Promise<StartFigures & { readonly filled: number }> {
  await mkdir(folder, { recursive: true })
  const data = join(folder, 'new')
  const profile = join(folder, 'profile.json')
  await writeFile(profile, JSON.stringify(aurelia))
  const made = await timed(async () => {
    await comity(data, ['authority', 'add', 'XA:central', '--profile', profile])
    await comity(data, ['unit', 'add', 'XA:central', '--name', 'Mutual legal assistance'])
    const person = ['a.person', '--name', 'A. Person', '--unit', 'Mutual legal assistance']
    await comity(data, ['user', 'add', ...person, '--duty', 'officer'])
  })
  const freshStart = await secondsToReady(data)
  const starts = await several(times, () => secondsToReady(data))
  const full = await several(times, () => secondsToReady(filled))
  return {
    fresh: rounded(made.seconds + freshStart),
    freshStart: rounded(freshStart),
    existing: middle(starts),
    existingSlowest: rounded(Math.max(...starts)),
    filled: middle(full),
  }
}

const program = fileURLToPath(new URL('../server/main.ts', import.meta.url))

/** Runs a command to its end. */
async function comity(data: string, args: readonly string[]): Promise<void> {
  const child = run(data, 0, args)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`comity ${args.slice(0, 2).join(' ')} ended with ${code ?? 'a signal'}`)
}

/** Starts an installation, waits until it is ready, and stops it again. */
async function secondsToReady(data: string): Promise<number> {
  const port = await freePort()
  const before = performance.now()
  const child = run(data, port, ['start'])
  const ended = once(child, 'exit')
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null)
      await answer?.arrayBuffer()
      if (answer?.ok) return (performance.now() - before) / 1000
      if (child.exitCode !== null) throw new Error(`The installation ended with ${child.exitCode}.`)
      if (performance.now() - before > 120_000)
        throw new Error('The installation was not ready within two minutes.')
      await sleep(10)
    }
  } finally {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
    await ended
    clearTimeout(late)
  }
}

function run(data: string, port: number, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    // Nothing of the environment's settings: it is our own database that starts.
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? data,
      TMPDIR: tmpdir(),
      COMITY_DATA: data,
      COMITY_PORT: String(port),
      COMITY_LOG: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function several(times: number, work: () => Promise<number>): Promise<number[]> {
  const all: number[] = []
  for (let done = 0; done < times; done += 1) all.push(await work())
  return all
}

function middle(seconds: readonly number[]): number {
  return rounded(seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? NaN)
}
