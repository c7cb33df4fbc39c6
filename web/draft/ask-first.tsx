import { Button } from '@mantine/core'
import { useActing } from '#web/case/acting.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { dayOf } from '#web/case/reader.ts'
import { useActLabel } from '#web/case/use-act-label.ts'
import { Citation } from '#web/parts/citation.tsx'
import { useWords } from '#web/words/words.ts'
import type { DraftHand } from '#web/request/use-draft.ts'
import { commentsByPlace, openCount } from './comments.ts'
import { DraftAnswers } from './draft-answers.tsx'
import { FieldComments } from './field-comments.tsx'
import './draft.css'

const share = 'shareDraft'
const end = 'endPreConsultation'

/** Before it is submitted: whether to ask the partner first, and what it said. Nothing here stops the request. */
export function AskFirst({ hand }: { hand: DraftHand }) {
  const desk = useCaseDesk()
  const { state, reader, voices, cites } = desk
  const { say } = useWords()
  const lane = state.shared.preConsultation
  const newest = lane?.drafts.at(-1)
  const cited = cites('preConsultation')
  const open = openCount(desk)
  const whole = commentsByPlace(desk, hand.values).get('') ?? []
  return (
    <section className="card ask-first" aria-labelledby="ask-first">
      <h2 id="ask-first">
        {say('draft.ask')} {cited && <Citation layer={cited.layer}>{cited.citation}</Citation>}
      </h2>
      <p>
        {newest
          ? say('draft.ask.shared', {
              theirs: voices.theirs,
              version: newest.version,
              date: dayOf(reader, newest.at),
            })
          : say('draft.ask.why', { theirs: voices.theirs })}
      </p>
      {lane && lane.comments.length > 0 && (
        <p className={open > 0 ? 'ask-open' : 'quiet'}>
          {say('draft.ask.open', { count: open, all: lane.comments.length })}
        </p>
      )}
      <FieldComments comments={whole} />
      {lane && <DraftAnswers />}
      <AskButtons hand={hand} again={newest !== undefined} />
    </section>
  )
}

/** What is shared is what is saved. */
function AskButtons({ hand, again }: { hand: DraftHand; again: boolean }) {
  const { view } = useCaseDesk()
  const { take } = useActing()
  const { say } = useWords()
  const label = useActLabel()
  const may = (act: string) => view.openActs.some(one => one.act === act && !one.unless)
  const begin = async () => {
    if (await hand.save()) take({ act: share })
  }
  return (
    <div className="row">
      {may(share) && (
        <Button variant="default" onClick={() => void begin()}>
          {again ? say('draft.ask.again') : label(share)}
        </Button>
      )}
      {may(end) && (
        <Button variant="subtle" onClick={() => take({ act: end })}>
          {label(end)}
        </Button>
      )}
    </div>
  )
}
