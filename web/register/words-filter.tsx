import { TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { useWords } from '../words/words.ts'

/** Words to find in references, titles and names. `/` brings the hand here. */
export function WordsFilter({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const { say } = useWords()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  const tell = useDebouncedCallback((words: string) => {
    setTold(words)
    onChange(words)
  }, 250)
  // The address changed by another way: “clear”, or going back.
  if (value !== told) {
    setTold(value)
    setTyped(value)
  }
  useHotkeys([['/', () => field.current?.focus()]])
  return (
    <TextInput
      ref={field}
      className="filters-words"
      label={say('register.filter.words')}
      placeholder={say('register.filter.words.hint')}
      type="search"
      size="sm"
      maxLength={200}
      value={typed}
      onChange={event => {
        setTyped(event.currentTarget.value)
        tell(event.currentTarget.value.trim())
      }}
      rightSection={<kbd aria-hidden="true">/</kbd>}
    />
  )
}
