type Messages = Record<string, string>

const files = import.meta.glob<Messages>(
  ['./*.json', '../../procedures/words/*.json', '../../procedures/words/letters/*.json'],
  { import: 'default' },
)

/**
 * Every word of a language: the page's own (`en.json`, `case.en.json`, …) and the procedures'.
 * The letters of a request may be in a language the page does not speak; then only the procedures' words come.
 */
export async function loadWords(language: string): Promise<Messages> {
  const mine = Object.entries(files).filter(([path]) => new RegExp(`[/.]${language}\\.json$`).test(path))
  const loaded = await Promise.all(mine.map(([, load]) => load()))
  return Object.fromEntries(loaded.flatMap(messages => Object.entries(messages)))
}
