import { sql } from 'kysely'
import { one, type Tx } from '#db/pool.ts'

/** The next reference of an authority under a procedure: `XA-MLA-2026-00017`. Taken, never given twice. */
export async function nextReference(tx: Tx, of: ReferenceOf): Promise<string> {
  const { last } = await one(
    tx,
    sql<{ last: number }>`
      insert into reference_counters (authority, procedure, year, last) values (${of.authority}, ${of.procedure}, ${of.year}, 1)
      on conflict (authority, procedure, year) do update set last = reference_counters.last + 1 returning last`,
  )
  return written(of, last)
}

/** The reference that would come next, without taking it. */
export async function proposedReference(tx: Tx, of: ReferenceOf): Promise<string> {
  const { last } = await one(
    tx,
    sql<{ last: number | null }>`
      select (select last from reference_counters
        where authority = ${of.authority} and procedure = ${of.procedure} and year = ${of.year}) as last`,
  )
  return written(of, (last ?? 0) + 1)
}

/** A registrar who kept the proposed reference has used it up; one who wrote another has not. */
export async function useReference(tx: Tx, of: ReferenceOf, reference: string): Promise<void> {
  if (reference === (await proposedReference(tx, of))) await nextReference(tx, of)
}

export interface ReferenceOf {
  readonly authority: string
  readonly procedure: string
  readonly year: number
}

/** Initials of the procedure in English, as offices write them: house practice. */
function written(of: ReferenceOf, number: number): string {
  const initials = of.procedure
    .split('-')
    .map(word => word[0]?.toUpperCase())
    .join('')
  return `${of.authority.slice(0, 2)}-${initials}-${of.year}-${String(number).padStart(5, '0')}`
}
