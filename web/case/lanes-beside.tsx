import { openEstimate } from '#procedures/lanes/costs.ts'
import { choiceOpen, confidentialityAsked } from '#procedures/lanes/confidentiality.ts'
import type { Side } from '#procedures/act.ts'
import { Citation } from '#web/parts/citation.tsx'
import { Prose } from '#web/parts/prose.tsx'
import { localeOf, useWords } from '#web/words/words.ts'
import type { Topic } from '#law/topics.ts'
import { useCaseDesk } from './case-desk.tsx'
import { Said } from './lanes.tsx'
import { useNewest } from './newest.tsx'
import { dayOf } from './reader.ts'
import { actKeys, optionLabel } from './rows.ts'

/** A lane under its heading, with the paragraph it stands on. */
export function Lane({
  id,
  title,
  topic,
  children,
}: {
  id: string
  title: string
  topic: Topic
  children: React.ReactNode
}) {
  const { cites } = useCaseDesk()
  const cited = cites(topic)
  return (
    <section aria-labelledby={id}>
      <div className="heading">
        <h2 id={id}>
          {title} {cited && <Citation layer={cited.layer}>{cited.citation}</Citation>}
        </h2>
      </div>
      <div className="card lane">{children}</div>
    </section>
  )
}

/** Whether a side is ours or theirs, and an option of an act in words. */
export function useTold() {
  const { side, prefix, procedure } = useCaseDesk()
  const { say } = useWords()
  const sideOf = (by: Side) => (by === side ? ('ours' as const) : ('theirs' as const))
  return {
    sideOf,
    /** Whose act it is: who asks in one procedure is asked in another. */
    sideTaking: (act: string) =>
      sideOf(
        procedure.lifecycle.find(line => line.act === act)?.by === 'requested' ? 'requested' : 'requesting',
      ),
    option: (act: string, field: string, value: string) =>
      optionLabel(field, value, actKeys(prefix, act), say),
  }
}

/** Whether the request can be kept confidential, and what the requesting State chose. */
export function ConfidentialityLane() {
  const { state } = useCaseDesk()
  const { say } = useWords()
  const { sideOf, option } = useTold()
  const { confidentiality: answered } = state.shared
  if (!answered && !confidentialityAsked(state.shared)) return null
  return (
    <Lane id="confidentiality" title={say('case.secrecy')} topic="confidentiality">
      {answered ? (
        <div>
          <Said
            side={sideOf('requested')}
            at={answered.at}
            label={say('case.secrecy.answer', {
              answer: option('answerConfidentiality', 'answer', answered.answer),
            })}
          >
            {answered.explanation && <Prose text={answered.explanation} />}
          </Said>
          {answered.choice && (
            <Said
              side={sideOf('requesting')}
              at={answered.choice.at}
              label={say(`case.secrecy.choice.${answered.choice.is}`)}
            >
              {null}
            </Said>
          )}
          {choiceOpen(state.shared) && <p className="lane-waiting small">{say('case.secrecy.choose')}</p>}
        </div>
      ) : (
        <p className="lane-waiting small">{say('case.secrecy.unanswered')}</p>
      )}
    </Lane>
  )
}

/** Estimates of costs, measure by measure, and what was agreed. */
export function CostsLane() {
  const { state, prefix, reader } = useCaseDesk()
  const { say, language } = useWords()
  const { sideOf, option } = useTold()
  const { costs, measures } = state.shared
  if (costs.length === 0) return null
  const money = (amount: number, currency: string) =>
    `${new Intl.NumberFormat(localeOf(language)).format(amount)} ${currency}`
  return (
    <Lane id="costs" title={say('case.costs')} topic="costs">
      {measures
        .filter(measure => costs.some(one => one.measure === measure.id))
        .map(measure => (
          <section key={measure.id} className="lane-measure">
            <h3>{say(`${prefix}.kind.${measure.kind}`)}</h3>
            {costs
              .filter(one => one.measure === measure.id)
              .map(one => (
                <div key={one.id}>
                  <Said
                    side={sideOf('requested')}
                    at={one.estimatedAt}
                    label={say('case.costs.estimate', {
                      amount: money(one.amount, one.currency),
                      nature: option('estimateCosts', 'nature', one.nature),
                    })}
                  >
                    <Prose text={one.expenses} />
                  </Said>
                  {one.outcome && (
                    <Said
                      side={sideOf('requesting')}
                      at={one.outcome.at}
                      label={
                        one.outcome.agreed
                          ? say('case.costs.agreed', {
                              bearer: option('agreeCosts', 'bearer', one.outcome.bearer ?? ''),
                            })
                          : say('case.costs.declined')
                      }
                    >
                      {one.outcome.terms && <Prose text={one.outcome.terms} />}
                      {one.outcome.reasons && <Prose text={one.outcome.reasons} />}
                    </Said>
                  )}
                  {one === openEstimate(state.shared, measure.id) && (
                    <p className="lane-waiting small">
                      {one.replyBy
                        ? say('case.replyBy', { date: dayOf(reader, one.replyBy) })
                        : say('case.costs.open')}
                    </p>
                  )}
                </div>
              ))}
          </section>
        ))}
    </Lane>
  )
}

/** What was said about a measure after it was refused, and refusals taken back. */
export function AfterRefusalLane() {
  const { state, prefix } = useCaseDesk()
  const { say } = useWords()
  const { sideOf } = useTold()
  const { afterRefusal, reconsidered, measures } = state.shared
  if (afterRefusal.length + reconsidered.length === 0) return null
  return (
    <Lane id="after-refusal" title={say('case.afterRefusal')} topic="consultationAfterRefusal">
      {measures
        .filter(({ id }) => [...afterRefusal, ...reconsidered].some(one => one.measure === id))
        .map(measure => (
          <section key={measure.id} className="lane-measure">
            <h3>{say(`${prefix}.kind.${measure.kind}`)}</h3>
            {afterRefusal
              .filter(one => one.measure === measure.id)
              .map(one => (
                <Said key={`${one.by} ${one.at}`} side={sideOf(one.by)} at={one.at}>
                  <Prose text={one.text} />
                </Said>
              ))}
            {reconsidered
              .filter(one => one.measure === measure.id)
              .map(one => (
                <Said
                  key={one.at}
                  side={sideOf('requested')}
                  at={one.at}
                  label={say('case.afterRefusal.back')}
                >
                  <Prose text={one.reasons} />
                </Said>
              ))}
          </section>
        ))}
    </Lane>
  )
}

/** Questions on progress and their answers, days expected, what is missing, what came of it. */
export function ProgressLane() {
  const { state, reader } = useCaseDesk()
  const { say } = useWords()
  const { sideOf, sideTaking, option } = useTold()
  const { enquiries, expected, completions, feedback } = state.shared
  const latest = expected.at(-1)
  const { shown, earlier } = useNewest(enquiries, one => !one.answer)
  if (enquiries.length + completions.length + feedback.length === 0) return null
  return (
    <Lane id="progress" title={say('case.progress')} topic="progress">
      {earlier}
      {shown.map(one => (
        <div key={one.id}>
          <Said side={sideOf('requesting')} at={one.at} label={option('enquireStatus', 'step', one.step)}>
            {one.text && <Prose text={one.text} />}
          </Said>
          {one.answer ? (
            <Said side={sideOf('requested')} at={one.answer.at}>
              <Prose text={one.answer.text} />
            </Said>
          ) : (
            <p className="lane-waiting small">{say(`case.questions.waits.${sideOf('requested')}`)}</p>
          )}
        </div>
      ))}
      {completions.map(one => (
        <Said key={one.at} side={sideOf('requesting')} at={one.at} label={say('case.progress.missing')}>
          <Prose text={one.missing} />
        </Said>
      ))}
      {feedback.map(one => (
        <Said
          key={one.at}
          side={sideTaking('giveFeedback')}
          at={one.at}
          label={say('case.progress.feedback', {
            usefulness: option('giveFeedback', 'usefulness', one.usefulness),
          })}
        >
          {one.outcome && <Prose text={one.outcome} />}
        </Said>
      ))}
      {latest && (
        <p className="small quiet">{say('case.progress.expected', { date: dayOf(reader, latest.day) })}</p>
      )}
    </Lane>
  )
}
