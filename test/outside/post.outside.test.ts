import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { listPost, PostView } from '#api/post.ts'
import type * as z from 'zod'
import { one, inTransaction } from '#db/pool.ts'
import { type Caller, testServer } from '#http/testing.ts'
import { intakeActor, take } from '#intake/take.ts'
import { outsideData } from './data.ts'

const { path, skip } = outsideData('badinputs')

/** Every sample of a folder, and what stands in it for sure: the verdict of those whose name tells what they are. */
const folders = ['mime-flanker', 'mime-mailparser', 'oletools', 'pdf-samples', 'zip-slip'] as const
/** By name: samples that whoever made them says can run programs, start or fetch something, or are locked. */
const harmful: readonly RegExp[] = [
  /\.(docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm)$/,
  /^dde-(test|in)[^/]*\.(docx|xlsx|csv|xml)$/,
  /^sample_with_external_link_to_doc\./,
  /^embedded-(simple|unicode)-2007\.(docx|xlsx|pptx|odt|ods|odp)$/,
  /^encrypted\.(docx|xlsx|pptx)$/,
  /^zip-slip[^/]*\.zip$/,
]
/** Samples whose makers say that they do nothing. */
const harmless: readonly RegExp[] = [
  /^harmless-clean(-2003)?\.(docx|xml)$/,
  /^(habibi|minimal-document|crazyones-pdfa)\.pdf$/,
]

describe('what others collected to break a mail office', { skip }, () => {
  let server: Awaited<ReturnType<typeof testServer>>
  let registrar: Caller
  before(async () => {
    server = await testServer()
    await server.person({ login: 'r.egistrar', duties: ['registrar'] })
    registrar = await server.signIn('r.egistrar')
  })
  after(() => server.close())

  const get = (path: string) => fetch(`${server.url}${path}`, { headers: registrar.headers })

  /** Takes the bytes in as the office would; gives the message as the registrar is shown it, with every answer checked. */
  async function arrives(bytes: Uint8Array, name: string, source: string): Promise<PostView> {
    server.pass({ seconds: 1 })
    await take(server.office, { road: 'folder', source, name, bytes })
    const row = await inTransaction(server.office.db, intakeActor, tx =>
      one(
        tx,
        sql<{
          id: string
          sha256: string
        }>`select id, sha256 from post order by last_came_at desc, id desc limit 1`,
      ),
    )
    assert.deepEqual(Buffer.concat(await server.office.storage.get(row.sha256).toArray()), Buffer.from(bytes))
    const answer = await get(`/api/post/${row.id}`)
    assert.equal(answer.status, 200, name)
    // What the server sends was parsed by the contract before it left.
    const view = (await answer.json()) as PostView
    for (const part of view.parts) {
      const whole = await get(`/api/post/${view.id}/parts/${part.id}`)
      assert.equal(whole.status, 200, `${name}: ${part.name}`)
      assert.equal((await whole.arrayBuffer()).byteLength, part.size)
      assert.equal(part.verdict === 'accepted', part.reasons.length === 0, 'a verdict has its reasons')
    }
    return view
  }

  for (const folder of folders)
    test(`${folder}: each is kept as it came and accepted or quarantined with a reason`, {
      timeout: 600_000,
    }, async () => {
      const files = (await readdir(join(path, folder), { recursive: true, withFileTypes: true })).filter(
        file => file.isFile(),
      )
      assert.ok(files.length > 3)
      for (const file of files) {
        const from = join(file.parentPath, file.name)
        const view = await arrives(await readFile(from), basename(from), from)
        if (harmful.some(name => name.test(file.name)))
          assert.ok(view.quarantined > 0 || view.fault !== null, `${from} is harmful`)
        if (harmless.some(name => name.test(file.name)))
          assert.equal(view.quarantined, 0, `${from} is harmless`)
      }
    })

  test('the standard test virus stands in quarantine, also in a message beside a good letter', async () => {
    const eicar = Buffer.from(await readFile(join(path, 'eicar.base64'), 'utf8'), 'base64')
    const view = await arrives(eicar, 'letter.txt', 'eicar')
    assert.deepEqual(view.parts[0]?.reasons, ['executable'])
  })

  test('and the list of them all still opens', async () => {
    const listed = (await (await get('/api/post?filter=all&most=200')).json()) as z.output<
      typeof listPost.reply
    >
    assert.equal(listed.post.length, 200)
    assert.notEqual(listed.next, null)
  })
})
