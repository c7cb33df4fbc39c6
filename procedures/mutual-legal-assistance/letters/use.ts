import { announceFields, answerUseFields, askUseFields, consultOnDisclosureFields } from '../../lanes/use.ts'
import type { ActLetterInput, Block } from '../../letter.ts'
import { dataOf, dayRow, facts } from './frame.ts'
import { told } from './told.ts'

/** Consent to use a result in other proceedings is asked for beforehand (18(19)). */
export const otherUseAsked = told({
  act: 'askUse',
  by: 'requesting',
  title: 'letter.askUse.title',
  body: 'letter.askUse.body',
  fields: askUseFields,
  leave: ['result'],
  about: input => resultNamed(input, dataOf<{ result: string }>(input).result),
})

export const otherUseAnswered = told({
  act: 'answerUse',
  by: 'requested',
  title: 'letter.answerUse.title',
  body: 'letter.answerUse.body',
  fields: answerUseFields,
  leave: ['use'],
  about: input => {
    const { use } = dataOf<{ use: string }>(input)
    const asked = input.state.shared.useRequests.find(one => one.id === use)
    return asked ? [...resultNamed(input, asked.result), proceedings(input, 'askUse', asked.proceedings)] : []
  },
})

/** Notice that what clears an accused person is disclosed; before it, or without delay after it (18(19)). */
export const disclosureAnnounced = told({
  act: 'announceDisclosure',
  by: 'requesting',
  title: 'letter.announceDisclosure.title',
  body: 'letter.announceDisclosure.body',
  fields: announceFields,
  leave: ['result'],
  about: input => resultNamed(input, dataOf<{ result: string }>(input).result),
})

export const disclosureConsulted = told({
  act: 'consultOnDisclosure',
  by: 'both',
  title: 'letter.consultOnDisclosure.title',
  body: 'letter.consultOnDisclosure.body',
  fields: consultOnDisclosureFields,
  leave: ['notice'],
  about: input => {
    const { notice } = dataOf<{ notice: string }>(input)
    const announced = input.state.shared.disclosures.find(one => one.id === notice)
    return announced
      ? [
          ...resultNamed(input, announced.result),
          proceedings(input, 'announceDisclosure', announced.proceedings),
        ]
      : []
  },
})

/** A result by its measure and the day it was transmitted: no reader of a letter knows an act by its id. */
export function resultNamed(input: ActLetterInput, act: string | undefined): readonly Block[] {
  const { say, state } = input
  const result = state.shared.results.find(one => one.act === act)
  const index = state.shared.measures.findIndex(one => one.id === result?.measure)
  const measure = state.shared.measures[index]
  if (!result || !measure) return []
  const value = say('letter.labelled', {
    label: say('mla.form.measures.item', { number: index + 1 }),
    text: say(`mla.kind.${measure.kind}`),
  })
  return [
    facts([
      { label: say('letter.result.ofMeasure'), value },
      ...dayRow(input, say('letter.result.deliveredOn'), result.at),
    ]),
  ]
}

function proceedings({ say }: ActLetterInput, act: string, value: string): Block {
  return facts([{ label: say(`mla.act.${act}.field.proceedings`), value }])
}
