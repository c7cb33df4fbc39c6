import { Modal } from '@mantine/core'
import { useId, useState, type KeyboardEvent } from 'react'
import { useWords } from '../words/words.ts'
import { usePaletteEntries, type PaletteEntry } from './palette-entries.ts'

/** One field from which everything is reached: pages, cases by words, a new request. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { say } = useWords()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useId()
  const { entries, searching } = usePaletteEntries(words)
  const current = Math.min(chosen, entries.length - 1)
  const take = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    entry.go()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(current + 1, entries.length - 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(current - 1, 0))
    else if (event.key === 'Enter') take(entries[current])
    else return
    event.preventDefault()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('palette.title')}
      size="lg"
      yOffset="10vh"
      closeButtonProps={{ 'aria-label': say('page.close') }}
    >
      <input
        className="palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={entries[current] ? `${list}-${current}` : undefined}
        aria-label={say('palette.door')}
        placeholder={say('palette.hint')}
        data-autofocus
        value={words}
        onChange={event => {
          setWords(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <Entries id={list} entries={entries} current={current} onTake={take} />
      <p className="small quiet" role="status">
        {searching ? say('palette.searching') : say('palette.found', { count: entries.length })}
      </p>
    </Modal>
  )
}

function Entries({
  id,
  entries,
  current,
  onTake,
}: {
  id: string
  entries: readonly PaletteEntry[]
  current: number
  onTake: (entry: PaletteEntry) => void
}) {
  const { say } = useWords()
  return (
    <div className="palette-list" role="listbox" id={id} aria-label={say('palette.title')}>
      {entries.map((entry, index) => (
        // The keyboard stays in the field above and moves through the list from there.
        <button
          type="button"
          key={entry.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onTake(entry)}
        >
          <bdi>{entry.label}</bdi>
          <span className="quiet small">{entry.aside}</span>
        </button>
      ))}
    </div>
  )
}
