import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { listPartners } from '#api/partners.ts'
import { queryOf } from '#web/client.ts'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { Skeleton } from '#web/parts/skeleton.tsx'
import { StatusSentence } from '#web/parts/status-sentence.tsx'
import { PartnerChoice } from '#web/request/partner-choice.tsx'
import { useMe } from '#web/shell/me.ts'
import { useWords } from '#web/words/words.ts'
import { ReceiveForm } from './receive-form.tsx'
import '#web/case/case.css'
import '#web/request/request.css'
import './letters.css'

/** A letter came: from whom, how and when; then it is read into the form of its case. */
export function ReceivePage() {
  const { say } = useWords()
  const { duties } = useMe()
  const may = duties.includes('registrar') || duties.includes('head')
  return (
    <>
      <title>{say('page.titled', { title: say('letters.came') })}</title>
      <StatusSentence>{say('letters.sentence')}</StatusSentence>
      {may ? <Receive /> : <NotMine />}
    </>
  )
}

function Receive() {
  const { say } = useWords()
  const [search] = useSearchParams()
  const { data, error } = useQuery(queryOf(listPartners, {}))
  const [chosen, setChosen] = useState<string | null>(() => search.get('from'))
  const partners = (data?.partners ?? []).filter(
    partner => partner.fingerprint === null && partner.suspendedAt === null,
  )
  // Where there is only one, nobody needs to be asked.
  const partner = partners.length === 1 ? partners[0] : partners.find(one => one.authority === chosen)
  if (error) return <ProblemNote error={error} />
  if (!data) return <Skeleton lines={4} height={64} />
  if (partners.length === 0) return <NoPartner />
  return (
    <div className="receive stack">
      <PartnerChoice
        partners={partners}
        chosen={partner?.authority ?? null}
        onChoose={setChosen}
        label={say('letters.from')}
      />
      {partner ? <ReceiveForm partner={partner} /> : <p className="quiet">{say('letters.choose')}</p>}
      <p className="small quiet">{say('letters.sealed')}</p>
    </div>
  )
}

function NoPartner() {
  const { say } = useWords()
  return (
    <EmptyState
      title={say('letters.noPartner')}
      action={<Link to="/partners">{say('start.toPartners')}</Link>}
    >
      {say('letters.noPartner.why')}
    </EmptyState>
  )
}

function NotMine() {
  const { say } = useWords()
  return (
    <EmptyState
      title={say('letters.notMine')}
      action={<Link to="/arrivals">{say('letters.toArrivals')}</Link>}
    >
      {say('letters.notMine.why')}
    </EmptyState>
  )
}
