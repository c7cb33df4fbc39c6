import { Autocomplete, Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { readCase } from '#api/cases.ts'
import { type Release, releaseResult, purposesOfUse } from '#api/releases.ts'
import { doorFor } from '#procedures/lanes/release.ts'
import { call, queryOf } from '#web/client.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk, type CaseDesk } from './case-desk.tsx'
import { ClosedNote } from './closed-note.tsx'
import { actKeys, optionLabel } from './rows.ts'

type Purpose = (typeof purposesOfUse)[number]

/** What a result is taken out for; what stands in the way is said while it is typed, with the step that removes it. */
export function ReleaseForm({
  result,
  onReleased,
  onClose,
}: {
  result: string
  onReleased: (release: Release) => void
  onClose: () => void
}) {
  const desk = useCaseDesk()
  const { say } = useWords()
  const [purpose, setPurpose] = useState<Purpose>('stated')
  const [proceedings, setProceedings] = useState(() => statedFor(desk, result)[0] ?? '')
  const [recipient, setRecipient] = useState('')
  const [tried, setTried] = useState(false)
  const releasing = useRelease(desk.view.id, result, onReleased)
  const typed = { result, purpose, proceedings: proceedings.trim() }
  const door = typed.proceedings === '' ? undefined : doorFor(desk.state, typed)
  const noRecipient = purpose === 'onwardTransfer' && recipient.trim() === ''
  const submit = () => {
    setTried(true)
    if (!door?.open || noRecipient) return
    releasing.mutate({ purpose, proceedings: typed.proceedings, recipient: recipient.trim() })
  }
  return (
    <form
      className="act-form"
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="small">{say('case.release.why')}</p>
      <NativeSelect
        label={say('case.release.purpose')}
        value={purpose}
        // One of the options below.
        onChange={event => setPurpose(event.currentTarget.value as Purpose)}
        data={purposesOfUse.map(value => ({
          value,
          label: optionLabel('purpose', value, actKeys(desk.prefix, 'recordUse'), say),
        }))}
        data-autofocus
      />
      <Autocomplete
        label={say('case.release.proceedings')}
        description={say('case.release.proceedings.hint')}
        value={proceedings}
        onChange={setProceedings}
        data={namedFor(desk, result)}
        maxLength={300}
        dir="auto"
        error={tried && typed.proceedings === '' ? say('case.release.proceedings.needed') : null}
      />
      <TextInput
        label={say('case.release.recipient')}
        description={say('case.release.recipient.hint')}
        value={recipient}
        onChange={event => setRecipient(event.currentTarget.value)}
        maxLength={300}
        dir="auto"
        error={tried && noRecipient ? say('case.release.recipient.needed') : null}
      />
      {door && !door.open && <ClosedNote door={door} wanted={typed} onLeave={onClose} />}
      {releasing.error && <ProblemNote error={releasing.error} />}
      <div className="row dialog-end">
        <Button type="submit" loading={releasing.isPending} disabled={door !== undefined && !door.open}>
          {say('case.release.open')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('case.dialog.later')}
        </Button>
        <small className="quiet">{say('case.release.noted')}</small>
      </div>
    </form>
  )
}

/** The same dialog sends the same id again, so that an answer lost on the way does not write the use down twice. */
function useRelease(caseId: string, result: string, onReleased: (release: Release) => void) {
  const queries = useQueryClient()
  const sent = useRef({ id: crypto.randomUUID(), as: '' })
  return useMutation({
    mutationFn: (use: { purpose: Purpose; proceedings: string; recipient: string }) => {
      const as = JSON.stringify(use)
      if (sent.current.as !== as) sent.current = { id: crypto.randomUUID(), as }
      const { recipient, ...said } = use
      return call(releaseResult, {
        params: { id: caseId, act: result },
        body: { id: sent.current.id, ...said, ...(recipient === '' ? {} : { recipient }) },
      })
    },
    onSuccess: release => {
      void queries.invalidateQueries({ queryKey: queryOf(readCase, { params: { id: caseId } }).queryKey })
      onReleased(release)
    },
  })
}

/** References of the proceedings the request stated when the result came. */
function statedFor({ state }: CaseDesk, result: string): string[] {
  return state.shared.useLimits
    .filter(limit => limit.result === result)
    .flatMap(limit => limit.proceedings.map(one => one.reference || one.id))
}

/** Those, and the ones for which consent was asked or a disclosure announced: what need not be typed. */
function namedFor(desk: CaseDesk, result: string): string[] {
  const { useRequests, disclosures } = desk.state.shared
  const others = [...useRequests, ...disclosures]
    .filter(one => one.result === result)
    .map(one => one.proceedings)
  return [...new Set([...statedFor(desk, result), ...others])]
}
