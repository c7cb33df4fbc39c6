import { useWords } from '../words/words.ts'
import './parts.css'

/** Holds the place of what is coming, at the size it will have: nothing moves when it comes. */
export function Skeleton({
  lines = 1,
  height = 22,
  width,
}: {
  lines?: number
  height?: number
  width?: number | string
}) {
  const { say } = useWords()
  return (
    <div role="status" aria-label={say('page.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="skeleton" style={{ blockSize: height, inlineSize: width ?? '100%' }} />
      ))}
    </div>
  )
}
