import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { listPartners, type Partner } from '#api/partners.ts'
import { openCaseFromPost, type PostView } from '#api/post.ts'
import { localDay } from '#web/case/case-desk.tsx'
import { call, queryOf } from '#web/client.ts'
import { receiptWrong, saidOf } from '#web/letters/days.ts'
import { ReceivedFields, type ReceivedTyped } from '#web/letters/received-fields.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { Skeleton } from '#web/parts/skeleton.tsx'
import { useStateName } from '#web/parts/state-name.ts'
import { PlaceFields, ProcedureField, TitleField, useNewCase } from '#web/request/new-case-fields.tsx'
import { nameIn, useWords, wordsPrefix } from '#web/words/words.ts'
import { useSettled } from './use-decision.ts'

/** The message brings a request: its case is opened, what was ticked is laid in, and it is read into the form. */
export function OpenCase({ view, chosen }: { view: PostView; chosen: readonly string[] }) {
  const { say } = useWords()
  const { data, error } = useQuery(queryOf(listPartners, {}))
  const partners = (data?.partners ?? []).filter(
    partner => partner.fingerprint === null && partner.suspendedAt === null,
  )
  if (error) return <ProblemNote error={error} />
  if (!data) return <Skeleton lines={4} height={48} />
  if (partners.length === 0) {
    return (
      <p>
        {say('letters.noPartner.why')} <Link to="/partners">{say('start.toPartners')}</Link>
      </p>
    )
  }
  return <Form view={view} chosen={chosen} partners={partners} />
}

function Form({
  view,
  chosen,
  partners,
}: {
  view: PostView
  chosen: readonly string[]
  partners: readonly Partner[]
}) {
  const { say } = useWords()
  const [typed, setTyped] = useNewCase()
  const [title, setTitle] = useState(view.subject ?? '')
  const [partner, setPartner] = useState(partners.length === 1 ? (partners[0]?.authority ?? '') : '')
  const [received, setReceived] = useState<ReceivedTyped>(() => ({
    channel: view.sender === null ? 'post' : 'email',
    on: view.cameOn,
    dated: '',
  }))
  const [reference, setReference] = useState('')
  const opening = useOpening(view.id)
  const today = localDay(new Date())
  // The office's day may have begun before ours.
  const wrong = receiptWrong(received, today > view.cameOn ? today : view.cameOn)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (wrong.on || wrong.dated || partner === '') return
    const named = reference.trim() === '' ? {} : { reference: reference.trim() }
    opening.open({ ...typed, title, partner, ...saidOf(received), ...named, parts: [...chosen] })
  }
  return (
    <form className="stack" onSubmit={onSubmit}>
      <p className="small quiet">{say('post.openCase.why', { count: chosen.length })}</p>
      <PartnerField partners={partners} chosen={partner} onChoose={setPartner} />
      <ProcedureField typed={typed} onChange={setTyped} />
      <ReceivedFields
        typed={received}
        onChange={setReceived}
        prefix={wordsPrefix(typed.procedure)}
        wrong={wrong}
      />
      <TextInput
        label={say(`${wordsPrefix(typed.procedure)}.act.receive.field.reference`)}
        description={say('letters.reference.hint')}
        dir="auto"
        maxLength={100}
        value={reference}
        onChange={event => setReference(event.currentTarget.value)}
      />
      <TitleField typed={{ ...typed, title }} onChange={next => setTitle(next.title)} />
      <PlaceFields typed={typed} onChange={setTyped} />
      {opening.error && <ProblemNote error={opening.error} />}
      <Button type="submit" loading={opening.isPending} disabled={typed.unit === '' || partner === ''}>
        {say('letters.open')}
      </Button>
    </form>
  )
}

function PartnerField({
  partners,
  chosen,
  onChoose,
}: {
  partners: readonly Partner[]
  chosen: string
  onChoose: (authority: string) => void
}) {
  const { say, language } = useWords()
  const stateName = useStateName()
  return (
    <NativeSelect
      label={say('letters.from')}
      required
      value={chosen}
      onChange={event => onChoose(event.currentTarget.value)}
      data={[
        { value: '', label: say('post.choosePartner') },
        ...partners.map(partner => ({
          value: partner.authority,
          label: `${stateName(partner.state)} · ${nameIn(partner.names, language)}`,
        })),
      ]}
    />
  )
}

type Body = Omit<Parameters<typeof call<typeof openCaseFromPost>>[1]['body'], 'id'>

function useOpening(post: string) {
  const settle = useSettled()
  const navigate = useNavigate()
  // Kept across repeats: an answer lost on the way does not make a second case.
  const [id] = useState(() => crypto.randomUUID())
  const opening = useMutation({
    mutationFn: (body: Body) => call(openCaseFromPost, { params: { id: post }, body: { ...body, id } }),
    onSuccess: view => {
      settle(view)
      if (view.case !== null) void navigate(`/cases/${view.case.id}/request`)
    },
  })
  return { open: opening.mutate, isPending: opening.isPending, error: opening.error }
}
