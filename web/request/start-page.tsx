import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { listPartners, type Partner } from '#api/partners.ts'
import { queryOf } from '#web/client.ts'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { Skeleton } from '#web/parts/skeleton.tsx'
import { StatusSentence } from '#web/parts/status-sentence.tsx'
import { ProcedureWords } from '#web/words/procedure-words.tsx'
import { useWords } from '#web/words/words.ts'
import { useNewCase } from './new-case-fields.tsx'
import { PartnerChoice } from './partner-choice.tsx'
import { PartnerDeclares } from './partner-declares.tsx'
import { StartForm } from './start-form.tsx'
import '#web/case/case.css'
import '#web/partners/partners.css'
import './request.css'

/** Starting a request: to whom, what that State declared, which text governs; then the request is written. */
export function StartPage() {
  const { say } = useWords()
  const { data, error } = useQuery(queryOf(listPartners, {}))
  const [chosen, setChosen] = useState<string | null>(null)
  const [typed, setTyped] = useNewCase()
  const partners = (data?.partners ?? []).filter(partner => partner.suspendedAt === null)
  // Where there is only one, nobody needs to be asked.
  const partner = partners.length === 1 ? partners[0] : partners.find(one => one.authority === chosen)
  return (
    <>
      <title>{say('page.titled', { title: say('start.title') })}</title>
      <StatusSentence>{say('start.sentence')}</StatusSentence>
      {error && <ProblemNote error={error} />}
      {!data && !error && <Skeleton lines={4} height={64} />}
      {data && partners.length === 0 && <NoPartner />}
      {partners.length > 0 && (
        <ProcedureWords procedure={typed.procedure}>
          <div className="start">
            <div className="stack">
              <PartnerChoice partners={partners} chosen={partner?.authority ?? null} onChoose={setChosen} />
              {partner && <StartForm partner={partner} typed={typed} onChange={setTyped} />}
            </div>
            {partner ? (
              <PartnerDeclares partner={partner satisfies Partner} procedure={typed.procedure} />
            ) : (
              <p className="quiet">{say('start.choose')}</p>
            )}
          </div>
        </ProcedureWords>
      )}
    </>
  )
}

function NoPartner() {
  const { say } = useWords()
  return (
    <EmptyState title={say('start.noPartner')} action={<Link to="/partners">{say('start.toPartners')}</Link>}>
      {say('start.noPartner.why')}
    </EmptyState>
  )
}
