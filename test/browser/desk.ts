import type { Locator, Page } from '@playwright/test'
import type { OpenPage } from './browser.ts'
import { signIn, word } from './sign-in.ts'

/** A person at a browser of their own, signed in, with the words of their language. */
export interface Desk {
  readonly page: Page
  readonly language: 'en' | 'ar'
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string
}

/** Seats somebody of the demo. */
export async function seat(
  open: OpenPage,
  baseURL: string,
  login: string,
  language: 'en' | 'ar',
): Promise<Desk> {
  const page = await open({ baseURL, language, width: 1360, height: 900 })
  page.setDefaultTimeout(20_000)
  await signIn(page, login, language)
  return { page, language, say: (key, values) => word(language, key, values) }
}

/** The card of what may be done next: all of it, or what concerns one measure, by its number. */
export function nextActs({ page, say }: Desk, measure?: number): Locator {
  const card = page.getByRole('region', { name: say('case.next'), exact: true })
  return measure === undefined ? card : card.getByRole('group', { name: new RegExp(`^${measure}\\. `) })
}

/** Opens the dialog of an act. */
export async function begin(desk: Desk, act: string, measure?: number): Promise<Locator> {
  await nextActs(desk, measure)
    .getByRole('button', { name: desk.say(`mla.act.${act}`), exact: true })
    .click()
  return dialogOf(desk, act)
}

/** The dialog of an act, once it is there. */
export async function dialogOf({ page, say }: Desk, act: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: say(`mla.act.${act}`) })
  await dialog.waitFor()
  return dialog
}

/** Takes the act whose dialog is open and waits until it is recorded. */
export async function finish({ say }: Desk, dialog: Locator, act: string): Promise<void> {
  await dialog.getByRole('button', { name: say(`mla.act.${act}`), exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Writes a free text in one language. */
export async function write(
  { language, say }: Desk,
  within: Locator | Page,
  field: string,
  inLanguage: string,
  text: string,
): Promise<void> {
  const called = new Intl.DisplayNames([language], { type: 'language' }).of(inLanguage) ?? inLanguage
  await within
    .getByRole('textbox', { name: say('form.prose.label', { field, language: called }), exact: true })
    .fill(text)
}
