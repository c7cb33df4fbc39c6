import { SegmentedControl } from '@mantine/core'
import { useWords } from '../words/words.ts'

/** All arrivals, or those of one verdict. */
export function VerdictSwitch({
  value,
  onChange,
}: {
  value: 'recorded' | 'refused' | undefined
  onChange: (value: string) => void
}) {
  const { say } = useWords()
  return (
    <SegmentedControl
      size="xs"
      aria-label={say('arrivals.verdict')}
      value={value ?? ''}
      onChange={onChange}
      data={[
        { value: '', label: say('arrivals.verdict.any') },
        { value: 'recorded', label: say('arrivals.verdict.recorded') },
        { value: 'refused', label: say('arrivals.verdict.refused') },
      ]}
    />
  )
}
