import { Button } from '@mantine/core'
import { useId, useMemo } from 'react'
import { Link } from 'react-router'
import { useWords } from '#web/words/words.ts'
import { useActing } from './acting.ts'
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
      <ActOffers offers={offers.whole} />
      {inOrder(offers.measures, cards).map(({ id, offers: ofMeasure }) => {
        const card = cards.find(one => one.id === id)
        return (
          <div key={id} className="next-group" role="group" aria-labelledby={`next-${id}`}>
            <h3 id={`next-${id}`}>{card ? `${card.number}. ${say(`${prefix}.kind.${card.kind}`)}` : id}</h3>
            <ActOffers offers={ofMeasure} small />
          </div>
        )
      })}
      {offers.beside.length > 0 && (
        <div className="next-group">
          <ActOffers offers={offers.beside} small quiet />
        </div>
      )}
    </section>
  )
}

/** Acts that may be taken as buttons; those that may not, together with the reason they share. */
function ActOffers({
  offers,
  small = false,
  quiet = false,
}: {
  offers: readonly Offer[]
  small?: boolean
  quiet?: boolean
}) {
  const open = offers.filter(offer => !offer.unless)
  const closed = Map.groupBy(
    offers.filter(offer => offer.unless),
    offer => JSON.stringify(offer.unless),
  )
  return (
    <>
      {open.length > 0 && (
        <div className={small ? 'act-offers' : 'act-offers whole'}>
          {open.map(offer => (
            <OpenOffer key={offer.act} offer={offer} small={small} quiet={quiet} />
          ))}
        </div>
      )}
      {[...closed].map(([reason, together]) => (
        <ClosedOffers key={reason} offers={together} />
      ))}
    </>
  )
}

function OpenOffer({ offer, small, quiet }: { offer: Offer; small: boolean; quiet: boolean }) {
  const { view, prefix } = useCaseDesk()
  const { take } = useActing()
  const { say } = useWords()
  const look = {
    size: small ? ('compact-sm' as const) : ('md' as const),
    variant: offer.first ? 'filled' : quiet ? 'subtle' : 'default',
    fullWidth: !small,
    justify: 'start',
  }
  // Writing has a page of its own, where what is missing is shown at its field.
  const written =
    offer.step.elsewhere && offer.step.by === 'requesting' && offer.step.from.includes('drafting')
  if (written) {
    return (
      <Button component={Link} to={`/cases/${view.id}/request`} {...look}>
        {say('case.next.write')}
      </Button>
    )
  }
  return (
    <Button {...look} onClick={() => take({ act: offer.act, measure: offer.measure })}>
      {say(`${prefix}.act.${offer.act}`)}
    </Button>
  )
}

/** Acts that are not open, why, and the act that would open them. */
function ClosedOffers({ offers }: { offers: readonly Offer[] }) {
  const { view, prefix } = useCaseDesk()
  const { take } = useActing()
  const { say } = useWords()
  const why = useId()
  const unless = offers[0]?.unless
  if (!unless) return null
  const { remedy } = unless
  const open = view.openActs.some(
    one => one.act === remedy?.act && one.measure === remedy?.measure && !one.unless,
  )
  return (
    <div className="closed-offers">
      <div className="act-offers">
        {offers.map(offer => (
          <Button key={offer.act} size="compact-sm" variant="default" disabled aria-describedby={why}>
            {say(`${prefix}.act.${offer.act}`)}
          </Button>
        ))}
      </div>
      <p className="why" id={why}>
        {say(`obstacle.${unless.code}`, unless.values)}{' '}
        {remedy && open && (
          <button type="button" className="link" onClick={() => take(remedy)}>
            {say(`${prefix}.act.${remedy.act}`)}
          </button>
        )}
      </p>
    </div>
  )
}

/** The measures in the order of the request. */
function inOrder<T extends { id: string }>(groups: readonly T[], cards: readonly { id: string }[]): T[] {
  const place = ({ id }: T) => cards.findIndex(card => card.id === id)
  return groups.toSorted((a, b) => place(a) - place(b))
}

function waitsFor({ closed, holder, side }: { closed: string | null; holder: string; side: string }): string {
  if (closed !== null) return 'closed'
  return holder !== 'nobody' && holder !== side ? 'theirs' : 'ours'
}
