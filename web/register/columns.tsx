import { createColumnHelper, tableFeatures } from '@tanstack/react-table'
import { Link } from 'react-router'
import type { CaseLine } from '#api/cases.ts'
import { DateText, Instant } from '../parts/date-text.tsx'
import { Pill } from '../parts/pill.tsx'
import { Reference } from '../parts/reference.tsx'
import { sideWord, stateWord, turnTone, urgencyWord } from '../parts/state.ts'
import { nameIn, type Words } from '../words/words.ts'
import { isLate } from './register-sentence.tsx'

/** The server pages and filters; the table itself only draws. */
export const features = tableFeatures({})
const column = createColumnHelper<typeof features, CaseLine>()

/** The columns of the register, with their headings in the reader's language. */
export function columnsOf(words: Words, stateName: (state: string) => string) {
  const { say, language } = words
  const heading = (id: string) => () => say(`register.column.${id}`)
  return column.columns([
    column.display({
      id: 'reference',
      header: heading('reference'),
      cell: ({ row: { original: line } }) => <References line={line} />,
    }),
    column.display({
      id: 'title',
      header: heading('title'),
      cell: ({ row: { original: line } }) => (
        <Link to={`/cases/${line.id}`} data-row className="row-link">
          <bdi>{line.title || say('case.untitled')}</bdi>
        </Link>
      ),
    }),
    column.display({
      id: 'partner',
      header: heading('partner'),
      cell: ({ row: { original: line } }) => (
        <>
          <span title={nameIn(line.partner.names, language)}>{stateName(line.partner.state)}</span>
          <small>{sideWord(words, line.procedure, line.side)}</small>
        </>
      ),
    }),
    column.display({
      id: 'state',
      header: heading('state'),
      cell: ({ row: { original: line } }) => (
        <Pill tone={turnTone(line)}>{stateWord(words, line.procedure, line.state, line.side)}</Pill>
      ),
    }),
    column.display({
      id: 'clock',
      header: heading('clock'),
      cell: ({ row: { original: line } }) => say(clockKey(line)),
    }),
    column.display({
      id: 'urgency',
      header: heading('urgency'),
      cell: ({ row: { original: line } }) =>
        line.urgency && <abbr title={urgencyWord(words, line.procedure, line.urgency)}>{line.urgency}</abbr>,
    }),
    column.display({
      id: 'due',
      header: heading('due'),
      cell: ({ row: { original: line } }) => <Due line={line} words={words} />,
    }),
    column.display({
      id: 'changed',
      header: heading('changed'),
      cell: ({ row: { original: line } }) => <Instant at={line.changed} />,
    }),
  ])
}

/** Who holds the clock, as we say it: `clock.we`, `clock.they`, `clock.nobody`. */
export function clockKey(line: Pick<CaseLine, 'holder' | 'side'>): string {
  if (line.holder === 'nobody') return 'clock.nobody'
  return line.holder === line.side ? 'clock.we' : 'clock.they'
}

/** Ours above, theirs below. */
function References({ line }: { line: CaseLine }) {
  return (
    <>
      <Reference>{line.reference}</Reference>
      {line.partnerReference !== null && (
        <small>
          <Reference>{line.partnerReference}</Reference>
        </small>
      )}
    </>
  )
}

function Due({ line, words: { say } }: { line: CaseLine; words: Words }) {
  if (line.due === null) return <span className="quiet">{say('register.noDue')}</span>
  const late = isLate(line)
  return (
    <span className={late ? 'late' : undefined}>
      <DateText date={line.due} />
      {late && <small>{say('register.late')}</small>}
    </span>
  )
}
