import { Textarea } from '@mantine/core'
import type { ComponentType } from 'react'
import type { SpecialInput } from '#web/request/fields/form-desk.ts'

/** Lines of our own work that hold sentences rather than names and numbers: they get the width of the form. */
const sentences = [
  'waiveSecondPerson.why',
  'waiveSecondPerson.cannotWait',
  'confirmAfterwards.note',
  'objectAfterwards.reasons',
  'objectAfterwards.done',
  'recordCall.asked',
  'recordCall.urgent',
  'decideOnOralRequest.reasons',
] as const

/** Their inputs, by act and field. */
export const sentenceInputs: Readonly<Record<string, ComponentType<SpecialInput>>> = Object.fromEntries(
  sentences.map(key => [key, SentenceInput]),
)

function SentenceInput({ id, value, onChange, describedBy }: SpecialInput) {
  return (
    <Textarea
      id={id}
      aria-describedby={describedBy}
      // The label of the field stands above, under the id of the field.
      aria-labelledby={id.replace(/:input$/, ':label')}
      dir="auto"
      autosize
      minRows={2}
      maxLength={1_000}
      value={typeof value === 'string' ? value : ''}
      // A line stays one line: it is set into letters and notes as one.
      onChange={event => onChange(event.currentTarget.value.replaceAll('\n', ' ') || undefined)}
    />
  )
}
