import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { showable } from './showable.ts'

const scan = { name: 'letter.pdf', media: 'application/pdf', size: 20_000 }

describe('a scan beside the form', () => {
  test('is shown when it is a PDF and the browser has a viewer', () => {
    assert.equal(showable(scan, true), 'application/pdf')
    assert.equal(showable({ ...scan, media: 'application/octet-stream' }, true), 'application/pdf')
    assert.equal(showable(scan, false), null)
  })

  test('is shown when it is a picture', () => {
    assert.equal(showable({ ...scan, name: 'letter.jpg', media: 'image/jpeg' }, false), 'image/jpeg')
  })

  test('is only saved when it is anything that could run, whatever it is called', () => {
    for (const media of ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/plain']) {
      assert.equal(showable({ ...scan, media }, true), null)
    }
  })

  test('is only saved when it is empty or too large to hold', () => {
    assert.equal(showable({ ...scan, size: 0 }, true), null)
    assert.equal(showable({ ...scan, size: 65 * 1024 * 1024 }, true), null)
  })
})
