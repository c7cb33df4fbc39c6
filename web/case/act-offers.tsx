import { Button } from '@mantine/core'
import { useId } from 'react'
import { Link } from 'react-router'
import { useWords } from '#web/words/words.ts'
import { useActing } from './acting.ts'
import { useCaseDesk } from './case-desk.tsx'
import type { Offer } from './offers.ts'
import { listed } from './reader.ts'
import { useActLabel } from './use-act-label.ts'

/** Acts that may be taken as buttons; those that may not, together with the reason they share. */
export function ActOffers({
  offers,
  small = false,
  quiet = false,
  folded = false,
}: {
  offers: readonly Offer[]
  small?: boolean
  quiet?: boolean
  /** Names what is closed in one line, the reasons one press away. */
  folded?: boolean
}) {
  const { prefix, reader } = useCaseDesk()
  const { say } = useWords()
  const open = offers.filter(offer => !offer.unless)
  const closed = offers.filter(offer => offer.unless)
  const reasons = [...Map.groupBy(closed, offer => JSON.stringify([offer.unless, offer.who]))].map(
    ([reason, together]) => <ClosedOffers key={reason} offers={together} />,
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
      {folded && closed.length > 0 ? (
        <details className="closed-folded">
          <summary>
            {say('case.next.closed', {
              acts: listed(
                reader,
                closed.map(offer => say(`${prefix}.act.${offer.act}`)),
              ),
            })}
          </summary>
          {reasons}
        </details>
      ) : (
        reasons
      )}
    </>
  )
}

function OpenOffer({ offer, small, quiet }: { offer: Offer; small: boolean; quiet: boolean }) {
  const { view } = useCaseDesk()
  const { take } = useActing()
  const { say } = useWords()
  const label = useActLabel()
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
      {label(offer.act)}
    </Button>
  )
}

/** Acts that are not open, why, and the act that would open them. */
function ClosedOffers({ offers }: { offers: readonly Offer[] }) {
  const { view, prefix, reader } = useCaseDesk()
  const { take } = useActing()
  const { say } = useWords()
  const label = useActLabel()
  const why = useId()
  const unless = offers[0]?.unless
  const who = offers[0]?.who
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
            {label(offer.act)}
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
        {who && (
          <>
            {' '}
            {say('case.who', { count: who.length, names: listed(reader, who) })}
            {who.length === 0 && <> {say('case.waiver.ways')}</>}
          </>
        )}
      </p>
    </div>
  )
}
