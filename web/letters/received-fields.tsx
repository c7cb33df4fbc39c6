import { NativeSelect, TextInput } from '@mantine/core'
import { channels } from '#procedures/act.ts'
import { localDay } from '#web/case/case-desk.tsx'
import { useWords } from '#web/words/words.ts'
import type { WrongDay } from './days.ts'

/** How and when a letter came, as it is typed; days are empty while they are not said. */
export interface ReceivedTyped {
  readonly channel: (typeof channels)[number]
  readonly on: string
  readonly dated: string
}

/** On which road a letter came, on which day, and the day written on it. */
export function ReceivedFields({
  typed,
  onChange,
  prefix,
  wrong,
}: {
  typed: ReceivedTyped
  onChange: (typed: ReceivedTyped) => void
  /** Prefix of the procedure's words. */
  prefix: string
  wrong: { readonly on?: WrongDay; readonly dated?: WrongDay }
}) {
  const { say } = useWords()
  const field = (name: string) => say(`${prefix}.act.receive.field.${name}`)
  return (
    <div className="three">
      <NativeSelect
        label={field('channel')}
        value={typed.channel}
        onChange={event =>
          // The options are the list of channels itself.
          onChange({ ...typed, channel: event.currentTarget.value as ReceivedTyped['channel'] })
        }
        data={channels.map(one => ({
          value: one,
          label: say(`${prefix}.act.receive.option.channel.${one}`),
        }))}
      />
      <TextInput
        type="date"
        label={field('on')}
        required
        max={localDay(new Date())}
        value={typed.on}
        onChange={event => onChange({ ...typed, on: event.currentTarget.value })}
        error={wrong.on && say(`letters.wrong.${wrong.on}`)}
      />
      <TextInput
        type="date"
        label={field('dated')}
        max={typed.on}
        value={typed.dated}
        onChange={event => onChange({ ...typed, dated: event.currentTarget.value })}
        error={wrong.dated && say(`letters.wrong.${wrong.dated}`)}
      />
    </div>
  )
}
