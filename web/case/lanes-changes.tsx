import { fieldsOf } from '#procedures/procedure.ts'
import { openProposal } from '#procedures/lanes/amendment.ts'
import { Prose } from '#web/parts/prose.tsx'
import { useWords } from '#web/words/words.ts'
import { placeFor, placesOf } from '#web/request/values.ts'
import { useCaseDesk } from './case-desk.tsx'
import { Said } from './lanes.tsx'
import { OtherCase } from './other-case.tsx'
import { Lane, useTold } from './lanes-beside.tsx'
import { dayOf } from './reader.ts'
import { formKeys, labelOf } from './rows.ts'

/** Amendments, other cases, what was recalled, and how the request left its course. */
export function ChangesLane() {
  const { state } = useCaseDesk()
  const { say } = useWords()
  const { amendments, links, recalls, withdrawal, forwarding, closingNote } = state.shared
  const proposed = openProposal(state)
  const some = amendments.length + links.length + recalls.length > 0
  if (!some && !withdrawal && !forwarding && !closingNote && !proposed) return null
  return (
    <Lane id="changes" title={say('case.changes')} topic="amendmentOfRequest">
      <Amendments />
      {proposed && <p className="lane-waiting small">{say('case.changes.proposed')}</p>}
      <Links />
      <Recalls />
      <Endings />
    </Lane>
  )
}

function Amendments() {
  const { state, procedure, request, prefix } = useCaseDesk()
  const { say } = useWords()
  const { sideOf } = useTold()
  const places = placesOf(fieldsOf(procedure.form), request)
  const keyed = formKeys(prefix)
  const called = (path: string) => {
    const place = placeFor(places, path)
    return place ? labelOf(place, keyed, say) : path
  }
  return state.shared.amendments.map(one => (
    <Said
      key={one.id}
      side={sideOf('requesting')}
      at={one.at}
      label={say('case.changes.amended', {
        fields: one.changes.map(change => called(change.path)).join(', '),
        count: one.changes.length,
      })}
    >
      <Prose text={one.reasons} />
    </Said>
  ))
}

function Links() {
  const { state } = useCaseDesk()
  const { sideOf, option } = useTold()
  return state.shared.links.map(one => (
    <Said key={one.id} side={sideOf(one.by)} at={one.at}>
      <p>
        <OtherCase reference={one.reference} /> · {option('linkCase', 'relation', one.relation)}
      </p>
      {one.note && <Prose text={one.note} />}
    </Said>
  ))
}

function Recalls() {
  const { state, voices, reader } = useCaseDesk()
  const { say } = useWords()
  const { sideOf, option } = useTold()
  return state.shared.recalls.map(one => {
    const answers = one.by === 'requesting' ? ('requested' as const) : ('requesting' as const)
    return (
      <div key={one.id}>
        <Said
          side={sideOf(one.by)}
          at={one.at}
          label={say('case.changes.recalled', {
            act: voices.nameOf(one.act) ?? one.act,
            ask: option('recall', 'ask', one.ask),
          })}
        >
          <Prose text={one.reasons} />
        </Said>
        {one.outcome ? (
          <Said
            side={sideOf(answers)}
            at={one.outcome.at}
            label={say('case.changes.confirmed', {
              done: option('confirmRecall', 'done', one.outcome.done),
              dated: one.outcome.on ? 'yes' : 'no',
              date: one.outcome.on ? dayOf(reader, one.outcome.on) : '',
            })}
          >
            {one.outcome.note && <Prose text={one.outcome.note} />}
          </Said>
        ) : (
          <p className="lane-waiting small">{say(`case.questions.waits.${sideOf(answers)}`)}</p>
        )}
      </div>
    )
  })
}

/** Withdrawn, forwarded or answered: with the words it ended on. */
function Endings() {
  const { state } = useCaseDesk()
  const { say } = useWords()
  const { sideOf, option } = useTold()
  const { withdrawal, forwarding, closingNote, answeredAt } = state.shared
  return (
    <>
      {withdrawal && (
        <Said
          side={sideOf('requesting')}
          at={withdrawal.at}
          label={
            withdrawal.because
              ? option('withdraw', 'because', withdrawal.because)
              : say('case.changes.withdrawn')
          }
        >
          <Prose text={withdrawal.reasons} />
        </Said>
      )}
      {forwarding && (
        <Said
          side={sideOf('requested')}
          at={forwarding.at}
          label={say('case.changes.forwarded', { to: forwarding.to })}
        >
          <Prose text={forwarding.reasons} />
          {forwarding.contact && (
            <p className="small">
              <bdi>{forwarding.contact}</bdi>
            </p>
          )}
        </Said>
      )}
      {closingNote && answeredAt && (
        <Said side={sideOf('requested')} at={answeredAt} label={say('case.changes.closing')}>
          <Prose text={closingNote} />
        </Said>
      )}
    </>
  )
}
