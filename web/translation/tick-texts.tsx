import { Checkbox } from '@mantine/core'
import type { Unit } from '#procedures/lanes/translation/work.ts'
import type { SpecialInput } from '#web/request/fields/form-desk.ts'
import { itemsOf } from '#web/request/values.ts'
import { useWords } from '#web/words/words.ts'
import { useCandidates } from './candidates.ts'
import { stateSaid } from './unit-state.ts'
import { numbered, orderedText } from './wishes.ts'

/** The texts an order is for. */
export function OrderTexts(props: SpecialInput) {
  return <TickTexts {...props} item={orderedText} />
}

/** The texts that stay without translation. */
export function WaiveTexts(props: SpecialInput) {
  return <TickTexts {...props} item={({ of }) => ({ of })} />
}

function TickTexts({ id, value, onChange, item }: SpecialInput & { item: (unit: Unit) => object }) {
  const { desk, units } = useCandidates()
  const { say } = useWords()
  const ticked = itemsOf(value).map(one => String(one['of']))
  const choose = (chosen: readonly string[]) => {
    const next = numbered(units.filter(unit => chosen.includes(unit.of)).map(item))
    onChange(next.length > 0 ? next : undefined)
  }
  return (
    <div role="group" aria-labelledby={id.replace(/:input$/, ':label')}>
      <Checkbox.Group value={ticked} onChange={choose}>
        <div className="stack">
          {units.map(unit => (
            <Checkbox
              key={unit.of}
              value={unit.of}
              label={
                <>
                  <bdi>{desk?.nameOf(unit.of)}</bdi>{' '}
                  <span className="quiet small">{say(`translation.state.${stateSaid(unit).said}`)}</span>
                </>
              }
            />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  )
}
