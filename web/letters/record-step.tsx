import { Button, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { received as receivedSchema } from '#procedures/act.ts'
import { useActing } from '#web/case/acting.ts'
import { ActProblem } from '#web/case/act-problem.tsx'
import { localDay, useCaseDesk, type CaseDesk } from '#web/case/case-desk.tsx'
import { useTakeAct } from '#web/case/take-act.ts'
import type { FieldFinding } from '#web/request/fields/form-desk.ts'
import { FoundList } from '#web/request/found-list.tsx'
import type { DraftHand } from '#web/request/use-draft.ts'
import { useWords } from '#web/words/words.ts'
import { receiptWrong, saidOf } from './days.ts'
import { ReceivedFields, type ReceivedTyped } from './received-fields.tsx'

const send = 'send'
const setAside = 'setAside'

/**
 * The end of reading in: what is missing in the letter, which stops nothing; its reference, road and day as they were
 * noted when it came; and the button that records the request in the name of its author, or sets the letter aside.
 */
export function RecordStep({
  hand,
  findings,
  onField,
}: {
  hand: DraftHand
  findings: readonly FieldFinding[]
  onField: (path: string) => void
}) {
  const { say } = useWords()
  return (
    <div className="stack">
      {findings.length > 0 && <p className="small quiet">{say('letters.record.missing')}</p>}
      <FoundList values={hand.values} findings={findings} onField={onField} />
      <RecordForm hand={hand} />
    </div>
  )
}

function RecordForm({ hand }: { hand: DraftHand }) {
  const desk = useCaseDesk()
  const { view, prefix, voices } = desk
  const { take: offer } = useActing()
  const { say } = useWords()
  const navigate = useNavigate()
  const why = useId()
  const [noted] = useState(() => notedAt(desk))
  const [reference, setReference] = useState(noted.reference)
  const [received, setReceived] = useState<ReceivedTyped>(noted.received)
  const [tried, setTried] = useState(false)
  const taking = useTakeAct(view.id, prefix, () => void navigate(`/cases/${view.id}`))
  const wrong = receiptWrong(received, localDay(new Date()))
  const unless = view.theirActs.find(one => one.act === send)?.unless
  const reason = unless
    ? say(`obstacle.${unless.code}`, unless.values)
    : hand.clash
      ? say('request.submit.clash')
      : undefined
  const closed = view.openActs.find(one => one.act === setAside)?.unless
  const record = async () => {
    setTried(true)
    if (reference.trim() === '' || wrong.on || wrong.dated) return
    // What is recorded is what is saved.
    if (!(await hand.save())) return
    const data = { reference: reference.trim() }
    taking.mutate({ type: send, data, files: [], seen: view.acts, received: saidOf(received) })
  }
  return (
    <form
      className="stack card record-form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void record()
      }}
    >
      <TextInput
        label={say(`${prefix}.act.receive.field.reference`)}
        description={say('letters.record.reference')}
        required
        dir="auto"
        maxLength={100}
        value={reference}
        onChange={event => setReference(event.currentTarget.value)}
        error={tried && reference.trim() === '' && say('letters.record.reference.needed')}
      />
      <ReceivedFields typed={received} onChange={setReceived} prefix={prefix} wrong={wrong} />
      <p className="why">{say('letters.record.then', { theirs: voices.theirs })}</p>
      {reason !== undefined && (
        <p id={why} className="why">
          {reason}
        </p>
      )}
      {taking.error && <ActProblem error={taking.error} act={send} wish={{ act: send, theirs: true }} />}
      <div className="row">
        <Button
          type="submit"
          size="md"
          disabled={reason !== undefined}
          aria-describedby={reason === undefined ? undefined : why}
          loading={taking.isPending}
        >
          {say('letters.record.request')}
        </Button>
        <Button variant="default" disabled={closed !== undefined} onClick={() => offer({ act: setAside })}>
          {say(`${prefix}.act.${setAside}`)}
        </Button>
      </div>
    </form>
  )
}

/** What was noted when the letter was taken in. */
function notedAt({ acts }: CaseDesk): { reference: string; received: ReceivedTyped } {
  const data = acts.known.find(entry => entry.header.type === 'receive')?.content?.data ?? {}
  const { reference, ...road } = data
  const noted = receivedSchema.safeParse(road).data
  return {
    reference: typeof reference === 'string' ? reference : '',
    received: { channel: noted?.channel ?? 'post', on: noted?.on ?? '', dated: noted?.dated ?? '' },
  }
}
