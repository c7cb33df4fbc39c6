import { Checkbox } from '@mantine/core'
import type { SpecialInput } from '#web/request/fields/form-desk.ts'
import { itemsOf } from '#web/request/values.ts'
import { useWords } from '#web/words/words.ts'
import { Both, TextIn } from './both.tsx'
import { useCandidates } from './candidates.ts'
import { UnitFile } from './unit-file.tsx'
import { isToCheck } from './unit-state.ts'
import { numbered } from './wishes.ts'

/** Source beside translation, each ticked by whoever read both. */
export function CheckTexts({ value, onChange }: SpecialInput) {
  const { desk, units } = useCandidates()
  const { say } = useWords()
  const compared = units.filter(unit => unit.translation !== undefined)
  const ticked = new Set(itemsOf(value).map(one => String(one['of'])))
  const tick = (of: string, on: boolean) => {
    const next = compared
      .filter(unit => (unit.of === of ? on : ticked.has(unit.of)))
      .map(unit => ({ of: unit.of, version: unit.version, translation: unit.translation }))
    onChange(next.length > 0 ? numbered(next) : undefined)
  }
  if (!desk) return null
  return (
    <ul className="side-by-side">
      {compared
        .filter(unit => isToCheck(unit) || ticked.has(unit.of))
        .map(unit => (
          <li key={unit.of}>
            <h3>
              <bdi>{desk.nameOf(unit.of)}</bdi>
            </h3>
            {unit.state === 'ofAnotherVersion' && <p className="why">{say('translation.otherVersion')}</p>}
            <Both
              from={unit.from}
              into={unit.into}
              source={
                unit.of.startsWith('file:') ? (
                  <UnitFile sha256={unit.version} />
                ) : (
                  <TextIn language={unit.from} text={desk.sourceOf(unit)} />
                )
              }
            >
              {unit.text === undefined ? (
                <UnitFile sha256={unit.translation ?? ''} />
              ) : (
                <TextIn language={unit.into} text={unit.text} />
              )}
            </Both>
            <Checkbox
              checked={ticked.has(unit.of)}
              onChange={event => tick(unit.of, event.currentTarget.checked)}
              label={say('translation.compared', { text: desk.nameOf(unit.of) })}
            />
          </li>
        ))}
    </ul>
  )
}
