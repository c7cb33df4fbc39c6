import type { Field, Fields } from './field.ts'

/** A place in a filled-in form: the field that describes it, and where it stands among the others. */
export interface Place {
  readonly field: Field
  /** One number a level; compared from left to right it gives the order of the form. */
  readonly order: readonly number[]
}

/**
 * The place a path of values leads to, items by their id: `facts`, `measures.m1`, `measures.m1.account`,
 * and a language of a free text: `facts.fr`. `undefined` when form and values have no such place.
 */
export function placeAt(
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  path: string,
): Place | undefined {
  const [name = '', ...rest] = path.split('.')
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (!field) return undefined
  const here = Object.keys(fields).indexOf(name)
  if (rest.length === 0) return { field, order: [here] }
  const below = placeBelow(field, values[name], rest)
  return below && { field: below.field, order: [here, ...below.order] }
}

function placeBelow(field: Field, value: unknown, rest: readonly string[]): Place | undefined {
  if (field.kind === 'prose') return rest.length === 1 ? { field, order: [0] } : undefined
  if (field.kind === 'group') return placeAt(field.fields, record(value), rest.join('.'))
  if (field.kind === 'ofKind') {
    const kind = String(record(value)['kind'])
    const fields = Object.hasOwn(field.kinds, kind) ? field.kinds[kind] : undefined
    return fields && placeAt(fields, record(value), rest.join('.'))
  }
  if (field.kind !== 'list' && field.kind !== 'kinds') return undefined
  const items = Array.isArray(value) ? value.map(record) : []
  const index = items.findIndex(item => item['id'] === rest[0])
  const item = items[index]
  if (!item) return undefined
  if (rest.length === 1) return { field, order: [index] }
  const below = placeAt(fieldsOfItem(field, item), item, rest.slice(1).join('.'))
  return below && { field: below.field, order: [index, ...below.order] }
}

function fieldsOfItem(
  field: Field & { kind: 'list' | 'kinds' },
  item: Readonly<Record<string, unknown>>,
): Fields {
  if (field.kind === 'list') return field.fields
  const kind = String(item['kind'])
  return { ...field.common, ...(Object.hasOwn(field.kinds, kind) ? field.kinds[kind] : {}) }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  // An object read as one: its values stay unknown.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** Compares two places: before, after, or the same (0). A place that contains another comes first. */
export function compareOrder(a: readonly number[], b: readonly number[]): number {
  for (const [level, number] of a.entries()) {
    const other = b[level]
    if (other === undefined) return 1
    if (number !== other) return number - other
  }
  return a.length - b.length
}
