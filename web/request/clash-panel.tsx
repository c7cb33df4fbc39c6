import { Button, Radio } from '@mantine/core'
import { fieldsOf } from '#procedures/procedure.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { formKeys, labelOf } from '#web/case/rows.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { languageName, useWords } from '#web/words/words.ts'
import type { Clash, DraftHand } from './use-draft.ts'
import { isRecord, placeFor, placesOf, valueAt } from './values.ts'
import { same } from './merge.ts'

/** A colleague saved meanwhile: what was theirs alone is in; where both wrote, one chooses, place by place. */
export function ClashPanel({ clash, hand }: { clash: Clash; hand: DraftHand }) {
  const { procedure, prefix } = useCaseDesk()
  const { say, language } = useWords()
  const places = placesOf(fieldsOf(procedure.form), hand.values)
  const label = (path: string) => {
    const place = placeFor(places, path)
    if (!place) return path
    const rest = path.slice(place.path.length + 1)
    const name = labelOf(place, formKeys(prefix), say)
    return place.field.kind === 'prose' && rest ? `${name} (${languageName(rest, language)})` : name
  }
  return (
    <section className="clash" role="alert" aria-labelledby="clash">
      <h2 id="clash">{say('request.clash', { by: clash.by })}</h2>
      <p className="small">
        <Instant at={clash.at} /> {say('request.clash.taken', { count: clash.taken })}
      </p>
      {clash.conflicts.map(conflict => (
        <Radio.Group
          key={conflict.path}
          label={label(conflict.path)}
          value={same(valueAt(hand.values, conflict.path), conflict.theirs) ? 'theirs' : 'mine'}
          onChange={chosen => hand.set(conflict.path, chosen === 'theirs' ? conflict.theirs : conflict.mine)}
        >
          <div className="clash-choice">
            <Radio value="mine" label={say('request.clash.mine')} description={inShort(conflict.mine)} />
            <Radio
              value="theirs"
              label={say('request.clash.theirs', { by: clash.by })}
              description={inShort(conflict.theirs)}
            />
          </div>
        </Radio.Group>
      ))}
      <Button size="sm" onClick={hand.settle}>
        {say('request.clash.goOn')}
      </Button>
    </section>
  )
}

/** A value in a line, to tell two apart. */
function inShort(value: unknown): string {
  if (value === undefined) return '—'
  if (isRecord(value) && typeof value['text'] === 'string') return value['text'].slice(0, 240)
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 240)
}
