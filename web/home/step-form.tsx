import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState, type ReactNode, type SubmitEvent } from 'react'
import type { Prose as ProseValue } from '#procedures/field.ts'
import { taskStages } from '#procedures/lanes/tasks.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useMe } from '../shell/me.ts'
import { useWords } from '../words/words.ts'

/** What was typed for a step, as its act says it. */
export interface StepData {
  readonly text?: ProseValue
  readonly stage?: string
  readonly on?: string
  readonly due?: string
}

/** Steps whose text may stay empty, and those that have none. */
const textOptional = ['reportOnTask']
const textless = ['acknowledgeTask', 'acceptTask']

/** The few fields of a step on a task, and the button that takes it. Used on both sides. */
export function StepForm({
  act,
  prefix,
  busy,
  error,
  onTake,
  onClose,
  children,
}: {
  act: string
  prefix: string
  busy: boolean
  error: unknown
  onTake: (data: StepData) => void
  onClose: () => void
  children?: ReactNode
}) {
  const { say, language } = useWords()
  const me = useMe()
  const [text, setText] = useState('')
  const [stage, setStage] = useState<string>(taskStages[0])
  const [on, setOn] = useState('')
  const [due, setDue] = useState('')
  const label = (field: string) => say(`${prefix}.act.${act}.field.${field}`)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onTake({
      ...(text.trim() === '' ? {} : { text: { [language]: { text, origin: 'written', by: me.name } } }),
      ...(act === 'reportOnTask' ? { stage } : {}),
      ...(on === '' ? {} : { on }),
      ...(due === '' ? {} : { due }),
    })
  }
  return (
    <form className="stack step-form" onSubmit={submit}>
      {textless.includes(act) && <p>{say(`home.sure.${act}`)}</p>}
      {act === 'reportOnTask' && (
        <div className="row">
          <NativeSelect
            label={label('stage')}
            value={stage}
            onChange={event => setStage(event.currentTarget.value)}
            data={taskStages.map(one => ({
              value: one,
              label: say(`${prefix}.act.reportOnTask.option.stage.${one}`),
            }))}
          />
          <DayInput label={label('on')} value={on} onChange={setOn} />
        </div>
      )}
      {!textless.includes(act) && (
        <Textarea
          label={label('text')}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          required={!textOptional.includes(act)}
          withAsterisk={false}
          autosize
          minRows={3}
          maxLength={120_000}
          dir="auto"
        />
      )}
      {act === 'sendTaskBack' && <DayInput label={label('due')} value={due} onChange={setDue} />}
      {children}
      {error !== null && error !== undefined && <ProblemNote error={error} />}
      <div className="row">
        <Button type="submit" loading={busy}>
          {say(`${prefix}.act.${act}`)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('home.later')}
        </Button>
      </div>
    </form>
  )
}

/** A day of the calendar. */
export function DayInput({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (day: string) => void
}) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
