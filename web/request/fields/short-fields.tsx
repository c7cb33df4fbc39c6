import { NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Field } from '#procedures/field.ts'
import { useWords } from '#web/words/words.ts'
import { valueAt } from '../values.ts'
import { useFormDesk } from './form-desk.ts'
import type { InputProps } from './field-view.tsx'

/** The value of a field and how to change it; emptied is taken away. */
export function useValue(path: string): [unknown, (value: unknown) => void] {
  const { values, set } = useFormDesk()
  return [valueAt(values, path), value => set(path, value === '' || value === null ? undefined : value)]
}

export function LineField({ path, id, hintId }: InputProps) {
  const [value, set] = useValue(path)
  return (
    <TextInput
      id={`${id}:input`}
      aria-describedby={hintId}
      dir="auto"
      maxLength={1_000}
      value={typeof value === 'string' ? value : ''}
      onChange={event => set(event.currentTarget.value)}
    />
  )
}

export function DateField({ path, id, hintId }: InputProps) {
  const [value, set] = useValue(path)
  return (
    <TextInput
      id={`${id}:input`}
      aria-describedby={hintId}
      type="date"
      className="field-narrow"
      value={typeof value === 'string' ? value : ''}
      onChange={event => set(event.currentTarget.value)}
    />
  )
}

export function IntegerField({
  path,
  id,
  hintId,
  field,
}: InputProps & { field: Field & { kind: 'integer' } }) {
  const [value, set] = useValue(path)
  return (
    <NumberInput
      id={`${id}:input`}
      aria-describedby={hintId}
      className="field-narrow"
      allowDecimal={false}
      min={field.min ?? 0}
      {...(field.max === undefined ? {} : { max: field.max })}
      clampBehavior="strict"
      value={typeof value === 'number' ? value : ''}
      onChange={next => set(typeof next === 'number' ? next : undefined)}
    />
  )
}

interface LocalTime {
  readonly date: string
  readonly time: string
  readonly zone: string
}

/** A local date and time with the zone of the place; it counts once all three are said. */
export function DateTimeField({ path, id, hintId, label }: InputProps) {
  const { zones } = useFormDesk()
  const { say } = useWords()
  const [value, set] = useValue(path)
  const [partial, setPartial] = useState<LocalTime | null>(null)
  const read = /^(.{10})T(.{5})\[(.+)\]$/.exec(typeof value === 'string' ? value : '')
  const shown: LocalTime = read
    ? { date: read[1] ?? '', time: read[2] ?? '', zone: read[3] ?? '' }
    : (partial ?? { date: '', time: '', zone: zones[0] ?? 'UTC' })
  const change = (part: Partial<LocalTime>) => {
    const next = { ...shown, ...part }
    setPartial(next)
    const whole = next.date !== '' && next.time !== '' && next.zone !== ''
    set(whole ? `${next.date}T${next.time}[${next.zone}]` : undefined)
  }
  return (
    <div className="field-row" role="group" aria-label={label} aria-describedby={hintId}>
      <TextInput
        id={`${id}:input`}
        type="date"
        aria-label={`${label}: ${say('form.date')}`}
        value={shown.date}
        onChange={event => change({ date: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        aria-label={`${label}: ${say('form.time')}`}
        value={shown.time}
        onChange={event => change({ time: event.currentTarget.value })}
      />
      <Select
        aria-label={`${label}: ${say('form.zone')}`}
        searchable
        limit={50}
        allowDeselect={false}
        data={zonesToOffer(zones)}
        value={shown.zone}
        onChange={zone => change({ zone: zone ?? '' })}
      />
    </div>
  )
}

function zonesToOffer(first: readonly string[]): string[] {
  return [...new Set([...first, ...Intl.supportedValuesOf('timeZone'), 'UTC'])]
}
