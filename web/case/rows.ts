import type { Field, Fields, Prose } from '#procedures/field.ts'
import { versionFor } from '#web/parts/version.ts'
import type { Say } from '#web/words/words.ts'
import { itemsOf, placesOf, type Place, type Values } from '#web/request/values.ts'
import { clockOf, listed, shortDayOf, type Reader } from './reader.ts'

/** One value of a form or an act in the reader's words. */
export interface Row {
  readonly path: string
  /** `measures.bankRecords.account` */
  readonly key: string
  readonly label: string
  readonly text: string
  readonly kind: Field['kind']
}

/** Where the words of a set of fields are kept: `mla.form` and `mla.option`, or `mla.act.send.field` and `.option`. */
export interface Keyed {
  readonly label: string
  readonly option: string
}

export function formKeys(prefix: string): Keyed {
  return { label: `${prefix}.form`, option: `${prefix}.option` }
}

export function actKeys(prefix: string, act: string): Keyed {
  return { label: `${prefix}.act.${act}.field`, option: `${prefix}.act.${act}.option` }
}

/** Every value that is there, in the order of the form, groups and lists opened up. */
export function rowsOf(fields: Fields, values: Values, keyed: Keyed, reader: Reader, request: Values): Row[] {
  return placesOf(fields, values).flatMap(place => {
    const text = textOf(place, keyed, reader, request)
    if (text === '') return []
    const { path, key, field } = place
    return [{ path, key, label: labelOf(place, keyed, reader.say), text, kind: field.kind }]
  })
}

/** What a place is called, with the number of the item it lies in: `Person 2 · Name`. */
export function labelOf({ key, within }: Place, keyed: Keyed, say: Say): string {
  const label = say(`${keyed.label}.${key}`)
  const item = within.at(-1)
  if (!item) return label
  return `${itemLabel(item, keyed, say)} · ${label}`
}

/** What an item of a list is called: its kind with its number, or the list's own word for it. */
export function itemLabel({ key, number, item }: Place['within'][number], keyed: Keyed, say: Say): string {
  const kind = item['kind']
  const prefix = keyed.label.split('.')[0] ?? ''
  if (typeof kind === 'string') return `${number}. ${say(`${prefix}.kind.${kind}`)}`
  const word = `${keyed.label}.${key}.item`
  const said = say(word, { number })
  return said === word ? `${say(`${keyed.label}.${key}`)} ${number}` : said
}

/** A coded option in words: the field's own, else those every procedure shares (`ground.…`, `purpose.…`). */
export function optionLabel(key: string, option: string, keyed: Keyed, say: Say): string {
  const name = key.split('.').at(-1) ?? ''
  const keys = [`${keyed.option}.${key}`, name, name.replace(/s$/, '')].map(start => `${start}.${option}`)
  return keys.map(one => say(one)).find((said, index) => said !== keys[index]) ?? option
}

function textOf({ field, value, key }: Place, keyed: Keyed, reader: Reader, request: Values): string {
  if (value === undefined || value === null) return ''
  const { say } = reader
  switch (field.kind) {
    case 'line':
    case 'integer':
      return String(value)
    case 'prose':
      // A value of a form was parsed as the prose it is.
      return versionFor(value as Prose, reader.language)?.[1].text ?? ''
    case 'date':
      return shortDayOf(reader, String(value))
    case 'dateTime':
      return localTime(String(value), reader)
    case 'yesNo':
      return say(value === true ? 'case.yes' : 'case.no')
    case 'choice':
      return optionLabel(key, String(value), keyed, say)
    case 'choices':
      return Array.isArray(value)
        ? listed(
            reader,
            value.map(option => optionLabel(key, String(option), keyed, say)),
          )
        : ''
    case 'references':
      return Array.isArray(value)
        ? listed(
            reader,
            value.map(id => nameOf(String(id), field.list, request)),
          )
        : ''
    default:
      return ''
  }
}

/** What a reference points to, by its first line of text. */
function nameOf(id: string, list: string, request: Values): string {
  const item = itemsOf(request[list]).find(one => one.id === id)
  const words = Object.entries(item ?? {}).filter(([name]) => name !== 'id' && name !== 'kind')
  const named = words.find(
    ([name, value]) => /name$/i.test(name) && typeof value === 'string' && value !== '',
  )
  return String(named?.[1] ?? id)
}

/** `2026-12-02T09:00[Africa/Tunis]` as `2 Dec 09:00 (Africa/Tunis)`: the clock of the place it names. */
function localTime(value: string, reader: Reader): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})\[(.+)\]$/.exec(value)
  if (!parts) return value
  const [, date = '', time = '', zone = ''] = parts
  const clock = clockOf({ ...reader, zone: 'UTC' }, `${date}T${time}:00Z`)
  return `${shortDayOf(reader, date)} ${clock} (${zone})`
}
