import { Link } from 'react-router'
import type { Partner } from '#api/partners.ts'
import { Instant } from '../parts/date-text.tsx'
import { Pill } from '../parts/pill.tsx'
import { nameIn, useWords } from '../words/words.ts'
import { healthOf, toneOfHealth } from './health.ts'
import { profileOf } from './profile-of.ts'

/** One partner in the list: who, how the exchange goes, how many acts crossed. */
export function PartnerLine({ partner }: { partner: Partner }) {
  const { say, language } = useWords()
  const health = healthOf(partner)
  const profile = profileOf(partner)
  return (
    <li>
      <span className="crest-state" aria-hidden="true">
        {partner.state}
      </span>
      <div>
        <Link to={`/partners/${encodeURIComponent(partner.authority)}`} className="partner-name">
          {nameIn(partner.names, language)}
        </Link>
        <p className="small quiet">
          {profile && nameIn(profile.names, language)} · <code dir="ltr">{partner.authority}</code>
        </p>
      </div>
      <p className="small quiet tabular">
        {partner.fingerprint !== null &&
          say('partners.crossed', { sent: partner.log.sent, received: partner.log.received })}
        {partner.reachedAt !== null && (
          <>
            <br />
            {say('partners.reached')} <Instant at={partner.reachedAt} />
          </>
        )}
      </p>
      <Pill tone={toneOfHealth[health]}>{say(`partners.health.${health}`, { count: partner.waiting })}</Pill>
    </li>
  )
}
