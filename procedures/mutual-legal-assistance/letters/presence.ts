import { presenceFields } from '../../lanes/presence.ts'
import { told } from './told.ts'

/** A person who came is no longer needed; safe conduct is counted from the notice served on them (18(27)). */
export const presenceEnded = told({
  act: 'endPresence',
  by: 'requesting',
  title: 'letter.endPresence.title',
  body: 'letter.endPresence.body',
  fields: presenceFields,
})
