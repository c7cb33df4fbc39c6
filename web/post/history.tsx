import type { PostView } from '#api/post.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { useWords } from '#web/words/words.ts'

/** Who decided what about the message, and when. */
export function History({ view }: { view: PostView }) {
  const { say } = useWords()
  if (view.decisions.length === 0) return null
  return (
    <section className="small" aria-labelledby="post-history">
      <h2 id="post-history">{say('post.history')}</h2>
      <ol className="post-history">
        {view.decisions.map(({ kind, reason, at, by }) => (
          <li key={at}>
            {say(`post.decided.${kind}`)} · <bdi>{by}</bdi> · <Instant at={at} />
            {reason !== null && (
              <p className="quiet" dir="auto">
                {reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
