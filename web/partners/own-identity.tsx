import { useQuery } from '@tanstack/react-query'
import { ownIdentity, ownProfile } from '#api/partners.ts'
import { hrefOf, queryOf } from '../client.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useWords } from '../words/words.ts'
import { CertificateLink } from './certificate-link.tsx'
import { Fingerprint } from './fingerprint.tsx'

/** Our own fingerprint, to be read out, and our signed profile, to be handed over. */
export function OwnIdentity() {
  const { say } = useWords()
  const { data, error } = useQuery(queryOf(ownIdentity, {}))
  return (
    <section className="own-identity" aria-labelledby="own-title">
      <div className="heading">
        <h2 id="own-title">{say('own.title')}</h2>
        <small>{data && <code dir="ltr">{data.authority}</code>}</small>
      </div>
      <div className="card stack">
        <p>{say('own.why')}</p>
        {error && <ProblemNote error={error} />}
        {data ? <Fingerprint hex={data.fingerprint} /> : !error && <Skeleton height={56} />}
        <p>
          <a href={hrefOf(ownProfile, {})} download>
            {say('own.download')}
          </a>
        </p>
        {data && <CertificateLink authority={data.authority} pem={data.certificate} />}
      </div>
    </section>
  )
}
