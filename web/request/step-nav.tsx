import { unresolved } from '#procedures/lanes/pre-consultation.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { ProposedCount } from '#web/letters/step-proposals.tsx'
import { useIsReading } from '#web/letters/use-is-reading.ts'
import { Mark } from '#web/parts/pill.tsx'
import { useWords } from '#web/words/words.ts'
import { ownSteps, stepOf, type GuideStep } from './steps.ts'

/** The steps, each with what the rules still find in it. */
export function StepNav({
  steps,
  current,
  onGo,
}: {
  steps: readonly GuideStep[]
  current: string
  onGo: (step: string) => void
}) {
  const { say } = useWords()
  const name = useStepName()
  return (
    <nav className="guide-steps" aria-label={say('request.steps')}>
      <ol>
        {steps.map(step => (
          <li key={step.id}>
            <button
              type="button"
              aria-current={step.id === current ? 'step' : undefined}
              onClick={() => onGo(step.id)}
            >
              <span>
                {name(step.id)} <ProposedCount step={step.id} />
              </span>
              <Comments step={step.id} />
              <Standing step={step} />
            </button>
          </li>
        ))}
      </ol>
      <p className="guide-keys small quiet">
        <kbd>Alt</kbd> <ArrowKey way="up" /> <ArrowKey way="down" /> {say('request.keys.steps')}
        <br />
        <kbd>Ctrl</kbd> <kbd>Z</kbd> {say('request.keys.undo')}
        <br />
        <kbd>Ctrl</kbd> <kbd>S</kbd> {say('request.keys.save')}
      </p>
    </nav>
  )
}

/** Comments of the partner in a step that nobody settled yet. */
function Comments({ step }: { step: string }) {
  const { state, procedure } = useCaseDesk()
  const { say } = useWords()
  const count = unresolved(state.shared, state.own).filter(one => stepOf(procedure, one.path) === step).length
  if (count === 0) return null
  return (
    <span className="step-comments">
      <Mark tone="theirs" />
      <span aria-hidden="true">{count}</span>
      <span className="seen-by-ear">{say('draft.step.comments', { count })}</span>
    </span>
  )
}

function Standing({ step }: { step: GuideStep }) {
  const { say } = useWords()
  const count = step.blocks + step.warns
  if (count > 0) {
    return (
      <b className={step.blocks > 0 ? 'blocks' : 'warns'}>
        <span aria-hidden="true">{count}</span>
        <span className="seen-by-ear">{say('request.step.findings', { count })}</span>
      </b>
    )
  }
  if (!step.done) return null
  return (
    <span className="ok-text">
      <Mark tone="ok" />
      <span className="seen-by-ear">{say('request.step.done')}</span>
    </span>
  )
}

/** Keys under which a step is called, the aptest first: a letter that is read in has words of its own for some. */
export function keysOfStep(id: string, prefix: string, isReading: boolean): readonly string[] {
  const own = ownSteps.some(one => one === id)
  const written = own ? `request.step.${id}` : `${prefix}.step.${id}`
  const read = own ? `letters.step.${id}` : `${prefix}.step.${id}.theirs`
  return isReading ? [read, written] : [written]
}

/** The name of a step: the procedure's, or the page's own. */
export function useStepName(): (id: string) => string {
  const { prefix } = useCaseDesk()
  const { say, has } = useWords()
  const isReading = useIsReading()
  return id => {
    const keys = keysOfStep(id, prefix, isReading)
    return say(keys.find(has) ?? id)
  }
}

/** Drawn, since not every font holds arrows. */
function ArrowKey({ way }: { way: 'up' | 'down' }) {
  return (
    <kbd>
      <svg viewBox="0 0 10 10" width="9" height="9" role="img" aria-label={way === 'up' ? '↑' : '↓'}>
        <path
          d={way === 'up' ? 'M5 9V1.5M1.8 4.7 5 1.5l3.2 3.2' : 'M5 1v7.5M1.8 5.3 5 8.5l3.2-3.2'}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
        />
      </svg>
    </kbd>
  )
}
