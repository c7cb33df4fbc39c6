import { NativeSelect } from '@mantine/core'
import { letterLanguages } from '#procedures/letter.ts'
import { languageName, useWords } from '#web/words/words.ts'

/** In which language a letter, or a sheet that goes with files, is given. */
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
      label={say('case.letter.language')}
      value={language}
      onChange={event => onChoose(event.currentTarget.value)}
      data={letterLanguages.map(code => ({ value: code, label: languageName(code, reader) }))}
    />
  )
}
