import type { CountingStep } from '#lib/period.ts'
import type { CaseDeadline } from '#procedures/deadlines.ts'
import { Citation } from '#web/parts/citation.tsx'
import { DateText, Instant } from '#web/parts/date-text.tsx'
import { useWords, type Say } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'

/** What the end of a deadline means, which acts answer it, and each step of its count; folded until wanted. */
export function DeadlineCount({ deadline }: { deadline: CaseDeadline }) {
  const { prefix } = useCaseDesk()
  const { say } = useWords()
  const { answeredBy, holidaysUnknown } = deadline
  return (
    <details className="date-count small quiet">
      <summary>{say('case.dates.count')}</summary>
      {deadline.steps.length > 0 && <Steps steps={deadline.steps} />}
      <CountedBy deadline={deadline} />
      {holidaysUnknown.length > 0 && (
        <p>{say('case.dates.noHolidays', { years: holidaysUnknown.join(', ') })}</p>
      )}
      <p>{say(`case.dates.consequence.${deadline.consequence}`)}</p>
      {answeredBy.length > 0 && (
        <p>
          {say('case.dates.answeredBy', {
            acts: answeredBy.map(act => say(`${prefix}.act.${act}`)).join(' · '),
          })}
        </p>
      )}
    </details>
  )
}

function Steps({ steps }: { steps: readonly CountingStep[] }) {
  const { say } = useWords()
  return (
    <ol>
      {steps.map(step => (
        <li key={keyOf(step)}>
          {'day' in step && <DateText date={step.day} />} {stepText(step, say)}
        </li>
      ))}
    </ol>
  )
}

/** The texts the length and the counting come from, and the end where the reader is when that is another zone. */
function CountedBy({ deadline: { lengthBy, countedBy, at, zone } }: { deadline: CaseDeadline }) {
  const { reader } = useCaseDesk()
  const { say } = useWords()
  return (
    <>
      {lengthBy && (
        <p>
          {say('case.dates.lengthBy')} <Citation>{lengthBy}</Citation>
        </p>
      )}
      {countedBy && (
        <p>
          {say('case.dates.countedBy')} <Citation>{countedBy}</Citation>
        </p>
      )}
      {at && zone && zone !== reader.zone && (
        <p>
          {zone} · <Instant at={at} /> {say('case.dates.here')}
        </p>
      )}
    </>
  )
}

function stepText(step: CountingStep, say: Say): string {
  switch (step.step) {
    case 'starts':
      return say(step.counted ? 'case.dates.step.startsCounted' : 'case.dates.step.startsNotCounted')
    case 'counted': {
      const length = say(`case.dates.unit.${step.unit}`, { count: step.length })
      return say(step.back ? 'case.dates.step.countedBack' : 'case.dates.step.counted', { length })
    }
    case 'lastOfMonth':
      return say('case.dates.step.lastOfMonth')
    case 'skipped':
      return say('case.dates.step.skipped', { days: step.days })
    case 'suspended':
      return say('case.dates.step.suspended', { days: step.days })
    case 'dayOff':
      return say(`case.dates.step.${step.why}`)
    case 'rolled':
      return say(step.back ? 'case.dates.step.rolledBack' : 'case.dates.step.rolled')
  }
}

function keyOf(step: CountingStep): string {
  return 'day' in step ? `${step.step} ${step.day}` : step.step
}
