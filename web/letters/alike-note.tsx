import { Button } from '@mantine/core'
import type { AlikeCase } from '#api/alike.ts'
import { Mark } from '#web/parts/pill.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'
import { AlikeLine } from './alike-line.tsx'
import { useLayIn } from './use-alike.ts'

/**
 * Told before a second case is opened: cases that look like the letter in hand, and why. A person says whether it is
 * the same, and then it is laid in there; to go on is to say that it is another.
 */
export function AlikeNote({
  alike,
  scans,
  data,
  ready,
}: {
  alike: readonly AlikeCase[]
  scans: readonly File[]
  /** Road, days and reference of the letter, as the act of laying it in says them. */
  data: Readonly<Record<string, unknown>>
  /** Whether road and days are right. */
  ready: boolean
}) {
  const { say } = useWords()
  const laying = useLayIn()
  if (alike.length === 0) return null
  return (
    <section className="alike" aria-label={say('letters.alike')}>
      <p role="status">
        <Mark tone="warn" /> {say('letters.alike.count', { count: alike.length })}
      </p>
      <ul>
        {alike.map(one => (
          <li key={one.id}>
            <AlikeLine one={one} />
            {one.side === 'requested' && (
              <Button
                size="compact-sm"
                variant="default"
                disabled={!ready}
                loading={laying.isPending}
                aria-label={say('letters.alike.layIn.named', {
                  reference: one.reference ?? one.partnerReference ?? one.title,
                })}
                onClick={() => laying.mutate({ to: one.id, data, scans })}
              >
                {say('letters.alike.layIn')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {laying.error && <ProblemNote error={laying.error} />}
      <p className="small quiet">{say('letters.alike.another')}</p>
    </section>
  )
}
