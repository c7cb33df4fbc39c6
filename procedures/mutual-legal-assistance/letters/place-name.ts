import type { Field } from '../../field.ts'
import type { CaseLetterInput } from '../../letter.ts'
import { fields } from '../form.ts'

/**
 * A place in the request as a person calls it: `measures.m1.account` is “Measure 1: Account”. A place this form
 * does not have keeps its path, so that nothing asked is lost.
 */
export function placeName({ say, state }: Pick<CaseLetterInput, 'say' | 'state'>, path: string): string {
  const [first = '', ...rest] = path.split('.')
  const field: Field | undefined = (fields as Readonly<Record<string, Field>>)[first]
  if (!field) return path === '' ? say('letter.place.whole') : path
  if (field.kind === 'group') return named(say, [first, ...rest], field.fields) ?? path
  if (field.kind !== 'list' && field.kind !== 'kinds') return say(`mla.form.${first}`)
  const items = (state.shared.request?.[first] ?? []) as readonly { id: string; kind?: string }[]
  const index = items.findIndex(item => item.id === rest[0])
  const item = items[index]
  if (!item) return say(`mla.form.${first}`)
  const one = say(`mla.form.${first}.item`, { number: index + 1 })
  const inside = partName(say, field, first, item.kind ?? '', rest[1])
  return inside === undefined ? one : say('letter.labelled', { label: one, text: inside })
}

type Say = CaseLetterInput['say']

function named(say: Say, [first = '', second]: readonly string[], inside: object): string | undefined {
  if (second === undefined) return say(`mla.form.${first}`)
  return Object.hasOwn(inside, second) ? say(`mla.form.${first}.${second}`) : undefined
}

function partName(
  say: Say,
  field: Extract<Field, { kind: 'list' | 'kinds' }>,
  list: string,
  kind: string,
  part: string | undefined,
): string | undefined {
  if (part === undefined) return undefined
  if (field.kind === 'list') return Object.hasOwn(field.fields, part) ? say(`mla.form.${list}.${part}`) : part
  if (Object.hasOwn(field.common, part)) return say(`mla.form.${list}.${part}`)
  return Object.hasOwn(field.kinds[kind] ?? {}, part) ? say(`mla.form.${list}.${kind}.${part}`) : part
}
