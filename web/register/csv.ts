/** Lines end as RFC 4180 has them. */
const newline = '\r\n'
/** Tells spreadsheet programs that the file is UTF-8; without it Arabic arrives broken. */
const byteOrderMark = '\uFEFF'

/**
 * A table as CSV by RFC 4180, first row the headings, safe to open in a spreadsheet: a cell that would be read
 * as a formula (a partner chooses titles!) gets an apostrophe before it.
 *
 * @example csv(['Title'], [['=1+1']]) // '\uFEFFTitle\r\n\'=1+1\r\n'
 */
export function csv(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return byteOrderMark + [headings, ...rows].map(row => row.map(cell).join(',') + newline).join('')
}

function cell(text: string): string {
  // Spreadsheets take these as the beginning of a formula; full-width signs too, and after white space.
  const guarded = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n;\t]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
