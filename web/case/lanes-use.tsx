import { Prose } from '#web/parts/prose.tsx'
import { useWords } from '#web/words/words.ts'
import { resultName } from './act-items.tsx'
import { useCaseDesk } from './case-desk.tsx'
import { Said } from './lanes.tsx'
import { Lane, useTold } from './lanes-beside.tsx'
import { dayOf, shortDayOf } from './reader.ts'

/** Consent to other uses, notices of disclosure, and the log of uses kept here. */
export function UseLane() {
  const { state } = useCaseDesk()
  const { say } = useWords()
  const { useRequests, disclosures } = state.shared
  if (useRequests.length + disclosures.length + state.own.uses.length === 0) return null
  return (
    <Lane id="use" title={say('case.use')} topic="useLimitation">
      <Asked />
      <Announced />
      <Logged />
    </Lane>
  )
}

function Asked() {
  const desk = useCaseDesk()
  const { say } = useWords()
  const { sideTaking, option } = useTold()
  const { useRequests: asked } = desk.state.shared
  return asked.map(one => (
    <div key={one.id}>
      <p className="lane-about small">
        {say('case.use.in', { proceedings: one.proceedings })}{' '}
        <span className="quiet">· {resultName(desk, one.result)}</span>
      </p>
      <Said side={sideTaking('askUse')} at={one.askedAt}>
        <Prose text={one.purpose} />
      </Said>
      {one.outcome ? (
        <Said
          side={sideTaking('answerUse')}
          at={one.outcome.at}
          label={say('case.use.consent', { answer: option('answerUse', 'answer', one.outcome.answer) })}
        >
          {one.outcome.conditions && <Prose text={one.outcome.conditions} />}
          {one.outcome.reasons && <Prose text={one.outcome.reasons} />}
        </Said>
      ) : (
        <p className="lane-waiting small">{say(`case.questions.waits.${sideTaking('answerUse')}`)}</p>
      )}
    </div>
  ))
}

function Announced() {
  const desk = useCaseDesk()
  const { say } = useWords()
  const { sideOf, sideTaking, option } = useTold()
  return desk.state.shared.disclosures.map(one => (
    <div key={one.id}>
      <p className="lane-about small">
        {say('case.use.disclosed', { proceedings: one.proceedings })}{' '}
        <span className="quiet">· {resultName(desk, one.result)}</span>
      </p>
      <Said
        side={sideTaking('announceDisclosure')}
        at={one.at}
        label={say('case.use.notice', {
          moment: option('announceDisclosure', 'moment', one.moment),
          dated: one.on ? 'yes' : 'no',
          date: one.on ? dayOf(desk.reader, one.on) : '',
        })}
      >
        {one.whyNotBefore && <Prose text={one.whyNotBefore} />}
      </Said>
      {one.consultation.map(word => (
        <Said key={`${word.by} ${word.at}`} side={sideOf(word.by)} at={word.at}>
          <Prose text={word.text} />
        </Said>
      ))}
    </div>
  ))
}

/** Our own log: it never crosses. */
function Logged() {
  const desk = useCaseDesk()
  const { say } = useWords()
  const { option } = useTold()
  const { uses } = desk.state.own
  if (uses.length === 0) return null
  return (
    <section className="lane-measure">
      <h3>{say('case.use.log')}</h3>
      <ul className="grounds small">
        {uses.map(one => (
          <li key={one.id}>
            {shortDayOf(desk.reader, one.on ?? one.at)} · {option('recordUse', 'purpose', one.purpose)} ·{' '}
            <bdi>{one.proceedings}</bdi> · {resultName(desk, one.result)}
            {one.recipient && (
              <>
                {' '}
                · <bdi>{one.recipient}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
