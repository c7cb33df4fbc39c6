import { Link } from 'react-router'
import { EmptyState } from '../parts/empty-state.tsx'
import { useWords } from '../words/words.ts'

/** No case: because none fits the filters, or because there is none yet. */
export function NothingFound({ filtered }: { filtered: boolean }) {
  const { say } = useWords()
  if (filtered) {
    return (
      <EmptyState
        title={say('register.none.found')}
        action={<Link to="/register">{say('register.none.clear')}</Link>}
      >
        {say('register.none.found.why')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={say('register.none.yet')}
      action={
        <div className="row">
          <Link to="/new">{say('start.title')}</Link>
          <Link to="/partners">{say('register.none.partners')}</Link>
        </div>
      }
    >
      {say('register.none.yet.why')}
    </EmptyState>
  )
}
