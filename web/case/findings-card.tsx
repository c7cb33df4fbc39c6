import { useMemo } from 'react'
import { Link } from 'react-router'
import { fieldsOf } from '#procedures/procedure.ts'
import { beforeSending } from '#procedures/lanes/pre-consultation.ts'
import { FindingNote } from '#web/parts/finding-note.tsx'
import { useWords } from '#web/words/words.ts'
import { placeFor, placesOf } from '#web/request/values.ts'
import { useCaseDesk } from './case-desk.tsx'
import { formKeys, labelOf } from './rows.ts'

const mostShown = 5

/** What the rules say of the request, gravest first; while it is written each leads to its field. */
export function FindingsCard() {
  const { view, procedure, request, prefix, state } = useCaseDesk()
  const { say } = useWords()
  const places = useMemo(() => placesOf(fieldsOf(procedure.form), request), [procedure, request])
  const writing =
    state.own.state === 'drafting' || (state.own.state === 'receiving' && beforeSending(state.shared.state))
  const line = (finding: (typeof view.findings)[number]) => {
    const place = placeFor(places, finding.path)
    const step = procedure.form.steps.find(one => Object.hasOwn(one.fields, finding.path.split('.')[0] ?? ''))
    const label = place && labelOf(place, formKeys(prefix), say)
    return (
      <FindingNote key={`${finding.rule} ${finding.found} ${finding.path}`} finding={finding}>
        {label && (
          <small className="finding-place">
            {writing && step ? (
              <Link to={`/cases/${view.id}/request?step=${step.id}#${finding.path}`}>{label}</Link>
            ) : (
              label
            )}
          </small>
        )}
      </FindingNote>
    )
  }
  return (
    <section className="card" aria-labelledby="findings">
      <div className="heading first">
        <h2 id="findings">{say('case.findings')}</h2>
        {view.findings.length > 0 && <small>{view.findings.length}</small>}
      </div>
      {view.findings.length === 0 && <p className="quiet small">{say('case.findings.none')}</p>}
      {view.findings.slice(0, mostShown).map(line)}
      {view.findings.length > mostShown && (
        <details>
          <summary>{say('case.findings.more', { count: view.findings.length - mostShown })}</summary>
          {view.findings.slice(mostShown).map(line)}
        </details>
      )}
    </section>
  )
}
