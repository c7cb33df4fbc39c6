import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { CoverSheet, Letter } from '#procedures/letter.ts'
import { codeDrawn } from './code.ts'
import { codePointsOf } from './coverage.ts'
import { displayableIn } from './displayable.ts'

/** Data that travels inside the PDF. */
export interface Attachment {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Sets a letter as tagged PDF/A-3, with the request as data attached, the code of the letter on every page and
 * the cover sheet before it, where there is one. The same letter at the same instant gives the same bytes, on
 * every machine: only fonts of ours are used. `at` is the instant written into the document,
 * `2026-11-23T00:00:00Z`.
 *
 * @throws Error with the compiler's words when the letter cannot be set: a fault of ours
 */
export function setLetter(
  letter: Letter,
  options: { attachment?: Attachment; cover?: CoverSheet; at: string },
): Uint8Array {
  const typst = compiler()
  const attached = options.attachment && join(workspace, options.attachment.name)
  if (attached && options.attachment) typst.mapShadow(attached, Buffer.from(options.attachment.bytes))
  try {
    const result = typst.compile({
      mainFileContent: template,
      inputs: {
        letter: JSON.stringify(displayableIn(letter, shows)),
        day: options.at.slice(0, 10),
        ...(options.cover ? { cover: JSON.stringify(displayableIn(options.cover, shows)) } : {}),
        ...(letter.code === undefined ? {} : { code: codeDrawn(letter.code) }),
        ...(options.attachment ? { attachment: options.attachment.name } : {}),
      },
    })
    const document = result.result
    if (!document) {
      const said = result.takeDiagnostics()
      throw new Error(`The letter could not be set: ${JSON.stringify(said?.shortDiagnostics)}`)
    }
    return typst.pdf(document, {
      pdfStandard: 'a-3a',
      creationTimestamp: Temporal.Instant.from(options.at).epochMilliseconds / 1000,
    })
  } finally {
    if (attached) typst.unmapShadow(attached)
    // Documents of the last few compilations are kept for speed; older ones would fill the memory.
    typst.evictCache(10)
  }
}

const workspace = dirname(fileURLToPath(import.meta.url))
const template = readFileSync(join(workspace, 'letter.typ'), 'utf8')

const fonts = [
  [
    '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
    '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
    '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  ],
  [
    '@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf',
    '@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf',
  ],
  [
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  ],
]

let read: readonly (readonly Buffer[])[] | undefined

/** The fonts, family by family. The Chinese ones are large: they are read when the first letter is set. */
function families(): readonly (readonly Buffer[])[] {
  read ??= fonts.map(family => family.map(font => readFileSync(fileURLToPath(import.meta.resolve(font)))))
  return read
}

/** What each family can show in all its weights. */
let known: readonly (readonly ReadonlySet<number>[])[] | undefined

function shows(codePoint: number): boolean {
  known ??= families().map(family => family.map(codePointsOf))
  return known.some(family => family.every(font => font.has(codePoint)))
}

let made: NodeCompiler | undefined

/** Loading the compiler and its fonts takes tens of milliseconds: once. */
function compiler(): NodeCompiler {
  made ??= NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: families().flat() }],
  })
  return made
}
