import { fieldsOf } from '#procedures/procedure.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { formKeys, labelOf } from '#web/case/rows.ts'
import { FindingNote } from '#web/parts/finding-note.tsx'
import { Mark } from '#web/parts/pill.tsx'
import { useWords } from '#web/words/words.ts'
import type { FieldFinding } from './fields/form-desk.ts'
import { placeFor, placesOf, type Values } from './values.ts'

/** Everything the rules find in a request, gravest first, each one step from its field. */
export function FoundList({
  values,
  findings,
  onField,
}: {
  values: Values
  findings: readonly FieldFinding[]
  onField: (path: string) => void
}) {
  const { procedure, prefix } = useCaseDesk()
  const { say } = useWords()
  const places = placesOf(fieldsOf(procedure.form), values)
  if (findings.length === 0) {
    return (
      <p className="nothing-found ok-text">
        <Mark tone="ok" /> {say('request.submit.nothing')}
      </p>
    )
  }
  return (
    <div className="card">
      {findings.map(finding => {
        const place = placeFor(places, finding.path)
        return (
          <FindingNote key={`${finding.rule} ${finding.found} ${finding.path}`} finding={finding}>
            {place && (
              <button type="button" className="link finding-place" onClick={() => onField(finding.path)}>
                {labelOf(place, formKeys(prefix), say)}
              </button>
            )}
          </FindingNote>
        )
      })}
    </div>
  )
}
