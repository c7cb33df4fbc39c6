import type { Field } from '#procedures/field.ts'
import type { Values } from '../values.ts'

/** What an item of a list calls itself: its first line of text that says something. */
export function nameOfItem(list: Field | undefined, item: Values): string {
  if (list?.kind !== 'list' && list?.kind !== 'kinds') return ''
  const fields =
    list.kind === 'list' ? list.fields : { ...list.kinds[String(item['kind'] ?? '')], ...list.common }
  const said = Object.entries(fields).find(
    ([name, field]) => field.kind === 'line' && typeof item[name] === 'string' && item[name] !== '',
  )
  return said ? String(item[said[0]]) : ''
}
