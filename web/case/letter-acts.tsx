import { Button } from '@mantine/core'
import { useId } from 'react'
import { Link } from 'react-router'
import { useWords } from '#web/words/words.ts'
import { useActing } from './acting.ts'
import { useCaseDesk, type CaseDesk } from './case-desk.tsx'
import { letterWayOf, wayTold } from './letter-way.ts'
import { actTold } from './lines.ts'
import { measureName } from './reader.ts'
import { theirOffers } from './their-offers.ts'

const dispatch = 'dispatch'
const confirmDelivery = 'confirmDelivery'

/** The form a letter is being read into. */
export function ReadingOn() {
  const { view } = useCaseDesk()
  const { say } = useWords()
  return (
    <Button component={Link} to={`/cases/${view.id}/request`} size="md" fullWidth justify="start">
      {say('letters.reading.goOn')}
    </Button>
  )
}

/** Our letters that have not left, and those that are under way: what is still to be noted of each. */
export function LettersOfOurs() {
  const { view, acts, state, voices, reader } = useCaseDesk()
  const { take } = useActing()
  const { say } = useWords()
  const title = useId()
  const why = useId()
  const letters = acts.known.flatMap(entry => {
    if (!voices.home.has(entry.header.from)) return []
    const way = letterWayOf(entry, state, view.road)
    return way && (way.is === 'toSend' || way.is === 'left') ? [{ entry, way }] : []
  })
  if (letters.length === 0) return null
  const openOf = (act: string) => view.openActs.find(one => one.act === act)
  const unless = letters.map(({ way }) => openOf(actOf(way.is))?.unless).find(one => one !== undefined)
  return (
    <div className="next-group" role="group" aria-labelledby={title}>
      <h3 id={title}>{say('letters.ours')}</h3>
      <ul className="letters-of-ours">
        {letters.map(({ entry, way }) => {
          const act = actOf(way.is)
          const open = openOf(act)
          const told = actTold(entry, state, voices, reader)
          const label = say(way.is === 'toSend' ? 'letters.ours.left' : 'letters.ours.arrived')
          return (
            <li key={entry.header.id}>
              <a href={`#act-${entry.header.id}`}>{told}</a>
              <small className="quiet">{wayTold(way, reader)}</small>
              {open && (
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={open.unless !== undefined}
                  aria-label={`${label} ${told}`}
                  aria-describedby={open.unless ? why : undefined}
                  onClick={() => take({ act, given: { act: entry.header.id } })}
                >
                  {label}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {unless && (
        <p className="why" id={why}>
          {say(`obstacle.${unless.code}`, unless.values)}
        </p>
      )}
    </div>
  )
}

function actOf(is: 'toSend' | 'left' | 'arrived' | 'came'): string {
  return is === 'toSend' ? dispatch : confirmDelivery
}

/** What the partner may have done, to be recorded from its letters; nothing here waits for us. */
export function TheirActs() {
  const desk = useCaseDesk()
  const { say } = useWords()
  const title = useId()
  const why = useId()
  const { usual, unusual } = theirOffers(desk)
  if (usual.length + unusual.length === 0) return null
  const unless = [...usual, ...unusual].find(one => one.unless)?.unless
  return (
    <div className="next-group their-acts" role="group" aria-labelledby={title}>
      <h3 id={title}>{say('letters.theirs', { theirs: desk.voices.theirs })}</h3>
      <p className="small quiet">{say('letters.theirs.why')}</p>
      <TheirButtons acts={usual} why={unless && why} />
      {unusual.length > 0 && (
        <details className="closed-folded">
          <summary>{say('letters.theirs.unusual')}</summary>
          <TheirButtons acts={unusual} why={unless && why} />
        </details>
      )}
      {unless && (
        <p className="why" id={why}>
          {say(`obstacle.${unless.code}`, unless.values)}
        </p>
      )}
    </div>
  )
}

function TheirButtons({ acts, why }: { acts: CaseDesk['view']['theirActs']; why: string | undefined }) {
  const desk = useCaseDesk()
  const { take } = useActing()
  return (
    <div className="act-offers">
      {acts.map(({ act, measure }) => (
        <Button
          key={`${act} ${measure ?? ''}`}
          size="compact-sm"
          variant="default"
          className="their-act"
          disabled={why !== undefined}
          aria-describedby={why}
          onClick={() => take({ act, measure, theirs: true })}
        >
          {theirsTold({ act, measure }, desk)}
        </Button>
      ))}
    </div>
  )
}

/** An act the partner may have taken, as it would be told once it is recorded: `Cordovia answered the questions`. */
export function theirsTold(
  { act, measure }: { readonly act: string; readonly measure?: string | undefined },
  { state, prefix, voices, reader }: Pick<CaseDesk, 'state' | 'prefix' | 'voices' | 'reader'>,
): string {
  const kind = state.shared.measures.find(one => one.id === measure)?.kind
  return reader.say(`${prefix}.act.${act}.done`, {
    who: voices.theirs,
    measure: kind === undefined ? '' : measureName(reader, prefix, kind),
    count: 1,
  })
}
