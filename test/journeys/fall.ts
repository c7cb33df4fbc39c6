import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DemoOffice, restart } from '#main/demo/pair.ts'

export type Part = 'server' | 'postgres'

/**
 * Kills parts of an office as a loss of power would, by their ids, and brings it back: a server by starting it
 * again on the same folder; a database that fell alone by nothing, as the server has to see to it.
 */
export async function fall(office: DemoOffice, parts: readonly Part[]): Promise<void> {
  const postmaster = parts.includes('postgres') ? await postmasterOf(office.data) : null
  const ended = parts.includes('server') ? once(office.process, 'exit') : null
  if (ended) office.process.kill('SIGKILL')
  if (postmaster !== null) process.kill(postmaster, 'SIGKILL')
  await ended
  if (ended) await restart(office)
  if (postmaster !== null) await another(office.data, postmaster)
}

/** Process id of the database server in an office’s folder. */
export async function postmasterOf(data: string): Promise<number> {
  const folder = join(data, 'postgresql')
  // Where root has to work as another account, the data lie elsewhere.
  const home = await readFile(join(folder, 'data-folder'), 'utf8').catch(() => folder)
  const pid = Number((await readFile(join(home.trim(), 'data', 'postmaster.pid'), 'utf8')).split('\n', 1)[0])
  if (!Number.isSafeInteger(pid) || pid < 2) throw new Error(`No database server is named in ${folder}`)
  return pid
}

async function another(data: string, before: number): Promise<void> {
  for (const until = performance.now() + 60_000; performance.now() < until; await sleep(50)) {
    const pid = await postmasterOf(data).catch(() => before)
    if (pid !== before) return
  }
  throw new Error('The database was not started again within a minute.')
}
