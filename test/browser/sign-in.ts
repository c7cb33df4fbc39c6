import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { demoPassword } from '#main/demo/people.ts'

const words = { en: wordsOf('en'), ar: wordsOf('ar') } as const
const prefixes = new Set(
  [...Object.keys(words.en), 'mla.', 'finding.', 'obstacle.'].map(key => key.split('.')[0]),
)

/** A word as the page shows it, for those without values: `word('ar', 'signIn.enter')`. */
export function word(language: 'en' | 'ar', key: string): string {
  const text = words[language][key]
  if (text === undefined) throw new Error(`${key} has no word in ${language}`)
  return text
}

/** Whether keys of words begin like this. */
export function hasPrefix(text: string): boolean {
  return prefixes.has(text.split('.')[0] ?? '')
}

function wordsOf(language: string): Readonly<Record<string, string>> {
  const folder = resolve(import.meta.dirname, '..', '..', 'web', 'words')
  const files = readdirSync(folder).filter(
    name => name === `${language}.json` || name.endsWith(`.${language}.json`),
  )
  // The words are checked by test/words.test.ts.
  return Object.assign(
    {},
    ...files.map(name => JSON.parse(readFileSync(resolve(folder, name), 'utf8')) as unknown),
  ) as Record<string, string>
}

/** Signs a person of the demo in, by the form, and waits for the register. */
export async function signIn(page: Page, login: string, language: 'en' | 'ar'): Promise<void> {
  await page.goto('/')
  await page.getByRole('textbox', { name: word(language, 'signIn.login'), exact: true }).fill(login)
  await page.getByLabel(word(language, 'signIn.password'), { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: word(language, 'signIn.enter'), exact: true }).click()
  await page.waitForURL('**/register')
}
