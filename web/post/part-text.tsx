import { useQuery } from '@tanstack/react-query'
import { readPostText } from '#api/post.ts'
import { ProblemError, queryOf } from '#web/client.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { Skeleton } from '#web/parts/skeleton.tsx'
import { useWords } from '#web/words/words.ts'

/** The words of a part, taken out of it on the server: nothing of the file itself is opened here. */
export function PartText({ post, part }: { post: string; part: string }) {
  const { say } = useWords()
  const { data, error } = useQuery({
    ...queryOf(readPostText, { params: { id: post, part } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error instanceof ProblemError && error.code === 'file-has-no-text') {
    return <p className="small">{say(`post.noText.${error.problem.reason ?? 'unreadable'}`)}</p>
  }
  if (error) return <ProblemNote error={error} />
  if (!data) return <Skeleton lines={3} height={20} />
  return (
    // A long text scrolls in its own place, by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reached
    <div
      className="post-text prose small"
      dir="auto"
      tabIndex={0}
      role="region"
      aria-label={say('post.text')}
    >
      {data.text}
    </div>
  )
}
