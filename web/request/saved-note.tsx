import { useWords } from '#web/words/words.ts'
import { useNow } from '#web/case/use-now.ts'
import type { DraftHand } from './use-draft.ts'

/** How safe what was typed is: saved and when, being saved, or why not. */
export function SavedNote({ saved, save, clash }: Pick<DraftHand, 'saved' | 'save' | 'clash'>) {
  const { say } = useWords()
  const now = useNow(1_000)
  if (saved.error) {
    return (
      <p className="saved stop-text" role="alert">
        {say('request.saved.failed')}{' '}
        <button type="button" className="link" onClick={() => void save()}>
          {say('request.saved.again')}
        </button>
      </p>
    )
  }
  const seconds = saved.at === null ? 0 : Math.max(0, Math.round((now - saved.at) / 1_000))
  if (clash) {
    return (
      <p className="saved small" role="status">
        {say('request.saved.waits')}
      </p>
    )
  }
  const key = saved.saving || saved.unsaved ? 'request.saved.saving' : 'request.saved'
  return (
    <p className="saved small quiet tabular" role="status">
      <span aria-hidden="true">{say(key, ago(seconds))}</span>
      {/* Heard once, not every second. */}
      <span className="seen-by-ear">
        {say(saved.unsaved ? 'request.saved.saving' : 'request.saved.heard')}
      </span>
    </p>
  )
}

function ago(seconds: number): { unit: string; count: number } {
  if (seconds < 60) return { unit: 'second', count: seconds }
  if (seconds < 3_600) return { unit: 'minute', count: Math.floor(seconds / 60) }
  if (seconds < 86_400) return { unit: 'hour', count: Math.floor(seconds / 3_600) }
  return { unit: 'day', count: Math.floor(seconds / 86_400) }
}
