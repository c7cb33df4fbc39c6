import { Button } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import type { AskView } from '#api/asks.ts'
import type { Prose as ProseValue } from '#procedures/field.ts'
import { Instant } from '../parts/date-text.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Prose } from '../parts/prose.tsx'
import { versionFor } from '../parts/version.ts'
import { useMe } from '../shell/me.ts'
import { useWords } from '../words/words.ts'
import { AskText } from './ask-text.tsx'
import { askPrefix, writtenIn } from './ask-words.ts'
import { useAskStep } from './use-ask-step.ts'

/** The remarks of the central authority, each above the text it is about, and the correction. */
export function AskCorrection({
  ask,
  returned,
}: {
  ask: AskView
  returned: NonNullable<AskView['returned']>
}) {
  const { say, language } = useWords()
  const me = useMe()
  const facts = useEdited(ask.facts)
  const needs = useEdited(ask.needs)
  const [answer, setAnswer] = useState('')
  const correcting = useAskStep(ask.id, 'correctAsk', () => undefined)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    correcting.mutate({
      ...facts.changed('facts', me.name),
      ...needs.changed('needs', me.name),
      ...(answer.trim() === '' ? {} : { text: writtenIn(language, answer, me.name) }),
    })
  }
  const place = (field: 'facts' | 'needs', { code, text, setText }: Edited) => (
    <div className="ask-place">
      <Remarks texts={returned.remarks.filter(one => one.path === field).map(one => one.text ?? '')} />
      <AskText label={say(`asks.${field}`)} language={code} value={text} onChange={setText} />
    </div>
  )
  return (
    <section className="card" aria-labelledby="ask-returned">
      <h2 id="ask-returned">{say('asks.returned')}</h2>
      <p className="small quiet">
        <Instant at={returned.at} />
      </p>
      {returned.text && <Prose text={returned.text} />}
      <Remarks texts={returned.remarks.filter(one => !one.path).map(one => one.text ?? '')} />
      <form className="stack step-form" onSubmit={submit}>
        {place('facts', facts)}
        {place('needs', needs)}
        <AskText
          label={say(`${askPrefix}.act.correctAsk.field.text`)}
          language={language}
          value={answer}
          onChange={setAnswer}
          optional
          rows={2}
        />
        {correcting.error && <ProblemNote error={correcting.error} />}
        <div className="row">
          <Button type="submit" loading={correcting.isPending}>
            {say('asks.correct.send')}
          </Button>
        </div>
      </form>
    </section>
  )
}

function Remarks({ texts }: { texts: readonly string[] }) {
  const { say } = useWords()
  if (texts.length === 0) return null
  return (
    <ul className="ask-remarks">
      {texts.map(text => (
        <li key={text} dir="auto">
          <b>{say(`${askPrefix}.act.sendAskBack.field.remarks.text`)}</b> {text}
        </li>
      ))}
    </ul>
  )
}

interface Edited {
  readonly code: string
  readonly text: string
  readonly setText: (text: string) => void
}

/** A text being corrected in the language it is shown in; nothing of it is sent while it says what it said. */
function useEdited(value: ProseValue) {
  const { language } = useWords()
  const [code, version] = versionFor(value, language) ?? [language, undefined]
  const [text, setText] = useState(version?.text ?? '')
  return {
    code,
    text,
    setText,
    changed: (field: string, by: string) =>
      text === (version?.text ?? '') ? {} : { [field]: writtenIn(code, text, by) },
  }
}
