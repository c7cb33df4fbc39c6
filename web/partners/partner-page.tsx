import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { readPartner, type Partner } from '#api/partners.ts'
import { queryOf } from '../client.ts'
import { Instant } from '../parts/date-text.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { StatusSentence, theirs } from '../parts/status-sentence.tsx'
import { nameIn, useWords } from '../words/words.ts'
import { healthOf } from './health.ts'
import { Declared } from './declared.tsx'
import { Exchange } from './exchange.tsx'
import { CertificateLink } from './certificate-link.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { profileOf } from './profile-of.ts'
import './partners.css'

/** One partner authority: what its State declared and asks for, and how the exchange goes. */
export function PartnerPage() {
  const { authority = '' } = useParams()
  const { data, error } = useQuery(queryOf(readPartner, { params: { authority } }))
  if (error) return <ProblemNote error={error} />
  return data ? <PartnerShown partner={data} /> : <Skeleton lines={6} height={90} />
}

/** A partner without Comity: what that means for the work, and the way to take in what it writes. */
function ByLetter({ partner }: { partner: Partner }) {
  const { say } = useWords()
  return (
    <section className="card stack">
      <h2>{say('partner.byLetter')}</h2>
      <p>{say('partner.byLetter.what')}</p>
      <p>
        <Link to={`/letters/new?from=${encodeURIComponent(partner.authority)}`}>{say('letters.came')}</Link>
      </p>
      <p className="small quiet">
        {say('partner.byLetter.added')} <Instant at={partner.pinnedAt} />
      </p>
    </section>
  )
}

function PartnerShown({ partner }: { partner: Partner }) {
  const { say, rich, language } = useWords()
  const name = nameIn(partner.names, language)
  const profile = profileOf(partner)
  return (
    <>
      <title>{say('page.titled', { title: name })}</title>
      <p className="small">
        <Link to="/partners">{say('partners.title')}</Link>
      </p>
      <StatusSentence>
        {rich(`partner.sentence.${healthOf(partner)}`, {
          name,
          count: partner.waiting,
          sent: partner.log.sent,
          received: partner.log.received,
          theirs,
        })}
      </StatusSentence>
      <div className="partner-columns">
        <div>
          {profile ? (
            <Declared profile={profile} authority={partner.authority} byHand={partner.fingerprint === null} />
          ) : (
            <p>{say('partner.profile.unreadable', { version: partner.profileVersion })}</p>
          )}
        </div>
        <aside className="stack">
          {partner.fingerprint !== null && partner.certificate !== null && (
            <section className="card">
              <h2>{say('partner.identity')}</h2>
              <Fingerprint hex={partner.fingerprint} />
              <CertificateLink authority={partner.authority} pem={partner.certificate} />
              <p className="small quiet">
                {say('partner.pinned')} <Instant at={partner.pinnedAt} />
              </p>
            </section>
          )}
          {partner.fingerprint === null ? <ByLetter partner={partner} /> : <Exchange partner={partner} />}
        </aside>
      </div>
    </>
  )
}
