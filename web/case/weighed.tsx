import type { DualCriminality } from '#procedures/state.ts'
import { Prose } from '#web/parts/prose.tsx'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { actKeys, optionLabel } from './rows.ts'

const texts = ['requestingText', 'requestedText', 'discretion'] as const

/** What was weighed on dual criminality: the outcome, both provisions, by whom, and why help is given or not. */
export function Weighed({ weighed }: { weighed: DualCriminality }) {
  const { prefix } = useCaseDesk()
  const { say } = useWords()
  const keyed = actKeys(prefix, 'refuseMeasure')
  const label = (name: string) => say(`${keyed.label}.dualCriminality.${name}`)
  return (
    <dl className="pairs">
      {weighed.outcome && (
        <div>
          <dt>{label('outcome')}</dt>
          <dd>{optionLabel('dualCriminality.outcome', weighed.outcome, keyed, say)}</dd>
        </div>
      )}
      {texts.map(
        name =>
          weighed[name] && (
            <div key={name}>
              <dt>{label(name)}</dt>
              <dd>
                <Prose text={weighed[name]} />
              </dd>
            </div>
          ),
      )}
      {weighed.assessor && (
        <div>
          <dt>{label('assessor')}</dt>
          <dd dir="auto">{weighed.assessor}</dd>
        </div>
      )}
    </dl>
  )
}
