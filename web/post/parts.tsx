import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { type PostPart, type PostView, readPostPart } from '#api/post.ts'
import { shortHash, sizeOf } from '#web/case/file-line.tsx'
import { hrefOf } from '#web/client.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { Mark, Pill } from '#web/parts/pill.tsx'
import { useWords } from '#web/words/words.ts'
import { PartText } from './part-text.tsx'

/** What the message brought, each with what is amiss and where the same came before; ticked is what goes into the case. */
export function Parts({
  view,
  chosen,
  onChoose,
}: {
  view: PostView
  chosen: readonly string[]
  onChoose: (chosen: readonly string[]) => void
}) {
  const { say } = useWords()
  if (view.parts.length === 0) {
    return view.fault === null ? <p className="quiet">{say('post.parts.none')}</p> : null
  }
  const toggle = (id: string, on: boolean) =>
    onChoose(on ? [...chosen, id] : chosen.filter(other => other !== id))
  return (
    <section aria-labelledby="post-parts">
      <div className="heading first">
        <h2 id="post-parts">{say('post.parts')}</h2>
      </div>
      <ul className="card post-parts">
        {view.parts.map(part => (
          <Part
            key={part.id}
            view={view}
            part={part}
            on={chosen.includes(part.id)}
            onToggle={on => toggle(part.id, on)}
          />
        ))}
      </ul>
    </section>
  )
}

function Part({
  view,
  part,
  on,
  onToggle,
}: {
  view: PostView
  part: PostPart
  on: boolean
  onToggle: (on: boolean) => void
}) {
  const { say, has } = useWords()
  const [reading, setReading] = useState(false)
  const gone = view.destroyedAt !== null
  const bad = part.verdict === 'quarantined'
  const kind = has(`post.media.${part.media}`) ? say(`post.media.${part.media}`) : part.media
  return (
    <li className={bad ? 'bad' : undefined}>
      <Checkbox
        checked={on && !bad && !part.laid}
        disabled={bad || part.laid || gone || view.state === 'setAside'}
        onChange={event => onToggle(event.currentTarget.checked)}
        aria-label={say('post.part.take', { name: part.name })}
      />
      <div className="stack">
        <div className="post-part-line">
          {gone ? (
            <span>{say('post.destroyed')}</span>
          ) : (
            <a href={hrefOf(readPostPart, { params: { id: view.id, part: part.id } })} dir="auto">
              {part.body ? say('post.part.words') : part.name}
            </a>
          )}
          <small className="quiet">
            <bdi>{kind}</bdi> · <span className="tabular">{sizeOf(part.size)}</span> ·{' '}
            <abbr className="hash" title={say('case.hash', { hash: part.sha256 })}>
              {shortHash(part.sha256)}
            </abbr>
          </small>
          {bad && <Pill tone="stop">{say('post.quarantine')}</Pill>}
          {part.laid && <Pill tone="ok">{say('post.part.laid')}</Pill>}
        </div>
        {part.reasons.map(reason => (
          <p key={reason} className="small post-reason">
            <Mark tone={bad ? 'stop' : 'warn'} /> <span>{say(`post.reason.${reason}`)}</span>
          </p>
        ))}
        {part.same.map(same => (
          <SameFile key={same.post?.id ?? same.case?.id} same={same} />
        ))}
        {!gone && !part.body && readable.test(part.media) && (
          <button
            type="button"
            className="link small"
            aria-expanded={reading}
            onClick={() => setReading(!reading)}
          >
            {say(reading ? 'post.text.hide' : 'post.text.show')}{' '}
            <span className="seen-by-ear">{part.name}</span>
          </button>
        )}
        {reading && <PartText post={view.id} part={part.id} />}
      </div>
    </li>
  )
}

/** Of which kinds the words can be read here, which opens nothing. */
const readable =
  /^(application\/(pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|text\/plain)$/

/** The very same file, which came before: perhaps this is the request by pouch that came by e-mail. */
function SameFile({ same }: { same: PostPart['same'][number] }) {
  const { say } = useWords()
  return (
    <p className="small post-reason">
      <Mark tone="warn" />{' '}
      <span>
        {say('post.same')}{' '}
        {same.post !== null && (
          <Link to={`/post/${same.post.id}`}>
            <Instant at={same.post.arrivedAt} />
          </Link>
        )}{' '}
        {same.case !== null && (
          <>
            {say('post.same.case')}{' '}
            <Link to={`/cases/${same.case.id}`}>
              <bdi>{same.case.reference ?? (same.case.title || say('case.untitled'))}</bdi>
            </Link>
          </>
        )}
      </span>
    </p>
  )
}
