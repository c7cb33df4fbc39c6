import { Button } from '@mantine/core'
import { useWords } from '../words/words.ts'

/** The next page under the last, or the word that this was all. */
export function LoadMore({
  shown,
  pages,
}: {
  shown: number
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}) {
  const { say } = useWords()
  if (!pages.hasNextPage) return <p className="quiet small">{say('register.all', { count: shown })}</p>
  return (
    <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
      {say('register.more')}
    </Button>
  )
}
