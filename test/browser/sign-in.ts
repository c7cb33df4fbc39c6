import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { demoPassword } from '#main/demo/people.ts'

const words = { en: wordsOf('en'), ar: wordsOf('ar') } as const
const prefixes = new Set(Object.keys(words.en).map(key => key.split('.')[0]))

/**
 * A word as the page shows it: `word('ar', 'signIn.enter')`, `word('en', 'request.next', { step: 'The offence' })`.
 * Values are put in as they are; a word that chooses by its values is not for this.
 */
export function word(
  language: 'en' | 'ar',
  key: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const text = words[language][key]
  if (text === undefined) throw new Error(`${key} has no word in ${language}`)
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`${key} needs a value for ${name}`)
    return value
  })
}

/** Whether keys of words begin like this. */
export function hasPrefix(text: string): boolean {
  return prefixes.has(text.split('.')[0] ?? '')
}

function wordsOf(language: string): Readonly<Record<string, string>> {
  const files = ['web', 'procedures'].flatMap(part => {
    const folder = resolve(import.meta.dirname, '..', '..', part, 'words')
    return readdirSync(folder)
      .filter(name => name === `${language}.json` || name.endsWith(`.${language}.json`))
      .map(name => resolve(folder, name))
  })
  // The words are checked by test/words.test.ts.
  return Object.assign({}, ...files.map(file => JSON.parse(readFileSync(file, 'utf8')) as unknown)) as Record<
    string,
    string
  >
}

/** Signs a person of the demo in, by the form, and waits for the register. */
export async function signIn(page: Page, login: string, language: 'en' | 'ar'): Promise<void> {
  await page.goto('/')
  await page.getByRole('textbox', { name: word(language, 'signIn.login'), exact: true }).fill(login)
  await page.getByLabel(word(language, 'signIn.password'), { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: word(language, 'signIn.enter'), exact: true }).click()
  await page.waitForURL('**/register')
}
