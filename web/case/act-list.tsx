import { useMemo, useState } from 'react'
import { exportPackage, readActFile, readPackage } from '#api/cases.ts'
import { hrefOf, saveFile } from '#web/client.ts'
import { Citation } from '#web/parts/citation.tsx'
import { Instant } from '#web/parts/date-text.tsx'
import { Mark } from '#web/parts/pill.tsx'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { ActLetter, LetterLanguage, usualLetterLanguage } from './act-letter.tsx'
import { FileLine } from './file-line.tsx'
import { actLines, type ActLine } from './lines.ts'
import { Receipt } from './receipt.tsx'
import { TakeOut } from './take-out.tsx'
import { useRelease } from './use-release.ts'

/** Every act, newest first, ours and theirs told apart by shape, place and word. */
export function ActList() {
  const desk = useCaseDesk()
  const { procedure, state, view, voices, reader } = desk
  const { say, language: page } = useWords()
  const [language, setLanguage] = useState(() => usualLetterLanguage(desk, page))
  const lines = useMemo(
    () => actLines(procedure, state, view.entries, voices, reader),
    [procedure, state, view.entries, voices, reader],
  )
  return (
    <section aria-labelledby="acts">
      <div className="heading">
        <h2 id="acts">{say('case.acts')}</h2>
        <small>{say('case.acts.order')}</small>
        <LetterLanguage language={language} onChoose={setLanguage} />
      </div>
      <ol className="acts" reversed>
        {lines.map(line => (
          <Act key={line.hash} line={line} language={language} />
        ))}
      </ol>
    </section>
  )
}

function Act({ line, language }: { line: ActLine; language: string }) {
  const { cites } = useCaseDesk()
  const { say } = useWords()
  const cited = line.topic && line.strand === 'shared' ? cites(line.topic) : undefined
  const told = (line.rows.find(row => row.kind === 'prose') ?? line.rows.find(row => row.kind === 'line'))
    ?.text
  return (
    <li id={`act-${line.id}`} className={`act ${line.side} ${line.strand}`}>
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
        <ActLetter line={line} language={language} />
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
  const { furnished, query } = useRelease(line)
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
              href={query && hrefOf(readActFile, { params: { ...params, position: index + 1 }, query })}
            />
          ))}
        </ul>
      )}
      {furnished && !query && !line.destroyed && <TakeOut result={line.id} />}
      {query && line.crossing && line.crossing.package !== null && (
        <p className="row small">
          <a href={hrefOf(readPackage, { params, query })} download>
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
