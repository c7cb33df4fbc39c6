import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import encodeQR from 'qr'
import decodeQR from 'qr/decode.js'
import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { canonical, type Json } from '#lib/canonical.ts'
import { type Letter, letterLanguages } from '#procedures/letter.ts'
import { coverSheet } from '#procedures/cover-sheet.ts'
import { exampleLetters } from '#procedures/mutual-legal-assistance/letters/example-letters.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { mutualLegalAssistance } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { codeDrawn, codeOf } from './code.ts'
import { displayable } from './displayable.ts'
import { setLetter } from './set.ts'
import { sayIn } from './words.ts'

const at = '2026-11-23T00:00:00Z'
const attachment = { name: 'request.json', bytes: canonical(haldenTrade as unknown as Json) }

function letterIn(language: string): Letter {
  return mutualLegalAssistance.letter({
    language,
    request: haldenTrade,
    files: [],
    reference: 'XA-MLA-2026-00017',
    date: '2026-11-23',
    requesting: aurelia,
    requested: borealia,
    governing: governing({
      requesting: 'XA',
      requested: 'XB',
      on: '2026-11-23',
      profiles: [aurelia, borealia],
    }),
    say: sayIn(language),
  })
}

/** A letter that says one thing. */
const saying = (text: string): Letter => ({
  language: 'en',
  direction: 'ltr',
  title: 'A title',
  sender: [text],
  addressee: [text],
  placeAndDate: text,
  reference: text,
  blocks: [
    { kind: 'heading', text, cites: text },
    { kind: 'text', text },
    { kind: 'item', number: '1', text, path: 'x' },
    { kind: 'facts', rows: [{ label: text, value: text }] },
  ],
  signature: [text],
})

/** Every stream of a PDF, unpacked where it was packed. */
function streamsOf(pdf: Uint8Array): Buffer[] {
  const bytes = Buffer.from(pdf)
  const found: Buffer[] = []
  for (let from = bytes.indexOf('stream\n'); from >= 0; from = bytes.indexOf('stream\n', from + 1)) {
    if (bytes.toString('latin1', from - 3, from) === 'end') continue
    const end = bytes.indexOf('endstream', from)
    const content = bytes.subarray(from + 'stream\n'.length, end)
    try {
      found.push(inflateSync(content))
    } catch {
      found.push(content)
    }
  }
  return found
}

/** Every text that a glyph of the document stands for when it is copied out (ToUnicode, PDF 32000-1, 9.10.3). */
function textsOfGlyphs(pdf: Uint8Array): Set<string> {
  const texts = new Set<string>()
  const decode = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const stream of streamsOf(pdf)) {
    const text = stream.toString('latin1')
    for (const [, body = ''] of text.matchAll(/beginbfchar(.*?)endbfchar/gs))
      for (const [, hex = ''] of body.matchAll(/<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>/g)) texts.add(decode(hex))
  }
  return texts
}

function fontsOf(pdf: Uint8Array): string[] {
  const all = [Buffer.from(pdf), ...streamsOf(pdf)].map(bytes => bytes.toString('latin1')).join('\n')
  return [
    ...new Set([...all.matchAll(/\/BaseFont\s*\/[A-Z]{6}\+(\w+)/g)].map(match => match[1] ?? '')),
  ].toSorted((a, b) => (a < b ? -1 : 1))
}

describe('a letter as PDF', () => {
  test('is the same bytes for the same words at the same instant, in another process, too', () => {
    const first = setLetter(letterIn('fr'), { attachment, at })
    setLetter(letterIn('ar'), { at })
    assert.deepEqual(setLetter(letterIn('fr'), { attachment, at }), first)
    assert.notDeepEqual(setLetter(letterIn('fr'), { attachment, at: '2026-11-24T00:00:00Z' }), first)
    const elsewhere = execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { setLetter } from '#letters/set.ts'
         import { createHash } from 'node:crypto'
         const { letter, options } = JSON.parse(process.argv[1])
         const bytes = setLetter(letter, { ...options, attachment: { name: 'request.json', bytes: Buffer.from(options.bytes, 'base64') } })
         process.stdout.write(createHash('sha256').update(bytes).digest('hex'))`,
        JSON.stringify({
          letter: letterIn('fr'),
          options: { at, bytes: Buffer.from(attachment.bytes).toString('base64') },
        }),
      ],
      // Another zone and another language of the machine make no other letter.
      { env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'ar_EG.UTF-8' }, encoding: 'utf8' },
    )
    assert.equal(elsewhere, createHash('sha256').update(first).digest('hex'))
  })

  test('carries the request as data, byte for byte', () => {
    const pdf = setLetter(letterIn('en'), { attachment, at })
    assert.ok(streamsOf(pdf).some(stream => stream.equals(attachment.bytes)))
    const without = setLetter(letterIn('en'), { at })
    assert.ok(!streamsOf(without).some(stream => stream.equals(attachment.bytes)))
  })

  test('says in each language what can be copied out again, set in fonts of ours alone', () => {
    for (const language of letterLanguages) {
      const letter = letterIn(language)
      const pdf = setLetter(letter, { attachment, at })
      const texts = [...textsOfGlyphs(pdf)].join('')
      const missing = [...new Set(letter.title)].filter(sign => sign !== ' ' && !texts.includes(sign))
      assert.deepEqual(missing, [], language)
      const family = language === 'ar' ? 'Amiri' : 'NotoSans'
      const fonts = fontsOf(pdf)
      assert.ok(fonts.length > 0 && fonts.every(font => font.startsWith(family)), fonts.join())
      assert.equal(
        fonts.some(font => font.startsWith('NotoSansSC')),
        language === 'zh',
        language,
      )
      const head = Buffer.from(pdf).toString('latin1')
      assert.match(head, /%PDF-1\.7/)
      const metadata = streamsOf(pdf)
        .map(stream => stream.toString('utf8'))
        .find(text => text.includes('pdfaid'))
      assert.match(metadata ?? '', /pdfaid:part>3</)
    }
  })

  test('is kept apart from the one before it: an attachment does not linger', () => {
    setLetter(letterIn('en'), {
      attachment: { name: 'request.json', bytes: Buffer.from('{"secret":1}') },
      at,
    })
    const next = setLetter(letterIn('en'), { attachment, at })
    assert.ok(!streamsOf(next).some(stream => stream.includes('secret')))
  })
})

describe('every letter of a case, in six languages', () => {
  for (const language of letterLanguages) {
    test(`is set in ${language} as tagged, archivable PDF with its language, and every sign of it can be copied out`, () => {
      for (const [act, written] of Object.entries(exampleLetters(language, sayIn(language)))) {
        const letter = { ...written, code: 'BOR/2026/0412 3f9a01c25b7d8e64' }
        const pdf = setLetter(letter, { at })
        const texts = [...textsOfGlyphs(pdf)].join('')
        const said = [
          letter.title,
          letter.placeAndDate,
          letter.code,
          ...letter.blocks.flatMap(block =>
            block.kind === 'facts' ? block.rows.flatMap(row => [row.label, row.value]) : [block.text],
          ),
        ].join('')
        const missing = [...new Set(said)].filter(sign => !/\s/.test(sign) && !texts.includes(sign))
        assert.deepEqual(missing, [], act)
        const all = [Buffer.from(pdf), ...streamsOf(pdf)].map(bytes => bytes.toString('latin1')).join('\n')
        assert.match(all, /\/Marked true/)
        assert.match(all, /\/StructTreeRoot/)
        assert.match(all, new RegExp(`/Lang ?\\(${language === 'zh' ? 'zh-CN' : language}\\)`))
        assert.match(all, /pdfaid:conformance>A</)
      }
    })
  }

  test('shows on every page, as a drawing, the reference and the beginning of the hash', () => {
    const code = codeOf('XA-MLA-2026-00017', attachment.bytes)
    const digits = createHash('sha256').update(attachment.bytes).digest('hex')
    assert.equal(code, `XA-MLA-2026-00017 ${digits.slice(0, 16)}`)
    // Read back by the reader that comes with the same package, from the picture a word processor is given.
    const cells = encodeQR(code, 'raw', { ecc: 'quartile', border: 2, scale: 4 })
    const size = cells.length
    const data = new Uint8ClampedArray(
      cells.flatMap(row => row.flatMap(dark => (dark ? [0, 0, 0, 255] : [255, 255, 255, 255]))),
    )
    assert.equal(decodeQR({ width: size, height: size, data }), code)
    assert.match(codeDrawn(code), /^<svg /)
    assert.notDeepEqual(setLetter({ ...letterIn('en'), code }, { at }), setLetter(letterIn('en'), { at }))
  })

  test('has one page more with a cover sheet, which counts itself', () => {
    const letter = letterIn('en')
    const cover = coverSheet(letter, { say: sayIn('en'), sender: aurelia, channel: 'diplomatic' })
    const pagesOf = (pdf: Uint8Array): number => {
      const all = [Buffer.from(pdf), ...streamsOf(pdf)].map(bytes => bytes.toString('latin1')).join('\n')
      return all.match(/\/Type ?\/Page\b(?!s)/g)?.length ?? 0
    }
    assert.equal(pagesOf(setLetter(letter, { at, cover })), pagesOf(setLetter(letter, { at })) + 1)
  })
})

describe('words nobody expected', () => {
  const hostile: Record<string, string> = {
    'code of the typesetter':
      '#panic("x") $x^2$ *b* _i_ `c` <label> @ref \\ #{sys.inputs} ]] #import "x" = heading',
    'a null': 'a\0b',
    controls: '\u0001\u0007\u001B[31m\u007F\u0085',
    'a word of ten thousand letters': 'x'.repeat(10_000),
    'marks piled up': `e${'\u0301'.repeat(2_000)}`,
    'reading direction turned around': 'a\u202Efdp.exe\u202C b \u2066c\u2069 \u200Fd',
    'emoji and families': '😀 👩‍👩‍👧 🇺🇳 ✍🏽',
    'scripts our fonts lack': '東京 สวัสดี 한국 Հայ 𝕏 ᚠ',
    'private use and no characters at all': 'x\uE000y\uFFFEz\u{10FFFF}',
    'half a surrogate pair': 'x\uD800y\uDC00',
    'tags and selectors': 'a\u{E0041}\uFE0Fb',
    'line ends of all kinds': 'a\r\nb\rc\u2028d\u2029e\u0085f\n\n\n',
    nothing: '',
    blanks: ' \u00A0\u3000\t ',
    'Arabic and Hebrew among Latin': 'abc شركة 12 שלום def',
  }

  for (const [name, text] of Object.entries(hostile)) {
    test(`${name} neither break the letter nor mean anything in it`, () => {
      const pdf = setLetter(saying(text), { at })
      assert.ok(
        fontsOf(pdf).every(font => /^(NotoSans|Amiri)/.test(font)),
        fontsOf(pdf).join(),
      )
    })
  }

  test('code is set as the letters it consists of', () => {
    const texts = textsOfGlyphs(setLetter(saying(hostile['code of the typesetter'] ?? ''), { at }))
    for (const sign of '#$*_`<@\\{]') assert.ok(texts.has(sign), sign)
  })

  test('any text at all can be set', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        setLetter(saying(text), { at })
      }),
      { numRuns: 25 },
    )
  })

  test('what cannot be shown is marked, what turns the direction is gone, and what can be shown is as it was', () => {
    const shows = (point: number): boolean => point < 0x250 || (point >= 0x600 && point < 0x700)
    const cases: [string, string][] = [
      ['Nadia Rell, née Bélier', 'Nadia Rell, née Bélier'],
      ['شركة Halden', 'شركة Halden'],
      ['東京 Ltd', '\uFFFD\uFFFD Ltd'],
      ['😀!', '\uFFFD!'],
      ['a\u202Eb\u202C', 'ab'],
      ['\u2067a\u2069', 'a'],
      ['a\u200Fb', 'a\u200Fb'],
      ['a\0b\u0007', 'ab'],
      ['a\r\nb\rc', 'a\nb\nc'],
      ['a\uD800b', 'a\uFFFDb'],
    ]
    for (const [text, expected] of cases) {
      assert.equal(
        displayable(text, point => shows(point) || point === 0xfffd),
        expected,
      )
    }
    const long = displayable('x'.repeat(200), shows)
    assert.equal(long.replaceAll('\u200B', ''), 'x'.repeat(200))
    assert.ok(long.split('\u200B').every(part => part.length <= 48))
    assert.equal(displayable('XB42 0001 4471 '.repeat(20), shows), 'XB42 0001 4471 '.repeat(20))
  })
})
