import { beforeSending } from '#procedures/lanes/pre-consultation.ts'
import { useWords } from '#web/words/words.ts'
import { ActOffers } from './act-offers.tsx'
import { useCaseDesk } from './case-desk.tsx'
import { LettersOfOurs, ReadingOn, TheirActs } from './letter-acts.tsx'
import { measureCards } from './measures.ts'
import type { Offer } from './offers.ts'
import { Proposals, proposalsAt } from './proposals.tsx'
import { useOffers } from './use-offers.ts'

/** What may be done next; what may not yet, with the reason and the way to remove it. */
export function NextActs() {
  const desk = useCaseDesk()
  const { procedure, view, state, prefix, reader, request } = desk
  const { say } = useWords()
  const offers = useOffers()
  const cards = measureCards(procedure, state, request, prefix, reader)
  const any = offers.whole.length > 0 || offers.measures.length > 0
  const first = [...offers.whole, ...offers.measures.flatMap(one => one.offers)].some(offer => offer.first)
  const reading = state.own.state === 'receiving' && beforeSending(state.shared.state)
  const proposed = proposalsAt(desk).some(one => one.state === 'due')
  const nothing = !reading && !proposed && (!any || (!first && waitsFor(view) === 'theirs'))
  return (
    <section className="card next-acts" aria-labelledby="next-acts">
      <h2 id="next-acts">{say('case.next')}</h2>
      <Proposals />
      {nothing && <p className="quiet small">{say(`case.next.none.${waitsFor(view)}`)}</p>}
      {reading && <ReadingOn />}
      <ActOffers offers={offers.whole} />
      {inOrder(offers.measures, cards).map(({ id, offers: ofMeasure, more }) => {
        const card = cards.find(one => one.id === id)
        return (
          <div key={id} className="next-group" role="group" aria-labelledby={`next-${id}`}>
            <h3 id={`next-${id}`}>{card ? `${card.number}. ${say(`${prefix}.kind.${card.kind}`)}` : id}</h3>
            <ActOffers offers={ofMeasure} small folded />
            <MoreSteps offers={more} label={say('case.next.moreOfMeasure')} />
          </div>
        )
      })}
      <LettersOfOurs />
      <TheirActs />
      <MoreSteps offers={offers.more} label={say('case.next.more')} />
      {offers.beside.length > 0 && (
        <div className="next-group">
          <ActOffers offers={offers.beside} small quiet />
        </div>
      )}
    </section>
  )
}

/** What is seldom wanted, one press away; what waits for nothing is not shown at all. */
function MoreSteps({ offers, label }: { offers: readonly Offer[]; label: string }) {
  const shown = offers.filter(offer => offer.step.group === 'more')
  if (shown.length === 0) return null
  return (
    <details className="more-steps">
      <summary>{label}</summary>
      <ActOffers offers={shown} small quiet folded />
    </details>
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
