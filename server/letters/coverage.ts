/**
 * Which characters a font can show: its `cmap` table (OpenType, formats 4 and 12). A letter is set with our own
 * fonts and no others, so that the same letter is the same bytes on every machine; what they lack must be known
 * before, since an archivable PDF may not hold a sign without a shape.
 *
 * @throws Error when the file is no font of these formats: a fault of ours
 */
export function codePointsOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableAt(view, 'cmap')
  const found = new Set<number>()
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    const format = view.getUint16(at)
    if (format === 12) for (const point of groups(view, at)) found.add(point)
    if (format === 4) for (const point of segments(view, at)) found.add(point)
  }
  if (found.size === 0)
    throw new Error('The font shows nothing: its table of characters is of no known format.')
  return found
}

function tableAt(view: DataView, name: string): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16
    const tag = String.fromCodePoint(...[0, 1, 2, 3].map(byte => view.getUint8(at + byte)))
    if (tag === name) return view.getUint32(at + 8)
  }
  throw new Error(`The font has no table ${name}.`)
}

function* groups(view: DataView, at: number): Generator<number> {
  for (let group = 0; group < view.getUint32(at + 12); group++) {
    const [start, end] = [view.getUint32(at + 16 + group * 12), view.getUint32(at + 20 + group * 12)]
    for (let point = start; point <= end; point++) yield point
  }
}

function* segments(view: DataView, at: number): Generator<number> {
  const size = view.getUint16(at + 6)
  const [ends, starts] = [at + 14, at + 16 + size]
  const [deltas, offsets] = [starts + size, starts + 2 * size]
  for (let segment = 0; segment < size; segment += 2) {
    const [start, end] = [view.getUint16(starts + segment), view.getUint16(ends + segment)]
    const delta = view.getUint16(deltas + segment)
    const offset = view.getUint16(offsets + segment)
    for (let point = start; point <= end && point < 0xffff; point++) {
      const glyph = offset === 0 ? point : view.getUint16(offsets + segment + offset + 2 * (point - start))
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) yield point
    }
  }
}
