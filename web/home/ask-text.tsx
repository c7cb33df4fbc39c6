import { Textarea } from '@mantine/core'
import { proseLimit } from '#procedures/field.ts'
import { directionOf } from '../words/words.ts'

/** A free text of an ask, in one language. */
export function AskText({
  label,
  hint,
  language,
  value,
  onChange,
  optional = false,
  rows = 4,
}: {
  label: string
  hint?: string | undefined
  language: string
  value: string
  onChange: (text: string) => void
  optional?: boolean
  rows?: number
}) {
  return (
    <Textarea
      label={label}
      description={hint}
      value={value}
      required={!optional}
      withAsterisk={false}
      autosize
      minRows={rows}
      maxLength={proseLimit}
      lang={language}
      dir={value === '' ? directionOf(language) : 'auto'}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
