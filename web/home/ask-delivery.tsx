import { Button } from '@mantine/core'
import { useState } from 'react'
import { type AskView, readAskFile } from '#api/asks.ts'
import { hrefOf } from '../client.ts'
import { Citation } from '../parts/citation.tsx'
import { Instant } from '../parts/date-text.tsx'
import { Mark } from '../parts/pill.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Prose } from '../parts/prose.tsx'
import { useWords } from '../words/words.ts'
import { AskUseForm } from './ask-use-form.tsx'
import { askPrefix } from './ask-words.ts'
import { FileLinks } from './task-thread.tsx'
import { useAskStep } from './use-ask-step.ts'

type Delivery = AskView['deliveries'][number]

/** A result given to the asker: what binds it, then, once she confirmed that, its files and what she makes of it. */
export function AskDelivery({ ask, delivery, number }: { ask: AskView; delivery: Delivery; number: number }) {
  const { say } = useWords()
  const id = `result-${delivery.id}`
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('asks.result', { number })}</h2>
      <p className="small quiet">
        {say('asks.result.given')} <Instant at={delivery.at} />
      </p>
      <h3>{say('home.task.limits')}</h3>
      <p>
        {say('asks.result.only')} <b dir="auto">{delivery.proceedings}</b>.{' '}
        <Citation>{delivery.cites}</Citation>
      </p>
      {delivery.limits.map((limit, index) => (
        // Limits are never moved about, and two of them may say the same.
        <Prose key={`${delivery.id} ${index + 1}`} text={limit} />
      ))}
      {delivery.confirmedAt === null ? (
        <Confirm ask={ask.id} delivery={delivery.id} />
      ) : (
        <Opened ask={ask} delivery={delivery} />
      )}
    </section>
  )
}

function Confirm({ ask, delivery }: { ask: string; delivery: string }) {
  const { say } = useWords()
  const confirming = useAskStep(ask, 'confirmLimits', () => undefined)
  return (
    <>
      <p className="small quiet">{say('asks.result.confirm')}</p>
      {confirming.error && <ProblemNote error={confirming.error} />}
      <Button loading={confirming.isPending} onClick={() => confirming.mutate({ delivery })}>
        {say(`${askPrefix}.act.confirmLimits`)}
      </Button>
    </>
  )
}

function Opened({ ask, delivery }: { ask: AskView; delivery: Delivery }) {
  const { say } = useWords()
  const fileHref = (index: number) =>
    hrefOf(readAskFile, { params: { id: ask.id, delivery: delivery.id, position: index + 1 } })
  return (
    <>
      <h3>{say('home.task.files')}</h3>
      {delivery.open ? (
        <FileLinks files={delivery.files.map((file, index) => ({ ...file, href: fileHref(index) }))} />
      ) : (
        <p className="task-secret">
          <Mark tone="stop" /> {say('asks.result.closed')}
        </p>
      )}
      <Told ask={ask} delivery={delivery.id} />
      <Next ask={ask} delivery={delivery} />
    </>
  )
}

/** What she reported and wished of this result so far. */
function Told({ ask, delivery }: { ask: AskView; delivery: string }) {
  const { say } = useWords()
  const reports = ask.reports.filter(one => one.delivery === delivery)
  const wishes = ask.wishes.filter(one => one.delivery === delivery)
  if (reports.length + wishes.length === 0) return null
  return (
    <ul className="grounds small ask-told">
      {reports.map(one => (
        <li key={one.id}>
          <Instant at={one.at} /> · {say('asks.reported')}{' '}
          <b>{say(`${askPrefix}.act.reportUse.option.usefulness.${one.usefulness}`)}</b>
        </li>
      ))}
      {wishes.map(one => (
        <li key={one.id}>
          <Instant at={one.at} /> · {say('asks.wished')} <bdi>{one.proceedings}</bdi>
        </li>
      ))}
    </ul>
  )
}

const uses = ['reportUse', 'wishOtherUse'] as const

function Next({ ask, delivery }: { ask: AskView; delivery: Delivery }) {
  const { say } = useWords()
  const [chosen, setChosen] = useState<(typeof uses)[number] | null>(null)
  const open = uses.filter(act => ask.open.includes(act))
  if (open.length === 0) return null
  return (
    <>
      <div className="row">
        {open.map(act => (
          <Button
            key={act}
            variant="default"
            aria-expanded={chosen === act}
            onClick={() => setChosen(chosen === act ? null : act)}
          >
            {say(`${askPrefix}.act.${act}`)}
          </Button>
        ))}
      </div>
      {chosen !== null && open.includes(chosen) && (
        <AskUseForm
          key={chosen}
          act={chosen}
          ask={ask.id}
          delivery={delivery.id}
          proceedings={delivery.proceedings}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  )
}
