import { useQuery } from '@tanstack/react-query'
import { readAlike } from '#api/alike.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { call } from '#web/client.ts'
import { AlikeLine } from '#web/letters/alike-line.tsx'
import { Mark } from '#web/parts/pill.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'
import '#web/letters/letters.css'

/**
 * Requests of this office that ask the same, to the same partner or another: told before one more is sent. Looked for
 * in the draft as it was saved last.
 */
export function AskedBefore({ savedAt }: { savedAt: number | null }) {
  const { view } = useCaseDesk()
  const { say } = useWords()
  const { data, error } = useQuery({
    queryKey: ['asked before', view.id, savedAt],
    queryFn: ({ signal }) => call(readAlike, { params: { id: view.id } }, { signal }),
    placeholderData: before => before,
    staleTime: 0,
  })
  if (error) return <ProblemNote error={error} />
  const alike = data?.alike ?? []
  if (alike.length === 0) return null
  return (
    <section className="alike" aria-label={say('request.alike')}>
      <p role="status">
        <Mark tone="warn" /> {say('request.alike.count', { count: alike.length })}
      </p>
      <ul>
        {alike.map(one => (
          <li key={one.id}>
            <AlikeLine one={one} />
          </li>
        ))}
      </ul>
      <p className="small quiet">{say('request.alike.then')}</p>
    </section>
  )
}
