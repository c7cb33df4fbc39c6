import { Link } from 'react-router'
import { EmptyState } from '../parts/empty-state.tsx'
import { useWords } from '../words/words.ts'

/** An address where nothing is. */
export function NotFound() {
  const { say } = useWords()
  return (
    <EmptyState title={say('notFound.title')} action={<Link to="/register">{say('notFound.way')}</Link>}>
      {say('notFound.why')}
    </EmptyState>
  )
}
