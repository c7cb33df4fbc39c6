import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import * as z from 'zod'
import { actContent, actHash, actHeader } from '../act.ts'
import { fold } from '../fold.ts'
import { lifecycle } from './lifecycle.ts'
import { spontaneousInformation as procedure } from './spontaneous-information.ts'

/**
 * Acts of version 1.0 as they were released. They must fold to the same shared state for ever: a change that
 * turns this test red is a new major version, never a new vector.
 */
const vectors = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        acts: z.array(z.object({ hash: z.string(), header: actHeader, content: actContent })),
        shared: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .parse(
    JSON.parse(
      readFileSync(new URL('../../test/vectors/spontaneous-information-1.json', import.meta.url), 'utf8'),
    ),
  )

describe('Acts of spontaneous information 1.0', () => {
  for (const { name, acts, shared } of vectors.cases) {
    test(`have the hashes they were released with: ${name}`, () => {
      for (const { header, hash } of acts) assert.equal(actHash(header), hash)
    })

    test(`fold to the state they were released with: ${name}`, () => {
      const entries = acts.map((act, index) => ({
        ...act,
        n: index + 1,
        recordedAt: act.header.at,
        by: null,
      }))
      // As JSON: what a later version adds beside stays allowed, what was there must not change.
      const state = JSON.parse(JSON.stringify(fold(procedure, 'requested', entries).shared)) as Record<
        string,
        unknown
      >
      for (const [part, value] of Object.entries(shared)) assert.deepEqual(state[part], value, part)
    })
  }

  test('are there for every act that crosses', () => {
    const kinds = new Set(vectors.cases.flatMap(one => one.acts.map(act => act.header.type)))
    assert.deepEqual(
      lifecycle.filter(line => line.strand === 'shared' && !kinds.has(line.act)),
      [],
    )
  })
})
