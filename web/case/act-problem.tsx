import { ProblemError } from '#web/client.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'
import type { Wish } from './acting.ts'
import { useCaseDesk } from './case-desk.tsx'

/** Why an act was not taken. When somebody else acted meanwhile: what they did, and that it can be tried again. */
export function ActProblem({ error, act, wish }: { error: Error; act: string; wish: Wish }) {
  const { view } = useCaseDesk()
  const { say, has } = useWords()
  if (!(error instanceof ProblemError)) return <ProblemNote error={error} />
  const { problem } = error
  if (error.code === 'case-changed') {
    const open = (wish.theirs ? view.theirActs : view.openActs).find(
      one => one.act === act && one.measure === wish.measure,
    )
    return (
      <div className="act-changed" role="alert">
        <p>{say('case.changed')}</p>
        <ul>
          {problem.changed?.map(change => (
            <li key={change.n}>
              <Instant at={change.at} /> <Changed type={change.type} by={change.by} />
            </li>
          ))}
        </ul>
        <p>
          {!open && say('case.changed.notOpen')}
          {open && !open.unless && say('case.changed.again')}
          {open?.unless && say(`obstacle.${open.unless.code}`, open.unless.values)}
        </p>
      </div>
    )
  }
  const obstacle = `obstacle.${problem.reason ?? ''}`
  const finding = `finding.${problem.reason ?? ''}`
  if (error.code === 'act-not-open' && has(obstacle)) {
    return (
      <p className="act-note stop" role="alert">
        {say(obstacle, problem.values)}
      </p>
    )
  }
  if (error.code === 'blocked-by-findings' && has(finding)) {
    return (
      <p className="act-note stop" role="alert">
        {say(finding, problem.values)}
      </p>
    )
  }
  return <ProblemNote error={error} />
}

function Changed({ type, by }: { type: string; by: string | null }) {
  const { prefix, voices } = useCaseDesk()
  const { say } = useWords()
  return (
    <>
      {say(`${prefix}.act.${type}.done`, {
        who: by ?? voices.theirs,
        measure: say('case.changed.aMeasure'),
        count: 1,
      })}
    </>
  )
}
