import type { Unit } from '#procedures/lanes/translation/work.ts'
import { Pill } from '#web/parts/pill.tsx'
import { languageName, useWords } from '#web/words/words.ts'
import { stateSaid } from './unit-state.ts'
import type { TranslationDesk } from './use-translation.ts'

/** Parts by languages; each place says in a word where it stands and opens its text. */
export function LanguageMatrix({ desk, onShow }: { desk: TranslationDesk; onShow: (unit: Unit) => void }) {
  const { say, language } = useWords()
  const parts = [...new Set(desk.units.map(unit => unit.of))]
  return (
    // What may scroll to the side has to be reached by the keyboard.
    <section className="languages-scroll" aria-label={say('translation.matrix')} tabIndex={0}>
      <table className="languages-table">
        <thead>
          <tr>
            <th scope="col">{say('translation.part')}</th>
            {desk.languages.map(code => (
              <th scope="col" key={code}>
                {languageName(code, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map(of => (
            <tr key={of}>
              <th scope="row">
                <bdi>{desk.nameOf(of)}</bdi>
              </th>
              {desk.languages.map(code => {
                const unit = desk.units.find(one => one.of === of && one.into === code)
                return <td key={code}>{unit && <Place unit={unit} desk={desk} onShow={onShow} />}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Place({ unit, desk, onShow }: { unit: Unit; desk: TranslationDesk; onShow: (unit: Unit) => void }) {
  const { say, language } = useWords()
  const { said, tone } = stateSaid(unit)
  const word = say(`translation.state.${said}`)
  if (said === 'original') return <span className="quiet small">{word}</span>
  return (
    <button
      type="button"
      className="languages-place"
      onClick={() => onShow(unit)}
      aria-label={say('translation.place', {
        text: desk.nameOf(unit.of),
        language: languageName(unit.into, language),
        state: word,
      })}
    >
      <Pill tone={tone}>{word}</Pill>
    </button>
  )
}
