import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { procedures } from '#procedures/procedures.ts'
import { useMe } from '#web/shell/me.ts'
import { nameIn, useWords, wordsPrefix } from '#web/words/words.ts'

const confidentialities = [0, 1, 2]

/** What is said of every new case, whichever side begins it. */
export interface NewCase {
  readonly procedure: string
  readonly unit: string
  readonly title: string
  readonly confidentiality: number
}

/** A new case as it is typed, beginning with the first procedure and the person's first unit. */
export function useNewCase() {
  const me = useMe()
  return useState<NewCase>(() => ({
    procedure: Object.keys(procedures)[0] ?? '',
    unit: me.units[0]?.id ?? '',
    title: '',
    confidentiality: 0,
  }))
}

interface Typed {
  readonly typed: NewCase
  readonly onChange: (typed: NewCase) => void
}

/** Under which procedure; not asked where there is only one. */
export function ProcedureField({ typed, onChange }: Typed) {
  const { say, has } = useWords()
  const known = Object.keys(procedures)
  const nameOf = (id: string) => (has(`${wordsPrefix(id)}.name`) ? say(`${wordsPrefix(id)}.name`) : id)
  if (known.length <= 1) return null
  return (
    <NativeSelect
      label={say('start.procedure')}
      value={typed.procedure}
      onChange={event => onChange({ ...typed, procedure: event.currentTarget.value })}
      data={known.map(id => ({ value: id, label: nameOf(id) }))}
    />
  )
}

/** What the case is called here. */
export function TitleField({ typed, onChange }: Typed) {
  const { say } = useWords()
  return (
    <TextInput
      label={say('start.name')}
      description={say('start.name.hint')}
      dir="auto"
      maxLength={300}
      value={typed.title}
      onChange={event => onChange({ ...typed, title: event.currentTarget.value })}
    />
  )
}

/** Where the case lives, and who may see it. */
export function PlaceFields({ typed, onChange }: Typed) {
  const me = useMe()
  const { say, language } = useWords()
  return (
    <>
      <NativeSelect
        label={say('start.unit')}
        value={typed.unit}
        onChange={event => onChange({ ...typed, unit: event.currentTarget.value })}
        data={me.units.map(one => ({ value: one.id, label: nameIn(one.names, language) }))}
      />
      <NativeSelect
        label={say('start.confidentiality')}
        value={String(typed.confidentiality)}
        onChange={event => onChange({ ...typed, confidentiality: Number(event.currentTarget.value) })}
        data={confidentialities
          .filter(level => level <= me.level)
          .map(level => ({ value: String(level), label: say(`start.confidentiality.${level}`) }))}
      />
    </>
  )
}
