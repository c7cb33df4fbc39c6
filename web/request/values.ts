import type { Field, Fields } from '#procedures/field.ts'

/** The values of a form in the making. Items of lists carry an `id`, and are named by it in paths. */
export type Values = Readonly<Record<string, unknown>>

/** An item of a list. */
export type Item = Readonly<Record<string, unknown>> & { readonly id: string }

/** The items of a list, whatever stands there. */
export function itemsOf(value: unknown): readonly Item[] {
  if (!Array.isArray(value)) return []
  return value.filter((item): item is Item => isRecord(item) && typeof item['id'] === 'string')
}

export function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value at a path such as `measures.m1.account`; `undefined` where nothing is. */
export function valueAt(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((here, name) => {
    if (Array.isArray(here)) return itemsOf(here).find(item => item.id === name)
    return isRecord(here) ? here[name] : undefined
  }, values)
}

/**
 * The same values with another one at a path. `undefined` takes the place away; so does emptying the last field
 * of a group. An item of a list that does not exist is not made.
 */
export function withValue(values: Values, path: string, value: unknown): Values {
  const [name = '', ...rest] = path.split('.')
  const next = rest.length === 0 ? value : changed(values[name], rest, value)
  if (next === undefined) {
    const { [name]: _gone, ...others } = values
    return others
  }
  return { ...values, [name]: next }
}

function changed(here: unknown, path: readonly string[], value: unknown): unknown {
  const [name = '', ...rest] = path
  if (Array.isArray(here)) {
    if (rest.length === 0) return here
    const items: readonly unknown[] = here
    return items.map(item =>
      isRecord(item) && item['id'] === name ? withValue(item, rest.join('.'), value) : item,
    )
  }
  const group = withValue(isRecord(here) ? here : {}, path.join('.'), value)
  return Object.keys(group).length === 0 ? undefined : group
}

/** An id no item has yet: `m1`, `m2` … */
export function freshId(items: readonly Item[], letter: string): string {
  const taken = new Set(items.map(item => item.id))
  let number = items.length + 1
  while (taken.has(`${letter}${number}`)) number++
  return `${letter}${number}`
}

/** A place of the form as it stands: where its value is, how its words are keyed, and the field itself. */
export interface Place {
  /** `measures.m1.account` */
  readonly path: string
  /** `measures.bankRecords.account`: ids left out, the kind of an item named. */
  readonly key: string
  readonly field: Field
  readonly value: unknown
  /** The items it lies in, outermost first. */
  readonly within: readonly { readonly key: string; readonly number: number; readonly item: Item }[]
}

/** Every place of a form that holds a value or may hold one, in the form's order; groups and lists included. */
export function placesOf(
  fields: Fields,
  values: Values,
  at: { path: string; key: string; within: Place['within'] } = { path: '', key: '', within: [] },
): Place[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = at.path ? `${at.path}.${name}` : name
    const key = at.key ? `${at.key}.${name}` : name
    const value = values[name]
    const here: Place = { path, key, field, value, within: at.within }
    if (field.kind === 'group') {
      return [here, ...placesOf(field.fields, isRecord(value) ? value : {}, { path, key, within: at.within })]
    }
    if (field.kind === 'ofKind') {
      const kind = isRecord(value) ? String(value['kind'] ?? '') : ''
      const into = { path, key: `${key}.${kind}`, within: at.within }
      return [here, ...placesOf(field.kinds[kind] ?? {}, isRecord(value) ? value : {}, into)]
    }
    if (field.kind !== 'list' && field.kind !== 'kinds') return [here]
    const inside = itemsOf(value).flatMap((item, index) => {
      const within = [...at.within, { key, number: index + 1, item }]
      const into = { path: `${path}.${item.id}`, key, within }
      if (field.kind === 'list') return placesOf(field.fields, item, into)
      const kind = String(item['kind'] ?? '')
      return [
        ...placesOf(field.kinds[kind] ?? {}, item, { ...into, key: `${key}.${kind}` }),
        ...placesOf(field.common, item, into),
      ]
    })
    return [here, ...inside]
  })
}

/** The place a finding or a question points to: the longest place whose path the given one begins with. */
export function placeFor(places: readonly Place[], path: string): Place | undefined {
  return places
    .filter(place => path === place.path || path.startsWith(`${place.path}.`))
    .reduce<Place | undefined>(
      (best, place) => (best && best.path.length >= place.path.length ? best : place),
      undefined,
    )
}

/** Where two sets of values first differ, as deep as it goes: where to look after undoing. */
export function firstDifference(one: unknown, other: unknown, path = ''): string | undefined {
  if (one === other) return undefined
  const at = (name: string) => (path ? `${path}.${name}` : name)
  if (
    Array.isArray(one) &&
    Array.isArray(other) &&
    itemsOf(one).length === one.length &&
    itemsOf(other).length === other.length
  ) {
    const ids = new Set([...itemsOf(one), ...itemsOf(other)].map(item => item.id))
    for (const id of ids) {
      const [before, after] = [one, other].map(list => itemsOf(list).find(item => item.id === id))
      const found = before && after ? firstDifference(before, after, at(id)) : path
      if (found !== undefined) return found
    }
    return one.length === other.length ? undefined : path
  }
  if (!isRecord(one) || !isRecord(other)) return path
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = firstDifference(one[name], other[name], at(name))
    if (found !== undefined) return found
  }
  return undefined
}
