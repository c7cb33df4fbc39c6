import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { all, inTransaction } from '#db/pool.ts'
import { openOffice, type TestOffice } from '#test/offices.ts'
import { lookIntoFolder } from './folder.ts'
import { listPost } from './list.ts'
import { type Mailbox, visitMailbox } from './mailbox.ts'
import { startFetching } from './roads.ts'
import { mail, pdf } from './testing.ts'
import { intakeActor } from './take.ts'

let borealia: TestOffice
let dir = ''
before(async () => {
  borealia = await openOffice('XB')
  dir = await mkdtemp(join(tmpdir(), 'comity-post-'))
})
after(async () => {
  await borealia.close()
  await rm(dir, { recursive: true, force: true })
})

const onRecord = () =>
  inTransaction(borealia.office.db, intakeActor, tx =>
    all(
      tx,
      sql<{ name: string; came_again: number; sha256: string }>`
        select name, came_again, sha256 from post order by arrived_at, id`,
    ),
  )

describe('the drop folder', () => {
  test('gives up a file when it no longer changes, and only once it is on record', async () => {
    const folder = await folderOf('drop')
    const seen = new Map<string, string>()
    await writeFile(join(folder, 'request.pdf'), pdf('half'))
    assert.equal((await lookIntoFolder(borealia.office, folder, seen)).taken, 0, 'it may still be written')
    await writeFile(join(folder, 'request.pdf'), pdf('the whole request'))
    assert.equal((await lookIntoFolder(borealia.office, folder, seen)).taken, 0, 'it has changed')
    assert.equal((await lookIntoFolder(borealia.office, folder, seen)).taken, 1)
    assert.deepEqual(await readdir(folder), [])
    const [line] = await onRecord()
    assert.equal(line?.name, 'request.pdf')
    assert.ok(await borealia.office.storage.has(line?.sha256 ?? ''))
  })

  test('keeps the file when it cannot be put on record', async () => {
    const folder = await folderOf('broken')
    const seen = new Map<string, string>()
    await writeFile(join(folder, 'late.txt'), 'Dear colleagues, late')
    const broken = {
      ...borealia.office,
      storage: { ...borealia.office.storage, put: () => Promise.reject(new Error('The disk is full.')) },
    }
    await writeFile(join(folder, 'later.txt'), 'Dear colleagues, later')
    await lookIntoFolder(broken, folder, seen)
    await assert.rejects(lookIntoFolder(broken, folder, seen), /disk is full/)
    assert.deepEqual(await readdir(folder), ['late.txt', 'later.txt'])
    // One file that fails does not keep the other.
    const { storage } = borealia.office
    let faults = 0
    const once: typeof storage = {
      ...storage,
      put: (content, options) =>
        faults++ === 0 ? Promise.reject(new Error('One fault.')) : storage.put(content, options),
    }
    await assert.rejects(lookIntoFolder({ ...borealia.office, storage: once }, folder, seen), /One fault/)
    assert.deepEqual(await readdir(folder), ['late.txt'])
    assert.equal((await lookIntoFolder(borealia.office, folder, seen)).taken, 1)
    assert.deepEqual(await readdir(folder), [])
  })

  test('takes no link, no folder, no pipe, and nothing unfinished; it says what it leaves', async () => {
    const folder = await folderOf('tricks')
    const secret = join(dir, 'secret.txt')
    await writeFile(secret, 'the key of the house')
    await symlink(secret, join(folder, 'letter.txt'))
    await mkdir(join(folder, 'letters'))
    const pipe = createServer().listen(join(folder, 'pipe.eml'))
    await once(pipe, 'listening')
    await writeFile(join(folder, 'scan.pdf.part'), 'half')
    await writeFile(join(folder, `${'long '.repeat(49)}.txt`), 'x')
    const seen = new Map<string, string>()
    await lookIntoFolder(borealia.office, folder, seen)
    const { taken, refused } = await lookIntoFolder(borealia.office, folder, seen)
    assert.equal(taken, 0)
    assert.deepEqual(refused.map(one => one.why).toSorted(), ['folder', 'link', 'nameTooLong', 'special'])
    assert.equal((await readdir(folder)).length, 5)
    pipe.close()
  })

  test('the same file again is one message that came again', async () => {
    const folder = await folderOf('again')
    for (let time = 0; time < 2; time++) {
      const seen = new Map<string, string>()
      await writeFile(join(folder, `copy-${time}.txt`), 'the very same words')
      await lookIntoFolder(borealia.office, folder, seen)
      await lookIntoFolder(borealia.office, folder, seen)
    }
    const same = (await onRecord()).filter(line => line.name.startsWith('copy-'))
    assert.deepEqual(
      same.map(line => [line.name, line.came_again]),
      [['copy-0.txt', 1]],
    )
  })

  test('that is not there is said on the page, with what to do, and tried again', async () => {
    const fetching = startFetching(
      borealia.office,
      { folder: join(dir, 'nowhere'), mailbox: null },
      { everySeconds: 0.02 },
    )
    const road = await eventually(async () => {
      const { roads } = await listed()
      return roads[0]?.error === undefined ? null : roads[0]
    })
    assert.match(road.error ?? '', /not there.*COMITY_POST_FOLDER/)
    await mkdir(join(dir, 'nowhere'))
    await eventually(async () => ((await listed()).roads[0]?.succeededAt ? true : null))
    await fetching.stop()
  })
})

describe('the mailbox', () => {
  test('gives each message once; it is marked as seen only when it is on record', async () => {
    const raw = mail([{ name: 'request.pdf', type: 'application/pdf', bytes: pdf('by e-mail') }], {
      id: 'imap',
    })
    await withServer([raw], async (mailbox, box) => {
      const broken = {
        ...borealia.office,
        storage: { ...borealia.office.storage, put: () => Promise.reject(new Error('The disk is full.')) },
      }
      await assert.rejects(visit(mailbox, broken), /disk is full/)
      assert.deepEqual(box.flags(), [[]], 'not taken, not seen')
      assert.equal((await visit(mailbox)).taken, 1)
      assert.deepEqual(box.flags(), [['\\Seen']])
      assert.equal((await visit(mailbox)).taken, 0)
      assert.equal((await onRecord()).filter(line => line.name.startsWith('Request for')).length, 1)
    })
  })

  test('the same message again, stopped before it was marked, is no second one', async () => {
    const raw = mail([], { id: 'again', subject: 'Stopped in between' })
    await withServer([raw], async (mailbox, box) => {
      await visit(mailbox)
      box.unmark()
      await visit(mailbox)
      const lines = (await onRecord()).filter(line => line.name === 'Stopped in between.eml')
      assert.deepEqual(
        lines.map(line => line.came_again),
        [0],
      )
    })
  })

  test('another message that calls itself by the same Message-ID is not suppressed', async () => {
    const [one, two] = ['first', 'second'].map(words => mail([], { id: 'copied', subject: 'Copied', words }))
    await withServer([one ?? '', two ?? ''], async mailbox => {
      assert.equal((await visit(mailbox)).taken, 2)
    })
  })

  test('that does not let us in, or does not answer, is said without the password', async () => {
    await withServer([], async mailbox => {
      await writeFile(mailbox.passwordFile, 'a wrong one')
      await assert.rejects(visit(mailbox), (error: Error) => {
        assert.match(error.message, /does not let testuser in.*password/)
        assert.doesNotMatch(error.message, /a wrong one/)
        return true
      })
      await assert.rejects(visit({ ...mailbox, box: 'Nowhere' }), /let testuser in|no mailbox Nowhere/)
    })
    const port = await freePort()
    const passwordFile = join(dir, 'password')
    await writeFile(passwordFile, 'testpass')
    const away = { host: '127.0.0.1', port, secure: false, user: 'a', passwordFile, box: 'INBOX' }
    await assert.rejects(visit(away), /does not answer.*nothing is lost/)
  })

  test('with a certificate nobody vouches for gets no password', async () => {
    await withServer(
      [],
      async mailbox => {
        await assert.rejects(
          visit({ ...mailbox, secure: true }),
          /certificate .* cannot be trusted.*no password was sent/,
        )
      },
      { secureConnection: true },
    )
  })
})

const listed = () => listPost(borealia.office, borealia.people.registrar, { filter: 'waiting', most: 50 })

function visit(mailbox: Mailbox, office = borealia.office) {
  return visitMailbox(office, mailbox, new AbortController().signal)
}

async function folderOf(name: string): Promise<string> {
  const folder = join(dir, name)
  await mkdir(folder)
  return folder
}

async function eventually<T>(look: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await look()
    if (found !== null) return found
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error('It did not happen in four seconds.')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** What hoodiecrow, which has no types, is to us: a mailbox over TCP. */
type ImapServer = {
  listen(port: number, host: string, done: () => void): void
  close(done: () => void): void
  storage: { INBOX: { messages: { flags: string[] }[] } }
}
type Box = { flags(): string[][]; unmark(): void }

async function withServer(
  messages: readonly (Buffer | string)[],
  work: (mailbox: Mailbox, box: Box) => Promise<void>,
  options: { secureConnection?: boolean } = {},
): Promise<void> {
  // @ts-expect-error -- it has no types; ImapServer says what is used of it
  const imported: { default: (given: unknown) => ImapServer } = await import('hoodiecrow-imap')
  const hoodiecrow = imported.default
  const storage = { INBOX: { messages: messages.map(raw => ({ raw: raw.toString('latin1') })) } }
  const server = hoodiecrow({ plugins: ['IDLE'], storage, ...options })
  const port = await freePort()
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const passwordFile = join(dir, `password-${port}`)
  await writeFile(passwordFile, 'testpass\n')
  const box: Box = {
    flags: () =>
      server.storage.INBOX.messages.map(message => [...message.flags].filter(flag => flag !== '\\Recent')),
    unmark: () => server.storage.INBOX.messages.forEach(message => (message.flags = [])),
  }
  try {
    await work({ host: '127.0.0.1', port, secure: false, user: 'testuser', passwordFile, box: 'INBOX' }, box)
  } finally {
    await new Promise<void>(resolve => server.close(resolve))
  }
}
