import { Button } from '@mantine/core'
import { useId } from 'react'
import { useNavigate } from 'react-router'
import { ActProblem } from '#web/case/act-problem.tsx'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { useTakeAct } from '#web/case/take-act.ts'
import { AskFirst } from '#web/draft/ask-first.tsx'
import { useWords } from '#web/words/words.ts'
import { AskedBefore } from './asked-before.tsx'
import type { FieldFinding } from './fields/form-desk.ts'
import { FoundList } from './found-list.tsx'
import type { DraftHand } from './use-draft.ts'

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
  return (
    <div className="stack">
      <AskFirst hand={hand} />
      <AskedBefore savedAt={hand.saved.at} />
      <FoundList values={hand.values} findings={findings} onField={onField} />
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
