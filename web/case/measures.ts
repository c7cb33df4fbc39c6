import { fieldsOf, type Procedure } from '#procedures/procedure.ts'
import type { CaseState, Condition, Measure, Result } from '#procedures/state.ts'
import { itemsOf, type Values } from '#web/request/values.ts'
import type { Reader } from './reader.ts'
import { formKeys, rowsOf, type Row } from './rows.ts'

/** A measure as its card shows it. */
export interface MeasureCard {
  readonly id: string
  readonly kind: string
  readonly number: number
  /** `null` while the request was not sent. */
  readonly measure: Measure | null
  /** What is asked, in a few words. */
  readonly essence: readonly string[]
  readonly rows: readonly Row[]
  readonly proposed: readonly Condition[]
  readonly results: readonly Result[]
}

/** The measures of a case, or of its draft while nothing was sent. */
export function measureCards(
  procedure: Procedure,
  state: CaseState,
  draft: Values | null,
  prefix: string,
  reader: Reader,
): MeasureCard[] {
  const request = state.shared.request ?? draft ?? {}
  const field = fieldsOf(procedure.form)[procedure.measuresAt]
  if (field?.kind !== 'kinds') return []
  return itemsOf(request[procedure.measuresAt]).map((item, index) => {
    const kind = String(item['kind'] ?? '')
    const fields = { [procedure.measuresAt]: field }
    const rows = rowsOf(fields, { [procedure.measuresAt]: [item] }, formKeys(prefix), reader, request)
    return {
      id: item.id,
      kind,
      number: index + 1,
      measure: state.shared.measures.find(measure => measure.id === item.id) ?? null,
      essence: essenceOf(rows, `${procedure.measuresAt}.${kind}.`),
      rows,
      proposed: state.shared.conditions.filter(one => one.measure === item.id && !one.outcome),
      results: state.shared.results.filter(one => one.measure === item.id),
    }
  })
}

const essenceParts = 4
const essenceLength = 160

/** The first short values of the measure's own fields; of a measure told in free text, its beginning. */
function essenceOf(rows: readonly Row[], own: string): string[] {
  const short = rows.filter(row => row.key.startsWith(own) && row.kind !== 'prose' && row.kind !== 'yesNo')
  const parts = short.slice(0, essenceParts).map(row => row.text)
  const shown = parts.length > 0 ? parts : [rows.find(row => row.kind === 'prose')?.text ?? '']
  return shown.filter(text => text !== '').map(shortened)
}

function shortened(text: string): string {
  return text.length > essenceLength ? `${text.slice(0, essenceLength - 1).trimEnd()}…` : text
}
