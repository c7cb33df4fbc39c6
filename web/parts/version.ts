import type { Prose } from '#procedures/field.ts'

/** The version of a free text to show a reader: theirs, else the written one, else the first that says anything. */
export function versionFor(
  text: Prose,
  reader: string,
): [language: string, version: Prose[string]] | undefined {
  const said = Object.entries(text).filter(([, version]) => version.text.trim() !== '')
  return (
    said.find(([code]) => code === reader) ??
    said.find(([, version]) => version.origin === 'written') ??
    said[0]
  )
}
