import { plain } from './plain.ts'

/** A line of a letter with its place in the text; `to` excluded, both without the spaces around it. */
export interface Line {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly plain: string
}

/** The lines of a text; blank ones are there too, they part paragraphs. */
export function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/[^\n\r\f]*(\r\n|[\n\r\f]|$)/g)]
    .filter(match => match[0] !== '' || match.index < text.length)
    .map(match => lineAt(text, match.index, match.index + match[0].length))
}

/** A part of a text as a line, trimmed. */
export function lineAt(text: string, start: number, end: number): Line {
  const whole = text.slice(start, end)
  const from = start + (whole.length - whole.trimStart().length)
  const trimmed = whole.trim()
  return { text: trimmed, from, to: from + trimmed.length, plain: plain(trimmed) }
}

/** A number or a letter before what is counted: `1.`, `2)`, `(a)`, `三、`, `IV.`. */
const counted =
  /^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[٠-٩]{1,2})[.)]|[一二三四五六七八九十]{1,3}、|[-–•*])[\s\u00a0]+|^[一二三四五六七八九十]{1,3}、/iu

/** The line without what counts it, and whether something did. */
export function uncounted(text: string, line: Line): { line: Line; counted: boolean } {
  const mark = counted.exec(line.text)
  return mark
    ? { line: lineAt(text, line.from + mark[0].length, line.to), counted: true }
    : { line, counted: false }
}

/** A label before a colon, or before a number sign, and what follows it on the line. */
export interface Labelled {
  readonly label: string
  readonly value: Line
}

/** Every way to read a line as a label and a value, the shortest label first. */
export function labelledAs(text: string, line: Line): readonly Labelled[] {
  return [...line.text.matchAll(/[:：№\t]\s*[:：]?|\u00a0:/gu)].map(match => ({
    label: plain(line.text.slice(0, match.index)),
    value: lineAt(text, line.from + match.index + match[0].length, line.to),
  }))
}

/**
 * A line that holds several labelled values, as parts: `Tel.: 12  E-mail: a@b`. Parts begin where a known label
 * stands before a colon.
 */
export function partsOf(text: string, line: Line, isLabel: (plain: string) => boolean): readonly Line[] {
  const starts = [...line.text.matchAll(/[:：]/gu)].flatMap(({ index }) => {
    const before = line.text.slice(0, index)
    // A label begins after a mark or a wide gap, or with the line.
    const begin = Math.max(
      ...[/[;；|,，،]\s*(?=[^;；|,，،]*$)/u, /(?:\t| {2,})(?=(?:(?!\t| {2,}).)*$)/u, /\.\s+(?=[^.]*$)/u].map(
        mark => {
          const found = mark.exec(before)
          return found ? found.index + found[0].length : 0
        },
      ),
    )
    return [0, begin].filter(at => isLabel(plain(before.slice(at)))).slice(-1)
  })
  const bounds = [...new Set([0, ...starts])].toSorted((a, b) => a - b)
  return bounds.map((start, index) => {
    const part = lineAt(text, line.from + start, line.from + (bounds[index + 1] ?? line.text.length))
    const bare = part.text.replace(/[\s;；|,，،]+$/u, '')
    return lineAt(text, part.from, part.from + bare.length)
  })
}

/** Paragraphs of a free text, as its author wrote them: where a page broke a line, it is joined again. */
export function joined(lines: readonly Line[], language: string): string {
  const paragraphs: string[] = []
  let open = false
  for (const { text } of lines) {
    if (text === '') {
      open = false
      continue
    }
    const last = paragraphs.at(-1)
    // A list keeps its lines; so does what ended with a full stop well before the margin.
    if (!open || last === undefined || counted.test(text)) paragraphs.push(text)
    else paragraphs[paragraphs.length - 1] = last + (language === 'zh' ? '' : ' ') + text
    open = !/[.!?。！？؟]$/u.test(text) || text.length > 60
  }
  return paragraphs.join('\n')
}
