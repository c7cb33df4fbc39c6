import { useQuery } from '@tanstack/react-query'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { listPartners } from '#api/partners.ts'
import { queryOf } from '../client.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { StatusSentence } from '../parts/status-sentence.tsx'
import { useWords } from '../words/words.ts'
import { AddPartner } from './add-partner.tsx'
import { isTroubled } from './health.ts'
import { OwnIdentity } from './own-identity.tsx'
import { PartnerLine } from './partner-line.tsx'
import './partners.css'

/** The authorities we exchange with, how it goes with each, and how to add one. */
export function PartnersPage() {
  const { say } = useWords()
  const { data, error, isPending } = useQuery(queryOf(listPartners, {}))
  const [adding, setAdding] = useState(false)
  const partners = data?.partners ?? []
  const add = <Button onClick={() => setAdding(true)}>{say('partners.add')}</Button>
  return (
    <>
      <title>{say('page.titled', { title: say('partners.title') })}</title>
      <StatusSentence>
        {data ? say('partners.sentence', { count: partners.length }) : '\u00a0'}
        {partners.length > 0 &&
          say('partners.sentence.troubled', { troubled: partners.filter(isTroubled).length })}
      </StatusSentence>
      {error && <ProblemNote error={error} />}
      {isPending && <Skeleton lines={4} height={72} />}
      {data && partners.length === 0 && (
        <EmptyState title={say('partners.none')} action={add}>
          {say('partners.none.why')}
        </EmptyState>
      )}
      {partners.length > 0 && (
        <>
          <ul className="card partner-list">
            {partners.map(partner => (
              <PartnerLine key={partner.authority} partner={partner} />
            ))}
          </ul>
          <div className="partners-end">{add}</div>
        </>
      )}
      <OwnIdentity />
      {adding && <AddPartner onClose={() => setAdding(false)} />}
    </>
  )
}
