import type { Change } from '../amended.ts'
import type { Prose } from '../field.ts'
import type { Entry, OwnState } from '../state.ts'
import { said } from './optional.ts'
import { afterTaskAct } from './tasks.ts'

/**
 * What acts of the own strand leave beside its state: uses of results, amendments proposed at home, what was said at
 * closing, and tasks at home. An act the table did not allow does not come here.
 */
export function ownLanes(own: OwnState, entry: Entry): OwnState {
  const { header, content, by } = entry
  const data = (content?.data ?? {}) as Used & Proposed & Closed
  const { id, at } = header
  switch (header.type) {
    case 'recordUse': {
      const { result = '', purpose = '', proceedings = '', recipient, on, note } = data
      const used = { id, result, purpose, proceedings, at, by, ...said({ recipient, on, note }) }
      return { ...own, uses: [...own.uses, used] }
    }
    case 'proposeAmendment': {
      const { changes = [], reasons = {} } = data
      return { ...own, proposals: [...own.proposals, { id, changes, reasons, at }] }
    }
    case 'close': {
      const { practice, convention, basisOf } = data
      const closing = said({ practice, convention, basisOf })
      return { ...own, closing: Object.keys(closing).length === 0 ? null : closing }
    }
    default:
      return afterTaskAct(own, entry)
  }
}

interface Used {
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
interface Closed {
  practice?: boolean
  convention?: boolean
  basisOf?: string[]
}
