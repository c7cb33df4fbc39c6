import type { Partner } from '#api/partners.ts'
import { Instant } from '../parts/date-text.tsx'
import { Pill } from '../parts/pill.tsx'
import { useWords } from '../words/words.ts'
import { healthOf, toneOfHealth } from './health.ts'

/** How the exchange goes, and the pair log: what crossed each way and what was countersigned. */
export function Exchange({ partner }: { partner: Partner }) {
  const { say } = useWords()
  const health = healthOf(partner)
  const { log } = partner
  return (
    <section className="card stack">
      <div className="row">
        <h2>{say('partner.exchange')}</h2>
        <Pill tone={toneOfHealth[health]}>
          {say(`partners.health.${health}`, { count: partner.waiting })}
        </Pill>
      </div>
      <dl className="facts">
        <dt>{say('partner.exchange.reached')}</dt>
        <dd>
          {partner.reachedAt === null ? say('partner.exchange.never') : <Instant at={partner.reachedAt} />}
        </dd>
        {partner.nextAt !== null && (
          <>
            <dt>{say('partner.exchange.next')}</dt>
            <dd>
              <Instant at={partner.nextAt} />
            </dd>
          </>
        )}
        <dt>{say('partner.exchange.address')}</dt>
        <dd>
          <bdi>{partner.url ?? say('partner.exchange.byFile')}</bdi>
        </dd>
        <dt>{say('partner.log.sent')}</dt>
        <dd className="tabular">{say('partner.log.acts', { count: log.sent })}</dd>
        <dt>{say('partner.log.received')}</dt>
        <dd className="tabular">{say('partner.log.acts', { count: log.received })}</dd>
      </dl>
      {health === 'alarmed' && <p className="small">{say(`partner.alarm.${partner.lastError ?? ''}`)}</p>}
      {partner.missing !== undefined && partner.missing.length > 0 && (
        <p className="small">{say('partner.missing', { numbers: partner.missing.join(', ') })}</p>
      )}
      {health === 'troubled' && (
        <p className="small" dir="auto">
          {say('partner.exchange.error')} <span lang="en">{partner.lastError}</span>
        </p>
      )}
      <Checkpoint title="partner.checkpoint.sent" note={log.sentCheckpoint} />
      <Checkpoint
        title="partner.checkpoint.received"
        note={log.receivedCountersigned ?? log.receivedCheckpoint}
      />
    </section>
  )
}

/** A signed note as it stands, for whoever wants to compare it byte by byte. */
function Checkpoint({ title, note }: { title: string; note: string | null }) {
  const { say } = useWords()
  if (note === null) return null
  return (
    <details className="checkpoint">
      <summary>{say(title)}</summary>
      <pre dir="ltr">{note}</pre>
    </details>
  )
}
