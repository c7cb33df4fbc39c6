import type { Field, Fields } from '../field.ts'
import { fieldsOf, type Procedure } from '../procedure.ts'
import { isRecord, plain, recordsOf } from './plain.ts'
import type { Proposal } from './proposal.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * The draft with a proposal in it; the item of a list it lies in is made where it is not there yet. References to
 * items that were not accepted are left out.
 */
export function accept(
  values: Values,
  { path, value, kind }: Pick<Proposal, 'path' | 'value' | 'kind'>,
  procedure: Procedure,
): Record<string, unknown> {
  return into(values, path.split('.'), fieldsOf(procedure.form), { value, kind, root: values })
}

interface Put {
  readonly value: unknown
  readonly kind: string | undefined
  readonly root: Values
}

function into(
  here: Values,
  [name = '', ...rest]: readonly string[],
  fields: Fields,
  put: Put,
): Record<string, unknown> {
  const field = fields[name]
  const before = here[name]
  if (rest.length === 0) return { ...here, [name]: known(field, put) }
  if (field?.kind === 'list' || field?.kind === 'kinds') {
    const [id = '', ...deeper] = rest
    const items = recordsOf(before)
    const item = items.find(one => one['id'] === id) ?? begun(field, id, put.kind)
    const inside = field.kind === 'list' ? field.fields : { ...field.common, ...field.kinds[put.kind ?? ''] }
    const next = deeper.length === 0 ? item : into(item, deeper, inside, put)
    const isNew = !items.some(one => one['id'] === id)
    return { ...here, [name]: isNew ? [...items, next] : items.map(one => (one['id'] === id ? next : one)) }
  }
  const group = isRecord(before) ? before : {}
  return { ...here, [name]: into(group, rest, field?.kind === 'group' ? field.fields : {}, put) }
}

function begun(field: Field & { kind: 'list' | 'kinds' }, id: string, kind: string | undefined): Values {
  return field.kind === 'list' ? { id } : { id, kind, ...field.begins?.[kind ?? ''] }
}

function known(field: Field | undefined, { value, root }: Put): unknown {
  if (field?.kind !== 'references' || !Array.isArray(value)) return value
  const there = new Set(recordsOf(root[field.list]).map(item => item['id']))
  return value.filter(id => there.has(id))
}

/**
 * The proposals as they fit a draft: an item that is there already keeps its id, a new one gets an id nobody has, and
 * what the draft says already is not proposed again.
 */
export function fitted(
  proposals: readonly Proposal[],
  values: Values,
  procedure: Procedure,
): readonly Proposal[] {
  const fields = fieldsOf(procedure.form)
  const ids = new Map<string, string>()
  for (const { path } of proposals) {
    const [list = '', id = ''] = path.split('.')
    const field = fields[list]
    if ((field?.kind !== 'list' && field?.kind !== 'kinds') || ids.has(`${list}.${id}`)) continue
    const mine = proposals.filter(
      one => one.path === `${list}.${id}` || one.path.startsWith(`${list}.${id}.`),
    )
    const taken = [
      ...recordsOf(values[list]).map(item => String(item['id'])),
      ...ids
        .values()
        .filter(one => one.startsWith(`${list}.`))
        .map(one => one.slice(list.length + 1)),
    ]
    const there = recordsOf(values[list]).find(item => isSame(item, mine, `${list}.${id}`))
    ids.set(`${list}.${id}`, `${list}.${there ? String(there['id']) : freshId(taken, id)}`)
  }
  return proposals
    .map(one => {
      const [list = '', id = '', ...rest] = one.path.split('.')
      const at = ids.get(`${list}.${id}`)
      const path = at === undefined ? one.path : [at, ...rest].join('.')
      if (!Array.isArray(one.value) || !rest.length) return { ...one, path }
      const value = one.value.map(
        (item: unknown) => ids.get(`persons.${String(item)}`)?.slice('persons.'.length) ?? item,
      )
      return { ...one, path, value }
    })
    .filter(one => !isSaid(values, one))
}

/** An item is the same when it has the name, the reference or the kind with the account that is proposed. */
function isSame(item: Values, mine: readonly Proposal[], at: string): boolean {
  const proposed = (name: string) => mine.find(one => one.path === `${at}.${name}`)?.value
  return ['name', 'reference', 'title', 'account'].some(name => {
    const [one, other] = [item[name], proposed(name)]
    const alike = typeof one === 'string' && typeof other === 'string' && plain(one) === plain(other)
    const kind = mine.find(proposal => proposal.path === at)?.value
    return alike && (kind === undefined || item['kind'] === kind)
  })
}

function freshId(taken: readonly string[], wanted: string): string {
  if (!taken.includes(wanted)) return wanted
  const letter = wanted.replace(/\d+$/, '')
  let number = taken.length + 1
  while (taken.includes(`${letter}${number}`)) number++
  return `${letter}${number}`
}

/** Whether the draft says this already; of a measure, that it is there. */
function isSaid(values: Values, { path, value }: Proposal): boolean {
  const there = path.split('.').reduce<unknown>((here, name) => {
    if (Array.isArray(here)) return recordsOf(here).find(item => item['id'] === name)
    return isRecord(here) ? here[name] : undefined
  }, values)
  if (isRecord(there) && typeof value === 'string') return there['kind'] === value
  if (isRecord(there) && isRecord(value)) return there['text'] === value['text']
  return JSON.stringify(there) === JSON.stringify(value)
}
