import { useMemo } from 'react'
import { Reference } from '#web/parts/reference.tsx'
import { StatusSentence } from '#web/parts/status-sentence.tsx'
import { useWords } from '#web/words/words.ts'
import { itemsOf } from '#web/request/values.ts'
import { useCaseDesk, type CaseDesk } from './case-desk.tsx'
import { story, type StoryMeta } from './story.ts'
import { useNow } from './use-now.ts'

/** The act that makes a draft a request. */
const send = 'send'

/** The references of both sides, the title, and the story. */
export function Headline() {
  const desk = useCaseDesk()
  const { view } = desk
  const { say } = useWords()
  const now = useNow(60_000)
  const spans = useMemo(() => storyOf(desk, now), [desk, now])
  return (
    <header className="case-head">
      <p className="case-references">
        <Reference>{view.reference}</Reference>
        {view.partnerReference && (
          <>
            <span aria-hidden="true"> · </span>
            <span title={say('case.reference.theirs', { theirs: desk.voices.theirs })}>
              <Reference>{view.partnerReference}</Reference>
            </span>
          </>
        )}
        {view.title && <span className="case-title">{view.title}</span>}
        {view.confidentiality > 0 && (
          <span className="case-secret">{say('case.confidentiality', { level: view.confidentiality })}</span>
        )}
      </p>
      <StatusSentence>
        {spans.map((span, index) =>
          span.side ? (
            // The sentence is made anew as a whole; its pieces have no identity of their own.
            <em key={index} className={span.side === 'theirs' ? 'theirs' : undefined}>
              {span.text}
            </em>
          ) : (
            <span key={index}>{span.text}</span>
          ),
        )}
      </StatusSentence>
    </header>
  )
}

function storyOf({ state, voices, prefix, reader, procedure, request, acts }: CaseDesk, now: number) {
  const kinds = itemsOf(request[procedure.measuresAt]).map(item => String(item['kind'] ?? ''))
  const sent = acts.known.find(entry => entry.header.type === send)
  const meta = {
    ours: voices.ours,
    theirs: voices.theirs,
    prefix,
    kinds,
    sentAt: sent ? (sent.content?.received?.dated ?? sent.content?.received?.on ?? sent.header.at) : null,
    came: cameOf(acts.known),
    now,
  }
  return story(state, meta, reader)
}

/** How and when the letter came that is read in here. */
function cameOf(entries: CaseDesk['acts']['known']): StoryMeta['came'] {
  const noted = entries.find(entry => entry.header.type === 'receive')?.content?.data
  const channel = noted?.['channel']
  const on = noted?.['on']
  return typeof channel === 'string' && typeof on === 'string' ? { channel, on } : undefined
}
