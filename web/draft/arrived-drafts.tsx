import { Link } from 'react-router'
import type * as z from 'zod'
import type { listArrivals } from '#api/arrivals.ts'
import { usePartnerName } from '#web/arrivals/partner-name.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { useWords } from '#web/words/words.ts'

type Draft = z.infer<typeof listArrivals.reply>['drafts'][number]

/** Drafts that partners shared for comment: apart from the requests, since nothing is asked and nothing registered. */
export function ArrivedDrafts({ drafts }: { drafts: readonly Draft[] }) {
  const { say } = useWords()
  if (drafts.length === 0) return null
  return (
    <section aria-labelledby="drafts-title" className="reading">
      <div className="heading first">
        <h2 id="drafts-title">{say('draft.arrived')}</h2>
        <small>{say('draft.arrived.why')}</small>
      </div>
      <ul className="card waiting-list">
        {drafts.map(draft => (
          <ArrivedDraft key={draft.id} draft={draft} />
        ))}
      </ul>
    </section>
  )
}

function ArrivedDraft({ draft }: { draft: Draft }) {
  const { say } = useWords()
  const partner = usePartnerName(draft.partner)
  return (
    <li>
      <div>
        <Link to={`/cases/${draft.id}`} className="waiting-title">
          <bdi>{draft.title || say('case.untitled')}</bdi>
        </Link>
        <p className="small quiet">
          <b className="from-them">{partner}</b> · {say('draft.arrived.came')} <Instant at={draft.opened} />
        </p>
      </div>
      <div className="waiting-act">
        <Link to={`/cases/${draft.id}`}>{say('draft.arrived.read')}</Link>
      </div>
    </li>
  )
}
