/**
 * A text as it is compared: case, accents, vowel signs, punctuation and the script of digits do not matter.
 *
 * @example plain('Réf. XA–MLA/٢٠٢٦') // 'ref xa mla 2026'
 */
export function plain(text: string): string {
  return latinDigits(text.normalize('NFKD'))
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Arabic-Indic digits, eastern and western, as Latin ones; the length stays the same. */
export function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, digit => String((digit.codePointAt(0) ?? 0) & 0xf))
}

/** Runs of five words of a plain text. Of Chinese, which parts no words, runs of five signs. */
export function shingles(text: string): Set<string> {
  const words = plain(text).match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? []
  return new Set(words.slice(4).map((_, index) => words.slice(index, index + 5).join(' ')))
}

/** The free texts that tell a request apart, in whatever languages they were written. */
export function textOf(request: Readonly<Record<string, unknown>>): string {
  return ['summary', 'facts', 'evidenceToDate', 'purpose']
    .flatMap(name => {
      const prose = request[name]
      return isRecord(prose) ? Object.values(prose) : []
    })
    .map(version => (isRecord(version) && typeof version['text'] === 'string' ? version['text'] : ''))
    .join('\n')
}

/** The records in a list of a value nobody checked. */
export function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
