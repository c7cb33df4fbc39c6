import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { readCase, type CaseView } from '#api/cases.ts'
import { queryOf } from '#web/client.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { Skeleton } from '#web/parts/skeleton.tsx'
import { ProcedureWords } from '#web/words/procedure-words.tsx'
import { CaseDeskProvider, useReading } from './case-desk.tsx'
import { CaseSheet } from './case-sheet.tsx'
import './case.css'

/** One case: what a colleague would say of it, what was asked, who held the clock, what comes next. */
export function CasePage() {
  const { id = '' } = useParams()
  const { data, error } = useQuery(queryOf(readCase, { params: { id } }))
  if (error && !data) return <ProblemNote error={error} />
  if (!data) return <Waiting />
  return (
    <ProcedureWords procedure={data.procedure}>
      <CaseRead key={id} view={data} />
    </ProcedureWords>
  )
}

function CaseRead({ view }: { view: CaseView }) {
  const desk = useReading(view)
  if (!desk) return <Waiting />
  return (
    <CaseDeskProvider value={desk}>
      <CaseSheet />
    </CaseDeskProvider>
  )
}

/** Keeps the places of what is coming. */
function Waiting() {
  return (
    <div className="case-waiting">
      <Skeleton width="18rem" />
      <Skeleton lines={3} height={28} width="46em" />
      <Skeleton height={34} />
      <div className="case-columns">
        <Skeleton lines={3} height={140} />
        <Skeleton lines={2} height={180} />
      </div>
    </div>
  )
}
