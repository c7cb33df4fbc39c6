import type { Change } from '../amended.ts'
import type { Prose } from '../field.ts'
import type { Entry, OwnState } from '../state.ts'
import { translationActs } from './translation/acts.ts'
import { translated } from './translation/state.ts'
import { afterAskAct } from './asks.ts'
import { handedOver } from './custody.ts'
import { oralAtHome } from './oral.ts'
import { said } from './optional.ts'
import { withWaiver } from './waiver.ts'
import { afterTaskAct } from './tasks.ts'

/**
 * What acts of the own strand leave beside its state: uses of results, amendments proposed at home, chasers put
 * off, translations, what was said at closing, and tasks at home. An act the table did not allow does not come here.
 */
export function ownLanes(own: OwnState, entry: Entry): OwnState {
  const { header, content, by, recordedAt } = entry
  const data = (content?.data ?? {}) as Used & Proposed & PutOff & Closed & Resolved
  const { id, at } = header
  switch (header.type) {
    case 'recordUse': {
      const { measure = '', result = measure, purpose = '', proceedings = '', recipient, on, note } = data
      const used = { id, result, purpose, proceedings, at, by, ...said({ recipient, on, note }) }
      return { ...own, uses: [...own.uses, used] }
    }
    case 'proposeAmendment': {
      const { changes = [], reasons = {} } = data
      return { ...own, proposals: [...own.proposals, { id, changes, reasons, at }] }
    }
    case 'putOffChaser': {
      const { step = '', until = '', why = '' } = data
      return { ...own, chasersPutOff: [...own.chasersPutOff, { step, until, why, at }] }
    }
    case 'resolveComment': {
      const { comment = '', outcome = '', note } = data
      const one = { comment, outcome, at, by, ...said({ note }) }
      // The last word on a comment counts.
      return { ...own, resolved: [...own.resolved.filter(other => other.comment !== comment), one] }
    }
    case 'waiveSecondPerson':
    case 'confirmAfterwards':
    case 'objectAfterwards':
      return withWaiver(own, entry)
    case 'closeDraft':
      return { ...own, draftClosed: { draft: data.draft ?? '', at: recordedAt } }
    case 'recordCall':
    case 'decideOnOralRequest':
      return oralAtHome(own, { type: header.type, id, at, by }, content?.data ?? {})
    case 'moveItem':
      return handedOver(own, { id, recordedAt, by }, content?.data ?? {})
    case 'close': {
      const { practice, convention, basisOf } = data
      const closing = said({ practice, convention, basisOf })
      return { ...own, closing: Object.keys(closing).length === 0 ? null : closing }
    }
    default:
      if (!translationActs.includes(header.type)) return afterTaskAct(withAsk(own, entry), entry)
      return { ...own, translation: translated(own.translation, entry, own.state === 'drafting') }
  }
}

/** The same object where nothing changed: what is stored beside it is written only then. */
function withAsk(own: OwnState, entry: Entry): OwnState {
  const asked = afterAskAct(own.asked, entry)
  return asked === own.asked ? own : { ...own, asked }
}

interface Used {
  measure?: string
  result?: string
  purpose?: string
  proceedings?: string
  recipient?: string
  on?: string
  note?: string
}
interface Proposed {
  changes?: Change[]
  reasons?: Prose
}
interface PutOff {
  step?: string
  until?: string
  why?: string
}
interface Resolved {
  comment?: string
  outcome?: string
  draft?: string
}
interface Closed {
  practice?: boolean
  convention?: boolean
  basisOf?: string[]
}
