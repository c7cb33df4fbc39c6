import { useCaseDesk } from '#web/case/case-desk.tsx'
import { useWords } from '#web/words/words.ts'
import { ownSteps, type GuideStep } from './steps.ts'

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
              <span>{name(step.id)}</span>
              <Standing step={step} />
            </button>
          </li>
        ))}
      </ol>
      <p className="guide-keys small quiet">
        <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> {say('request.keys.steps')}
        <br />
        <kbd>Ctrl</kbd> <kbd>Z</kbd> {say('request.keys.undo')}
        <br />
        <kbd>Ctrl</kbd> <kbd>S</kbd> {say('request.keys.save')}
      </p>
    </nav>
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
      <span aria-hidden="true">✓</span>
      <span className="seen-by-ear">{say('request.step.done')}</span>
    </span>
  )
}

/** The name of a step: the procedure's, or the page's own. */
export function useStepName(): (id: string) => string {
  const { prefix } = useCaseDesk()
  const { say } = useWords()
  return id => say(ownSteps.some(own => own === id) ? `request.step.${id}` : `${prefix}.step.${id}`)
}
