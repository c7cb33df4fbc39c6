import { useMemo } from 'react'
import { fieldsOf } from '#procedures/procedure.ts'
import { draftShared } from '#procedures/lanes/pre-consultation.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { Lane } from '#web/case/lanes-beside.tsx'
import { Said } from '#web/case/lanes.tsx'
import { dayOf } from '#web/case/reader.ts'
import { formKeys, labelOf } from '#web/case/rows.ts'
import { Prose } from '#web/parts/prose.tsx'
import { useWords } from '#web/words/words.ts'
import { placeFor, placesOf } from '#web/request/values.ts'
import { commentsShown } from './comments.ts'
import { DraftAnswers } from './draft-answers.tsx'
import { FieldComments } from './field-comments.tsx'

/** What was said before the request: the versions shared, the comments field by field, forecast and conclusion. */
export function DraftLane() {
  const desk = useCaseDesk()
  const { state, procedure, request, prefix, side, reader } = desk
  const { say } = useWords()
  const places = useMemo(() => placesOf(fieldsOf(procedure.form), request), [procedure, request])
  const lane = state.shared.preConsultation
  if (!lane) return null
  const shown = commentsShown(desk)
  const open = state.shared.state === draftShared
  // Whoever reads the draft sees its comments on the sheet, each at its field.
  const byPath = [...Map.groupBy(shown, one => one.comment.path)].filter(
    ([path]) => path === '' || !open || side === 'requesting',
  )
  return (
    <Lane id="draft" title={say('draft.title')} topic="preConsultation">
      <div>
        {open && <p className="small quiet">{say('draft.noRequest')}</p>}
        {lane.drafts.map(draft => (
          <Said
            key={draft.id}
            side={side === 'requesting' ? 'ours' : 'theirs'}
            at={draft.at}
            label={say('draft.shared', { version: draft.version })}
          >
            {draft.text && <Prose text={draft.text} />}
            {draft.replyBy && open && (
              <p className="small quiet">{say('draft.replyBy', { date: dayOf(reader, draft.replyBy) })}</p>
            )}
          </Said>
        ))}
      </div>
      {byPath.map(([path, comments]) => {
        const place = path === '' ? undefined : placeFor(places, path)
        return (
          <div key={path}>
            <p className="lane-about small">
              {path === '' ? say('draft.whole') : place ? labelOf(place, formKeys(prefix), say) : path}
            </p>
            <FieldComments comments={comments} />
          </div>
        )
      })}
      {(lane.forecast ?? lane.conclusion ?? lane.ended) && (
        <div>
          <DraftAnswers />
        </div>
      )}
    </Lane>
  )
}
