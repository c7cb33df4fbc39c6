import { SegmentedControl } from '@mantine/core'
import { useWords } from '#web/words/words.ts'

const filters = ['waiting', 'quarantined', 'setAside', 'done'] as const
/** Which post is shown. */
export type PostFilter = (typeof filters)[number]

/** What waits, what stands in quarantine, what was set aside, what lies in a case. */
export function FilterSwitch({
  value,
  onChange,
}: {
  value: PostFilter
  onChange: (value: PostFilter) => void
}) {
  const { say } = useWords()
  return (
    <SegmentedControl
      size="xs"
      aria-label={say('post.show')}
      value={value}
      onChange={next => onChange(filterOf(next))}
      data={filters.map(filter => ({ value: filter, label: say(`post.show.${filter}`) }))}
    />
  )
}

/** The filter an address names; what waits where it names none. */
export function filterOf(text: string | null): PostFilter {
  return filters.find(filter => filter === text) ?? 'waiting'
}
