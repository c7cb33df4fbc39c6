/**
 * A text as a letter can show it. What turns the reading direction around unseen is left out: nobody may be shown
 * another text than the one that is there. What no font of ours can show becomes `�`, visibly; the data in the
 * letter's attachment still has it. Words longer than a line may break.
 *
 * @param shows whether the fonts have a shape for a character
 */
export function displayable(text: string, shows: (codePoint: number) => boolean): string {
  const plain = text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(unseen, '')
  let shown = ''
  let run = 0
  for (const letter of plain) {
    const point = letter.codePointAt(0) ?? 0
    const space = /\s/.test(letter)
    // Chinese, Japanese and Korean break between any two signs.
    run = space || breaking.test(letter) ? 0 : run + 1
    if (run > longest && run % longest === 1 && !/\p{M}/u.test(letter)) shown += '\u200B'
    shown += space || invisible.test(letter) || shows(point) ? letter : '\uFFFD'
  }
  return shown
}

/** Every text in a letter, as it can be shown. */
export function displayableIn<T>(value: T, shows: (codePoint: number) => boolean): T {
  return walk(value, text => displayable(text, shows)) as T // the same shape: only texts are replaced by texts
}

function walk(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map(item => walk(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member, change)]))
}

/**
 * A text as a word processor may hold it: without what turns the reading direction around unseen and without
 * characters that XML does not know. Fonts are the reader's own there.
 */
export function writable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(unseen, '')
    .replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD')
}

/** Letters in a row without a place to break: an IBAN has 34, a line about 90. */
const longest = 48

const breaking =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]/u

/** Controls but line feed and tab, bidirectional embeddings, overrides and isolates, byte order marks, selectors of variants, tags. */
const unseen =
  /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Variation_Selector}|[\u{E0000}-\u{E007F}]/gu

/** Marks of direction and joining, soft hyphens, zero-width spaces: writing that is there to be heeded, not seen. */
const invisible = /[\u00AD\u061C\u200B-\u200F\u2060]/
