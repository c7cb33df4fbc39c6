import { NativeSelect } from '@mantine/core'
import type { ComponentType } from 'react'
import { heldBy, whereIs } from '#procedures/lanes/items.ts'
import { openMeasures } from '#procedures/lanes/continued.ts'
import type { Step } from '#procedures/procedure.ts'
import { recallsToConfirm } from '#procedures/lanes/recall.ts'
import { versionFor } from '#web/parts/version.ts'
import { useWords } from '#web/words/words.ts'
import type { SpecialInput } from '#web/request/fields/form-desk.ts'
import type { Values } from '#web/request/values.ts'
import { useCaseDesk, type CaseDesk } from './case-desk.tsx'
import { EarlierActs } from './earlier-acts.tsx'
import { actLines } from './lines.ts'
import { dayOf, measureName, shortDayOf } from './reader.ts'

/** What an act of a lane may be about: the items of the case it can name, newest last. */
interface Choice {
  readonly value: string
  readonly label: string
}

/** Fields that name another act of the case, and what stands there to be chosen from. */
const choices: Readonly<Record<string, (desk: CaseDesk) => readonly Choice[]>> = {
  'askUse.result': results,
  'announceDisclosure.result': results,
  'recordUse.result': results,
  'answerUse.use': usesAsked,
  'consultOnDisclosure.notice': notices,
  'recall.act': ownCrossing,
  'confirmRecall.recall': recalls,
  'resolveComment.comment': comments,
  'closeDraft.draft': newestDraft,
  'announceItems.originalsOf': ownCrossing,
  'confirmItems.consignment': consignments,
  'confirmItems.missing.item': things,
  'returnItems.items.item': things,
  'destroyItems.items.item': things,
  'moveItem.item': things,
  'splitRequest.measures.measure': measuresOpen,
  'supersedeRequest.measures.measure': measuresOpen,
}

/** Their inputs, by act and field. */
export const itemInputs: Readonly<Record<string, ComponentType<SpecialInput>>> = Object.fromEntries(
  Object.entries(choices).map(([key, choicesOf]) => [key, pickerOf(key, choicesOf)]),
)

/** What a dialog begins with where only one item can be meant; what may be left out is never chosen for anybody. */
export function itemsBeginning({ act, fields }: Step, desk: CaseDesk): Values {
  const only = Object.entries(choices).flatMap(([key, choicesOf]) => {
    const [of, field = '', within] = key.split('.')
    if (of !== act || within !== undefined || !fields[field]?.required) return []
    const [first, second] = choicesOf(desk)
    return first && !second ? [[field, first.value] as const] : []
  })
  return { ...Object.fromEntries(only), ...heldBeginning(act, desk) }
}

/** A return or a destruction begins with everything of theirs that is here. */
function heldBeginning(act: string, { state, side }: CaseDesk): Values {
  if (act !== 'returnItems' && act !== 'destroyItems') return {}
  return { items: heldBy(state.shared, side).map(({ key }, index) => ({ id: `x${index + 1}`, item: key })) }
}

/** What can go on in another case. */
function measuresOpen({ state, prefix, reader }: CaseDesk): readonly Choice[] {
  const numbered = new Map(state.shared.measures.map((one, index) => [one.id, index + 1]))
  return openMeasures(state.shared).map(({ id, kind }) => ({
    value: id,
    label: `${numbered.get(id)}. ${measureName(reader, prefix, kind)}`,
  }))
}

function pickerOf(key: string, choicesOf: (desk: CaseDesk) => readonly Choice[]) {
  const [act = '', ...rest] = key.split('.')
  const field = rest.join('.')
  return function ItemPicker({ id, value, onChange, describedBy }: SpecialInput) {
    const desk = useCaseDesk()
    const { say } = useWords()
    return (
      <>
        <NativeSelect
          id={id}
          aria-describedby={describedBy}
          aria-label={say(`${desk.prefix}.act.${act}.field.${field}`)}
          value={typeof value === 'string' ? value : ''}
          onChange={event => onChange(event.currentTarget.value || undefined)}
          data={[{ value: '', label: say('form.choose') }, ...choicesOf(desk)]}
        />
        {choicesOf === ownCrossing && <EarlierActs />}
      </>
    )
  }
}

function results({ state, prefix, reader }: CaseDesk): Choice[] {
  return state.shared.results.map(one => ({
    value: one.act,
    label: resultName({ state, prefix, reader }, one.act),
  }))
}

function usesAsked({ state }: CaseDesk): Choice[] {
  return state.shared.useRequests
    .filter(one => !one.outcome)
    .map(one => ({ value: one.id, label: one.proceedings }))
}

function notices({ state, reader }: CaseDesk): Choice[] {
  return state.shared.disclosures.map(one => ({
    value: one.id,
    label: `${one.proceedings}, ${shortDayOf(reader, one.at)}`,
  }))
}

function ownCrossing({ procedure, state, acts, voices, reader }: CaseDesk): Choice[] {
  return actLines(procedure, state, acts.entries, voices, reader)
    .filter(line => line.side === 'ours' && line.strand === 'shared' && line.type !== 'recall')
    .map(line => ({ value: line.id, label: `${line.n}. ${line.sentence}` }))
}

/** What is on its way, from either side: a letter may tell of theirs. */
function consignments({ state, reader }: CaseDesk): Choice[] {
  return state.shared.consignments
    .filter(one => !one.arrival)
    .map(one => ({
      value: one.id,
      label: reader.say('case.items.consignment', {
        date: one.sentOn ? dayOf(reader, one.sentOn) : shortDayOf(reader, one.at),
        count: one.items.length,
      }),
    }))
}

function things({ state, reader }: CaseDesk): Choice[] {
  return state.shared.items
    .filter(item => whereIs(state.shared, item.key) !== 'destroyed')
    .map(item => ({
      value: item.key,
      label: versionFor(item.description, reader.language)?.[1].text ?? item.kind,
    }))
}

function recalls({ state, voices, reader, side }: CaseDesk): Choice[] {
  return recallsToConfirm(state.shared, side).map(one => ({
    value: one.id,
    label: `${voices.nameOf(one.act) ?? ''}, ${shortDayOf(reader, one.at)}`,
  }))
}

/** A result as lists call it: the measure it answers and its day; an item sent unasked by its number and kind. */
export function resultName(
  { state, prefix, reader }: Pick<CaseDesk, 'state' | 'prefix' | 'reader'>,
  act: string,
): string {
  const result = state.shared.results.find(one => one.act === act)
  const measure = state.shared.measures.find(one => one.id === result?.measure)
  const index = state.shared.measures.findIndex(one => one.id === act)
  const item = state.shared.measures[index]
  if (item) return `${index + 1}. ${reader.say(`${prefix}.kind.${item.kind}`)}`
  if (!result || !measure) return act
  return `${measureName(reader, prefix, measure.kind)}, ${shortDayOf(reader, result.at)}`
}

/** Comments of the partner on our draft, by what they say. */
function comments({ state, reader }: CaseDesk): Choice[] {
  return (state.shared.preConsultation?.comments ?? []).map(one => ({
    value: one.id,
    label: versionFor(one.comment, reader.language)?.[1].text ?? one.path,
  }))
}

/** The draft that was shared last: only that one can be put aside. */
function newestDraft({ state, reader }: CaseDesk): Choice[] {
  const newest = state.shared.preConsultation?.drafts.at(-1)
  if (!newest) return []
  const values = { version: newest.version, date: shortDayOf(reader, newest.at) }
  return [{ value: newest.id, label: reader.say('draft.version', values) }]
}
