import { randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findAlike } from '#api/alike.ts'
import { readCase, takeAct } from '#api/cases.ts'
import { decidePost, listPost, openCaseFromPost, type PostView, readPost } from '#api/post.ts'
import { whoAmI } from '#api/session.ts'
import { writeDocx } from '#letters/docx.ts'
import type { Received } from '#procedures/act.ts'
import { refusal } from './cast.ts'
import type { Client } from './client.ts'
import { cordovia, letterOf } from './cordovia.ts'

/** A request that came by e-mail, as a person took it in. */
export interface TakenIn {
  readonly id: string
  /** One line for each thing that happened. */
  readonly lines: readonly string[]
}

/**
 * An e-mail of Cordovia comes with its request as PDF, a note as Word document and two files that are not what they
 * say; a person opens a case from it with what is sound.
 *
 * @param drop the folder whose files are the office's post
 * @param came how the request came, for the record
 */
export async function takeInByMail(
  tamsin: Client,
  drop: string,
  scan: Uint8Array,
  came: Received,
): Promise<TakenIn> {
  const note = await writeDocx(
    letterOf({
      reference: 'COOP/77',
      day: came.on,
      title: 'Note on the account',
      paragraphs: ['The account was opened in 2023. The bank calls it a business account.'],
    }),
  )
  const message = await arrives(
    tamsin,
    drop,
    'COOP-77.eml',
    mail([
      { name: 'COOP-77.pdf', type: 'application/pdf', bytes: scan },
      { name: 'note.docx', type: 'application/octet-stream', bytes: note },
      {
        name: 'order.pdf',
        type: 'application/pdf',
        bytes: Buffer.from('MZ\u0090\u0000 This program is no order.'),
      },
      { name: 'annex 3.pdf', type: 'application/pdf', bytes: Buffer.alloc(0) },
    ]),
  )
  const files = message.parts.filter(part => !part.body)
  const bad = files.filter(part => part.verdict === 'quarantined')
  const sound = files.filter(part => part.verdict !== 'quarantined')
  const { units } = await tamsin.call(whoAmI, {})
  const act = randomUUID()
  const open = (parts: readonly string[]) =>
    tamsin.call(openCaseFromPost, {
      params: { id: message.id },
      body: {
        id: act,
        procedure: 'mutual-legal-assistance',
        partner: cordovia.authority,
        unit: units[0]?.id ?? '',
        title: 'Letter COOP/77 of Cordovia',
        confidentiality: 0,
        reference: 'COOP/77',
        parts: [...parts],
        ...came,
      },
    })
  const stopped = await refusal(open(files.map(part => part.id)))
  const opened = await open(sound.map(part => part.id))
  if (opened.case === null) throw new Error('The message opened no case.')
  const why = bad.map(part => `${part.name}: ${part.reasons.join(', ')}`).join('; ')
  return {
    id: opened.case.id,
    lines: [
      `2  An e-mail of Cordovia comes with ${files.length} files; ${bad.length} stand in quarantine (${why}), the other ${sound.length} are kept`,
      `   Tamsin Quill opens a case from it with ${sound.map(part => part.name).join(' and ')} (with the bad ones: ${stopped})`,
    ],
  }
}

/** The same request comes by pouch: it is found by its reference, and laid into the case it already has. */
export async function comesByPouch(
  tamsin: Client,
  drop: string,
  id: string,
  came: Received,
): Promise<string> {
  const scan = Buffer.from('COOP/77, the original, as it was scanned from the pouch.\n')
  const message = await arrives(tamsin, drop, 'pouch COOP-77.txt', scan)
  const query = { partner: cordovia.authority, reference: 'coop 77' }
  const { alike } = await tamsin.call(findAlike, { query })
  const same = alike.find(one => one.id === id)
  if (!same) throw new Error('The request that came again was not recognised.')
  const before = new Set((await tamsin.call(readCase, { params: { id } })).files.map(file => file.id))
  await tamsin.call(decidePost, {
    params: { id: message.id },
    body: {
      id: randomUUID(),
      kind: 'laidInto',
      case: id,
      parts: message.parts.map(part => part.id),
      role: 'annex',
    },
  })
  const { acts, files } = await tamsin.call(readCase, { params: { id } })
  const laid = files.filter(file => !before.has(file.id)).map(file => file.id)
  const view = await tamsin.call(takeAct, {
    params: { id },
    body: {
      id: randomUUID(),
      type: 'receiveCopy',
      data: { ...came, reference: 'COOP/77' },
      files: laid,
      seen: acts,
    },
  })
  return `5  The original comes by pouch; it is recognised (${same.certainty}: ${same.reasons[0]?.code ?? ''}) and laid in as a copy; the case stays ${view.state}`
}

/** Lays a file where post comes in and waits until it is on record. Gives the message. */
async function arrives(tamsin: Client, drop: string, name: string, bytes: Uint8Array): Promise<PostView> {
  const waiting = async () => (await tamsin.call(listPost, { query: {} })).post
  const before = new Set((await waiting()).map(one => one.id))
  await writeFile(join(drop, name), bytes)
  const until = performance.now() + 60_000
  for (;;) {
    const one = (await waiting()).find(line => !before.has(line.id))
    if (one && !(await readdir(drop)).includes(name)) return tamsin.call(readPost, { params: { id: one.id } })
    if (performance.now() > until)
      throw new Error('What lay in the drop folder was not taken within a minute.')
    await sleep(200)
  }
}

interface Enclosed {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** An e-mail with files, as a mail program writes it. */
function mail(files: readonly Enclosed[]): Buffer {
  const boundary = 'cordovia-boundary'
  const head = [
    `From: Second section <${cordovia.email ?? ''}>`,
    'To: cooperation@justice.aurelia.example',
    'Subject: Request for assistance COOP/77',
    'Message-ID: <coop-77@justice.cordovia.example>',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ]
  const parts = [
    ['Content-Type: text/plain; charset=utf-8', '', 'Please find our request COOP/77. Inés Albar'],
    ...files.map(({ name, type, bytes }) => [
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    ]),
  ]
  const bodies = parts.map(lines => `--${boundary}\r\n${lines.join('\r\n')}\r\n`)
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${bodies.join('')}--${boundary}--\r\n`)
}
