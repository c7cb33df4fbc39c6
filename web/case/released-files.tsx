import { Button } from '@mantine/core'
import { useState } from 'react'
import { readActFile, readPackage } from '#api/cases.ts'
import { readReleaseBundle, readReleaseSheet, type Release } from '#api/releases.ts'
import { hrefOf } from '#web/client.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { useWords } from '#web/words/words.ts'
import { usualLetterLanguage } from './act-letter.tsx'
import { useCaseDesk } from './case-desk.tsx'
import { FileLine } from './file-line.tsx'
import { LetterLanguage } from './letter-language.tsx'

/** What was released: all of it with its cover sheet, the sheet alone, each file. */
export function ReleasedFiles({ release, onClose }: { release: Release; onClose: () => void }) {
  const desk = useCaseDesk()
  const { say, language: page } = useWords()
  const [language, setLanguage] = useState(() => usualLetterLanguage(desk, page))
  const { id } = desk.view
  const params = { id, act: release.result }
  const query = { release: release.id }
  const files = desk.state.shared.results.find(one => one.act === release.result)?.files ?? []
  const sealed = desk.view.road === 'exchange'
  return (
    <div className="act-form" role="status">
      <p>
        {say('case.release.done')}{' '}
        {release.until && (
          <>
            {say('case.release.until')} <Instant at={release.until} />.
          </>
        )}
      </p>
      <div className="row">
        <Button
          component="a"
          href={hrefOf(readReleaseBundle, { params: { ...params, language }, query })}
          download
        >
          {say('case.release.bundle')}
        </Button>
        <LetterLanguage language={language} onChoose={setLanguage} />
      </div>
      <p className="row small">
        <a
          href={hrefOf(readReleaseSheet, { params: { ...params, language }, query })}
          target="_blank"
          rel="noreferrer"
        >
          {say('case.release.sheet')}
        </a>
        {sealed && (
          <a href={hrefOf(readPackage, { params, query })} download>
            {say('case.proof.container')}
          </a>
        )}
      </p>
      <ul className="files">
        {files.map((file, index) => (
          <FileLine
            key={`${file.sha256} ${index}`}
            file={file}
            href={hrefOf(readActFile, { params: { ...params, position: index + 1 }, query })}
          />
        ))}
      </ul>
      <div className="row dialog-end">
        <Button variant="default" onClick={onClose}>
          {say('case.dialog.close')}
        </Button>
      </div>
    </div>
  )
}
