import { Button } from '@mantine/core'
import { useId } from 'react'
import { useNavigate } from 'react-router'
import { fieldsOf } from '#procedures/procedure.ts'
import { ActProblem } from '#web/case/act-problem.tsx'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { formKeys, labelOf } from '#web/case/rows.ts'
import { useTakeAct } from '#web/case/take-act.ts'
import { FindingNote } from '#web/parts/finding-note.tsx'
import { Mark } from '#web/parts/pill.tsx'
import { useWords } from '#web/words/words.ts'
import type { FieldFinding } from './fields/form-desk.ts'
import type { DraftHand } from './use-draft.ts'
import { placeFor, placesOf } from './values.ts'

const submit = 'submit'

/** Everything the rules find, gravest first, each one step from its field; and the button that submits. */
export function SubmitStep({
  hand,
  findings,
  onField,
}: {
  hand: DraftHand
  findings: readonly FieldFinding[]
  onField: (path: string) => void
}) {
  const { procedure, prefix } = useCaseDesk()
  const { say } = useWords()
  const places = placesOf(fieldsOf(procedure.form), hand.values)
  return (
    <div className="stack">
      {findings.length === 0 ? (
        <p className="nothing-found ok-text">
          <Mark tone="ok" /> {say('request.submit.nothing')}
        </p>
      ) : (
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
      )}
      <SubmitButton hand={hand} blocking={findings.filter(finding => finding.severity === 'blocks').length} />
    </div>
  )
}

function SubmitButton({ hand, blocking }: { hand: DraftHand; blocking: number }) {
  const { view, prefix } = useCaseDesk()
  const { say } = useWords()
  const navigate = useNavigate()
  const why = useId()
  const taking = useTakeAct(view.id, prefix, () => void navigate(`/cases/${view.id}`))
  const unless = view.openActs.find(one => one.act === submit)?.unless
  const reason = unless
    ? say(`obstacle.${unless.code}`, unless.values)
    : blocking > 0
      ? say('request.submit.blocked', { count: blocking })
      : hand.clash
        ? say('request.submit.clash')
        : undefined
  const take = async () => {
    // What is submitted is what is saved.
    if (await hand.save()) taking.mutate({ type: submit, data: {}, files: [], seen: view.acts })
  }
  return (
    <div className="submit">
      <Button
        size="md"
        disabled={reason !== undefined}
        aria-describedby={reason ? why : undefined}
        loading={taking.isPending}
        onClick={() => void take()}
      >
        {say(`${prefix}.act.${submit}`)}
      </Button>
      {reason ? (
        <p id={why} className="why">
          {reason}
        </p>
      ) : (
        <p className="why">{say('request.submit.then')}</p>
      )}
      {taking.error && <ActProblem error={taking.error} act={submit} wish={{ act: submit }} />}
    </div>
  )
}
