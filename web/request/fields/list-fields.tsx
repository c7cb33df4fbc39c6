import { ActionIcon, Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Field } from '#procedures/field.ts'
import { FindingNote } from '#web/parts/finding-note.tsx'
import { useWords } from '#web/words/words.ts'
import { freshId, itemsOf, valueAt, type Item } from '../values.ts'
import type { InputProps } from './field-view.tsx'
import { findingsAt, useFormDesk } from './form-desk.ts'
import { addWord, itemWord, nameOfItem } from './item-name.ts'
import { useValue } from './short-fields.tsx'

export function GroupField({
  path,
  name,
  id,
  field,
  inside: Inside,
  cited,
}: InputProps & { field: Field & { kind: 'group' } }) {
  return (
    <div role="group" aria-labelledby={`${id}:label`} className="field-group">
      <Inside fields={field.fields} path={path} name={name} under={cited} />
    </div>
  )
}

/** Any number of the same: offences, persons, questions. */
export function ListField({
  path,
  name,
  id,
  label,
  field,
  inside: Inside,
  cited,
}: InputProps & { field: Field & { kind: 'list' } }) {
  const { keyed, special } = useFormDesk()
  const words = useWords()
  const { items, add, remove, added } = useItems(path)
  // What is chosen from the case holds an id, which names nothing to a reader.
  const isTyped = (each: string) => !special?.has(`${name}.${each}`)
  return (
    <div role="group" aria-labelledby={`${id}:label`} className="field-list">
      {items.map((item, index) => (
        <ItemCard
          key={item.id}
          path={`${path}.${item.id}`}
          title={
            nameOfItem(field, item, isTyped) || itemWord(words, `${keyed.label}.${name}`, label, index + 1)
          }
          isNew={added === item.id}
          onRemove={() => remove(item)}
        >
          <Inside fields={field.fields} path={`${path}.${item.id}`} name={name} under={cited} />
        </ItemCard>
      ))}
      <Button variant="default" size="sm" onClick={() => add({})} className="field-add">
        {addWord(words, `${keyed.label}.${name}`, label)}
      </Button>
    </div>
  )
}

/** A group whose fields follow from its kind. The kind is not chosen here: what it belongs to has one. */
export function OfKindField({
  path,
  name,
  id,
  field,
  inside: Inside,
  cited,
}: InputProps & { field: Field & { kind: 'ofKind' } }) {
  const { values } = useFormDesk()
  const kind = String(valueAt(values, `${path}.kind`) ?? '')
  const fields = field.kinds[kind]
  if (!fields) return null
  return (
    <div role="group" aria-labelledby={`${id}:label`} className="field-group">
      <Inside fields={fields} path={path} name={`${name}.${kind}`} under={cited} />
    </div>
  )
}

/** An item of a list: its name, what is found in it, its fields, and a way to take it out. */
export function ItemCard({
  path,
  title,
  isNew,
  folds = false,
  onRemove,
  children,
}: {
  path: string
  title: string
  isNew: boolean
  /** Whether it is met folded up, its title telling how many findings are inside. */
  folds?: boolean
  onRemove: () => void
  children: React.ReactNode
}) {
  const { idPrefix, findings } = useFormDesk()
  const { say } = useWords()
  // Only at the beginning: nothing folds while somebody works.
  const [open] = useState(isNew || !folds)
  const inside = findings.filter(
    finding => finding.severity !== 'informs' && finding.path.startsWith(`${path}.`),
  ).length
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    // Whoever adds an item goes on writing in it.
    if (isNew) card.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }, [isNew])
  return (
    <section ref={card} id={`${idPrefix}${path}`} className="field-item" aria-label={title}>
      <details open={open}>
        <summary>
          <h2 dir="auto">{title}</h2>
          {inside > 0 && <small className="quiet">{say('request.step.findings', { count: inside })}</small>}
        </summary>
        <div className="field-item-body">
          {findingsAt(findings, path).map(finding => (
            <FindingNote key={`${finding.rule} ${finding.found}`} finding={finding} beside />
          ))}
          {children}
        </div>
      </details>
      <ActionIcon
        className="field-item-remove"
        variant="subtle"
        color="gray"
        aria-label={say('form.remove', { item: title })}
        onClick={onRemove}
      >
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
      </ActionIcon>
    </section>
  )
}

/** The items at a path, and how one is added or taken out. */
export function useItems(path: string) {
  const [value, set] = useValue(path)
  const items = itemsOf(value)
  const added = useRef<string | null>(null)
  return {
    items,
    added: added.current,
    add: (fields: Readonly<Record<string, unknown>>) => {
      const id = freshId(items, path.split('.').at(-1)?.charAt(0).toLowerCase() ?? 'i')
      added.current = id
      set([...items, { id, ...fields }])
    },
    remove: (item: Item) => {
      const left = items.filter(one => one !== item)
      set(left.length === 0 ? undefined : left)
    },
  }
}
