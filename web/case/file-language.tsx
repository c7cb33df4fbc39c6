import { NativeSelect } from '@mantine/core'
import { acceptedLanguages } from '#law/profiles/shape.ts'
import { languageName, useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { letterLanguages } from './languages.ts'

/** In which language the files are that are dropped next; what nobody says is asked nothing. */
export function FileLanguage({ value, onChoose }: { value: string; onChoose: (language: string) => void }) {
  const { procedure, request, profiles } = useCaseDesk()
  const { say, language: page } = useWords()
  const near = [
    ...letterLanguages(procedure, request),
    ...[profiles.requesting, profiles.requested].flatMap(one => (one ? acceptedLanguages(one) : [])),
  ]
  const first = [...new Set(near)]
  const option = (code: string) => ({ value: code, label: languageName(code, page) })
  const others = written
    .filter(code => !first.includes(code))
    .map(option)
    .toSorted((a, b) => a.label.localeCompare(b.label, page))
  return (
    <NativeSelect
      label={say('translation.file.language')}
      description={say('translation.file.language.hint')}
      value={value}
      onChange={event => onChoose(event.currentTarget.value)}
      data={[
        { value: '', label: say('translation.file.language.unsaid') },
        ...(first.length > 0
          ? [{ group: say('translation.file.language.here'), items: first.map(option) }]
          : []),
        { group: say('translation.file.language.other'), items: others },
      ]}
    />
  )
}

/** Languages many files of many States are in; a code stands for each (ISO 639). */
const written: readonly string[] =
  'am ar az be bg bn bs ca cs da de el en es et fa fi fr he hi hr hu hy id is it ja ka kk km ko ky lo lt lv mk mn ms my ne nl no pl ps pt ro ru si sk sl sq sr sv sw ta tg th tk tr uk ur uz vi zh'.split(
    ' ',
  )
