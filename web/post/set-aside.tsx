import { Button, Textarea } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { useNavigate } from 'react-router'
import type { PostView } from '#api/post.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'
import { useDecision } from './use-decision.ts'

/** The message is nothing for a case: set aside with the reason, kept, and taken back whenever somebody knows better. */
export function SetAside({ view }: { view: PostView }) {
  const { say } = useWords()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const decision = useDecision(view.id, () => void navigate('/post'))
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (reason.trim().length >= 3) decision.take({ kind: 'setAside', reason: reason.trim() })
  }
  return (
    <form className="stack" onSubmit={onSubmit}>
      <p className="small quiet">{say('post.setAside.why')}</p>
      <Textarea
        label={say('post.setAside.reason')}
        required
        autosize
        minRows={2}
        maxLength={1000}
        dir="auto"
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      {decision.error && <ProblemNote error={decision.error} />}
      <Button
        type="submit"
        variant="default"
        loading={decision.isPending}
        disabled={reason.trim().length < 3}
      >
        {say('post.setAside')}
      </Button>
    </form>
  )
}
