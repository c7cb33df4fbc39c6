import { Button, Select } from '@mantine/core'
import { Citation } from '../parts/citation.tsx'
import { languageName, useWords } from '../words/words.ts'

/** Languages on offer: those in which requests are most often written first. */
const offered =
  'ar en es fr pt ru zh de it nl pl ro el tr uk sq bs hr sr sl sk cs hu bg mk fa ur hi bn id ja ko vi th sw am he ka hy az kk uz mn'.split(
    ' ',
  )

/** Languages ranked by hand: chosen one after the other, each can be taken one place forward or out. */
export function LanguageRanks({
  ranked,
  onChange,
  error,
}: {
  ranked: readonly string[]
  onChange: (ranked: readonly string[]) => void
  error: string | null
}) {
  const { say, language } = useWords()
  const called = (code: string) => languageName(code, language)
  return (
    <fieldset className="plain-fieldset">
      <legend>
        {say('partner.languages')} <Citation>UNTOC 18(14)</Citation>
      </legend>
      {ranked.length > 0 && (
        <ol className="language-ranks">
          {ranked.map((code, index) => (
            <li key={code}>
              <span>{called(code)}</span>
              {index > 0 && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => onChange(forward(ranked, index))}
                  aria-label={say('partners.addLetter.languages.forward', { language: called(code) })}
                >
                  {say('partners.addLetter.languages.sooner')}
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => onChange(ranked.filter(one => one !== code))}
                aria-label={say('form.remove', { item: called(code) })}
              >
                {say('partners.addLetter.languages.out')}
              </Button>
            </li>
          ))}
        </ol>
      )}
      <Select
        // Made anew after each choice: it holds none of its own.
        key={ranked.join()}
        aria-label={say('partners.addLetter.languages.next')}
        placeholder={say('partners.addLetter.languages.next')}
        searchable
        data={offered
          .filter(code => !ranked.includes(code))
          .map(code => ({ value: code, label: called(code) }))}
        value={null}
        onChange={code => {
          if (code !== null) onChange([...ranked, code])
        }}
        error={error}
      />
    </fieldset>
  )
}

function forward(ranked: readonly string[], index: number): readonly string[] {
  const code = ranked[index]
  if (code === undefined) return ranked
  const others = ranked.filter(one => one !== code)
  return others.toSpliced(index - 1, 0, code)
}
