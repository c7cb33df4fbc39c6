import { sql } from 'kysely'
import { one, type Tx } from '#db/pool.ts'

/**
 * The next reference of an authority under a procedure: `XA-MLA-2026-00017`. Taken, never given twice; one that a
 * registrar wrote by hand before its turn came is passed over.
 */
export async function nextReference(tx: Tx, of: ReferenceOf): Promise<string> {
  const free = await firstFree(tx, of, (await lastOf(tx, of)) + 1)
  const { last } = await one(
    tx,
    sql<{ last: number }>`
      insert into reference_counters (authority, procedure, year, last)
      values (${of.authority}, ${of.procedure}, ${of.year}, ${free})
      on conflict (authority, procedure, year)
        do update set last = greatest(reference_counters.last + 1, excluded.last) returning last`,
  )
  const reference = written(of, last)
  // Somebody took the counter on while we looked; the row is ours now, so the next look is the last.
  return (await isTaken(tx, reference)) ? nextReference(tx, of) : reference
}

/** The reference that would come next, without taking it. */
export async function proposedReference(tx: Tx, of: ReferenceOf): Promise<string> {
  return written(of, await firstFree(tx, of, (await lastOf(tx, of)) + 1))
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

async function lastOf(tx: Tx, of: ReferenceOf): Promise<number> {
  const { last } = await one(
    tx,
    sql<{ last: number | null }>`
      select (select last from reference_counters
        where authority = ${of.authority} and procedure = ${of.procedure} and year = ${of.year}) as last`,
  )
  return last ?? 0
}

async function firstFree(tx: Tx, of: ReferenceOf, from: number): Promise<number> {
  for (let number = from; ; number++) if (!(await isTaken(tx, written(of, number)))) return number
}

async function isTaken(tx: Tx, reference: string): Promise<boolean> {
  return (await one(tx, sql<{ taken: boolean }>`select app.reference_taken(${reference}) as taken`)).taken
}
