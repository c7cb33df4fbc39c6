import { NativeSelect } from '@mantine/core'
import type { ComponentType } from 'react'
import type { SpecialInput } from '#web/request/fields/form-desk.ts'
import { useWords } from '#web/words/words.ts'
import type { Values } from '#web/request/values.ts'
import { useCaseDesk, type CaseDesk } from './case-desk.tsx'

/** Fields of a waiver and of its answers, chosen from what is open to whoever acts. */
export const waiverInputs: Readonly<Record<string, ComponentType<SpecialInput>>> = {
  'waiveSecondPerson.act': StepPicker,
  'waiveSecondPerson.second': SecondPicker,
  'confirmAfterwards.waiver': WaiverPicker,
  'objectAfterwards.waiver': WaiverPicker,
}

/** What a dialog begins with where only one step can be meant. Whom a waiver names is always for a person to say. */
export function waiverBeginning(act: string, { view }: CaseDesk): Values {
  const only = (list: readonly string[]) => (list.length === 1 ? list[0] : undefined)
  if (act === 'waiveSecondPerson') return { act: only(view.waivable) }
  if (act === 'confirmAfterwards' || act === 'objectAfterwards') return { waiver: only(view.answerable) }
  return {}
}

function StepPicker(props: SpecialInput) {
  const { view, prefix } = useCaseDesk()
  const { say } = useWords()
  const options = view.waivable.map(act => ({ value: act, label: say(`${prefix}.act.${act}`) }))
  return <Picker {...props} label={say(`${prefix}.act.waiveSecondPerson.field.act`)} options={options} />
}

function SecondPicker(props: SpecialInput) {
  const { view, prefix } = useCaseDesk()
  const { say } = useWords()
  const options = view.seconds.map(({ id, name }) => ({ value: id, label: name }))
  return <Picker {...props} label={say(`${prefix}.act.waiveSecondPerson.field.second`)} options={options} />
}

function WaiverPicker(props: SpecialInput) {
  const { view, state, prefix, voices } = useCaseDesk()
  const { say } = useWords()
  const options = state.own.waivers
    .filter(one => view.answerable.includes(one.id))
    .map(one => ({
      value: one.id,
      label: say('case.waiver.after', { step: say(`${prefix}.act.${one.act}`), who: voices.nameOf(one.by) }),
    }))
  return <Picker {...props} label={say(`${prefix}.act.confirmAfterwards.field.waiver`)} options={options} />
}

function Picker({
  id,
  value,
  onChange,
  describedBy,
  label,
  options,
}: SpecialInput & {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}) {
  const { say } = useWords()
  return (
    <NativeSelect
      id={id}
      aria-describedby={describedBy}
      aria-label={label}
      value={typeof value === 'string' ? value : ''}
      onChange={event => onChange(event.currentTarget.value || undefined)}
      data={[{ value: '', label: say('form.choose') }, ...options]}
    />
  )
}
