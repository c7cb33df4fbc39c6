import { Link } from 'react-router'
import type * as z from 'zod'
import type { listArrivals } from '#api/arrivals.ts'
import { Instant } from '../parts/date-text.tsx'
import { useWords } from '../words/words.ts'
import { usePartnerName } from './partner-name.ts'

type Reading = z.infer<typeof listArrivals.reply>['reading'][number]

/** Letters that were taken in and are not yet recorded: nothing of them counts before somebody finishes. */
export function BeingReadIn({ letters }: { letters: readonly Reading[] }) {
  const { say } = useWords()
  if (letters.length === 0) return null
  return (
    <section aria-labelledby="reading-title" className="reading">
      <div className="heading first">
        <h2 id="reading-title">{say('letters.reading')}</h2>
      </div>
      <ul className="card waiting-list">
        {letters.map(letter => (
          <Letter key={letter.id} letter={letter} />
        ))}
      </ul>
    </section>
  )
}

function Letter({ letter }: { letter: Reading }) {
  const { say } = useWords()
  const partner = usePartnerName(letter.partner)
  return (
    <li>
      <div>
        <Link to={`/cases/${letter.id}`} className="waiting-title">
          <bdi>{letter.title || say('case.untitled')}</bdi>
        </Link>
        <p className="small quiet">
          <b className="from-them">{partner}</b> · {say('letters.reading.since')}{' '}
          <Instant at={letter.opened} />
        </p>
      </div>
      <div className="waiting-act">
        <Link to={`/cases/${letter.id}/request`}>{say('letters.reading.goOn')}</Link>
      </div>
    </li>
  )
}
