import { consultAfterRefusalFields, reconsiderFields } from '../../lanes/after-refusal.ts'
import { told } from './told.ts'

/** What would cure a refusal, asked or said by either side. */
export const consultedAfterRefusal = told({
  act: 'consultAfterRefusal',
  by: 'both',
  title: 'letter.consultAfterRefusal.title',
  body: 'letter.consultAfterRefusal.body',
  fields: consultAfterRefusalFields,
})

export const refusalReconsidered = told({
  act: 'reconsiderRefusal',
  by: 'requested',
  title: 'letter.reconsiderRefusal.title',
  body: 'letter.reconsiderRefusal.body',
  fields: reconsiderFields,
})
