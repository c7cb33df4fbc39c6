import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import * as z from 'zod'
import { defaultLimits, readContainer, readWhole } from './container.ts'
import { loadKeys } from './keys.ts'
import { MANIFEST, SIGNATURE } from './manifest.ts'
import { openPackage } from './open.ts'
import { PackageRefused } from './refused.ts'
import { verifyContainer } from './verify.ts'

const run = promisify(execFile)
const folder = join(import.meta.dirname, '../../test/vectors/package')
const cases = z.array(z.object({ file: z.string(), expect: z.string() }))
const expected = z
  .object({
    signer: z.object({ authority: z.string(), fingerprint: z.string() }),
    recipient: z.object({ authority: z.string(), keys: z.string() }),
    actHash: z.string(),
    containers: cases,
    packages: cases,
  })
  .parse(JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')))

describe('the vectors of sealed packages', () => {
  let workDir: string
  before(async () => {
    workDir = await mkdtemp(join(tmpdir(), 'comity-vectors-'))
  })
  after(() => rm(workDir, { recursive: true, force: true }))

  for (const { file, expect } of expected.containers) {
    test(`${file}: ${expect}`, async () => {
      const { fingerprint } = expected.signer
      const report = await verifyContainer(join(folder, file), { workDir, fingerprint })
      assert.equal(report.code ?? report.verdict, expect)
      if (expect === 'verified') assert.equal(report.act?.hash, expected.actHash)
    })
  }

  for (const { file, expect } of expected.packages) {
    test(`${file}: ${expect}`, async () => {
      const { authority, fingerprint } = expected.signer
      const attempt = openPackage({
        source: { path: join(folder, file) },
        keys: await loadKeys(join(folder, expected.recipient.keys)),
        self: expected.recipient.authority,
        pinned: async from => (from === authority ? { authority, fingerprints: [fingerprint] } : undefined),
        workDir,
      })
      const verdict = await attempt.then(
        async opened => {
          assert.equal(opened.act?.hash, expected.actHash)
          await opened.close()
          return 'opened'
        },
        (error: unknown) => (error instanceof PackageRefused ? error.code : String(error)),
      )
      assert.equal(verdict, expect)
    })
  }

  const openssl = run('openssl', ['version']).then(
    () => true,
    () => false,
  )
  test('hold a signature that openssl cms -verify accepts', async context => {
    if (!(await openssl)) return context.skip('no openssl command here')
    const container = await readContainer({ path: join(folder, 'act.asice') }, defaultLimits)
    for (const [name, entry] of [
      ['manifest', MANIFEST],
      ['signature', SIGNATURE],
    ] as const) {
      await writeFile(
        join(workDir, name),
        await readWhole(container.entries.get(entry) ?? assert.fail(), 1e6),
      )
    }
    container.close()
    const input = ['-inform', 'DER', '-in', join(workDir, 'signature'), '-content', join(workDir, 'manifest')]
    const trust = ['-CAfile', join(folder, 'keys/XA/certificate.pem'), '-purpose', 'any', '-binary']
    await run('openssl', ['cms', '-verify', ...input, ...trust, '-out', join(workDir, 'out')])
  })
})
