import type { CaseLine } from '#api/cases.ts'
import { StatusSentence, ours } from '../parts/status-sentence.tsx'
import { useWords } from '../words/words.ts'

/** “34 cases, 21 open; in 5 we hold the clock.” Of what is shown, and saying so when there is more. */
export function RegisterSentence({
  lines,
  more,
  filtered,
  ready,
}: {
  lines: readonly CaseLine[]
  more: boolean
  filtered: boolean
  ready: boolean
}) {
  const { rich } = useWords()
  if (!ready) return <StatusSentence>&nbsp;</StatusSentence>
  const open = lines.filter(line => line.closed === null)
  const held = open.filter(line => line.holder === line.side).length
  const late = open.filter(line => isLate(line)).length
  const key = more ? 'register.sentence.newest' : filtered ? 'register.sentence.found' : 'register.sentence'
  return (
    <StatusSentence>
      {rich(key, { count: lines.length, open: open.length })}
      {rich('register.sentence.held', { held, ours })}
      {late > 0 && <> {rich('register.sentence.late', { count: late })}</>}
    </StatusSentence>
  )
}

/** Whether the day by which something is due has passed. */
export function isLate(line: CaseLine): boolean {
  return line.closed === null && line.due !== null && new Date(endOf(line.due)).getTime() < Date.now()
}

/** A day without a clock lasts until its end in the reader's zone. */
function endOf(due: string): string {
  return due.length === 10 ? `${due}T23:59:59` : due
}
