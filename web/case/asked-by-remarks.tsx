import { Button, Textarea } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { useTakeAct } from './take-act.ts'

const places = ['facts', 'needs'] as const

/** Remarks for whoever asked: one on each text they wrote, and a message. */
export function AskedByRemarks({ onClose }: { onClose: () => void }) {
  const { view, prefix, author } = useCaseDesk()
  const { say, language } = useWords()
  const [remarks, setRemarks] = useState({ facts: '', needs: '' })
  const [text, setText] = useState('')
  const taking = useTakeAct(view.id, prefix, onClose)
  const said = places.filter(path => remarks[path].trim() !== '')
  const isEmpty = said.length === 0 && text.trim() === ''
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    taking.mutate({
      type: 'sendAskBack',
      files: [],
      seen: view.acts,
      data: {
        ...(said.length === 0
          ? {}
          : { remarks: said.map((path, at) => ({ id: `r${at + 1}`, path, text: remarks[path].trim() })) }),
        ...(text.trim() === '' ? {} : { text: { [language]: { text, origin: 'written', by: author } } }),
      },
    })
  }
  return (
    <form className="stack step-form" onSubmit={submit}>
      {places.map(path => (
        <Textarea
          key={path}
          label={say('asks.remarkOn', {
            place: say(`${prefix}.act.sendAskBack.option.remarks.path.${path}`),
          })}
          value={remarks[path]}
          maxLength={2000}
          autosize
          minRows={2}
          dir="auto"
          onChange={event => setRemarks({ ...remarks, [path]: event.currentTarget.value })}
        />
      ))}
      <Textarea
        label={say(`${prefix}.act.sendAskBack.field.text`)}
        value={text}
        autosize
        minRows={2}
        dir="auto"
        onChange={event => setText(event.currentTarget.value)}
      />
      <p className="small quiet">{say('asks.remarks.hint')}</p>
      {taking.error && <ProblemNote error={taking.error} />}
      <div className="row">
        <Button type="submit" loading={taking.isPending} disabled={isEmpty}>
          {say(`${prefix}.act.sendAskBack`)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('home.later')}
        </Button>
      </div>
    </form>
  )
}
