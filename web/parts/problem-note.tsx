import type { ReactNode } from 'react'
import { ProblemError } from '../client.ts'
import { useWords } from '../words/words.ts'
import { Mark } from './pill.tsx'
import './parts.css'

/** What went wrong, why it matters and what to do; under it the fields at fault, and a way on if one is given. */
export function ProblemNote({ error, action }: { error: unknown; action?: ReactNode }) {
  const { say, has } = useWords()
  const problem = error instanceof ProblemError ? error.problem : undefined
  const key = `problem.${problem?.code ?? 'internal'}`
  const known = has(key) ? key : 'problem.internal'
  return (
    <div className="problem" role="alert">
      <Mark tone="stop" />
      <div className="stack">
        <p>{say(known, problem?.values)}</p>
        {problem && problem.detail !== '' && problem.code !== 'unreachable' && (
          <p className="small" lang="en" dir="auto">
            {problem.detail}
          </p>
        )}
        {problem?.fields && (
          <ul className="small">
            {problem.fields.map(field => (
              <li key={`${field.path} ${field.reason}`}>
                <code dir="ltr">{field.path}</code> <span dir="auto">{field.reason}</span>
              </li>
            ))}
          </ul>
        )}
        {action}
      </div>
    </div>
  )
}
