import { Button } from '@mantine/core'
import { useId, useMemo } from 'react'
import { Link } from 'react-router'
import { useWords } from '#web/words/words.ts'
import { useActing } from './acting.tsx'
import { useCaseDesk } from './case-desk.tsx'
import { measureCards } from './measures.ts'
import { offersOf, type Offer } from './offers.ts'
import { pathOf } from './path.ts'

/** What may be done next; what may not yet, with the reason and the way to remove it. */
export function NextActs() {
  const { procedure, view, side, state, prefix, reader, request } = useCaseDesk()
  const { say } = useWords()
  const offers = useMemo(() => {
    const next = pathOf(procedure, side, view.entries).find(stop => stop.is === 'ahead')?.state
    return offersOf(procedure, view.openActs, next)
  }, [procedure, side, view])
  const cards = measureCards(procedure, state, request, prefix, reader)
  const nothing = offers.whole.length === 0 && offers.measures.length === 0
  return (
    <section className="card next-acts" aria-labelledby="next-acts">
      <h2 id="next-acts">{say('case.next')}</h2>
      {nothing && <p className="quiet small">{say(`case.next.none.${waitsFor(view)}`)}</p>}
      {offers.whole.map(offer => (
        <ActOffer key={offer.act} offer={offer} />
      ))}
      {offers.measures.map(({ id, offers: ofMeasure }) => {
        const card = cards.find(one => one.id === id)
        return (
          <div key={id} className="next-measure" role="group" aria-labelledby={`next-${id}`}>
            <h3 id={`next-${id}`}>
              {card ? `${card.number}. ${say(`${prefix}.kind.${card.kind}`)}` : id}
            </h3>
            {ofMeasure.map(offer => (
              <ActOffer key={offer.act} offer={offer} small />
            ))}
          </div>
        )
      })}
      {offers.beside.length > 0 && (
        <div className="next-beside">
          {offers.beside.map(offer => (
            <ActOffer key={offer.act} offer={offer} quiet />
          ))}
        </div>
      )}
    </section>
  )
}

function ActOffer({ offer, small = false, quiet = false }: { offer: Offer; small?: boolean; quiet?: boolean }) {
  const { view, prefix } = useCaseDesk()
  const { take } = useActing()
  const { say } = useWords()
  const reason = useId()
  const label = say(`${prefix}.act.${offer.act}`)
  const look = {
    size: small ? ('compact-md' as const) : ('md' as const),
    variant: offer.first ? 'filled' : quiet ? 'subtle' : 'default',
    fullWidth: !small && !quiet,
    justify: 'start',
  }
  // Writing has a page of its own, where what is missing is shown at its field.
  const written = offer.step.elsewhere && offer.step.by === 'requesting' && offer.step.from.includes('drafting')
  if (written && !offer.unless) {
    return (
      <Button component={Link} to={`/cases/${view.id}/request`} {...look}>
        {say('case.next.write')}
      </Button>
    )
  }
  return (
    <div className="act-offer">
      <Button
        {...look}
        disabled={offer.unless !== undefined}
        aria-describedby={offer.unless ? reason : undefined}
        onClick={() => take({ act: offer.act, measure: offer.measure })}
      >
        {label}
      </Button>
      {offer.unless && <Why offer={offer} id={reason} />}
    </div>
  )
}

/** Why an act is not open, and the act that would open it. */
function Why({ offer, id }: { offer: Offer; id: string }) {
  const { view, prefix } = useCaseDesk()
  const { take } = useActing()
  const { say } = useWords()
  const { unless } = offer
  if (!unless) return null
  const remedy = unless.remedy
  const open = view.openActs.some(
    one => one.act === remedy?.act && one.measure === remedy?.measure && !one.unless,
  )
  return (
    <p className="why" id={id}>
      {say(`obstacle.${unless.code}`, unless.values)}{' '}
      {remedy && open && (
        <button type="button" className="link" onClick={() => take(remedy)}>
          {say(`${prefix}.act.${remedy.act}`)}
        </button>
      )}
    </p>
  )
}

function waitsFor({ closed, holder, side }: { closed: string | null; holder: string; side: string }): string {
  if (closed !== null) return 'closed'
  return holder !== 'nobody' && holder !== side ? 'theirs' : 'ours'
}
