import { once } from 'node:events'
import { open, readFile, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, ask, urlsOf } from './cluster-connection.ts'
import { type Installation, writeSettings } from './cluster-data.ts'
import { makeSocketFolder } from './cluster-folder.ts'
import { dropStaleLocks, endPostmaster, isAlive, runningPostmaster } from './cluster-process.ts'
import { launch } from './cluster-user.ts'

/** Facts without personal data and without passwords. */
export type Log = (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void

/** A server of ours and how we came by it. */
export type Server = { pid: number; socketDir: string; adopted: boolean }

/** Takes over a server that a killed run left behind, or ends it and gives null. */
export async function adopt({ data, passwords, binaries }: Installation, log: Log): Promise<Server | null> {
  const found = runningPostmaster(data)
  if (found === null) return null
  const answer = await waitForAnswer(urlsOf(found.socketDir, passwords).ownerUrl('postgres'), 3_000, () =>
    isAlive(found.pid),
  )
  if (answer.answered && answer.version === binaries.version) {
    log('database adopted', { pid: found.pid })
    return { pid: found.pid, socketDir: found.socketDir, adopted: true }
  }
  log('a database server left behind is ended', { pid: found.pid, answered: answer.answered })
  await endPostmaster(found.pid, data, answer.answered ? 60_000 : 3_000)
  return null
}

/**
 * Starts the server and waits until it answers, trying again while a killed one still vanishes.
 * @param known socket folder of a server that died: the pools know only this one.
 */
export async function start(
  folder: string,
  installation: Installation,
  log: Log,
  known?: string,
): Promise<Server> {
  const { data, runner, binaries, passwords } = installation
  const socketDir = await makeSocketFolder(folder, {
    owner: runner.kind === 'other' ? runner : undefined,
    known,
  })
  await writeSettings(installation, socketDir)
  const logFile = join(folder, 'postgresql.log')
  if (((await stat(logFile).catch(() => null))?.size ?? 0) > 10 * 2 ** 20) await truncate(logFile)
  const until = Date.now() + 20_000
  for (;;) {
    dropStaleLocks(data, socketDir)
    const output = await open(logFile, 'a', 0o600)
    const before = (await output.stat()).size
    const child = launch(runner, join(binaries.folder, 'bin', 'postgres'), ['-D', data], output.fd)
    await once(child, 'spawn')
    await output.close()
    const { pid } = child
    if (pid === undefined) throw new Error('PostgreSQL was started and has no process id.')
    const url = urlsOf(socketDir, passwords).ownerUrl('postgres')
    const alive = (): boolean => child.exitCode === null && child.signalCode === null
    await waitUntilReady(data, alive, log)
    const answer = await waitForAnswer(url, 60_000, alive)
    if (answer.answered) {
      child.unref()
      log('database started', { pid, version: answer.version })
      return { pid, socketDir, adopted: false }
    }
    const said = (await readFile(logFile)).subarray(before).toString('utf8').trim().slice(-2_000)
    if (isAlive(pid)) await endPostmaster(pid, data)
    // A killed server's process or memory may take a second or two to vanish.
    const passing = /already exists|still in use|Is another postmaster/.test(said)
    if (!passing || Date.now() > until)
      throw new Error(`PostgreSQL did not start on ${data}. It said: ${said || answer.reason}`)
    await sleep(100)
  }
}

/** After a crash PostgreSQL first replays its log, however long that takes; while it lives it is working on that. */
async function waitUntilReady(data: string, alive: () => boolean, log: Log): Promise<void> {
  for (let nextWord = Date.now() + 5_000; alive(); await sleep(10)) {
    if (runningPostmaster(data)?.status === 'ready') return
    if (Date.now() < nextWord) continue
    log('database is recovering from an interruption')
    nextWord = Date.now() + 30_000
  }
}

/** Starts the server again when it dies; the pools reconnect by themselves. Gives up after five deaths in a minute. */
export function watch(
  folder: string,
  installation: Installation,
  server: Server,
  log: Log,
): { stop(): Promise<void> } {
  let deaths: number[] = []
  let busy: Promise<void> = Promise.resolve()
  let restarting = false
  const look = (): void => {
    if (restarting || isAlive(server.pid)) return
    const now = Date.now()
    deaths = [...deaths.filter(at => now - at < 60_000), now]
    if (deaths.length > 5) {
      clearInterval(timer)
      log('database died too often and stays down', { folder })
      return
    }
    log('database died and is started again', { pid: server.pid })
    restarting = true
    busy = start(folder, installation, log, server.socketDir)
      .then(next => {
        server.pid = next.pid
      })
      .catch((error: unknown) => log('database could not be started again', { reason: String(error) }))
      .finally(() => {
        restarting = false
      })
  }
  const timer = setInterval(look, 500).unref()
  return {
    stop: () => {
      clearInterval(timer)
      return busy
    },
  }
}

async function waitForAnswer(url: string, wait: number, alive: () => boolean): Promise<Answer> {
  const until = Date.now() + wait
  for (;;) {
    const answer = await ask(url)
    if (answer.answered || !answer.passing || Date.now() > until || !alive()) return answer
    await sleep(20)
  }
}
