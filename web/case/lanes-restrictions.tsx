import { Prose } from '#web/parts/prose.tsx'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { Said } from './lanes.tsx'
import { Lane, useTold } from './lanes-beside.tsx'

/** What was said on the restrictions of items sent unasked, item by item. */
export function RestrictionsLane() {
  const { state, prefix } = useCaseDesk()
  const { say } = useWords()
  const { sideOf } = useTold()
  const { restrictions, measures } = state.shared
  if (restrictions.length === 0) return null
  return (
    <Lane id="restrictions" title={say('case.restrictions')} topic="restrictionsOnInformation">
      {measures
        .filter(({ id }) => restrictions.some(one => one.measure === id))
        .map(measure => (
          <section key={measure.id} className="lane-measure">
            <h3>{say(`${prefix}.kind.${measure.kind}`)}</h3>
            {restrictions
              .filter(one => one.measure === measure.id)
              .map(one => (
                <Said
                  key={one.id}
                  side={sideOf(one.by)}
                  at={one.at}
                  label={say(`case.restrictions.${one.is}`)}
                >
                  {one.terms && <Prose text={one.terms} />}
                  {one.text && <Prose text={one.text} />}
                </Said>
              ))}
            {measure.state === 'inConsultation' && (
              <p className="lane-waiting small">{say(`case.questions.waits.${sideOf('requesting')}`)}</p>
            )}
          </section>
        ))}
    </Lane>
  )
}
