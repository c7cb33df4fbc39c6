import assert from 'node:assert/strict'
import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as ed25519Sign,
  verify as ed25519Verify,
} from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  checkpointText,
  countersignNote,
  NoteError,
  type NoteErrorCode,
  type NoteKey,
  noteKeyId,
  parseCheckpoint,
  parseNote,
  signNote,
  verifyNote,
} from './note.ts'
import { fromBase64, fromHex } from './sha256.ts'

/** An authority with a fixed Ed25519 key, so that every run signs the same bytes. */
function authority(
  name: string,
  seed: number,
): NoteKey & { readonly sign: (bytes: Uint8Array) => Uint8Array } {
  const pkcs8 = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.alloc(32, seed),
  ])
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return {
    name,
    publicKey: new Uint8Array(spki.subarray(-32)),
    sign: bytes => ed25519Sign(null, bytes, privateKey),
  }
}

function keyObject(publicKey: Uint8Array): KeyObject {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey])
  return createPublicKey({ key: spki, format: 'der', type: 'spki' })
}

const verify = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) =>
  ed25519Verify(null, bytes, keyObject(publicKey), signature)

const code = (expected: NoteErrorCode) => (error: unknown) =>
  error instanceof NoteError && error.code === expected

const aurelia = authority('aurelia.example/log', 1)
const borealia = authority('borealia.example/log', 2)
const text = 'aurelia.example/borealia.example\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'
const signed = signNote(text, aurelia.name, aurelia.publicKey, aurelia.sign)
const countersigned = countersignNote(signed, borealia.name, borealia.publicKey, borealia.sign)

describe('the key’s short name', () => {
  test('is that of a public test log', () => {
    // The log's key as it is published: name+keyId+base64(0x01 ‖ key).
    const published = fromBase64('AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx')
    assert.equal(published[0], 1)
    assert.equal(noteKeyId('example.com/log/testdata', published.slice(1)), '33d7b496')
  })
})

describe('a signed note', () => {
  test('is the text, an empty line, and a line for each signature', () => {
    const lines = countersigned.split('\n')
    assert.equal(countersigned.startsWith(`${text}\n— aurelia.example/log `), true)
    assert.equal(lines[5]?.startsWith('— borealia.example/log '), true)
    assert.equal(lines.length, 7)
    assert.equal(lines[6], '')
    for (const [line, signer] of [
      [lines[4], aurelia],
      [lines[5], borealia],
    ] as const) {
      const bytes = Buffer.from(line?.split(' ')[2] ?? '', 'base64')
      assert.equal(bytes.length, 4 + 64)
      assert.equal(bytes.subarray(0, 4).toString('hex'), noteKeyId(signer.name, signer.publicKey))
      assert.ok(ed25519Verify(null, Buffer.from(text), keyObject(signer.publicKey), bytes.subarray(4)))
    }
  })

  test('says who signed it, in the order of signing, once each', () => {
    assert.deepEqual(verifyNote(countersigned, [borealia, aurelia], verify), [aurelia.name, borealia.name])
    assert.deepEqual(verifyNote(countersigned, [borealia], verify), [borealia.name])
    const twice = countersignNote(countersigned, aurelia.name, aurelia.publicKey, aurelia.sign)
    assert.deepEqual(verifyNote(twice, [aurelia], verify), [aurelia.name])
  })

  test('is refused when nobody we know signed it, even under a name we know', () => {
    const impostor = authority(aurelia.name, 3)
    assert.throws(() => verifyNote(signed, [borealia], verify), code('unknown-signers'))
    assert.throws(() => verifyNote(signed, [impostor], verify), code('unknown-signers'))
    assert.throws(() => verifyNote(signed, [], verify), code('unknown-signers'))
    assert.deepEqual(verifyNote(signed, [impostor, aurelia], verify), [aurelia.name])
  })

  test('is refused as a whole when one known signature is false', () => {
    const forged = countersignNote(signed, borealia.name, borealia.publicKey, () => new Uint8Array(64))
    assert.throws(() => verifyNote(forged, [aurelia, borealia], verify), code('bad-signature'))
    assert.deepEqual(verifyNote(forged, [aurelia], verify), [aurelia.name])
  })

  test('is refused when any character was changed', () => {
    fc.assert(
      fc.property(
        fc.nat(countersigned.length - 1),
        fc.constantFrom('0', 'A', '\n', ' ', '—', '\u0000'),
        (at, other) => {
          fc.pre(countersigned[at] !== other)
          const changed = countersigned.slice(0, at) + other + countersigned.slice(at + 1)
          let names: string[]
          try {
            names = verifyNote(changed, [aurelia, borealia], verify)
          } catch (error) {
            assert.ok(error instanceof NoteError)
            return
          }
          // A change in one signature's name or key id makes it unknown; the text and the other signature still hold.
          assert.equal(names.length, 1)
          assert.equal(parseNote(changed).text, text)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('may hold empty lines in its text', () => {
    const poem = 'first\n\nsecond\n\n\nthird\n'
    const note = signNote(poem, aurelia.name, aurelia.publicKey, aurelia.sign)
    assert.equal(parseNote(note).text, poem)
    assert.deepEqual(verifyNote(note, [aurelia], verify), [aurelia.name])
  })

  test('carries any text of lines', () => {
    const line = fc.string({ unit: 'binary' }).map(text => text.replace(/\p{Cc}/gu, ' '))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), lines => {
        const text = `${lines.join('\n')}\n`
        assert.equal(parseNote(signNote(text, aurelia.name, aurelia.publicKey, aurelia.sign)).text, text)
      }),
    )
  })

  const malformed: Record<string, string> = {
    nothing: '',
    'no signature': text,
    'an empty line and no signature': `${text}\n`,
    'no final newline': signed.slice(0, -1),
    'a line after the signatures': `${signed}more\n`,
    'an empty line after the signatures': `${signed}\n`,
    'a hyphen for a dash': signed.replace('—', '-'),
    'a name with a plus': signed.replace('aurelia.example/log', 'aurelia+log'),
    'a name with a space that is not ASCII': signed.replace('aurelia.example/log', 'aurelia\u2003log'),
    'a control character in a name': signed.replace('aurelia.example/log', 'aurelia\u0001log'),
    'no name': signed.replace('aurelia.example/log', ''),
    'a signature that is not base64': signed.replace(/=\n$/, '\n'),
    'a signature of a key id alone': `${text}\n— aurelia.example/log AAAAAA==\n`,
    'a carriage return': signed.replaceAll('\n', '\r\n'),
    'a null in the text': `a\u0000${signed}`,
    'half a surrogate pair': `\uD83D${signed}`,
    'too many signatures': signed + (signed.split('\n\n')[1] ?? '').repeat(100),
    'too long a text': `${'a'.repeat(1_000_001)}${signed}`,
  }
  for (const [name, note] of Object.entries(malformed)) {
    test(`is malformed with ${name}`, () => {
      assert.throws(() => parseNote(note), code('malformed-note'))
      assert.throws(() => verifyNote(note, [aurelia], verify), code('malformed-note'))
    })
  }

  test('is never made with a text, a name or a key that nobody could read back', () => {
    const sign = () => assert.fail('asked to sign')
    for (const text of ['', 'no newline', 'tab\t\n', 'half \uDE00\n']) {
      assert.throws(() => signNote(text, aurelia.name, aurelia.publicKey, sign), code('malformed-note'))
    }
    for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u0085b', 'a\u0001b']) {
      assert.throws(() => signNote(text, name, aurelia.publicKey, sign), code('malformed-note'))
    }
    assert.throws(() => signNote(text, aurelia.name, fromHex('00'), sign), code('malformed-note'))
  })
})

describe('a checkpoint', () => {
  const root = new Uint8Array(32).fill(7)

  test('is three lines: origin, size, root', () => {
    assert.equal(
      checkpointText({ origin: 'xa.example/xb.example', size: 42, root }),
      `xa.example/xb.example\n42\n${Buffer.from(root).toString('base64')}\n`,
    )
  })

  test('reads back', () => {
    fc.assert(
      fc.property(
        fc.webAuthority(),
        fc.maxSafeNat(),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (origin, size, root) => {
          assert.deepEqual(parseCheckpoint(checkpointText({ origin, size, root })), { origin, size, root })
        },
      ),
    )
  })

  const good = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='
  const malformed: Record<string, string> = {
    'an empty origin': `\n1\n${good}\n`,
    'a size with leading zero': `a\n01\n${good}\n`,
    'a negative size': `a\n-1\n${good}\n`,
    'a size in exponent form': `a\n1e3\n${good}\n`,
    'a size with a blank': `a\n1 \n${good}\n`,
    'a size beyond exact numbers': `a\n9007199254740993\n${good}\n`,
    'no size': `a\n\n${good}\n`,
    'a short root': 'a\n1\nAAAA\n',
    'a root that is not base64': `a\n1\n${good.replace('/', '_')}\n`,
    'no root': 'a\n1\n',
    'an extension line': `a\n1\n${good}\nmore\n`,
    'an empty line': `a\n1\n${good}\n\n`,
  }
  for (const [name, text] of Object.entries(malformed)) {
    test(`is malformed with ${name}`, () => {
      assert.throws(() => parseCheckpoint(text), code('malformed-checkpoint'))
    })
  }

  test('cannot be made to say another size by its origin', () => {
    assert.throws(() => checkpointText({ origin: `a\n999\n${good}`, size: 1, root }), NoteError)
    assert.throws(() => checkpointText({ origin: 'a', size: 1.5, root }), NoteError)
    assert.throws(() => checkpointText({ origin: 'a', size: 1, root: new Uint8Array(31) }), NoteError)
  })
})
