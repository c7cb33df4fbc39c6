import { agreeCostsFields, declineCostsFields, estimateFields } from '../../lanes/costs.ts'
import type { ActLetterInput, Block } from '../../letter.ts'
import { dataOf, facts } from './frame.ts'
import { told } from './told.ts'

/** What a measure will cost and of what nature that is (18(28)). */
export const costsEstimated = told({
  act: 'estimateCosts',
  by: 'requested',
  title: 'letter.estimateCosts.title',
  body: 'letter.estimateCosts.body',
  fields: estimateFields,
  leave: ['amount', 'currency'],
  about: amount,
})

export const costsAgreed = told({
  act: 'agreeCosts',
  by: 'requesting',
  title: 'letter.agreeCosts.title',
  body: 'letter.agreeCosts.body',
  fields: agreeCostsFields,
  about: estimateAnswered,
})

export const costsDeclined = told({
  act: 'declineCosts',
  by: 'requesting',
  title: 'letter.declineCosts.title',
  body: 'letter.declineCosts.body',
  fields: declineCostsFields,
  about: estimateAnswered,
})

function amount(input: ActLetterInput): readonly Block[] {
  const { amount: sum, currency } = dataOf<{ amount: number; currency: string }>(input)
  return sum === undefined ? [] : [row(input, sum, currency ?? '')]
}

/** The estimate an answer was given to: the newest for the measure before it. */
function estimateAnswered(input: ActLetterInput): readonly Block[] {
  const { measure } = dataOf<{ measure: string }>(input)
  const answered = input.state.shared.costs.findLast(
    one => one.measure === measure && one.estimatedAt <= input.entry.header.at,
  )
  return answered ? [row(input, answered.amount, answered.currency)] : []
}

function row({ say, language }: ActLetterInput, sum: number, currency: string): Block {
  const digits = new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : language).format(sum)
  return facts([{ label: say('letter.estimateCosts.amount'), value: `${digits} ${currency}` }])
}
