import { Link } from 'react-router'
import type { AlikeCase } from '#api/alike.ts'
import { useWords } from '#web/words/words.ts'

/** A case that looks like the one in hand, and why. */
export function AlikeLine({ one }: { one: AlikeCase }) {
  const { say } = useWords()
  const reference = one.reference ?? one.partnerReference
  return (
    <>
      <Link to={`/cases/${one.id}`} dir="auto">
        {reference ?? (one.title || say('case.untitled'))}
      </Link>{' '}
      {reference && <bdi>{one.title}</bdi>}
      <p className="small">
        {say(`letters.alike.${one.certainty}`)}:{' '}
        {one.reasons
          .map(({ code, value }) => say(`letters.alike.because.${code}`, { value: short(value) }))
          .join(' · ')}
      </p>
    </>
  )
}

const short = (value: string): string => (/^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 8)}…` : value)
