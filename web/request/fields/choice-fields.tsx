import { Checkbox, NativeSelect, Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Field } from '#procedures/field.ts'
import { optionLabel } from '#web/case/rows.ts'
import { useWords } from '#web/words/words.ts'
import { itemsOf, valueAt } from '../values.ts'
import type { InputProps } from './field-view.tsx'
import { useFormDesk } from './form-desk.ts'
import { itemWord, nameOfItem } from './item-name.ts'
import { useValue } from './short-fields.tsx'

export function ChoiceField({
  path,
  name,
  id,
  hintId,
  field,
}: InputProps & { field: Field & { kind: 'choice' } }) {
  const { keyed } = useFormDesk()
  const { say } = useWords()
  const [value, set] = useValue(path)
  return (
    <NativeSelect
      id={`${id}:input`}
      aria-describedby={hintId}
      value={typeof value === 'string' ? value : ''}
      onChange={event => set(event.currentTarget.value)}
      data={[
        { value: '', label: say('form.choose') },
        ...field.options.map(option => ({ value: option, label: optionLabel(name, option, keyed, say) })),
      ]}
    />
  )
}

export function ChoicesField({
  path,
  name,
  id,
  hintId,
  field,
}: InputProps & { field: Field & { kind: 'choices' } }) {
  const { keyed, offered } = useFormDesk()
  const { say } = useWords()
  const [value, set] = useValue(path)
  const chosen = Array.isArray(value) ? value.map(String) : []
  // What was chosen before stays to be seen and taken away, also where it is no longer offered.
  const open = offered?.(name)
  const options = field.options.filter(one => !open || open.includes(one) || chosen.includes(one))
  return (
    <Named id={id} hintId={hintId}>
      <Checkbox.Group value={chosen} onChange={ticked => set(ticked.length === 0 ? undefined : ticked)}>
        <div className="field-choices">
          {options.map(option => (
            <Checkbox key={option} value={option} label={optionLabel(name, option, keyed, say)} />
          ))}
        </div>
      </Checkbox.Group>
    </Named>
  )
}

/** Yes, no, or nothing said: silence is not a no. */
export function YesNoField({ path, id, hintId }: InputProps) {
  const { say } = useWords()
  const [value, set] = useValue(path)
  return (
    <Named id={id} hintId={hintId}>
      <Radio.Group
        value={value === true ? 'yes' : value === false ? 'no' : 'unsaid'}
        onChange={said => set(said === 'unsaid' ? undefined : said === 'yes')}
      >
        <div className="field-row">
          <Radio value="yes" label={say('case.yes')} />
          <Radio value="no" label={say('case.no')} />
          <Radio value="unsaid" label={say('form.unsaid')} />
        </div>
      </Radio.Group>
    </Named>
  )
}

/** Items of a list elsewhere in the form. */
export function ReferencesField({
  path,
  id,
  hintId,
  field,
}: InputProps & { field: Field & { kind: 'references' } }) {
  const { keyed, request, fields } = useFormDesk()
  const words = useWords()
  const { say } = words
  const [value, set] = useValue(path)
  const list = fields[field.list]
  const items = itemsOf(valueAt(request, field.list))
  const listName = say(`${keyed.label}.${field.list}`)
  if (items.length === 0)
    return <p className="field-hint">{say('form.references.none', { list: listName })}</p>
  return (
    <Named id={id} hintId={hintId}>
      <Checkbox.Group
        value={Array.isArray(value) ? value.map(String) : []}
        onChange={chosen => set(chosen.length === 0 ? undefined : chosen)}
      >
        <div className="field-choices">
          {items.map((item, index) => (
            <Checkbox
              key={item.id}
              value={item.id}
              label={
                nameOfItem(list, item) || itemWord(words, `${keyed.label}.${field.list}`, listName, index + 1)
              }
            />
          ))}
        </div>
      </Checkbox.Group>
    </Named>
  )
}

/** Boxes under the label that stands above them: the library names its own group only by a label it draws itself. */
function Named({ id, hintId, children }: Pick<InputProps, 'id' | 'hintId'> & { children: ReactNode }) {
  return (
    <div role="group" aria-labelledby={`${id}:label`} aria-describedby={hintId}>
      {children}
    </div>
  )
}
