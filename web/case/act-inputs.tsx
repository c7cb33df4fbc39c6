import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { createElement, type ComponentType } from 'react'
import { listPersons } from '#api/cases.ts'
import type { Prose as ProseValue } from '#procedures/field.ts'
import { openProposal } from '#procedures/lanes/amendment.ts'
import { openMeasures } from '#procedures/lanes/continued.ts'
import { fieldsOf, type Step } from '#procedures/procedure.ts'
import { queryOf } from '#web/client.ts'
import { Prose } from '#web/parts/prose.tsx'
import { useWords } from '#web/words/words.ts'
import type { SpecialInput, SpecialInputs } from '#web/request/fields/form-desk.ts'
import { placesOf, type Values } from '#web/request/values.ts'
import { translationInputs } from '#web/translation/translation-inputs.tsx'
import { itemInputs, itemsBeginning } from './act-items.tsx'
import { useCaseDesk, type CaseDesk } from './case-desk.tsx'
import { EarlierActs } from './earlier-acts.tsx'
import { actLines, actTold } from './lines.ts'
import { formKeys, labelOf } from './rows.ts'
import { sentenceInputs } from './sentence-inputs.tsx'
import { waiverBeginning, waiverInputs } from './waiver-inputs.tsx'

/**
 * Fields of the lanes, the same in every procedure, whose value is not typed but chosen from the case: the part
 * of the request a question is about, the question an answer belongs to, a colleague, an act.
 */
const inputs: Readonly<Record<string, ComponentType<SpecialInput>>> = {
  'askInformation.questions.path': PlacePicker,
  'answerInformation.answers.question': QuestionShown,
  'commentOnDraft.comments.path': PlacePicker,
  'assign.officer': PersonPicker,
  'expunge.act': ActPicker,
  'proposeAmendment.changes.path': PlacePicker,
  'amend.changes.path': PlacePicker,
  'confirmOralRequest.changes.path': PlacePicker,
  'amend.proposal': ProposalShown,
  ...itemInputs,
  ...waiverInputs,
  ...translationInputs,
  ...sentenceInputs,
  'dispatch.act': LetterShown,
  'confirmDelivery.act': LetterShown,
}

/** The inputs of their own kind that fields of an act have. */
export function specialInputs(step: Step): SpecialInputs {
  const inputOf = (key: string) => inputs[`${step.act}.${key}`]
  return {
    has: key => inputOf(key) !== undefined,
    draw: (key, props) => {
      const input = inputOf(key)
      return input ? createElement(input, props) : null
    },
  }
}

/** What a dialog begins with: one answer for each open question, what was proposed, else nothing. */
export function beginningOf(
  step: Step,
  desk: CaseDesk,
  proposed: Values,
  measure: string | undefined,
): Values {
  const { state } = desk
  if (step.act === 'answerInformation') {
    const open = state.shared.questions.filter(question => !question.answer)
    return { answers: open.map((question, index) => ({ id: `a${index + 1}`, question: question.id })) }
  }
  if (step.act === 'commentOnDraft') return { comments: [{ id: 'c1' }] }
  if (step.act === 'announceItems') return { items: [{ id: 'i1' }] }
  if (step.act === 'askInformation') return { questions: [{ id: 'q1' }] }
  if (step.act === 'proposeAmendment') return { changes: [{ id: 'c1' }] }
  if (step.act === 'splitRequest') return { measures: [{ id: 'c1' }] }
  // What becomes of measures under way is asked one by one.
  if (step.act === 'supersedeRequest') {
    const open = openMeasures(state.shared)
    return { measures: open.map(({ id: asked }, index) => ({ id: `c${index + 1}`, measure: asked })) }
  }
  if (step.act === 'amend') {
    const proposal = openProposal(desk.state)
    return proposal
      ? { proposal: proposal.id, changes: proposal.changes, reasons: proposal.reasons }
      : proposed
  }
  const kind = state.shared.measures.find(one => one.id === measure)?.kind
  const begun = kind === undefined ? {} : kindsBegun(step, kind)
  return { ...begun, ...itemsBeginning(step, desk), ...waiverBeginning(step.act, desk), ...proposed }
}

/** Fields that follow the kind of the measure, with that kind and nothing said yet. */
function kindsBegun(step: Step, kind: string): Values {
  return Object.fromEntries(
    Object.entries(step.fields)
      .filter(([, field]) => field.kind === 'ofKind' && Object.hasOwn(field.kinds, kind))
      .map(([name]) => [name, { kind }]),
  )
}

/** The amendment at home that is sent: its number among the acts. */
function ProposalShown({ value }: SpecialInput) {
  const { voices } = useCaseDesk()
  return <p className="quiet small">{voices.nameOf(String(value ?? ''))}</p>
}

/** Every part of the request, called as its author sees it. */
function PlacePicker({ id, value, onChange, describedBy }: SpecialInput) {
  const { procedure, request, prefix } = useCaseDesk()
  const { say } = useWords()
  const keyed = formKeys(prefix)
  return (
    <NativeSelect
      id={id}
      aria-describedby={describedBy}
      aria-label={say(`${prefix}.act.askInformation.field.questions.path`)}
      value={typeof value === 'string' ? value : ''}
      onChange={event => onChange(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: say('form.choose') },
        ...procedure.form.steps.map(step => ({
          group: say(`${prefix}.step.${step.id}`),
          items: placesOf(step.fields, request).map(place => ({
            value: place.path,
            label: labelOf(place, keyed, say),
          })),
        })),
      ]}
    />
  )
}

/** The question to which the answer belongs, to read while answering. */
function QuestionShown({ value }: SpecialInput) {
  const { state, procedure, request, prefix } = useCaseDesk()
  const { say } = useWords()
  const question = state.shared.questions.find(one => one.id === value)
  if (!question) return <p className="quiet">{say('case.question.unknown')}</p>
  const place = placesOf(fieldsOf(procedure.form), request).find(one => one.path === question.path)
  return (
    <div className="question-shown">
      {place && <small className="quiet">{labelOf(place, formKeys(prefix), say)}</small>}
      <Prose text={question.question satisfies ProseValue} />
    </div>
  )
}

/** The act of ours whose letter it is. */
function LetterShown({ value }: SpecialInput) {
  const { acts, state, voices, reader } = useCaseDesk()
  const entry = acts.find(String(value ?? ''))
  return <p className="question-shown">{entry ? actTold(entry, state, voices, reader) : ''}</p>
}

function PersonPicker({ id, value, onChange, describedBy }: SpecialInput) {
  const { data } = useQuery(queryOf(listPersons, {}))
  const { say } = useWords()
  return (
    <NativeSelect
      id={id}
      aria-describedby={describedBy}
      aria-label={say('case.members.person')}
      value={typeof value === 'string' ? value : ''}
      onChange={event => onChange(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: say('form.choose') },
        ...(data?.persons ?? []).map(person => ({ value: person.id, label: person.name })),
      ]}
    />
  )
}

/** An act whose content is still there. */
function ActPicker({ id, value, onChange, describedBy }: SpecialInput) {
  const { procedure, state, acts, voices, reader } = useCaseDesk()
  const { say } = useWords()
  const lines = actLines(procedure, state, acts.entries, voices, reader)
  return (
    <>
      <NativeSelect
        id={id}
        aria-describedby={describedBy}
        aria-label={say('case.acts')}
        value={typeof value === 'string' ? value : ''}
        onChange={event => onChange(event.currentTarget.value || undefined)}
        data={[
          { value: '', label: say('form.choose') },
          ...lines
            .filter(line => !line.destroyed && line.type !== 'expunge')
            .map(line => ({ value: line.id, label: `${line.n}. ${line.sentence}` })),
        ]}
      />
      <EarlierActs />
    </>
  )
}
