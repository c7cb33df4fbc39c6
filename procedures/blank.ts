import type { Prose } from './field.ts'

/** Whether nothing was said: no value, no text, no item, or a free text empty in every language. */
export function blank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  if (typeof value !== 'object') return false
  return isProse(value) && Object.values(value).every(version => version.text.trim() === '')
}

/** Languages in which a free text says something. */
export function languagesOf(text: Prose | undefined): readonly string[] {
  return Object.entries(text ?? {})
    .filter(([, version]) => version.text.trim() !== '')
    .map(([language]) => language)
}

function isProse(value: object): value is Prose {
  return Object.values(value).every(
    (version: unknown) =>
      typeof version === 'object' &&
      version !== null &&
      'text' in version &&
      typeof version.text === 'string',
  )
}
