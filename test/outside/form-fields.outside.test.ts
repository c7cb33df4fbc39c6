import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fieldAt } from '#procedures/field.ts'
import { fields } from '#procedures/mutual-legal-assistance/form.ts'

const root = join(import.meta.dirname, '..', '..')
const data = process.env['COMITY_VECTORS'] ?? join(root, '..', 'shared', 'data')
const file = join(data, 'case-material', 'derived', 'form-fields.json')
const skip = existsSync(file) ? false : `field lists of real forms are not here: ${file}`

const lists = [
  'UNTOC_18_15_request_contents',
  'OAS_MLA_form_ARG',
  'MLAT_contents_article4_HK_model',
  'US_CRM_276_letters_rogatory_extra',
]
/** What a case knows without asking: its own authority, the partner it writes to, its reference. */
const knownToTheCase = ['partner', 'authority', 'reference']

describe('The form has a place for every entry of the lists of real forms', { skip }, () => {
  const rows = mapping()
  const entries = skip ? {} : (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)

  for (const list of lists) {
    test(list, () => {
      const listed = entries[list]
      assert.ok(Array.isArray(listed) && listed.length > 0)
      const mapped = rows.filter(row => row.list === list).map(row => row.position)
      assert.deepEqual(
        mapped,
        listed.map((_, index) => index + 1),
      )
    })
  }

  test('at a path the form knows, or in the case itself', () => {
    for (const { list, position, paths, ofCase } of rows) {
      assert.ok(paths.length + ofCase.length > 0, `${list} ${position} leads nowhere`)
      for (const path of paths) assert.ok(fieldAt(fields, path), `${list} ${position}: no field ${path}`)
      for (const place of ofCase)
        assert.ok(knownToTheCase.includes(place), `${list} ${position}: no ${place} of a case`)
    }
  })
})

/** The table of the procedure's README. */
function mapping() {
  const readme = readFileSync(join(root, 'procedures', 'mutual-legal-assistance', 'README.md'), 'utf8')
  return [...readme.matchAll(/^\| (\w+) \| (\d+) \| [^|]+ \| ([^|]+) \|$/gm)].map(
    ([, list, position, place = '']) => {
      const ofCase = [...place.matchAll(/case: `([^`]+)`/g)].map(([, name = '']) => name)
      const paths = [...place.replace(/case: `[^`]+`/g, '').matchAll(/`([^`]+)`/g)].map(
        ([, path = '']) => path,
      )
      return { list, position: Number(position), paths, ofCase }
    },
  )
}
