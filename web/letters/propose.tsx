import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#web/words/words.ts'
import { useProposed } from './use-proposals.ts'
import './proposals.css'

/** The most characters of a letter that are read: some three hundred pages. */
const mostText = 1_000_000

/** The way into proposals: reads the text of the letter, and says what came of it. */
export function Propose() {
  const proposed = useProposed()
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  if (!proposed) return null
  const { read, waiting } = proposed
  return (
    <div className="propose">
      <div className="row">
        <Button variant="light" size="sm" onClick={() => setOpen(true)}>
          {say('letters.propose')}
        </Button>
        {read && (
          <p className="small" role="status">
            {say(read.language === undefined ? 'letters.propose.noLanguage' : 'letters.propose.waiting', {
              count: waiting.length,
            })}
          </p>
        )}
        {read && (
          <button type="button" className="link small" onClick={proposed.forget}>
            {say('letters.propose.forget')}
          </button>
        )}
      </div>
      {read && read.left.length > 0 && <LeftAlone />}
      {open && <ProposeDialog onClose={() => setOpen(false)} />}
    </div>
  )
}

/** What was seen and not proposed, with the reason, so that somebody looks there. */
function LeftAlone() {
  const proposed = useProposed()
  const { say } = useWords()
  const left = proposed?.read?.left ?? []
  return (
    <details className="small left-alone">
      <summary>{say('letters.left', { count: left.length })}</summary>
      <ul>
        {left.map(one => (
          <li key={`${one.path} ${one.from}`}>
            <bdi>“{one.words.slice(0, 120)}”</bdi>: {say(`letters.doubt.${one.doubt}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function ProposeDialog({ onClose }: { onClose: () => void }) {
  const proposed = useProposed()
  const { say } = useWords()
  const [text, setText] = useState('')
  const [pending, setPending] = useState(false)
  const readIn = async (from: string) => {
    setPending(true)
    await proposed?.readText(from)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('letters.propose')}
      size="lg"
      closeButtonProps={{ 'aria-label': say('letters.propose.close') }}
    >
      <div className="stack">
        <p>{say('letters.propose.how')}</p>
        <Textarea
          label={say('letters.propose.paste')}
          description={say('letters.propose.paste.hint')}
          dir="auto"
          autosize
          minRows={8}
          maxRows={18}
          maxLength={mostText}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <Button loading={pending} disabled={text.trim() === ''} onClick={() => void readIn(text)}>
          {say('letters.propose.read')}
        </Button>
      </div>
    </Modal>
  )
}
