import { NativeSelect } from '@mantine/core'
import { readActLetter } from '#api/letters.ts'
import { letterLanguages } from '#procedures/letter.ts'
import { hasLetter } from '#procedures/letter-of.ts'
import { hrefOf } from '#web/client.ts'
import { languageName, useWords } from '#web/words/words.ts'
import { useCaseDesk, type CaseDesk } from './case-desk.tsx'
import { exchangeLanguages } from './languages.ts'
import type { ActLine } from './lines.ts'
import { useRelease } from './use-release.ts'

/** The letter of an act that crossed, as PDF and as Word document. */
export function ActLetter({ line, language }: { line: ActLine; language: string }) {
  const { procedure, view } = useCaseDesk()
  const { say, language: reader } = useWords()
  const { query } = useRelease(line)
  // What came by letter has its letter: the scan.
  const came = line.way?.is === 'came'
  const written = line.strand === 'shared' && !came && !line.outOfTurn && !line.destroyed
  if (!written || !query || !hasLetter(procedure, line.type)) return null
  const of = { n: line.n, language: languageName(language, reader) }
  const href = (form: 'pdf' | 'docx') =>
    hrefOf(readActLetter, { params: { id: view.id, act: line.id, language }, query: { form, ...query } })
  return (
    <p className="row small act-letter">
      <span>{say('case.letter')}</span>
      <a href={href('pdf')} target="_blank" rel="noreferrer" aria-label={say('case.letter.pdf.of', of)}>
        {say('case.letter.pdf')}
      </a>
      <a href={href('docx')} download aria-label={say('case.letter.docx.of', of)}>
        {say('case.letter.docx')}
      </a>
    </p>
  )
}

/** In which language the letters of the acts are given. */
export function LetterLanguage({
  language,
  onChoose,
}: {
  language: string
  onChoose: (code: string) => void
}) {
  const { say, language: reader } = useWords()
  return (
    <NativeSelect
      size="xs"
      aria-label={say('case.letter.language')}
      value={language}
      onChange={event => onChoose(event.currentTarget.value)}
      data={letterLanguages.map(code => ({ value: code, label: languageName(code, reader) }))}
    />
  )
}

/** The language we write to the other side in, or the reader's where letters are not written in that one. */
export function usualLetterLanguage(
  { procedure, request, side, profiles }: CaseDesk,
  reader: string,
): string {
  const usual = exchangeLanguages(procedure, request, side, profiles.requested, reader)
  return usual.find(one => letterLanguages.some(language => language === one)) ?? reader
}
