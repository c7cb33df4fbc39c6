import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { assertAccessible, screenshot, withBrowser, withPage } from './browser.ts'

const pages: Readonly<Record<string, string>> = {
  '/': `<html lang="en"><title>Cases</title><main><h1>Cases</h1><a href="/arabic">العربية</a></main></html>`,
  '/arabic': `<html lang="ar" dir="rtl"><title>القضايا</title><main><h1>القضايا</h1><p>طلب من أوريليا</p></main></html>`,
  '/unnamed': `<html lang="en"><title>Cases</title><main><h1>Cases</h1><input type="text"></main></html>`,
  '/inline': `<html lang="en"><title>Cases</title><script>window.ran = true</script></html>`,
  '/thrown': `<html lang="en"><title>Cases</title><script src="/thrown.js"></script></html>`,
  '/outside': `<html lang="en"><title>Cases</title><img alt="" src="http://outside.example/mark.svg"></html>`,
  '/missing': `<html lang="en"><title>Cases</title><img alt="" src="/nothing.svg"></html>`,
}

describe('The browser of the tests', () => {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const page = pages[path]
    response.setHeader('content-security-policy', "default-src 'self'; img-src *")
    if (path === '/thrown.js')
      response.setHeader('content-type', 'text/javascript').end(`throw new Error('a fault of the page')`)
    else if (page === undefined) response.writeHead(404).end()
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html>${page}`)
  })
  let baseURL = ''
  before(async () => {
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    assert.ok(typeof address === 'object' && address !== null)
    baseURL = `http://127.0.0.1:${address.port}`
  })
  after(() => void server.close())

  const visit = (path: string) => withPage(async page => void (await page.goto(path)), { baseURL })

  test('finds things as people do, in both directions, and keeps a picture', async () => {
    await withPage(
      async page => {
        await page.goto('/')
        await assertAccessible(page)
        await page.getByRole('link', { name: 'العربية' }).click()
        await page.getByRole('heading', { name: 'القضايا' }).waitFor()
        assert.equal(await page.evaluate('getComputedStyle(document.querySelector("h1")).direction'), 'rtl')
        await assertAccessible(page)
        const path = await screenshot(page, 'the-browser-of-the-tests')
        assert.ok(existsSync(path))
        await rm(path)
      },
      { baseURL, language: 'ar' },
    )
  })

  test('says which part of a page is hard to use', async () => {
    await withPage(
      async page => {
        await page.goto('/unnamed')
        await assert.rejects(assertAccessible(page), /label: [^]*<input type="text">/)
      },
      { baseURL },
    )
  })

  test('fails when the page throws', async () => {
    await assert.rejects(visit('/thrown'), /a fault of the page/)
  })

  test('fails when the content security policy stops something, so it is really on', async () => {
    await assert.rejects(visit('/inline'), /Content Security Policy/)
  })

  test('lets no page call another machine', async () => {
    await assert.rejects(visit('/outside'), /called http:\/\/outside\.example\/mark\.svg/)
  })

  test('takes an answer of 404 for an answer', async () => {
    await visit('/missing')
  })

  test('gives each person their own cookies', async () => {
    await withBrowser(async open => {
      const [officer, registrar] = [await open({ baseURL }), await open({ baseURL })]
      await officer.goto('/')
      await officer.context().addCookies([{ name: 'session', value: 'of the officer', url: baseURL }])
      await registrar.goto('/')
      assert.equal((await officer.context().cookies()).length, 1)
      assert.deepEqual(await registrar.context().cookies(), [])
    })
  })
})
