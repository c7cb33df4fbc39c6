import { sql } from 'kysely'
import { keptPlan, maybeOne, one, type Tx } from '#db/pool.ts'
import { type GoverningStack, governing } from '#law/governing.ts'
import type { Profile } from '#law/profiles/shape.ts'

/** What a case stands on: the texts that govern, and what both States declared. */
export interface Basis {
  readonly governing: GoverningStack
  readonly requesting: Profile
  readonly requested: Profile
}

/** A case, as far as its basis needs it. */
export interface BasisOf {
  readonly caseId: string
  readonly side: 'requesting' | 'requested'
  readonly authority: string
  readonly partner: string
}

/**
 * The basis of a case. The requesting side froze it into its first act, so that a later declaration does not
 * change what was written under an earlier one; the requested side reads it on the day the request came.
 */
export async function basisOf(tx: Tx, about: BasisOf): Promise<Basis> {
  const frozen = about.side === 'requesting' ? await frozenBasis(tx, about.caseId) : null
  if (frozen) return frozen
  const opened = await one(
    tx,
    sql<{
      day: string
    }>`${keptPlan} 
      select (coalesce(request.came, c.opened) at time zone 'UTC')::date as day
      from cases c left join lateral (
        -- A draft may have opened the case before; the request is the first act in any other.
        select a.recorded_at as came from acts a
        where a.case_id = c.id and a.type = 'send' and c.road = 'exchange' order by a.n limit 1
      ) request on true
      where c.id = ${about.caseId}`,
  )
  return basisBetween(tx, about, opened.day)
}

async function frozenBasis(tx: Tx, caseId: string): Promise<Basis | null> {
  const first = await maybeOne(
    tx,
    sql<{ bytes: Buffer }>`${keptPlan}
      select c.bytes from acts a join act_contents c on c.act = a.id
      where a.case_id = ${caseId} and a.n = 1 and a.type = 'draft'`,
  )
  if (first === null) return null
  // Written by `startCase` from parsed profiles.
  const { data } = JSON.parse(first.bytes.toString('utf8')) as { data: { basis: Basis } }
  return data.basis
}

/** The basis between our authority and a partner on a day, from what is declared now. */
export async function basisBetween(tx: Tx, about: Omit<BasisOf, 'caseId'>, on: string): Promise<Basis> {
  const row = await one(
    tx,
    // Both were parsed by the profile's schema before they were stored.
    sql<{ ours: Profile; theirs: Profile }>`${keptPlan}
      select a.profile as ours, p.profile as theirs from authorities a, partners p
      where a.id = ${about.authority} and p.authority = ${about.partner}`,
  )
  const [requesting, requested] =
    about.side === 'requesting' ? [row.ours, row.theirs] : [row.theirs, row.ours]
  return {
    governing: governing({
      requesting: requesting.state,
      requested: requested.state,
      on,
      profiles: [requesting, requested],
    }),
    requesting,
    requested,
  }
}
