import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ActProblem } from '#web/case/act-problem.tsx'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { Said } from '#web/case/lanes.tsx'
import { useTakeAct } from '#web/case/take-act.ts'
import { Mark } from '#web/parts/pill.tsx'
import { Prose } from '#web/parts/prose.tsx'
import { useWords } from '#web/words/words.ts'
import type { CommentShown } from './comments.ts'
import './draft.css'

const resolve = 'resolveComment'
const outcomes = ['takenUp', 'notTakenUp'] as const

/** What the partner said about one place of our draft, each settled with one press. */
export function FieldComments({ comments }: { comments: readonly CommentShown[] }) {
  const { say } = useWords()
  if (comments.length === 0) return null
  return (
    <ul className="field-comments" aria-label={say('draft.comments')}>
      {comments.map(one => (
        <li key={one.comment.id}>{one.resolved ? <Settled shown={one} /> : <Open shown={one} />}</li>
      ))}
    </ul>
  )
}

function Open({ shown }: { shown: CommentShown }) {
  return (
    <>
      <Words shown={shown} />
      <Resolve comment={shown.comment.id} />
    </>
  )
}

function Words({ shown: { comment, version } }: { shown: CommentShown }) {
  const { side } = useCaseDesk()
  const { say } = useWords()
  return (
    <Said
      side={side === 'requested' ? 'ours' : 'theirs'}
      at={comment.at}
      label={say('draft.comment.on', { version })}
    >
      <Prose text={comment.comment} />
    </Said>
  )
}

/** One press settles it; a word for colleagues may go with it. It stays here: nothing of it crosses. */
function Resolve({ comment, onDone }: { comment: string; onDone?: () => void }) {
  const { view, prefix } = useCaseDesk()
  const { say } = useWords()
  const [note, setNote] = useState('')
  const taking = useTakeAct(view.id, prefix, () => onDone?.())
  const unless = view.openActs.find(one => one.act === resolve)
  if (!unless || unless.unless) return null
  return (
    <div className="resolve">
      <TextInput
        size="xs"
        dir="auto"
        maxLength={500}
        aria-label={say(`${prefix}.act.${resolve}.field.note`)}
        placeholder={say('draft.resolve.note')}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
      {outcomes.map(outcome => (
        <Button
          key={outcome}
          size="compact-sm"
          variant="default"
          loading={taking.isPending}
          onClick={() =>
            taking.mutate({
              type: resolve,
              data: { comment, outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) },
              files: [],
              seen: view.acts,
            })
          }
        >
          {say(`draft.resolve.${outcome}`)}
        </Button>
      ))}
      {taking.error && <ActProblem error={taking.error} act={resolve} wish={{ act: resolve }} />}
    </div>
  )
}

/** Settled comments fold away; who changes their mind opens them. */
function Settled({ shown }: { shown: CommentShown }) {
  const { prefix } = useCaseDesk()
  const { say } = useWords()
  const [again, setAgain] = useState(0)
  const { resolved } = shown
  if (!resolved) return null
  return (
    <details className="settled">
      <summary>
        <Mark tone={resolved.outcome === 'takenUp' ? 'ok' : 'plain'} />{' '}
        {say('draft.settled', {
          outcome: say(`${prefix}.act.${resolve}.option.outcome.${resolved.outcome}`),
        })}
        {resolved.note && <bdi className="quiet"> {resolved.note}</bdi>}
      </summary>
      <Words shown={shown} />
      <Resolve key={again} comment={shown.comment.id} onDone={() => setAgain(again + 1)} />
    </details>
  )
}
