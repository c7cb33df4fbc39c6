import { useMemo } from 'react'
import { fieldsOf } from '#procedures/procedure.ts'
import { Citation } from '#web/parts/citation.tsx'
import { Instant } from '#web/parts/date-text.tsx'
import { Mark } from '#web/parts/pill.tsx'
import { Prose } from '#web/parts/prose.tsx'
import { useWords } from '#web/words/words.ts'
import { placeFor, placesOf } from '#web/request/values.ts'
import { useCaseDesk } from './case-desk.tsx'
import { useNewest } from './newest.tsx'
import { dayOf } from './reader.ts'
import { formKeys, labelOf } from './rows.ts'

/** Questions of the requested State, each tied to a part of the request, and their answers. */
export function QuestionLane() {
  const { state, procedure, request, prefix, side, reader, cites } = useCaseDesk()
  const { say } = useWords()
  const places = useMemo(() => placesOf(fieldsOf(procedure.form), request), [procedure, request])
  const { questions } = state.shared
  const { shown, earlier } = useNewest(questions, one => !one.answer)
  if (questions.length === 0) return null
  const cited = cites('additionalInformation')
  const [asks, answers] = side === 'requested' ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)
  return (
    <section aria-labelledby="questions">
      <div className="heading">
        <h2 id="questions">
          {say('case.questions')} {cited && <Citation layer={cited.layer}>{cited.citation}</Citation>}
        </h2>
        <small>{say('case.questions.open', { count: questions.filter(one => !one.answer).length })}</small>
      </div>
      {earlier}
      <ol className="card lane">
        {shown.map(question => {
          const place = placeFor(places, question.path)
          return (
            <li key={question.id}>
              <p className="lane-about small">
                {place ? labelOf(place, formKeys(prefix), say) : question.path}
                <span className="quiet">
                  {' '}
                  · <Instant at={question.askedAt} />
                  {question.replyBy && !question.answer && (
                    <> · {say('case.replyBy', { date: dayOf(reader, question.replyBy) })}</>
                  )}
                </span>
              </p>
              <Said side={asks}>
                <Prose text={question.question} origin />
              </Said>
              {question.answer ? (
                <Said side={answers} at={question.answer.at}>
                  <Prose text={question.answer.text} origin />
                </Said>
              ) : (
                <p className="lane-waiting small">{say(`case.questions.waits.${answers}`)}</p>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** Consultations before a refusal or postponement, and the conditions that came of them. */
export function ConsultationLane() {
  const { state, prefix, side, reader, cites } = useCaseDesk()
  const { say } = useWords()
  const { consultations, conditions, measures } = state.shared
  if (consultations.length === 0 && conditions.length === 0) return null
  const cited = cites('consultation')
  const sideOf = (by: string) => (by === side ? 'ours' : 'theirs')
  const concerned = measures.filter(
    measure =>
      consultations.some(one => one.measure === measure.id) ||
      conditions.some(one => one.measure === measure.id),
  )
  return (
    <section aria-labelledby="consultations">
      <div className="heading">
        <h2 id="consultations">
          {say('case.consultations')} {cited && <Citation layer={cited.layer}>{cited.citation}</Citation>}
        </h2>
      </div>
      <div className="card lane">
        {concerned.map(measure => (
          <section key={measure.id} className="lane-measure">
            <h3>{say(`${prefix}.kind.${measure.kind}`)}</h3>
            {consultations
              .filter(one => one.measure === measure.id)
              .map(one => (
                <div key={one.id}>
                  <Said side={sideOf('requested')} at={one.openedAt} label={say('case.consultation.opened')}>
                    <Prose text={one.about} />
                    {one.replyBy && one.replies.length === 0 && measure.state === 'inConsultation' && (
                      <p className="small quiet">
                        {say('case.replyBy', { date: dayOf(reader, one.replyBy) })}
                      </p>
                    )}
                  </Said>
                  {one.replies.map(reply => (
                    <Said
                      key={reply.at}
                      side={sideOf(reply.by)}
                      at={reply.at}
                      label={say('case.consultation.reply')}
                    >
                      <Prose text={reply.text} />
                    </Said>
                  ))}
                </div>
              ))}
            {conditions
              .filter(one => one.measure === measure.id)
              .map(one => (
                <div key={one.id}>
                  <Said side={sideOf('requested')} at={one.proposedAt} label={say('case.condition.proposed')}>
                    <Prose text={one.terms} />
                    {one.respondBy && !one.outcome && (
                      <p className="small quiet">
                        {say('case.replyBy', { date: dayOf(reader, one.respondBy) })}
                      </p>
                    )}
                  </Said>
                  {one.outcome && (
                    <Said
                      side={sideOf('requesting')}
                      at={one.outcome.at}
                      label={say(
                        one.outcome.accepted ? 'case.condition.accepted' : 'case.condition.rejected',
                      )}
                    >
                      {one.outcome.reasons && <Prose text={one.outcome.reasons} />}
                    </Said>
                  )}
                </div>
              ))}
          </section>
        ))}
      </div>
    </section>
  )
}

/** Words of one side: theirs stand further in, so that place tells what shape and word tell too. */
export function Said({
  side,
  at,
  label,
  children,
}: {
  side: 'ours' | 'theirs'
  at?: string
  label?: string
  children: React.ReactNode
}) {
  const { voices } = useCaseDesk()
  return (
    <div className={`said ${side}`}>
      <p className="said-by small">
        <Mark tone={side} />
        <b>{side === 'ours' ? voices.ours : voices.theirs}</b>
        {label && <span>{label}</span>}
        {at && (
          <span className="quiet">
            <Instant at={at} />
          </span>
        )}
      </p>
      {children}
    </div>
  )
}
