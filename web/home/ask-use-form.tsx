import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { feedbackFields } from '#procedures/lanes/progress.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useMe } from '../shell/me.ts'
import { useWords } from '../words/words.ts'
import { AskText } from './ask-text.tsx'
import { askPrefix, writtenIn } from './ask-words.ts'
import { useAskStep } from './use-ask-step.ts'

const usefulnesses = feedbackFields.usefulness.options

/** How a result was used, or in which other proceedings it is needed. */
export function AskUseForm({
  act,
  ask,
  delivery,
  proceedings: stated,
  onClose,
}: {
  act: 'reportUse' | 'wishOtherUse'
  ask: string
  delivery: string
  /** Those it was given for: what a report is about unless she says otherwise. */
  proceedings: string
  onClose: () => void
}) {
  const { say, language } = useWords()
  const me = useMe()
  const reports = act === 'reportUse'
  const [proceedings, setProceedings] = useState(reports ? stated : '')
  const [usefulness, setUsefulness] = useState<string>(usefulnesses[0])
  const [text, setText] = useState('')
  const taking = useAskStep(ask, act, onClose)
  const label = (field: string) => say(`${askPrefix}.act.${act}.field.${field}`)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const prose = text.trim() === '' ? undefined : writtenIn(language, text, me.name)
    taking.mutate({
      delivery,
      proceedings: proceedings.trim(),
      ...(reports ? { usefulness } : {}),
      ...(prose ? { [reports ? 'outcome' : 'purpose']: prose } : {}),
    })
  }
  return (
    <form className="stack step-form" onSubmit={submit}>
      {!reports && <p className="small quiet">{say('asks.wish.why')}</p>}
      <TextInput
        label={label('proceedings')}
        value={proceedings}
        required
        withAsterisk={false}
        maxLength={300}
        dir="auto"
        onChange={event => setProceedings(event.currentTarget.value)}
      />
      {reports && (
        <NativeSelect
          label={label('usefulness')}
          value={usefulness}
          onChange={event => setUsefulness(event.currentTarget.value)}
          data={usefulnesses.map(value => ({
            value,
            label: say(`${askPrefix}.act.reportUse.option.usefulness.${value}`),
          }))}
        />
      )}
      <AskText
        label={label(reports ? 'outcome' : 'purpose')}
        language={language}
        value={text}
        onChange={setText}
        optional={reports}
        rows={3}
      />
      {taking.error && <ProblemNote error={taking.error} />}
      <div className="row">
        <Button type="submit" loading={taking.isPending}>
          {say(`${askPrefix}.act.${act}`)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('home.later')}
        </Button>
      </div>
    </form>
  )
}
