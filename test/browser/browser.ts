import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { chromiumHere } from './chromium.ts'

export interface PageOptions {
  /** What the browser asks for; the page may still offer its own choice. Default `en`. */
  readonly language?: 'en' | 'ar' | 'fr'
  /** What paths are relative to, for `page.goto('/cases')`. */
  readonly baseURL?: string
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
}

/** Opens a page for one more person: with cookies of its own. */
export type OpenPage = (options?: PageOptions) => Promise<Page>

/**
 * A browser for as long as the work takes.
 * Fails when a page throws, writes an error to its console, is stopped by its content security policy,
 * or calls a machine that is not this one.
 *
 * @example await withBrowser(async open => { const officer = await open({ baseURL: url }); … })
 */
export async function withBrowser<T>(work: (open: OpenPage) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(await chromiumHere())
  const complaints: string[] = []
  try {
    const result = await work(options => openPage(browser, complaints, options))
    assert.deepEqual(complaints, [], 'what the pages complained about')
    return result
  } finally {
    await browser.close()
  }
}

/** One page in a browser of its own: see `withBrowser`. */
export function withPage<T>(work: (page: Page) => Promise<T>, options?: PageOptions): Promise<T> {
  return withBrowser(async open => work(await open(options)))
}

/** Throws with rule and place when axe finds anything serious or critical on the page as it is now. */
export async function assertAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const said = grave.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(node => `    ${node.target.join(' ')}  ${node.html.slice(0, 120)}`).join('\n')}`,
  )
  assert.deepEqual(grave.length, 0, `${page.url()} is hard to use for some people:\n${said.join('\n')}`)
}

/** Keeps what the page looks like, whole, as `test-results/NAME.png`, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = resolve(import.meta.dirname, '..', '..', 'test-results')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  return path
}

async function openPage(browser: Browser, complaints: string[], options: PageOptions = {}): Promise<Page> {
  const { language = 'en', baseURL, width = 1280, height = 800, dark = false } = options
  const context = await browser.newContext({
    locale: language,
    timezoneId: 'UTC',
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    ...(baseURL === undefined ? {} : { baseURL }),
  })
  await keepInside(context, complaints)
  const page = await context.newPage()
  page.on('pageerror', error => complaints.push(`${page.url()} threw ${error.stack ?? error.message}`))
  page.on('console', message => {
    // An answer such as 401 is an answer; what the page makes of it is what we test.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    complaints.push(`${page.url()} wrote ${message.text()}`)
  })
  return page
}

/** Nothing a page needs lies outside of this machine. */
async function keepInside(context: BrowserContext, complaints: string[]): Promise<void> {
  const outside = (url: URL) =>
    /^(https?|wss?):$/.test(url.protocol) && !/^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname)
  await context.route(outside, async route => {
    complaints.push(`called ${route.request().url()}`)
    await route.abort()
  })
}
