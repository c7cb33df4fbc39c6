import { Progress } from '@mantine/core'
import { Link } from 'react-router'
import { shortHash, sizeOf } from '#web/case/file-line.tsx'
import { Mark } from '#web/parts/pill.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'
import type { Receiving, Scan } from './use-receiving.ts'

/** The case is open and its scans are being laid in; where one failed, the way on is shown. */
export function LaidIn({ receiving }: { receiving: Receiving }) {
  const { say } = useWords()
  const failed = receiving.scans.some(scan => scan.error !== undefined)
  return (
    <section className="card stack" aria-live="polite">
      <h2>{say('letters.laying')}</h2>
      <ul className="uploads">
        {receiving.scans.map((scan, index) => (
          <ScanLine key={`${scan.name} ${index}`} scan={scan} />
        ))}
      </ul>
      {failed && (
        <p>
          {say('letters.laying.failed')}{' '}
          <Link to={`/cases/${receiving.opened ?? ''}/request?step=annexes`}>{say('letters.toForm')}</Link>
        </p>
      )}
    </section>
  )
}

function ScanLine({ scan }: { scan: Scan }) {
  const { say } = useWords()
  return (
    <li>
      <span dir="auto">{scan.name}</span>{' '}
      {scan.file ? (
        <small className="ok-text">
          <Mark tone="ok" /> {say('case.files.hashed', { hash: shortHash(scan.file.sha256) })}
        </small>
      ) : (
        scan.error === undefined && (
          <>
            <small className="quiet tabular">
              {sizeOf(scan.sent)} / {sizeOf(scan.total)}
            </small>
            <Progress
              value={scan.total === 0 ? 100 : (scan.sent / scan.total) * 100}
              size="sm"
              aria-label={say('case.files.progress', { name: scan.name })}
            />
          </>
        )
      )}
      {scan.error !== undefined && <ProblemNote error={scan.error} />}
    </li>
  )
}
