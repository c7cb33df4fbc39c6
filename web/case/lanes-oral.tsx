import { fieldsOf } from '#procedures/procedure.ts'
import { instantOf, openOral } from '#procedures/lanes/oral.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { Prose } from '#web/parts/prose.tsx'
import { useWords } from '#web/words/words.ts'
import { placeFor, placesOf } from '#web/request/values.ts'
import { useCaseDesk } from './case-desk.tsx'
import { Said } from './lanes.tsx'
import { Lane, useTold } from './lanes-beside.tsx'
import { dayOf } from './reader.ts'
import { formKeys, labelOf } from './rows.ts'

/** What was asked by telephone, what still has to be confirmed in writing, and where the writing differs. */
export function OralLane() {
  const { state, reader } = useCaseDesk()
  const { say } = useWords()
  const { sideOf, option } = useTold()
  const { oral } = state.shared
  const { calls, oralDecisions } = state.own
  if (!oral && calls.length === 0) return null
  const asked = oral?.asked.at(-1)
  return (
    <Lane id="oral" title={say('case.oral')} topic="oralRequest">
      {calls.map(call => (
        <div key={call.id}>
          <p>
            <bdi>{call.asked}</bdi>
          </p>
          <p className="small quiet">
            <bdi>{call.caller}</bdi> · <Instant at={instantOf(call.madeAt) ?? call.madeAt} /> ·{' '}
            {call.number
              ? say('case.oral.calledBack', { number: `\u2066${call.number}\u2069` })
              : say('case.oral.notCalledBack')}
          </p>
          {call.urgent && (
            <p className="small">
              {say('case.oral.urgent')} <bdi>{call.urgent}</bdi>
            </p>
          )}
          {call.agreed && (
            <p className="small">
              {say('case.oral.agreed')} {option('recordCall', 'agreed', call.agreed)}
            </p>
          )}
        </div>
      ))}
      {oral?.asked.map(one => (
        <Said key={one.at} side={sideOf('requested')} at={one.at} label={say('case.oral.asked')}>
          {null}
        </Said>
      ))}
      {oralDecisions.map(one => (
        <Said
          key={one.at}
          side="ours"
          at={one.at}
          label={option('decideOnOralRequest', 'outcome', one.outcome)}
        >
          <p>
            <bdi>{one.reasons}</bdi>
          </p>
        </Said>
      ))}
      {oral?.confirmation && <Confirmed />}
      {openOral(state.shared) && (
        <p className="lane-waiting small">
          {asked?.replyBy
            ? say('case.oral.waitsUntil', { date: dayOf(reader, asked.replyBy) })
            : say(`case.oral.waits.${sideOf('requesting')}`)}
        </p>
      )}
      {!oral && state.shared.state === null && (
        <p className="lane-waiting small">{say(`case.oral.write.${state.side}`)}</p>
      )}
    </Lane>
  )
}

/** The confirmation, and each place where it says something else than was said. */
function Confirmed() {
  const { state, procedure, request, prefix } = useCaseDesk()
  const { say, language } = useWords()
  const { sideOf } = useTold()
  const confirmation = state.shared.oral?.confirmation
  if (!confirmation) return null
  const places = placesOf(fieldsOf(procedure.form), request)
  const called = (path: string) => {
    const place = placeFor(places, path)
    return place ? labelOf(place, formKeys(prefix), say) : path
  }
  return (
    <>
      <Said
        side={sideOf('requesting')}
        at={confirmation.at}
        label={say('case.oral.confirmed', { count: confirmation.changes.length })}
      >
        {confirmation.note && <Prose text={confirmation.note} />}
      </Said>
      {confirmation.changes.length > 0 && (
        <div className="scroll" role="region" aria-label={say('case.oral.differences')} tabIndex={0}>
          <table className="compared">
            <caption className="small quiet">{say('case.oral.differences')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('case.oral.part')}</th>
                <th scope="col">{say('case.oral.said')}</th>
                <th scope="col">{say('case.oral.written')}</th>
              </tr>
            </thead>
            <tbody>
              {confirmation.changes.map(({ path, before, after }) => (
                <tr key={path}>
                  <th scope="row">{called(path)}</th>
                  <td>
                    <bdi>{plain(before, language)}</bdi>
                  </td>
                  <td>
                    <bdi>{plain(after, language)}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

/** A value of the request as one line: a free text in the reader’s language, or in the one it has. */
function plain(value: unknown, language: string): string {
  if (value === null || value === undefined) return '—'
  if (typeof value !== 'object') return String(value)
  const versions: Readonly<Record<string, unknown>> = { ...value }
  const one = versions[language] ?? Object.values(versions)[0]
  return typeof one === 'object' && one !== null && 'text' in one ? String(one.text) : JSON.stringify(value)
}
