import { Button } from '@mantine/core'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useWords } from '../words/words.ts'
import { NotFound } from './not-found.tsx'

/** A page that broke: what happened and the way on. What was typed and saved is safe on the server. */
export function Broken() {
  const error = useRouteError()
  const { say } = useWords()
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />
  return (
    <ProblemNote
      error={error}
      action={
        <Button variant="default" onClick={() => location.reload()}>
          {say('page.reload')}
        </Button>
      }
    />
  )
}
