import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { exchangeLanguages, letterLanguages } from '#web/case/languages.ts'
import { formKeys } from '#web/case/rows.ts'
import { Propose } from '#web/letters/propose.tsx'
import { RecordStep } from '#web/letters/record-step.tsx'
import { StepProposals } from '#web/letters/step-proposals.tsx'
import { useIsReading } from '#web/letters/use-is-reading.ts'
import { commentsByPlace } from '#web/draft/comments.ts'
import { FieldComments } from '#web/draft/field-comments.tsx'
import { FindingNote } from '#web/parts/finding-note.tsx'
import { Citation } from '#web/parts/citation.tsx'
import { useWords } from '#web/words/words.ts'
import { fieldsOf, type Procedure } from '#procedures/procedure.ts'
import { AnnexStep } from './annex-step.tsx'
import { FieldSet } from './fields/field-set.tsx'
import { FormDeskProvider, type FieldFinding, type FormDesk } from './fields/form-desk.ts'
import { GoverningStep } from './governing-step.tsx'
import type { GuideStep } from './steps.ts'
import { keysOfStep, useStepName } from './step-nav.tsx'
import { SubmitStep } from './submit-step.tsx'
import type { DraftHand } from './use-draft.ts'
import type { Values } from './values.ts'

/** One step: the question large, the fields that answer it, and the way to the next. */
export function StepBody({
  step,
  steps,
  hand,
  findings,
  onTake,
  onGo,
  onField,
}: {
  step: GuideStep
  steps: readonly GuideStep[]
  hand: DraftHand
  findings: readonly FieldFinding[]
  onTake: (path: string) => void
  onGo: (step: string) => void
  onField: (path: string) => void
}) {
  const { prefix, cites } = useCaseDesk()
  const { say, has } = useWords()
  const form = useForm(hand, findings, onTake)
  const isReading = useIsReading()
  const starts = keysOfStep(step.id, prefix, isReading)
  const question = starts.map(start => `${start}.question`).find(has)
  const hint = starts.map(start => `${start}.hint`).find(has)
  const topic = step.fields ? Object.values(step.fields)[0]?.topic : undefined
  const cited = topic && cites(topic)
  return (
    <div className="guide-body">
      <h1 id="question" className="guide-question" tabIndex={-1}>
        {say(question ?? step.id)}
      </h1>
      {hint && (
        <p className="guide-hint">
          {say(hint)} {cited && <Citation layer={cited.layer}>{cited.citation}</Citation>}
        </p>
      )}
      {isReading && <Propose />}
      <FormDeskProvider value={form}>
        {isReading && <StepProposals step={step.id} />}
        {step.fields && <FieldSet key={step.id} fields={step.fields} />}
      </FormDeskProvider>
      {step.id === 'governing' && (
        <>
          {findings
            .filter(finding => finding.path === '')
            .map(finding => (
              <FindingNote key={`${finding.rule} ${finding.found}`} finding={finding} beside />
            ))}
          <GoverningStep />
        </>
      )}
      {step.id === 'annexes' && <AnnexStep />}
      {step.id === 'submit' && <SubmitStep hand={hand} findings={findings} onField={onField} />}
      {step.id === 'record' && <RecordStep hand={hand} findings={findings} onField={onField} />}
      <Onward steps={steps} current={step.id} onGo={onGo} />
    </div>
  )
}

function Onward({
  steps,
  current,
  onGo,
}: {
  steps: readonly GuideStep[]
  current: string
  onGo: (step: string) => void
}) {
  const { say } = useWords()
  const name = useStepName()
  const at = steps.findIndex(step => step.id === current)
  const [before, after] = [steps[at - 1], steps[at + 1]]
  return (
    <div className="guide-onward">
      {before && (
        <Button variant="default" onClick={() => onGo(before.id)}>
          {say('request.back', { step: name(before.id) })}
        </Button>
      )}
      {after && (
        <Button onClick={() => onGo(after.id)}>{say('request.next', { step: name(after.id) })}</Button>
      )}
    </div>
  )
}

function readLanguages(procedure: Procedure, values: Values, page: string): string[] {
  const languages = letterLanguages(procedure, values)
  return languages.length > 0 ? languages : [page]
}

function useForm(
  hand: DraftHand,
  findings: readonly FieldFinding[],
  onTake: (path: string) => void,
): FormDesk {
  const desk = useCaseDesk()
  const { procedure, prefix, profiles, author, voices, cites, reader } = desk
  const comments = useMemo(() => commentsByPlace(desk, hand.values), [desk, hand.values])
  const isReading = useIsReading()
  const zones = [profiles.requested, profiles.requesting].flatMap(
    profile => profile?.authorities.map(authority => authority.zone) ?? [],
  )
  return {
    fields: fieldsOf(procedure.form),
    values: hand.values,
    set: hand.set,
    keyed: formKeys(prefix),
    request: hand.values,
    // A letter is read in as it stands: in its own languages, and in the name of who wrote it.
    languages: isReading
      ? readLanguages(procedure, hand.values, reader.language)
      : exchangeLanguages(procedure, hand.values, 'requesting', profiles.requested, reader.language),
    author: isReading ? voices.theirs : author,
    zones: [...new Set(zones)],
    findings,
    cites,
    take: onTake,
    beneath: path => <FieldComments comments={comments.get(path) ?? []} />,
    idPrefix: '',
  }
}
