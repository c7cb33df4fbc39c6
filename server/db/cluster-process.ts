import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server that PostgreSQL's own postmaster.pid tells of. */
export type Postmaster = {
  pid: number
  socketDir: string
  /** What the server last wrote about itself. */
  status: 'starting' | 'ready' | 'stopping' | 'standby' | 'unknown'
}

/** The server running on this data folder, or null: no file, a dead or zombie process, or a stranger's. */
export function runningPostmaster(data: string): Postmaster | null {
  const postmaster = readPostmasterFile(data)
  return postmaster !== null && servesData(postmaster.pid, data) ? postmaster : null
}

/** Ends a server: politely, then firmly, then as the kernel does. Its log brings the data back whole. */
export async function endPostmaster(pid: number, data: string, patience = 10_000): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', patience],
    ['SIGQUIT', 6_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!servesData(pid, data)) return
    send(pid, signal)
    // A suspended process (Ctrl-Z, a debugger) hears nothing but this.
    send(pid, 'SIGCONT')
    if (await gone(pid, wait)) return
  }
  throw new Error(`The PostgreSQL process ${pid} does not end. End it by hand, then start Comity again.`)
}

/** Ends a server at once and without waiting for anything else, for the moment in which a process ends. */
export function endPostmasterNow(data: string): void {
  const postmaster = runningPostmaster(data)
  if (postmaster === null) return
  for (const [signal, wait] of [
    ['SIGQUIT', 3_000],
    ['SIGKILL', 1_000],
  ] as const) {
    send(postmaster.pid, signal)
    for (const until = Date.now() + wait; isAlive(postmaster.pid) && Date.now() < until; ) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
  }
}

/** True once the process is dead (a zombie is), false after `wait` milliseconds. */
export async function gone(pid: number, wait: number): Promise<boolean> {
  const until = Date.now() + wait
  for (let pause = 5; isAlive(pid); pause = Math.min(pause * 2, 100)) {
    if (Date.now() > until) return false
    await sleep(pause)
  }
  return true
}

/** True for a process that exists and is not a zombie waiting for a slow parent. */
export function isAlive(pid: number): boolean {
  if (!exists(pid)) return false
  try {
    // The state follows the command's name, which may itself hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return !/^ [ZX]/.test(stat.slice(stat.lastIndexOf(')') + 1))
  } catch {
    return true
  }
}

/**
 * Removes the lock files of a server that is gone, where they would make PostgreSQL refuse to start: their
 * number now belongs to a stranger (as after the restart of a container), or to a zombie whose parent is
 * slow. The socket's folder is ours alone. postmaster.pid stays while any process still works in the data
 * folder, for then PostgreSQL itself must look.
 */
export function dropStaleLocks(data: string, socketDir: string): void {
  if (runningPostmaster(data) !== null) return
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(socketDir, name), { force: true })
  const postmaster = readPostmasterFile(data)
  if (postmaster === null || !exists(postmaster.pid)) return
  if (process.platform === 'linux' && !anyoneWorksIn(data))
    rmSync(join(data, 'postmaster.pid'), { force: true })
}

function readPostmasterFile(data: string): Postmaster | null {
  const lines = readOrEmpty(join(data, 'postmaster.pid')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 1) return null
  const word = lines[7]?.trim() ?? ''
  const status =
    word === 'starting' || word === 'ready' || word === 'stopping' || word === 'standby' ? word : 'unknown'
  return { pid, socketDir: lines[4]?.trim() ?? '', status }
}

/** A pid may have been given to another process since: ours is the one that works in the data folder. */
function servesData(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false
  const folder = realpathSync(data)
  if (process.platform === 'linux') return workingFolder(pid) === folder
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes('postgres') && (command.includes(data) || command.includes(folder))
  } catch {
    return false
  }
}

function anyoneWorksIn(data: string): boolean {
  const folder = realpathSync(data)
  return readdirSync('/proc').some(name => /^\d+$/.test(name) && workingFolder(Number(name)) === folder)
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** True also for a zombie. */
function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives and is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

/** Sends a signal; a process that ended in the meantime is what we wanted. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // gone
  }
}
