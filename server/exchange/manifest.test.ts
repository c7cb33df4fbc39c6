import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { ManifestError, readManifest, writeManifest } from './manifest.ts'
import { safeName } from './seal.ts'
import { sha256 } from './testing.ts'

const one = { name: 'act.json', media: 'application/json', sha256: sha256('') }

describe('the manifest', () => {
  test('has the form of ETSI EN 319 162-1', () => {
    // SHA-256 of nothing, in base64, is known.
    assert.equal(
      Buffer.from(writeManifest([one])).toString(),
      `<?xml version="1.0" encoding="UTF-8"?>
<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
  <asic:SigReference URI="META-INF/signature.p7s" MimeType="application/pkcs7-signature"/>
  <asic:DataObjectReference URI="act.json" MimeType="application/json"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</ds:DigestValue></asic:DataObjectReference>
</asic:ASiCManifest>
`,
    )
  })

  test('is read back as it was written, whatever the names', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 })
    fc.assert(
      fc.property(fc.uniqueArray(name), names => {
        const references = names.map(name => ({ name, media: 'a/b&c"<d>', sha256: sha256(name) }))
        assert.deepEqual(readManifest(writeManifest(references)), references)
      }),
    )
  })

  test('in any other spelling is refused', () => {
    const text = Buffer.from(writeManifest([one])).toString()
    const others = [
      text.replace('<?xml', ' <?xml'),
      text.replace('URI="act.json"', "URI='act.json'"),
      text.replace('act.json', '%61ct.json'),
      text.replace('\n</asic', '<!-- x -->\n</asic'),
      text.replace('sha256"', 'sha1"'),
      text.replace('47DEQ', '47DE'),
      text.replace('URI="act.json"', 'URI="%E0%A4%A"'),
      `${text}\n`,
      '',
    ]
    for (const other of others) assert.throws(() => readManifest(Buffer.from(other)), ManifestError, other)
    assert.throws(() => readManifest(writeManifest([one, one])), /twice/)
  })
})

describe('the name of a file inside a container', () => {
  test('keeps letters of every script and nothing that leads out of its folder', () => {
    assert.equal(safeName('../Kontoauszug 3/2.pdf'), '_Kontoauszug_3_2.pdf')
    assert.equal(safeName('طلب المساعدة.pdf'), 'طلب_المساعدة.pdf')
    assert.equal(safeName('CON.pdf'), '_CON.pdf')
    assert.equal(safeName('...'), '_')
    assert.equal(safeName('letter\u202Efdp.exe'), 'letter_fdp.exe')
  })

  test('is harmless for any name at all, and its own safe name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), name => {
        const safe = safeName(name)
        assert.match(safe, /^[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}._-]{0,60}$/u)
        assert.doesNotMatch(safe, /\.$/)
        assert.equal(safeName(safe), safe)
      }),
    )
  })
})
