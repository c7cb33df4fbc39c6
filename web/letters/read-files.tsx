import { Button, Progress } from '@mantine/core'
import { useState } from 'react'
import { readFileText } from '#api/file-text.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { call, ProblemError } from '#web/client.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'

/** What words can be taken from; the server says so in the end. */
const mayHoldWords = /\.(pdf|docx|txt|text)$/i
const mediaWithWords = /^(application\/pdf|application\/vnd\.openxmlformats-.*\.document|text\/plain)/

/**
 * The files laid into the case, each with a button that takes its words out of it on the server. They go where a person
 * sees them before anything is proposed.
 */
export function ReadFiles({ onText }: { readonly onText: (text: string) => void }) {
  const { view } = useCaseDesk()
  const { say } = useWords()
  const files = view.files.filter(({ name, media }) => mayHoldWords.test(name) || mediaWithWords.test(media))
  if (files.length === 0) return null
  return (
    <section aria-labelledby="read-files">
      <h3 id="read-files">{say('letters.files')}</h3>
      <ul className="read-files">
        {files.map(file => (
          <FileLine key={file.id} id={file.id} name={file.name} onText={onText} />
        ))}
      </ul>
    </section>
  )
}

type Step =
  | { readonly step: 'still' | 'reading' | 'read' }
  | { readonly step: 'failed'; readonly error: unknown }

function FileLine(props: {
  readonly id: string
  readonly name: string
  readonly onText: (text: string) => void
}) {
  const { id, name, onText } = props
  const { view } = useCaseDesk()
  const { say } = useWords()
  const [state, setState] = useState<Step>({ step: 'still' })
  const read = async () => {
    setState({ step: 'reading' })
    try {
      const { text } = await call(readFileText, { params: { id: view.id, file: id } })
      onText(text)
      setState({ step: 'read' })
    } catch (error) {
      setState({ step: 'failed', error })
    }
  }
  return (
    <li>
      <div className="row">
        <bdi className="grow">{name}</bdi>
        <Button
          variant="default"
          size="xs"
          aria-label={say('letters.files.readNamed', { name })}
          disabled={state.step === 'reading' || state.step === 'read'}
          onClick={() => void read()}
        >
          {say('letters.files.read')}
        </Button>
      </div>
      {state.step === 'reading' && (
        <Progress
          value={100}
          size="sm"
          striped
          animated
          aria-label={say('letters.files.reading', { name })}
        />
      )}
      <div aria-live="polite">
        {state.step === 'read' && <p className="small">{say('letters.files.isRead')}</p>}
        {state.step === 'failed' && <Failed error={state.error} />}
      </div>
    </li>
  )
}

function Failed({ error }: { readonly error: unknown }) {
  const { say } = useWords()
  if (error instanceof ProblemError && error.code === 'file-has-no-text') {
    return <p className="small">{say(`post.noText.${error.problem.reason ?? 'unreadable'}`)}</p>
  }
  return <ProblemNote error={error} />
}
