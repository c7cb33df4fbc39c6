import { Button } from '@mantine/core'
import type { CaseLine } from '#api/cases.ts'
import { offer } from '../client.ts'
import { sideWord, stateWord } from '../parts/state.ts'
import { nameIn, useWords, type Words } from '../words/words.ts'
import { clockKey } from './columns.tsx'
import { csv } from './csv.ts'

/** What is shown, as a file for a spreadsheet: the same cases, the same words. */
export function ExportButton({ lines }: { lines: readonly CaseLine[] }) {
  const words = useWords()
  const save = () =>
    offer(
      new Blob(
        [
          csv(
            headings(words),
            lines.map(line => cells(line, words)),
          ),
        ],
        {
          type: 'text/csv;charset=utf-8',
        },
      ),
      words.say('register.export.name', { date: new Date().toISOString().slice(0, 10) }),
    )
  return (
    <Button variant="default" onClick={save}>
      {words.say('register.export', { count: lines.length })}
    </Button>
  )
}

const columns = [
  'reference',
  'partnerReference',
  'title',
  'side',
  'partner',
  'state',
  'clock',
  'urgency',
  'officer',
  'opened',
  'due',
  'changed',
  'closed',
] as const

const headings = ({ say }: Words) => columns.map(id => say(`register.column.${id}`))

/** Dates stay as ISO 8601 has them: a spreadsheet can sort them. */
function cells(line: CaseLine, words: Words): string[] {
  const { say, language } = words
  const values: Readonly<Record<(typeof columns)[number], string | null>> = {
    reference: line.reference,
    partnerReference: line.partnerReference,
    title: line.title,
    side: sideWord(words, line.procedure, line.side),
    partner: nameIn(line.partner.names, language),
    state: stateWord(words, line.procedure, line.state, line.side),
    clock: say(clockKey(line)),
    urgency: line.urgency,
    officer: line.officer?.name ?? null,
    opened: line.opened,
    due: line.due,
    changed: line.changed,
    closed: line.closed,
  }
  return columns.map(id => values[id] ?? '')
}
