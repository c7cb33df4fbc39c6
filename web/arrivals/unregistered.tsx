import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type * as z from 'zod'
import type { listArrivals } from '#api/arrivals.ts'
import { Instant } from '../parts/date-text.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Pill } from '../parts/pill.tsx'
import { useMe } from '../shell/me.ts'
import { useWords } from '../words/words.ts'
import { usePartnerName } from './partner-name.ts'
import { RegisterDialog } from './register-dialog.tsx'

type Waiting = z.infer<typeof listArrivals.reply>['unregistered'][number]

/** Requests that arrived and have no reference and no officer here yet. */
export function Unregistered({ requests }: { requests: readonly Waiting[] }) {
  const { say } = useWords()
  const [registering, setRegistering] = useState<Waiting>()
  if (requests.length === 0) {
    return <EmptyState title={say('arrivals.none')}>{say('arrivals.none.why')}</EmptyState>
  }
  return (
    <>
      <ul className="card waiting-list">
        {requests.map(request => (
          <WaitingRequest key={request.id} request={request} onRegister={() => setRegistering(request)} />
        ))}
      </ul>
      {registering && (
        <RegisterDialog
          id={registering.id}
          title={registering.title}
          onClose={() => setRegistering(undefined)}
        />
      )}
    </>
  )
}

function WaitingRequest({ request, onRegister }: { request: Waiting; onRegister: () => void }) {
  const { say } = useWords()
  const { duties } = useMe()
  const partner = usePartnerName(request.partner)
  const may = duties.includes('registrar') || duties.includes('head')
  return (
    <li>
      <div>
        <Link to={`/cases/${request.id}`} className="waiting-title">
          <bdi>{request.title || say('case.untitled')}</bdi>
        </Link>
        <p className="small quiet">
          <b className="from-them">{partner}</b> · <Instant at={request.opened} />
        </p>
      </div>
      {request.urgency !== null && (
        <Pill tone={request.urgency < 'P2' ? 'warn' : 'plain'}>{request.urgency}</Pill>
      )}
      <div className="waiting-act">
        <Button onClick={onRegister} disabled={!may}>
          {say('arrivals.register')}
        </Button>
        {!may && <p className="small quiet">{say('obstacle.needsDuty', { duty: 'registrar' })}</p>}
      </div>
    </li>
  )
}
