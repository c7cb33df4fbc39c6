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
import { AddLetterPartner } from './add-letter-partner.tsx'
import { AddPartner } from './add-partner.tsx'
import { isTroubled } from './health.ts'
import { OwnIdentity } from './own-identity.tsx'
import { PartnerLine } from './partner-line.tsx'
import './partners.css'

/** The authorities we exchange with, how it goes with each, and how to add one. */
export function PartnersPage() {
  const { say } = useWords()
  const { data, error, isPending } = useQuery(queryOf(listPartners, {}))
  const [adding, setAdding] = useState<'exchange' | 'letter' | null>(null)
  const close = () => setAdding(null)
  const partners = data?.partners ?? []
  const add = (
    <div className="row">
      <Button onClick={() => setAdding('exchange')}>{say('partners.add')}</Button>
      <Button variant="default" onClick={() => setAdding('letter')}>
        {say('partners.addLetter')}
      </Button>
    </div>
  )
  return (
    <>
      <title>{say('page.titled', { title: say('partners.title') })}</title>
      <StatusSentence>
        {data ? say('partners.sentence', { count: partners.length }) : '\u00a0'}
        {partners.length > 0 &&
          (partners.some(one => one.fingerprint !== null)
            ? say('partners.sentence.troubled', { troubled: partners.filter(isTroubled).length })
            : say('partners.sentence.letters'))}
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
      {adding === 'exchange' && <AddPartner onClose={close} />}
      {adding === 'letter' && <AddLetterPartner onClose={close} />}
    </>
  )
}
