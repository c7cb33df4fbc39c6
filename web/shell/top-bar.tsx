import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useWords } from '../words/words.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { LookSwitch } from './look-switch.tsx'
import { Palette } from './palette.tsx'
import { Who } from './who.tsx'

/** The palette's door, the language, the look, and who is here. */
export function TopBar() {
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  // Also while typing: the palette is the way out of any field.
  useHotkeys([['mod+K', () => setOpen(true)]], [])
  return (
    <section className="top-bar" aria-label={say('shell.bar')}>
      <button
        type="button"
        className="palette-door"
        onClick={() => setOpen(true)}
        aria-keyshortcuts="Control+K"
      >
        <span>{say('palette.door')}</span>
        <kbd dir="ltr">Ctrl K</kbd>
      </button>
      <div className="top-bar-end">
        <LanguageSwitch />
        <LookSwitch />
        <Who />
      </div>
      {open && <Palette onClose={() => setOpen(false)} />}
    </section>
  )
}
