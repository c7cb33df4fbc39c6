import type { Field } from '#procedures/field.ts'
import type { Words } from '#web/words/words.ts'
import type { Values } from '../values.ts'

/** What an item of a list calls itself: its first line of text that says something and may serve as a name. */
export function nameOfItem(
  list: Field | undefined,
  item: Values,
  isName: (field: string) => boolean = () => true,
): string {
  if (list?.kind !== 'list' && list?.kind !== 'kinds') return ''
  const fields =
    list.kind === 'list' ? list.fields : { ...list.kinds[String(item['kind'] ?? '')], ...list.common }
  const said = Object.entries(fields).find(
    ([name, field]) =>
      field.kind === 'line' && isName(name) && typeof item[name] === 'string' && item[name] !== '',
  )
  return said ? String(item[said[0]]) : ''
}

/** `Person 2`: the list's own word for its items, if it has one. */
export function itemWord(
  { say, has }: Pick<Words, 'say' | 'has'>,
  key: string,
  list: string,
  number: number,
): string {
  return has(`${key}.item`) ? say(`${key}.item`, { number }) : say('form.item', { list, number })
}

/** `Add a person`. */
export function addWord({ say, has }: Pick<Words, 'say' | 'has'>, key: string, list: string): string {
  return has(`${key}.add`) ? say(`${key}.add`) : say('form.add', { list })
}
