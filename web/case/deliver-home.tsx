import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { readCase, takeAct } from '#api/cases.ts'
import { releaseResult } from '#api/releases.ts'
import { doorFor } from '#procedures/lanes/release.ts'
import { call, queryOf } from '#web/client.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { ClosedNote } from './closed-note.tsx'

/** Gives a result to whoever asked: its use is written down first, through the one door, then it goes home. */
export function DeliverHome({
  result,
  recipient,
  onClose,
}: {
  result: string
  recipient: string
  onClose: () => void
}) {
  const { state, prefix, author } = useCaseDesk()
  const { say, language } = useWords()
  const { useLimits: limited } = state.shared
  const stated = limited.find(one => one.result === result)?.proceedings[0]
  const [typed, setTyped] = useState(stated?.reference || stated?.id || '')
  const [limits, setLimits] = useState('')
  const giving = useGiving(result, recipient, onClose)
  const proceedings = typed.trim()
  const wanted = { result, purpose: 'stated', proceedings }
  const door = proceedings === '' ? undefined : doorFor(state, wanted)
  const label = (field: string) => say(`${prefix}.act.deliverHome.field.${field}`)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    giving.mutate({
      proceedings,
      ...(limits.trim() === ''
        ? {}
        : { limits: { [language]: { text: limits, origin: 'written', by: author } } }),
    })
  }
  return (
    <form className="stack step-form" onSubmit={submit}>
      <p className="small quiet">{say('asks.deliver.why', { name: recipient })}</p>
      <TextInput
        label={label('proceedings')}
        description={say('case.release.proceedings.hint')}
        value={typed}
        required
        withAsterisk={false}
        maxLength={300}
        dir="auto"
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <Textarea
        label={label('limits')}
        description={say('asks.deliver.limits')}
        value={limits}
        autosize
        minRows={2}
        dir="auto"
        onChange={event => setLimits(event.currentTarget.value)}
      />
      {door && !door.open && <ClosedNote door={door} wanted={wanted} onLeave={onClose} />}
      {giving.error && <ProblemNote error={giving.error} />}
      <div className="row">
        <Button type="submit" loading={giving.isPending} disabled={door !== undefined && !door.open}>
          {say(`${prefix}.act.deliverHome`)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('home.later')}
        </Button>
      </div>
    </form>
  )
}

/** Both acts keep their ids over repeats, as long as the same is said: what was lost on the way is done once. */
function useGiving(result: string, recipient: string, onDone: () => void) {
  const { view } = useCaseDesk()
  const queries = useQueryClient()
  const sent = useRef({ release: crypto.randomUUID(), act: crypto.randomUUID(), as: '' })
  const { queryKey } = queryOf(readCase, { params: { id: view.id } })
  return useMutation({
    mutationFn: async (said: { proceedings: string; limits?: unknown }) => {
      const as = JSON.stringify(said)
      if (sent.current.as !== as) {
        sent.current = { release: crypto.randomUUID(), act: crypto.randomUUID(), as }
      }
      const { release, act } = sent.current
      const { proceedings } = said
      await call(releaseResult, {
        params: { id: view.id, act: result },
        body: { id: release, purpose: 'stated', proceedings, recipient },
      })
      // The use that was just written down is an act of this case too.
      const { acts } = await call(readCase, { params: { id: view.id } })
      return call(takeAct, {
        params: { id: view.id },
        body: { id: act, type: 'deliverHome', data: { result, release, ...said }, files: [], seen: acts },
      })
    },
    onSuccess: after => {
      queries.setQueryData(queryKey, after)
      onDone()
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  })
}
