import { blank } from './blank.ts'
import { schemaOf, type Field, type Fields, type Prose } from './field.ts'
import { placeAt } from './place.ts'

type Values = Readonly<Record<string, unknown>>

/** One field of a request with its new value: `text` for a free text, `value` for any other. */
export interface Change {
  readonly id: string
  readonly path?: string
  readonly text?: Prose
  readonly value?: string
}

/** A request with the changes made, and what each field said before. Changes that do not fit are left out. */
export function amended(
  fields: Fields,
  request: Values | null,
  changes: readonly Change[],
): {
  readonly request: Values | null
  readonly changes: readonly { path: string; before: unknown; after: unknown }[]
} {
  let now = request
  const made: { path: string; before: unknown; after: unknown }[] = []
  for (const change of changes) {
    const path = change.path ?? ''
    const after = valueOf(fields, now ?? {}, change)
    if (now === null || after === undefined) continue
    made.push({ path, before: at(now, path.split('.')) ?? null, after })
    now = withAt(now, path.split('.'), after)
  }
  return { request: now, changes: made }
}

/** The new value as its field takes it; `undefined` where it does not fit a single field of the request. */
export function valueOf(fields: Fields, request: Values, { path = '', text, value }: Change): unknown {
  const field = placeAt(fields, request, path)?.field
  // A language of a free text leads to the same field; only its own path names the whole.
  if (!field || placeAt(fields, request, path.split('.').slice(0, -1).join('.'))?.field === field)
    return undefined
  const said = field.kind === 'prose' ? text : value === undefined ? undefined : read(field, value.trim())
  if (blank(said)) return undefined
  const parsed = schemaOf({ it: field }).safeParse({ it: said })
  return parsed.success ? parsed.data['it'] : undefined
}

function read(field: Field, value: string): unknown {
  switch (field.kind) {
    case 'line':
    case 'date':
    case 'dateTime':
    case 'choice':
      return value
    case 'integer':
      return /^\d{1,15}$/.test(value) ? Number(value) : undefined
    case 'yesNo':
      return value === 'yes' ? true : value === 'no' ? false : undefined
    default:
      return undefined
  }
}

function at(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path
  if (name === undefined) return value
  if (Array.isArray(value))
    return at(
      value.find(item => isRecord(item) && item['id'] === name),
      rest,
    )
  return isRecord(value) && Object.hasOwn(value, name) ? at(value[name], rest) : undefined
}

function withAt(values: Values, path: readonly string[], after: unknown): Values {
  const [name = '', ...rest] = path
  if (rest.length === 0) return { ...values, [name]: after }
  const inside = values[name]
  if (!Array.isArray(inside))
    return { ...values, [name]: withAt(isRecord(inside) ? inside : {}, rest, after) }
  const [id, ...below] = rest
  const items: readonly unknown[] = inside
  return {
    ...values,
    [name]: items.map(item => (isRecord(item) && item['id'] === id ? withAt(item, below, after) : item)),
  }
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
