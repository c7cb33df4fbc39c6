import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { shortDayOf } from './reader.ts'
import { actKeys, optionLabel } from './rows.ts'

/** The uses of a result so far: who, when, for what, to whom. Kept at home; the other State does not see them. */
export function ResultUses({ result }: { result: string }) {
  const { state, voices, prefix, reader } = useCaseDesk()
  const { say } = useWords()
  const uses = state.own.uses.filter(one => one.result === result)
  if (uses.length === 0) return null
  return (
    <details className="small">
      <summary>{say('case.release.uses', { count: uses.length })}</summary>
      <ul className="grounds">
        {uses.map(one => (
          <li key={one.id}>
            {shortDayOf(reader, one.on ?? one.at)} · <bdi>{voices.nameOf(one.by ?? '')}</bdi> ·{' '}
            {optionLabel('purpose', one.purpose, actKeys(prefix, 'recordUse'), say)} ·{' '}
            <bdi>{one.proceedings}</bdi>
            {one.recipient && (
              <>
                {' '}
                · <bdi>{one.recipient}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
