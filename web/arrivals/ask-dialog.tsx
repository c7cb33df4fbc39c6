import { Button, Modal, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { declineAsk, listNewAsks, takeUpAsk } from '#api/asks.ts'
import { listCases } from '#api/cases.ts'
import { call } from '../client.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useFocusBack } from '../parts/use-focus-back.ts'
import { PlaceFields, useNewCase } from '../request/new-case-fields.tsx'
import { useMe } from '../shell/me.ts'
import { useWords } from '../words/words.ts'
import type { NewAsk } from './new-asks.tsx'

/** Takes an ask up, which opens its case, or declines it with reasons that the asker reads. */
export function AskDialog({
  ask,
  way,
  onClose,
}: {
  ask: NewAsk
  way: 'takeUp' | 'decline'
  onClose: () => void
}) {
  useFocusBack()
  const { say } = useWords()
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={say(`asks.${way}.title`, { subject: ask.subject })}
      closeButtonProps={{ 'aria-label': say('page.close') }}
    >
      {way === 'takeUp' ? <TakeUp ask={ask} onClose={onClose} /> : <Decline ask={ask} onClose={onClose} />}
    </Modal>
  )
}

interface Parts {
  readonly ask: NewAsk
  readonly onClose: () => void
}

function TakeUp({ ask, onClose }: Parts) {
  const { say } = useWords()
  const me = useMe()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [typed, setTyped] = useNewCase()
  const { unit, confidentiality } = typed
  const taking = useMutation({
    mutationFn: () => call(takeUpAsk, { params: { id: ask.id }, body: { unit, confidentiality } }),
    onSuccess: opened => {
      void queries.invalidateQueries({ queryKey: [listNewAsks.id] })
      void queries.invalidateQueries({ queryKey: [listCases.id] })
      void navigate(`/cases/${opened.case}`)
    },
    onError: () => queries.invalidateQueries({ queryKey: [listNewAsks.id] }),
  })
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        taking.mutate()
      }}
    >
      <p>{say('asks.takeUp.why')}</p>
      <PlaceFields typed={typed} onChange={setTyped} />
      {me.units.length === 0 && <p className="why">{say('start.noUnit')}</p>}
      {taking.error && <ProblemNote error={taking.error} />}
      <div className="row dialog-end">
        <Button type="submit" loading={taking.isPending} disabled={unit === ''}>
          {say('asks.takeUp')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('home.later')}
        </Button>
      </div>
    </form>
  )
}

function Decline({ ask, onClose }: Parts) {
  const { say } = useWords()
  const queries = useQueryClient()
  const [reasons, setReasons] = useState('')
  const again = () => queries.invalidateQueries({ queryKey: [listNewAsks.id] })
  const declining = useMutation({
    mutationFn: () => call(declineAsk, { params: { id: ask.id }, body: { reasons: reasons.trim() } }),
    onSuccess: () => {
      void again()
      onClose()
    },
  })
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        declining.mutate()
      }}
    >
      <Textarea
        label={say('asks.reasons')}
        description={say('asks.decline.hint')}
        value={reasons}
        required
        withAsterisk={false}
        maxLength={2000}
        autosize
        minRows={3}
        dir="auto"
        data-autofocus
        onChange={event => setReasons(event.currentTarget.value)}
      />
      {declining.error && <ProblemNote error={declining.error} />}
      <div className="row dialog-end">
        <Button type="submit" loading={declining.isPending}>
          {say('asks.decline')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('home.later')}
        </Button>
      </div>
    </form>
  )
}
