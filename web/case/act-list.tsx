import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { exportPackage, readActFile, readPackage } from '#api/cases.ts'
import { hrefOf, saveFile } from '#web/client.ts'
import { Citation } from '#web/parts/citation.tsx'
import { Instant } from '#web/parts/date-text.tsx'
import { Mark } from '#web/parts/pill.tsx'
import { useWords } from '#web/words/words.ts'
import { ActGap } from './act-gap.tsx'
import type { Gap } from './acts-read.ts'
import { useCaseDesk, type CaseDesk } from './case-desk.tsx'
import { ActLetter, CaseLetters, usualLetterLanguage } from './act-letter.tsx'
import { FileLine } from './file-line.tsx'
import { actLines, type ActLine } from './lines.ts'
import { Receipt } from './receipt.tsx'

/**
 * Acts, newest first, ours and theirs told apart by shape, place and word; where some were not read yet, it says so
 * in their place.
 */
export function ActList() {
  const desk = useCaseDesk()
  const { procedure, state, acts, voices, reader } = desk
  const { say, language: page } = useWords()
  const [language, setLanguage] = useState(() => usualLetterLanguage(desk, page))
  const lines = useMemo(
    () => actLines(procedure, state, acts.entries, voices, reader),
    [procedure, state, acts.entries, voices, reader],
  )
  const lost = useActInAddress(acts)
  const asked = useRef<number>(undefined)
  useEffect(() => {
    // Whoever asked for more reads on where they were.
    const id = acts.entries.find(entry => entry.n === asked.current)?.header.id
    if (id === undefined) return
    asked.current = undefined
    document.getElementById(`act-${id}`)?.focus()
  }, [acts.entries])
  return (
    <section aria-labelledby="acts">
      <div className="heading">
        <h2 id="acts">{say('case.acts')}</h2>
        <small>{say('case.acts.order')}</small>
        <CaseLetters language={language} onLanguage={setLanguage} />
      </div>
      {lost && <p className="act-note warn">{say('case.acts.lost')}</p>}
      <ol className="acts" reversed>
        {withGaps(lines, acts.gaps).map(one =>
          'hash' in one ? (
            <Act key={one.hash} line={one} language={language} onLanguage={setLanguage} />
          ) : (
            <ActGap
              key={`to ${one.first}`}
              gap={one}
              atEnd={one.first === 1}
              onAsk={n => (asked.current = n)}
            />
          ),
        )}
      </ol>
    </section>
  )
}

/** The lines with what lies between them, newest first. */
function withGaps(lines: readonly ActLine[], gaps: readonly Gap[]): (ActLine | Gap)[] {
  const newest = (one: ActLine | Gap) => ('hash' in one ? one.n : one.last)
  return [...lines, ...gaps].toSorted((a, b) => newest(b) - newest(a))
}

/**
 * Goes to the act that the address names (`#act-…`), read from the server where it is an old one. `true` when the
 * case has no such act.
 */
function useActInAddress({ entries, reach }: CaseDesk['acts']): boolean {
  const { hash, key } = useLocation()
  const going = `${key} ${hash}`
  const [lost, setLost] = useState<string>()
  const sought = useRef<string>(undefined)
  const arrived = useRef<string>(undefined)
  const id = /^#act-([0-9a-f-]{36})$/.exec(hash)?.[1]
  const there = id !== undefined && entries.some(entry => entry.header.id === id)
  useEffect(() => {
    if (id === undefined || arrived.current === going) return
    if (!there) {
      if (sought.current !== going) void reach(id).then(found => found || setLost(going))
      sought.current = going
      return
    }
    const line = document.getElementById(`act-${id}`)
    line?.scrollIntoView()
    line?.focus({ preventScroll: true })
    arrived.current = going
  }, [id, going, there, reach])
  return lost === going && !there
}

function Act({
  line,
  language,
  onLanguage,
}: {
  line: ActLine
  language: string
  onLanguage: (code: string) => void
}) {
  const { cites } = useCaseDesk()
  const { say } = useWords()
  const cited = line.topic && line.strand === 'shared' ? cites(line.topic) : undefined
  const told = (line.rows.find(row => row.kind === 'prose') ?? line.rows.find(row => row.kind === 'line'))
    ?.text
  return (
    // Focused by a link to it, and after more were read.
    <li id={`act-${line.id}`} tabIndex={-1} className={`act ${line.side} ${line.strand}`}>
      <Instant at={line.at} />
      <div className="act-said">
        <p className="act-sentence">
          <Mark tone={line.side} />
          <span className="seen-by-ear">{say(`case.acts.${line.side}`)} </span>
          <b>{line.sentence}</b>{' '}
          {line.files.length > 0 && <span>{say('case.acts.files', { count: line.files.length })} </span>}
          {cited && <Citation layer={cited.layer}>{cited.citation}</Citation>}
        </p>
        {line.outOfTurn && <p className="act-note warn">{say('case.acts.outOfTurn')}</p>}
        {line.destroyed && (
          <p className="act-note stop">
            {say(line.destroyed.authority ? 'case.acts.destroyed' : 'case.acts.gone', line.destroyed)}
          </p>
        )}
        {told && (
          <p className="act-told">
            <bdi>{told}</bdi>
          </p>
        )}
        <ActLetter line={line} language={language} onLanguage={onLanguage} />
        <ActDetails line={line} />
      </div>
      <Receipt line={line} />
    </li>
  )
}

/** Everything the act says, its files, and what proves it. */
function ActDetails({ line }: { line: ActLine }) {
  const { view } = useCaseDesk()
  const { say } = useWords()
  const params = { id: view.id, act: line.id }
  return (
    <details className="act-details">
      <summary>{say('case.acts.details')}</summary>
      <dl className="pairs">
        {line.rows.map(row => (
          <div key={row.path}>
            <dt>{row.label}</dt>
            <dd dir="auto">{row.text}</dd>
          </div>
        ))}
        <div>
          <dt>{say('case.acts.hash')}</dt>
          <dd className="hash">{line.hash}</dd>
        </div>
        <div>
          <dt>{say('case.acts.link', { n: line.n })}</dt>
          <dd className="hash">{line.link}</dd>
        </div>
      </dl>
      {line.files.length > 0 && (
        <ul className="files">
          {line.files.map((file, index) => (
            <FileLine
              key={`${file.sha256} ${index}`}
              file={file}
              href={hrefOf(readActFile, { params: { ...params, position: index + 1 } })}
            />
          ))}
        </ul>
      )}
      {line.crossing && line.crossing.package !== null && (
        <p className="row small">
          <a href={hrefOf(readPackage, { params })} download>
            {say('case.proof.container')}
          </a>
          {line.crossing.direction === 'sent' && (
            <button type="button" className="link" onClick={() => void saveFile(exportPackage, { params })}>
              {say('case.proof.export')}
            </button>
          )}
        </p>
      )}
    </details>
  )
}
