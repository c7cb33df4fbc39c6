import type { ReactNode } from 'react'
import { useWords } from '../words/words.ts'
import { Citation } from './citation.tsx'
import { Mark } from './pill.tsx'
import type { Tone } from './shape.tsx'
import './parts.css'

interface Shown {
  readonly rule?: string
  readonly found: string
  readonly severity: 'blocks' | 'warns' | 'informs'
  readonly cites: string
  readonly layer: string
  readonly values?: Readonly<Record<string, string | number>> | undefined
}

/**
 * What a rule found, in plain words with its article. `beside` is for the place under a field; children come
 * after the sentence, as a link to the field.
 */
export function FindingNote({
  finding,
  beside = false,
  children,
}: {
  finding: Shown
  beside?: boolean
  children?: ReactNode
}) {
  const { say } = useWords()
  return (
    <div className={`finding ${finding.severity} ${beside ? 'beside' : ''}`}>
      <Mark tone={toneOf[finding.severity]} />
      <div>
        <span className="seen-by-ear">{say(`severity.${finding.severity}`)} </span>
        {say(`finding.${finding.found}`, finding.values)}{' '}
        <Citation layer={finding.layer}>{finding.cites}</Citation>{' '}
        {finding.rule !== undefined && (
          // Beside what is being written: nobody should lose a sentence for having looked a rule up.
          <a
            className="rule-link"
            href={`/rules#${finding.rule}`}
            target="_blank"
            rel="noopener"
            aria-label={say('rules.of', { rule: finding.rule })}
          >
            {finding.rule}
          </a>
        )}{' '}
        {children}
      </div>
    </div>
  )
}

const toneOf: Readonly<Record<Shown['severity'], Tone>> = { blocks: 'stop', warns: 'warn', informs: 'ours' }
