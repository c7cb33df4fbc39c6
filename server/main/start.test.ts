import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readConfig } from './config.ts'
import { startOffice } from './start.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

let dir: string
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'comity-start-'))
  await chmod(dir, 0o700)
})
after(() => rm(dir, { recursive: true, force: true }))

/** Runs a command to its end, as a person at a terminal would. */
async function comity(args: string[], input = '') {
  const child = spawn(process.execPath, [main, ...args], {
    env: environment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(input)
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: child.exitCode, out, err }
}

function environment(): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: dir,
    TMPDIR: tmpdir(),
    COMITY_DATA: join(dir, 'data'),
    COMITY_PORT: '0',
    COMITY_LOG: 'warn',
  }
}

describe('an installation', () => {
  test('without an authority does not start, and says how to add one', async () => {
    const { code, err } = await comity(['start'])
    assert.equal(code, 1)
    assert.match(err, /There is no authority/)
    assert.match(err, /authority add XA:central --profile/)
    assert.match(err, /npm run demo/)
  })

  test('is made by commands, starts, serves who was added, and starts again as it was', {
    timeout: 120_000,
  }, async () => {
    const example = await comity(['authority', 'example'])
    await writeFile(join(dir, 'profile.json'), example.out)
    const added = await comity(['authority', 'add', 'XA:central', '--profile', join(dir, 'profile.json')])
    assert.equal(added.code, 0, added.err)
    assert.match(added.out, /Fingerprint: {2}([0-9a-f]{4} ){15}[0-9a-f]{4}/)
    const unit = await comity([
      'unit',
      'add',
      'XA:central',
      '--name',
      'Mutual legal assistance',
      '--name',
      'fr=Entraide',
    ])
    assert.equal(unit.code, 0, unit.err)
    const person = [
      'user',
      'add',
      'ines.valcourt',
      '--name',
      'Inès Valcourt',
      '--unit',
      'Entraide',
      '--duty',
      'officer',
    ]
    const weak = await comity([...person, '--password-stdin'], 'short\n')
    assert.equal(weak.code, 1)
    assert.match(weak.err, /at least 12/)
    const user = await comity(person)
    assert.equal(user.code, 0, user.err)
    const password = user.out.trim().split(' ').at(-1) ?? ''
    assert.match(
      (await comity(['user', 'list'])).out,
      /ines\.valcourt {2}Inès Valcourt {2}officer {2}level 0/,
    )

    for (let start = 0; start < 2; start++) {
      const running = await startOffice(readConfig(environment()), { web: false, log: () => undefined })
      try {
        const ready = await fetch(`${running.url}/health/ready`)
        assert.deepEqual(await ready.json(), {
          status: 'ok',
          parts: { database: 'ok', migrations: 'ok', storage: 'ok', keys: 'ok' },
        })
        const signedIn = await fetch(`${running.url}/api/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ login: 'ines.valcourt', password }),
        })
        assert.equal(signedIn.status, 200)
        // Beside a running installation, on the same database.
        const shown = await comity(['key', 'show'])
        assert.ok(added.out.includes(/Fingerprint:.*/.exec(shown.out)?.[0] ?? 'none'))
        assert.match(
          (await comity(['unit', 'list'])).out,
          /Mutual legal assistance \/ Entraide {2}takes in what arrives/,
        )
        await assert.rejects(
          startOffice(readConfig(environment()), { web: false, log: () => undefined }),
          /Another Comity/,
        )
      } finally {
        await running.stop()
      }
      await assert.rejects(fetch(`${running.url}/health/live`))
    }
    const closed = await comity(['user', 'off', 'ines.valcourt'])
    assert.equal(closed.code, 0, closed.err)
    for (const secret of ['storage-key', 'keys/signing-key.pem', 'keys/age-identity.txt']) {
      assert.equal((await stat(join(dir, 'data', secret))).mode & 0o077, 0, secret)
    }
    await rm(join(dir, 'data', 'storage-key'))
    await assert.rejects(
      startOffice(readConfig(environment()), { web: false, log: () => undefined }),
      /storage-key is missing/,
    )
  })

  test('stops when told, with everything it started, also when nobody reads its log any more', {
    timeout: 120_000,
  }, async () => {
    await comity(['authority', 'add', 'XA:central', '--profile', join(dir, 'profile.json')])
    await rm(join(dir, 'data', 'storage'), { recursive: true, force: true })
    const child = spawn(process.execPath, [main, 'start'], {
      env: { ...environment(), COMITY_LOG: 'info' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    for await (const chunk of child.stdout) {
      said += String(chunk)
      if (said.includes('"event":"ready"')) break
    }
    const pid = Number(
      /^(\d+)$/m.exec(await readFile(join(dir, 'data', 'postgresql', 'data', 'postmaster.pid'), 'utf8'))?.[1],
    )
    child.kill('SIGTERM')
    await once(child, 'exit')
    assert.equal(child.exitCode, 0)
    assert.throws(() => process.kill(pid, 0))
  })
})

test('a command that does not exist shows those that do', async () => {
  const { code, err } = await comity(['strat'])
  assert.equal(code, 2)
  assert.match(err, /start .*runs this installation/)
  const wrong = await comity(['user', 'add', '--nmae', 'x'])
  assert.equal(wrong.code, 2)
  assert.match(wrong.err, /nmae/)
})
