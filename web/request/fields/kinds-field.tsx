import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Field, Fields, KindGroup } from '#procedures/field.ts'
import { optionLabel } from '#web/case/rows.ts'
import { Citation } from '#web/parts/citation.tsx'
import { useWords } from '#web/words/words.ts'
import type { InputProps } from './field-view.tsx'
import { useFormDesk } from './form-desk.ts'
import { addWord } from './item-name.ts'
import { ItemCard, useItems } from './list-fields.tsx'

type Kinds = Field & { kind: 'kinds' }

/** A list whose items are of different kinds, each with fields of its own: the measures. */
export function KindsField({
  path,
  name,
  id,
  label,
  field,
  inside: Inside,
  cited,
}: InputProps & { field: Kinds }) {
  const { items, add, remove, added } = useItems(path)
  const kindName = useKindName()
  return (
    <div role="group" aria-labelledby={`${id}:label`} className="field-list">
      {items.map((item, index) => {
        const kind = String(item['kind'] ?? '')
        const at = `${path}.${item.id}`
        return (
          <ItemCard
            key={item.id}
            path={at}
            title={`${index + 1}. ${kindName(kind)}`}
            isNew={added === item.id}
            folds={items.length > 1}
            onRemove={() => remove(item)}
          >
            <Inside
              fields={field.kinds[kind] ?? ({} satisfies Fields)}
              path={at}
              name={`${name}.${kind}`}
              under={cited}
            />
            <Inside fields={field.common} path={at} name={name} under={cited} />
          </ItemCard>
        )
      })}
      <KindChoice
        field={field}
        name={name}
        label={label}
        isFirst={items.length === 0}
        onChoose={kind => add({ kind, ...field.begins?.[kind] })}
      />
    </div>
  )
}

/** The kinds to add: a few side by side, or many in the groups the law makes, each with a line on what it is for. */
function KindChoice({
  field,
  name,
  label,
  isFirst,
  onChoose,
}: {
  field: Kinds
  name: string
  label: string
  isFirst: boolean
  onChoose: (kind: string) => void
}) {
  const { keyed } = useFormDesk()
  const words = useWords()
  const kindName = useKindName()
  // Only at the beginning: nothing folds while somebody works.
  const [open] = useState(isFirst)
  const { groups } = field
  if (!groups)
    return (
      <div className="field-row">
        <span className="field-hint">{words.say('form.addKind')}</span>
        {Object.keys(field.kinds).map(kind => (
          <Button key={kind} variant="default" size="sm" onClick={() => onChoose(kind)}>
            {kindName(kind)}
          </Button>
        ))}
      </div>
    )
  return (
    <details className="kind-choice" open={open}>
      <summary>{addWord(words, `${keyed.label}.${name}`, label)}</summary>
      <div className="kind-groups">
        {groups.of.map(group => (
          <KindGroupChoice
            key={group.option}
            group={group}
            title={optionLabel(`${name}.${groups.by}`, group.option, keyed, words.say)}
            onChoose={onChoose}
          />
        ))}
      </div>
    </details>
  )
}

function KindGroupChoice({
  group,
  title,
  onChoose,
}: {
  group: KindGroup
  title: string
  onChoose: (kind: string) => void
}) {
  const { keyed, idPrefix } = useFormDesk()
  const { say } = useWords()
  const kindName = useKindName()
  const prefix = keyed.label.split('.')[0] ?? ''
  const heading = `${idPrefix}kinds:${group.option}`
  return (
    <section aria-labelledby={heading} className="kind-group">
      <p id={heading} className="kind-group-name">
        {title} <Citation layer="untoc">{group.cites}</Citation>
      </p>
      <ul>
        {group.kinds.map(kind => (
          <li key={kind}>
            <Button
              variant="default"
              size="sm"
              aria-describedby={`${heading}:${kind}`}
              onClick={() => onChoose(kind)}
            >
              {kindName(kind)}
            </Button>
            <small id={`${heading}:${kind}`} className="quiet">
              {say(`${prefix}.kind.${kind}.for`)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useKindName(): (kind: string) => string {
  const { keyed } = useFormDesk()
  const { say } = useWords()
  const prefix = keyed.label.split('.')[0] ?? ''
  return kind => say(`${prefix}.kind.${kind}`)
}
