import assert from 'node:assert/strict'
import type { Page } from '@playwright/test'

/**
 * Throws when the page can be scrolled sideways, with what stands out. A gutter kept free for the scroll bar makes
 * what can be scrolled narrower than the window, hence at most.
 */
export async function assertFits(page: Page, name: string): Promise<void> {
  const over = Number(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  )
  if (over <= 0) return
  assert.fail(`${name} runs ${over} pixels out of the window: ${String(await page.evaluate(outstanding))}`)
}

/** What stands out to the side, by its classes; what scrolls inside itself does not. */
const outstanding = `[...document.querySelectorAll('body *')]
  .filter(element => element.childElementCount === 0 && element.closest('[class*="scroll"], svg') === null)
  .filter(element => { const { left, right } = element.getBoundingClientRect(); return left < -1 || right > innerWidth + 1 })
  .map(element => element.parentElement.className + ' > ' + element.className + ' ' + element.textContent.slice(0, 40))
  .slice(0, 5).join('; ')`
