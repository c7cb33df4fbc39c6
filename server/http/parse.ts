import * as z from 'zod'
import { Problem } from '#api/problem.ts'
import { readJson } from '#lib/canonical.ts'
import { fieldsOf, notFound } from './problems.ts'

/** The JSON of a body, or undefined when the body is empty. @throws JsonError */
export function readBody(bytes: Uint8Array): unknown {
  return bytes.length === 0 ? undefined : readJson(bytes)
}

/**
 * What the contract says stands at this place of a request.
 * @throws Problem with the fields at fault. No schema: nothing may stand there.
 */
export function parsePart(
  place: 'path' | 'query' | 'body',
  schema: z.ZodType | undefined,
  value: unknown,
): unknown {
  if (schema === undefined) {
    if (isNothing(value)) return undefined
    throw new Problem('body-invalid', `Nothing is expected in the ${place} of this request. Leave it out.`, {
      fields: [{ path: '', reason: `nothing is expected in the ${place}` }],
    })
  }
  if (place === 'body' && value === undefined) {
    throw new Problem('json-malformed', 'The body is empty. Send the JSON that this route expects.')
  }
  const nul = pathOfNul(value, [])
  const parsed = nul === null ? schema.safeParse(value) : null
  if (parsed?.success === true) return parsed.data
  // An address that cannot exist is an address where nothing is: unknown and forbidden look alike.
  if (place === 'path') throw notFound()
  if (parsed === null) {
    const reason = 'a text holds the character U+0000, which cannot be kept'
    throw invalid(place, [{ path: (nul ?? []).join('.'), reason }])
  }
  throw invalid(place, fieldsOf(parsed.error))
}

function invalid(place: string, fields: { path: string; reason: string }[]): Problem {
  const named = fields.slice(0, 3).map(({ path, reason }) => (path === '' ? reason : `${path}: ${reason}`))
  return new Problem(
    'body-invalid',
    `The ${place} of the request does not have the agreed form (${named.join('; ')}), so nothing was done. Correct the fields named and send it again.`,
    { fields },
  )
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
  )
}

/** PostgreSQL’s text cannot hold U+0000. The depth of a body is bounded by `readJson`. */
function pathOfNul(value: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof value === 'string') return value.includes('\0') ? path : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, member] of Object.entries(value)) {
    const found = key.includes('\0') ? [...path, key] : pathOfNul(member, [...path, key])
    if (found !== null) return found
  }
  return null
}
