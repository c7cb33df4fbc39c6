import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { readCase, type CaseView } from '#api/cases.ts'
import { CaseDeskProvider, useCaseDesk, useReading } from '#web/case/case-desk.tsx'
import { Actions } from '#web/case/actions.tsx'
import { queryOf } from '#web/client.ts'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { Skeleton } from '#web/parts/skeleton.tsx'
import { ProcedureWords } from '#web/words/procedure-words.tsx'
import { useWords } from '#web/words/words.ts'
import { Guide } from './guide.tsx'
import '#web/case/case.css'
import './request.css'

/** The guided request: one question at a time, what the rules find beside it, the letter growing at its side. */
export function RequestPage() {
  const { id = '' } = useParams()
  const { data, error } = useQuery(queryOf(readCase, { params: { id } }))
  if (error && !data) return <ProblemNote error={error} />
  if (!data) return <Waiting />
  return (
    <ProcedureWords procedure={data.procedure}>
      <RequestRead key={id} view={data} />
    </ProcedureWords>
  )
}

function RequestRead({ view }: { view: CaseView }) {
  const desk = useReading(view)
  if (!desk) return <Waiting />
  const { draft } = view
  return (
    <CaseDeskProvider value={desk}>
      <Actions>
        {draft && making.includes(desk.state.own.state) ? <Guide draft={draft} /> : <NotWritten />}
      </Actions>
    </CaseDeskProvider>
  )
}

/** Own states in which the form is filled: our request is written, a letter of theirs is read in. */
const making: readonly (string | null)[] = ['drafting', 'receiving']

/** A request that was submitted is no longer written; it is read on its case. */
function NotWritten() {
  const { view } = useCaseDesk()
  const read = view.side === 'requested'
  const { say } = useWords()
  return (
    <EmptyState
      title={say(read ? 'letters.notRead' : 'request.notWritten')}
      action={<Link to={`/cases/${view.id}`}>{say('request.toCase')}</Link>}
    >
      {say(read ? 'letters.notRead.why' : 'request.notWritten.why')}
    </EmptyState>
  )
}

function Waiting() {
  return (
    <div className="guide">
      <Skeleton lines={11} height={32} />
      <Skeleton lines={5} height={90} />
      <Skeleton height={560} />
    </div>
  )
}
