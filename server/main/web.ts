import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WriteLog } from '#http/log.ts'

/** What the page is made of, besides itself: a change there asks for a new build. */
const sources = ['web', 'api', 'procedures', 'law', 'lib', 'vite.config.ts', 'package-lock.json'] as const

/**
 * Builds the page when it is missing or older than its sources. Several processes at once build it once.
 * @param root folder of the program. @returns the folder of the built page.
 * @throws Error with the end of what the build said.
 */
export async function buildWeb(root: string, log: WriteLog): Promise<string> {
  const built = join(root, 'dist', 'web')
  // An installation delivered with the page built has no sources of it.
  if (!(await exists(join(root, 'web', 'index.html'))) || (await isFresh(root, built))) return built
  const release = await takeBuild(root)
  try {
    if (await isFresh(root, built)) return built
    log('info', 'page is being built', { note: 'half a minute, only after a change' })
    const before = performance.now()
    const fresh = join(root, 'dist', `web-${process.pid}`)
    try {
      await runVite(root, fresh)
      await swap(fresh, built)
    } finally {
      await rm(fresh, { recursive: true, force: true })
    }
    log('info', 'page built', { ms: Math.round(performance.now() - before) })
  } finally {
    await release()
  }
  return built
}

async function isFresh(root: string, built: string): Promise<boolean> {
  const made = await modified(join(built, 'index.html'))
  if (made === null) return false
  for (const source of sources) {
    if ((await newest(join(root, source))) > made) return false
  }
  return true
}

/** Milliseconds of the newest file in there; 0 when there is nothing. Tests do not go into the page. */
async function newest(path: string): Promise<number> {
  const its = await stat(path).catch(() => null)
  if (its === null) return 0
  if (!its.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : its.mtimeMs
  const inside = await Promise.all((await readdir(path)).map(name => newest(join(path, name))))
  return Math.max(0, ...inside)
}

async function runVite(root: string, outDir: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(
    process.execPath,
    [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
  let said = ''
  const hear = (chunk: Buffer): void => void (said = (said + chunk.toString('utf8')).slice(-4_000))
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const end = (): void => void child.kill()
  process.once('exit', end)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  process.off('exit', end)
  if (code !== 0)
    throw new Error(
      `The page could not be built, so there would be nothing to show. Run npm ci, then start again. The build said:\n${said}`,
    )
}

/** A rename each way, so that whoever serves the old page meanwhile never meets half of one. */
async function swap(fresh: string, built: string): Promise<void> {
  const old = `${built}-old-${process.pid}`
  if (await exists(built)) await rename(built, old)
  await rename(fresh, built)
  await rm(old, { recursive: true, force: true })
}

/** One builds, others wait. The folder of a process that died is taken over. */
async function takeBuild(root: string): Promise<() => Promise<void>> {
  const lock = join(root, 'dist', 'web.lock')
  await mkdir(join(root, 'dist'), { recursive: true })
  const until = performance.now() + 300_000
  while (performance.now() < until) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' })
      return () => rm(lock, { force: true })
    } catch {
      const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
      // Just made and not yet written reads as 0.
      if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true })
      await sleep(200)
    }
  }
  throw new Error(
    `Another process has been building the page for five minutes. If there is none, remove ${lock} and start again.`,
  )
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function modified(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? null
}

async function exists(path: string): Promise<boolean> {
  return (await modified(path)) !== null
}
