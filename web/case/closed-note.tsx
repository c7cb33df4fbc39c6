import type { Door, Purposed } from '#procedures/lanes/release.ts'
import { Citation } from '#web/parts/citation.tsx'
import { useWords } from '#web/words/words.ts'
import { useActing } from './acting.ts'
import { useCaseDesk } from './case-desk.tsx'

/** Why a result is not handed out for this use, on which text, and the step that opens it. */
export function ClosedNote({ door, wanted, onLeave }: { door: Door; wanted: Purposed; onLeave: () => void }) {
  const { state, view, cites, prefix, voices } = useCaseDesk()
  const { take } = useActing()
  const { say } = useWords()
  const { useRequests: asked } = state.shared
  const waits = asked.some(
    one => one.result === wanted.result && one.proceedings === wanted.proceedings && !one.outcome,
  )
  const { remedy } = door
  const open = view.openActs.some(one => one.act === remedy && !one.unless)
  const layer = cites(door.because === 'noticeDue' ? 'exculpatoryDisclosure' : 'useLimitation')?.layer
  return (
    <div className="act-note stop" role="status">
      <p>
        {say(sayings[door.because] ?? 'case.release.closed.notStatedInRequest', { theirs: voices.theirs })}{' '}
        <Citation layer={layer}>{door.cites}</Citation>
      </p>
      {remedy === 'askUse' && waits && <p>{say('case.release.closed.waits', { theirs: voices.theirs })}</p>}
      {remedy && open && !(remedy === 'askUse' && waits) && (
        <button
          type="button"
          className="link"
          onClick={() => {
            onLeave()
            take({ act: remedy, given: { result: wanted.result, proceedings: wanted.proceedings } })
          }}
        >
          {say(`${prefix}.act.${remedy}`)}
        </button>
      )}
    </div>
  )
}

const sayings: Readonly<Partial<Record<Door['because'], string>>> = {
  notStatedInRequest: 'case.release.closed.notStatedInRequest',
  notStatedPurpose: 'case.release.closed.notStatedPurpose',
  noticeDue: 'case.release.closed.noticeDue',
  recalled: 'case.release.closed.recalled',
  destroyed: 'case.release.closed.destroyed',
  notFurnishedHere: 'case.release.closed.notFurnishedHere',
}
