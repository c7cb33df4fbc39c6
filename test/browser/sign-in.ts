import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { demoPassword } from '#main/demo/people.ts'

const folder = resolve(import.meta.dirname, '..', '..', 'web', 'words')
const all = new Map<string, Record<string, string>>()

/** The words of a language as the page shows them, for those without values: `word('ar', 'signIn.enter')`. */
export function word(language: 'en' | 'ar', key: string): string {
  let words = all.get(language)
  if (words === undefined) {
    words = JSON.parse(readFileSync(resolve(folder, `${language}.json`), 'utf8')) as Record<string, string>
    all.set(language, words)
  }
  const text = words[key]
  if (text === undefined) throw new Error(`${key} has no word in ${language}`)
  return text
}

/** Signs a person of the demo in, by the form, and waits for the register. */
export async function signIn(page: Page, login: string, language: 'en' | 'ar'): Promise<void> {
  await page.goto('/')
  await page.getByRole('textbox', { name: word(language, 'signIn.login'), exact: true }).fill(login)
  await page.getByLabel(word(language, 'signIn.password'), { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: word(language, 'signIn.enter'), exact: true }).click()
  await page.waitForURL('**/register')
}
