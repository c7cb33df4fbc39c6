import type { RoadState } from '#api/post.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { Mark } from '#web/parts/pill.tsx'
import { useWords } from '#web/words/words.ts'

/** How each road runs, so that silence is never taken for an empty mailbox. */
export function Roads({ roads }: { roads: readonly RoadState[] }) {
  const { say } = useWords()
  if (roads.length === 0) {
    return (
      <p className="post-roads small">
        <Mark tone="warn" /> {say('post.roads.none')}
      </p>
    )
  }
  return (
    <ul className="post-roads small" aria-label={say('post.roads')}>
      {roads.map(road => (
        <Road key={road.road} road={road} />
      ))}
    </ul>
  )
}

function Road({ road }: { road: RoadState }) {
  const { say } = useWords()
  return (
    <li>
      <Mark tone={road.error === null ? 'ok' : 'stop'} />
      <div>
        <b>{say(`post.road.${road.road}`)}</b> <bdi dir="ltr">{road.place}</bdi>
        <p className="quiet">
          {road.succeededAt === null ? (
            say('post.roads.never')
          ) : (
            <>
              {say('post.roads.last')} <Instant at={road.succeededAt} />
            </>
          )}
        </p>
        {road.error !== null && (
          <p role="alert" lang="en" dir="auto" className="stop-text">
            {road.error}
          </p>
        )}
        {road.refused.length > 0 && (
          <>
            <p>{say('post.roads.refused', { count: road.refused.length })}</p>
            <ul className="post-refused">
              {road.refused.map(({ name, why }) => (
                <li key={name}>
                  <bdi>{name}</bdi>: {say(`post.refused.${why}`)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </li>
  )
}
