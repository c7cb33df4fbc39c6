import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { listCases } from '#api/cases.ts'
import { signedIn } from '#main/demo/client.ts'
import { demoPassword } from '#main/demo/people.ts'
import { postmasterOf } from './fall.ts'

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))

describe('npm run demo', { timeout: 360_000 }, () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-demo-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  test('stops at once and wholly while it is being made, and is whole the next time', async context => {
    const early = run()
    await early.until(/Laying down the docket: 20 of/)
    const made = await processesOf()
    assert.equal(made.length, 3, 'it itself and two databases')
    const stopping = performance.now()
    await early.interrupt()
    assert.ok(performance.now() - stopping < 15_000)
    assert.deepEqual(made.filter(isAlive), [])

    const started = performance.now()
    const whole = run()
    await whole.until(/Ctrl-C stops both/)
    context.diagnostic(`made and started in ${Math.round((performance.now() - started) / 1000)} s`)
    const running = [whole.child.pid ?? 0, ...(await processesOf())]
    assert.equal(new Set(running).size, 5, 'it itself, two offices and two databases')
    const cases = await casesAt(whole.said)
    assert.ok(cases.length >= 60, 'some thirty on each side')
    await whole.interrupt()
    assert.deepEqual(running.filter(isAlive), [])

    const again = performance.now()
    const kept = run()
    await kept.until(/Ctrl-C stops both/)
    const seconds = (performance.now() - again) / 1000
    context.diagnostic(`started again in ${seconds.toFixed(1)} s`)
    assert.doesNotMatch(kept.said, /Making|Laying/)
    assert.deepEqual(await casesAt(kept.said), cases)

    // However it went: the offices notice that nobody would stop them any more.
    const left = [kept.child.pid ?? 0, ...(await processesOf())]
    kept.child.kill('SIGKILL')
    await gone(left)
  })

  for (const pause of [0, 400, 900]) {
    test(`stops wholly ${pause} milliseconds after its offices began to start`, async () => {
      const starting = run()
      await starting.until(/Starting both offices/)
      await sleep(pause)
      const running = [starting.child.pid ?? 0, ...(await processesOf())]
      await starting.interrupt()
      await gone([...running, ...(await processesOf())])
    })
  }

  test('ends a story in the middle, with its offices and all it laid down', async () => {
    const elsewhere = await mkdtemp(join(folder, 'story-'))
    const story = run(['--story', 'mutual-legal-assistance'], { TMPDIR: elsewhere })
    await story.until(/^4 /m)
    const temporary = (await readdir(elsewhere)).find(name => name.startsWith('comity-story-')) ?? ''
    const running = [story.child.pid ?? 0, ...(await processesOf(join(elsewhere, temporary, 'pair')))]
    assert.equal(new Set(running).size, 5)
    await story.interrupt()
    assert.equal(story.child.exitCode, 130)
    assert.deepEqual(running.filter(isAlive), [])
    assert.deepEqual(await readdir(elsewhere), [])
  })

  /** The demo, as from a terminal: in a group of its own that hears Ctrl-C together. */
  function run(args = ['--folder', folder], environment: Record<string, string> = {}) {
    const child = spawn(process.execPath, [main, 'demo', ...args], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    const running = {
      child,
      said: '',
      until: async (words: RegExp): Promise<void> => {
        for (const late = performance.now() + 180_000; !words.test(running.said); await sleep(20)) {
          if (child.exitCode !== null) throw new Error(`It ended before it said ${String(words)}.`)
          if (performance.now() > late) throw new Error(`It never said ${String(words)}.`)
        }
      },
      interrupt: async (): Promise<void> => {
        const ended = once(child, 'exit')
        process.kill(-(child.pid ?? 0), 'SIGINT')
        await ended
      },
    }
    child.stdout.on('data', (chunk: Buffer) => void (running.said += chunk.toString('utf8')))
    stopWithUs(child)
    return running
  }

  /** Who works on the two folders: the Comity processes that hold them and their database servers. */
  async function processesOf(pair = folder): Promise<number[]> {
    const found = await Promise.all(
      ['xa', 'xb'].flatMap(state => [
        readFile(join(pair, state, 'postgresql', 'holder'), 'utf8').then(Number, () => 0),
        postmasterOf(join(pair, state)).catch(() => 0),
      ]),
    )
    return [...new Set(found)].filter(pid => pid > 1)
  }
})

async function casesAt(said: string): Promise<string[]> {
  const [aurelia = '', borealia = ''] = said.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? []
  const found = await Promise.all(
    [
      { url: aurelia, login: 'anselm.brandt' },
      { url: borealia, login: 'omar.haddad' },
    ].map(async ({ url, login }) => {
      const head = await signedIn(url, login, demoPassword)
      const { cases } = await head.call(listCases, { query: { most: 200 } })
      return cases.map(line => `${login} ${line.id} ${line.state} ${line.changed}`)
    }),
  )
  return found.flat().toSorted()
}

async function gone(pids: readonly number[]): Promise<void> {
  for (const until = performance.now() + 30_000; pids.some(isAlive); await sleep(50)) {
    if (performance.now() > until) assert.deepEqual(pids.filter(isAlive), [])
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A test that fails must leave nothing behind either. */
function stopWithUs(child: ChildProcess): void {
  process.once('exit', () => void child.kill('SIGTERM'))
}
