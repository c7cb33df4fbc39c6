import '../needs-node.js'
import { type ChildProcess, spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { styleText } from 'node:util'
import type { Counts } from './reporter.ts'

/**
 * `npm test`: every `*.test.ts`, against one PostgreSQL and one build of the page, both made here. With DATABASE_URL
 * and DATABASE_OWNER_URL, against that PostgreSQL, whose owner must be a superuser: tests make databases and roles, and
 * cut connections.
 * Arguments choose folders or files (`npm test -- server/db`); those with two dashes go to Node
 * (`npm test -- lib --test-name-pattern=leap`).
 * The last line is `N passed, N failed, N skipped`; it ends with 1 when anything failed.
 */
const root = resolve(import.meta.dirname, '..')
const minute = 60_000

interface Group {
  readonly name: string
  readonly holds: (file: string) => boolean
  /** Files side by side; null for all of them in one process. */
  readonly concurrency: number | null
  /** The longest that one test, or one file in a process of its own, may take. */
  readonly timeout: number
}

const pure = /^(lib|law|procedures|api|web)\//
const browser = /^test\/browser\//

/** In this order; each file belongs to one. */
const groups: readonly Group[] = [
  { name: 'pure and page', holds: file => pure.test(file), concurrency: null, timeout: 3 * minute },
  {
    name: 'server and journeys',
    holds: file => !pure.test(file) && !browser.test(file),
    concurrency: 2,
    timeout: 15 * minute,
  },
  { name: 'browser', holds: file => browser.test(file), concurrency: 1, timeout: 15 * minute },
]

const children = new Set<ChildProcess>()
const closing: (() => Promise<void>)[] = []
const total = { passed: 0, failed: 0, skipped: 0 }
let ending: Promise<void> | undefined
let outside = 0

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.on(signal, () => void end(`Stopped by ${signal}.`, code))
}
setTimeout(() => {
  total.failed++
  void end('The tests took more than 40 minutes, so something hangs; they were stopped.', 1)
}, 40 * minute).unref()

try {
  await runAll()
  await end(null, total.failed > 0 ? 1 : 0)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  total.failed++
  await end('The tests could not be run to their end.', 1)
}

async function runAll(): Promise<void> {
  const given = process.argv.slice(2)
  const options = given.filter(argument => argument.startsWith('--'))
  const files = chosen(given.filter(argument => !argument.startsWith('--')))
  if (files.some(file => !pure.test(file))) await startDatabase()
  if (files.some(needsPage)) await buildPage()
  for (const group of groups) {
    const its = files.filter(group.holds)
    if (its.length > 0) await runGroup(group, its, options)
  }
}

function chosen(wanted: readonly string[]): string[] {
  const all = globSync('**/*.test.ts', {
    cwd: root,
    exclude: path => /^(node_modules|dist|\.comity|test-results|\.git)$/.test(path.split(/[\\/]/)[0] ?? ''),
  })
    .map(path => path.replaceAll('\\', '/'))
    .toSorted()
  if (wanted.length === 0) return all
  const found = wanted.flatMap(argument => {
    const path = relative(root, resolve(argument)).replaceAll('\\', '/')
    const its = path === '' ? all : all.filter(file => file === path || file.startsWith(`${path}/`))
    if (its.length === 0) {
      process.stderr.write(
        `There is no test in ${argument}, so nothing was run. Name a folder or a file, as: npm test -- server/db\n`,
      )
      process.exit(2)
    }
    return its
  })
  return [...new Set(found)]
}

function needsPage(file: string): boolean {
  return /^(test\/(journeys|browser)|server\/(main|http))\//.test(file)
}

async function startDatabase(): Promise<void> {
  // Another PostgreSQL, as `server/db/testing.ts` finds it.
  if (process.env['DATABASE_URL'] && process.env['DATABASE_OWNER_URL']) return
  const { startTestCluster } = await import('#db/testing.ts')
  const cluster = await startTestCluster()
  process.env['COMITY_TEST_CLUSTER'] = cluster.folder
  closing.push(() => cluster.stop())
}

/** A page that cannot be built is one failure; what does not need it is still tried. */
async function buildPage(): Promise<void> {
  const { buildWeb } = await import('#main/web.ts')
  try {
    await buildWeb(root, (_level, event) => void process.stdout.write(`${styleText('dim', event)}\n`))
  } catch (error) {
    total.failed++
    process.stdout.write(
      `${styleText('red', '✖')} ${error instanceof Error ? error.message : String(error)}\n`,
    )
  }
}

async function runGroup(group: Group, files: readonly string[], options: readonly string[]): Promise<void> {
  process.stdout.write(`\n${styleText('bold', group.name)}\n`)
  const child = spawn(
    process.execPath,
    [
      '--test',
      '--test-reporter=./test/reporter.ts',
      `--test-timeout=${group.timeout}`,
      ...(group.concurrency === null
        ? ['--test-isolation=none']
        : [`--test-concurrency=${group.concurrency}`]),
      ...options,
      ...files,
    ],
    // A process group of its own, so that Ctrl-C reaches us alone and we end all of it.
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: process.platform !== 'win32' },
  )
  children.add(child)
  let counts: Counts | undefined
  // The other end is our own reporter.
  child.on('message', message => (counts = message as Counts))
  const late = setTimeout(() => void stop(child), group.timeout + files.length * minute)
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed)
    child.once('close', done)
  })
  clearTimeout(late)
  children.delete(child)
  add(counts)
  if (ending) return
  if (counts === undefined || (code !== 0 && counts.failed === 0)) {
    total.failed++
    process.stdout.write(
      `${styleText('red', '✖')} ${group.name}: the test process ended with ${code ?? 'a signal'} before it was done\n`,
    )
  }
}

function add(counts: Counts | undefined): void {
  if (counts === undefined) return
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
  outside += counts.skippedFiles.filter(file => file.startsWith('test/outside/')).length
}

/** Stops everything that was started, then says how it went. */
function end(why: string | null, code: number): Promise<void> {
  return (ending ??= (async () => {
    await Promise.all([...children].map(stop))
    for (const close of closing.toReversed()) {
      await close().catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
    }
    if (why !== null) process.stdout.write(`\n${why}\n`)
    const { passed, failed, skipped } = total
    process.stdout.write('\n')
    if (outside > 0) {
      process.stdout.write(
        `${outside} of test/outside skipped: they read public test data that is not part of this repository; name its folder in COMITY_VECTORS to run them.\n`,
      )
    }
    for (const [name, count] of [
      ['tests', passed + failed + skipped],
      ['pass', passed],
      ['fail', failed],
      ['skipped', skipped],
    ]) {
      process.stdout.write(`ℹ ${name} ${count}\n`)
    }
    process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
    process.exit(code)
  })())
}

/** Lets the offices that a test runs end their databases, then ends whatever is left. */
async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>(done => child.once('close', () => done()))
  kill(child, 'SIGTERM')
  await Promise.race([gone, sleep(20_000, undefined, { ref: false })])
  kill(child, 'SIGKILL')
}

/** The process and what it started. */
function kill(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It ended meanwhile.
  }
}
