import { mergeFields, splitFields, supersedeFields } from '../../lanes/continued.ts'
import type { ActLetterInput, Block } from '../../letter.ts'
import { dataOf, facts } from './frame.ts'
import { placeName } from './place-name.ts'
import { told } from './told.ts'

/** Chosen measures go on in a case of their own. */
export const split = told({
  act: 'splitRequest',
  by: 'requesting',
  title: 'letter.splitRequest.title',
  body: 'letter.splitRequest.body',
  fields: splitFields,
  leave: ['case', 'measures'],
  about: moved,
})

/** The whole goes on in another request, and this case ends. */
export const merged = told({
  act: 'mergeRequest',
  by: 'requesting',
  title: 'letter.mergeRequest.title',
  body: 'letter.mergeRequest.body',
  fields: mergeFields,
  leave: ['case'],
})

/** A new request takes the place of this one; what becomes of each measure is said one by one. */
export const superseded = told({
  act: 'supersedeRequest',
  by: 'requesting',
  title: 'letter.supersedeRequest.title',
  body: 'letter.supersedeRequest.body',
  fields: supersedeFields,
  leave: ['case', 'measures'],
  about: moved,
})

function moved(input: ActLetterInput): readonly Block[] {
  const { measures = [] } = dataOf<{ measures: { measure: string; fate?: string }[] }>(input)
  const rows = measures.map(({ measure, fate = 'continued' }) => {
    const kind = input.state.shared.measures.find(one => one.id === measure)?.kind
    return {
      label: placeName(input, `measures.${measure}`),
      value: [
        ...(kind === undefined ? [] : [input.say(`mla.kind.${kind}`)]),
        input.say(`mla.act.supersedeRequest.option.measures.fate.${fate}`),
      ].join(' · '),
    }
  })
  return rows.length === 0 ? [] : [facts(rows)]
}
