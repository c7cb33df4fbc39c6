import { Link } from 'react-router'
import type { PostLine } from '#api/post.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { Pill } from '#web/parts/pill.tsx'
import { Reference } from '#web/parts/reference.tsx'
import { useWords } from '#web/words/words.ts'
import type { PostFilter } from './filter-switch.tsx'

/** The messages, newest first: who, what about, when, and what is amiss. */
export function PostList({ post, filter }: { post: readonly PostLine[]; filter: PostFilter }) {
  const { say } = useWords()
  if (post.length === 0) {
    return <EmptyState title={say(`post.none.${filter}`)}>{say(`post.none.${filter}.why`)}</EmptyState>
  }
  return (
    <ol className="card post-list">
      {post.map(line => (
        <Line key={line.id} line={line} />
      ))}
    </ol>
  )
}

function Line({ line }: { line: PostLine }) {
  const { say } = useWords()
  return (
    <li>
      <div className="post-about">
        <Link to={`/post/${line.id}`} className="post-subject">
          <bdi>{subjectOf(line, say('post.noSubject'))}</bdi>
        </Link>
        <p className="small quiet">
          <Sender line={line} /> · <Instant at={line.arrivedAt} /> · {say(`post.road.${line.road}`)} ·{' '}
          {say('post.files', { count: line.files })}
          {line.cameAgain > 0 && <> · {say('post.cameAgain', { count: line.cameAgain })}</>}
        </p>
      </div>
      <PostState line={line} />
    </li>
  )
}

/** Who says to have written; for a file in the drop folder, nobody. */
export function Sender({ line }: { line: Pick<PostLine, 'sender' | 'senderName'> }) {
  const { say } = useWords()
  if (line.sender === null) return <span>{say('post.noSender')}</span>
  return (
    <span>
      {line.senderName !== null && (
        <>
          <b className="from-them">
            <bdi>{line.senderName}</bdi>
          </b>{' '}
        </>
      )}
      <bdi dir="ltr">{line.sender}</bdi>
    </span>
  )
}

/** What it is about, else the file's name. */
export function subjectOf({ subject, name }: Pick<PostLine, 'subject' | 'name'>, none: string): string {
  return subject ?? (name === '' ? none : name)
}

/** What was decided, and what stands in quarantine. */
export function PostState({ line }: { line: PostLine }) {
  const { say } = useWords()
  return (
    <div className="post-state">
      {line.fault !== null && <Pill tone="stop">{say('post.notRead')}</Pill>}
      {line.quarantined > 0 && (
        <Pill tone="stop">{say('post.inQuarantine', { count: line.quarantined })}</Pill>
      )}
      {line.destroyedAt !== null && <Pill>{say('post.destroyed')}</Pill>}
      {line.state === 'setAside' && <Pill>{say('post.state.setAside')}</Pill>}
      {line.case !== null && (
        <Link to={`/cases/${line.case.id}`}>
          {line.case.reference === null ? (
            <bdi>{line.case.title || say('case.untitled')}</bdi>
          ) : (
            <Reference>{line.case.reference}</Reference>
          )}
        </Link>
      )}
    </div>
  )
}
