import { useQuery } from '@tanstack/react-query'
import { listPost } from '#api/post.ts'
import { queryOf } from '#web/client.ts'
import { useWords } from '#web/words/words.ts'

/** How many messages wait for a decision, beside the word in the navigation. */
export function PostCount() {
  const { say } = useWords()
  const { data } = useQuery({ ...queryOf(listPost, { query: { most: 1 } }), refetchInterval: 60_000 })
  if (!data || data.waiting === 0) return null
  return (
    <b className="hot" title={say('post.waiting', { count: data.waiting })}>
      {data.waiting}
    </b>
  )
}
