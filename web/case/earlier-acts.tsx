import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { pageOfActs } from './use-acts.ts'

/** Where acts are chosen or listed: the way to those not read yet. Nothing, once all are there. */
export function EarlierActs() {
  const { acts } = useCaseDesk()
  const { say } = useWords()
  const [gap] = acts.gaps
  if (!gap) return null
  const left = gap.last - gap.first + 1
  return (
    <button
      type="button"
      className="link small"
      aria-disabled={acts.reading}
      onClick={() => void (acts.reading || acts.readInto(gap))}
    >
      {say('case.acts.more', { count: Math.min(left, pageOfActs) })}
    </button>
  )
}
