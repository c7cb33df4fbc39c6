import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { buildWeb } from './web.ts'

/** A page whose build tool writes down that it was called. */
const tool = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
appendFileSync('builds', 'x')
const page = readFileSync('web/index.html', 'utf8')
if (page === 'broken') { console.error('a mistake in the page'); process.exit(1) }
const out = process.argv[process.argv.indexOf('--outDir') + 1]
mkdirSync(out, { recursive: true })
writeFileSync(out + '/index.html', 'built of ' + page)
`

let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'comity-web-'))
  await mkdir(join(root, 'node_modules', 'vite', 'bin'), { recursive: true })
  await writeFile(join(root, 'package.json'), '{"type":"module"}')
  await writeFile(join(root, 'node_modules', 'vite', 'bin', 'vite.js'), tool)
  await writeFile(join(root, 'node_modules', 'vite', 'package.json'), '{"type":"module"}')
})
after(() => rm(root, { recursive: true, force: true }))
beforeEach(async () => {
  for (const part of ['web', 'dist', 'builds']) await rm(join(root, part), { recursive: true, force: true })
  await page('one')
})

async function page(text: string, inSeconds = -10): Promise<void> {
  await mkdir(join(root, 'web'), { recursive: true })
  await writeFile(join(root, 'web', 'index.html'), text)
  const at = Date.now() / 1000 + inSeconds
  await utimes(join(root, 'web', 'index.html'), at, at)
}

const build = () => buildWeb(root, () => undefined)
const builds = async () => (await readFile(join(root, 'builds'), 'utf8').catch(() => '')).length

describe('the page', () => {
  test('is built when it is missing, and not again while nothing changed', async () => {
    const built = await build()
    assert.equal(await readFile(join(built, 'index.html'), 'utf8'), 'built of one')
    await build()
    assert.equal(await builds(), 1)
  })

  test('is built again after a change, and nothing is left behind', async () => {
    await build()
    await page('two', 10)
    assert.equal(await readFile(join(await build(), 'index.html'), 'utf8'), 'built of two')
    assert.deepEqual(await readdir(join(root, 'dist')), ['web'])
  })

  test('is built once when several start together', async () => {
    await Promise.all([build(), build(), build()])
    assert.equal(await builds(), 1)
  })

  test('is built though a killed process left its lock', async () => {
    await mkdir(join(root, 'dist'))
    // No process has this number: it is above what Linux gives.
    await writeFile(join(root, 'dist', 'web.lock'), '4194305')
    await build()
    assert.equal(await builds(), 1)
  })

  test('that cannot be built says what the tool said, and leaves the old one', async () => {
    const built = await build()
    await page('broken', 10)
    await assert.rejects(build(), /a mistake in the page/)
    assert.equal(await readFile(join(built, 'index.html'), 'utf8'), 'built of one')
    await page('two', 10)
    await build()
  })
})
