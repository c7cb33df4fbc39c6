import { fieldsOf, type Procedure } from '#procedures/procedure.ts'
import type { PartLine } from '#procedures/lanes/tasks.ts'
import { prose } from '#procedures/field.ts'
import { placesOf, type Values } from '#web/request/values.ts'
import type { Reader } from './reader.ts'
import { formKeys, rowsOf } from './rows.ts'

/** A line of the request that a task may carry, and how it reads. */
export interface ProposedLine {
  readonly line: PartLine
  readonly shown: string
  /** What the measure itself says is proposed; the rest of the request only lies ready. */
  readonly proposed: boolean
}

/** Most characters of a line that is no free text. */
const lineLength = 1_000
/** Most lines of a task. */
const mostLines = 200

/**
 * What may be given of a request to whoever executes one of its measures: that measure's own lines, with the
 * formalities asked for, are proposed; facts, offence, persons and the rest are there to be added one by one. Other
 * measures are other tasks and are left out.
 */
export function proposedLines(
  procedure: Procedure,
  request: Values,
  measure: string,
  prefix: string,
  reader: Reader,
): ProposedLine[] {
  const fields = fieldsOf(procedure.form)
  const keyed = formKeys(prefix)
  const values = new Map(placesOf(fields, request).map(place => [place.path, place.value]))
  const measures = `${procedure.measuresAt}.`
  const own = `${measures}${measure}.`
  return rowsOf(fields, request, keyed, reader, request)
    .filter(row => !row.path.startsWith(measures) || row.path.startsWith(own))
    .map((row): Omit<ProposedLine, 'line'> & { line: Omit<PartLine, 'id'> } => {
      const proposed = row.path.startsWith(own)
      const text = row.kind === 'prose' ? prose.safeParse(values.get(row.path)).data : undefined
      // Under its own heading a measure's line needs no “Measure 1 ·” before it.
      const label = (proposed ? reader.say(`${keyed.label}.${row.key}`) : row.label).slice(0, lineLength)
      const said = text ? { prose: text } : { text: row.text.slice(0, lineLength) }
      return { proposed, shown: row.text, line: { label, ...(proposed ? { key: row.key } : {}), ...said } }
    })
    .toSorted((a, b) => Number(b.proposed) - Number(a.proposed))
    .slice(0, mostLines)
    .map((one, index) => ({ ...one, line: { id: `l${index + 1}`, ...one.line } }))
}
