import { sql } from 'kysely'
import type { PostPart } from '#api/post.ts'
import { all, type Tx } from '#db/pool.ts'

type Same = PostPart['same'][number]

/**
 * Where files with the very same bytes came before: in other messages, and in cases the reader may see. The database
 * leaves out the others, so nobody learns from a hash that a secret case exists.
 * @param laidInto the case of this very message, which is no news.
 */
export async function sameFiles(
  tx: Tx,
  post: string,
  laidInto: string | null,
  hashes: readonly string[],
): Promise<Map<string, Same[]>> {
  const found = new Map<string, Same[]>()
  const note = (sha256: string, same: Same): void => {
    const list = found.get(sha256) ?? []
    const known = list.some(other =>
      same.post === null ? other.case?.id === same.case?.id : other.post?.id === same.post.id,
    )
    if (!known) found.set(sha256, [...list, same])
  }
  for (const row of await inPost(tx, post, hashes)) {
    note(row.sha256, { post: { id: row.id, arrivedAt: row.arrivedAt }, case: caseOf(row) })
  }
  for (const row of await inCases(tx, hashes)) {
    if (row.case_id !== laidInto) note(row.sha256, { post: null, case: caseOf(row) })
  }
  return found
}

interface CaseRow {
  sha256: string
  case_id: string | null
  reference: string | null
  title: string | null
}

function caseOf({ case_id, reference, title }: CaseRow): Same['case'] {
  return case_id === null ? null : { id: case_id, reference, title: title ?? '' }
}

function inPost(
  tx: Tx,
  post: string,
  hashes: readonly string[],
): Promise<(CaseRow & { id: string; arrivedAt: string })[]> {
  return all(
    tx,
    sql`
      select t.sha256, p.id, p.arrived_at as "arrivedAt", c.id as case_id, c.reference, c.title
      from post_parts t join post p on p.id = t.post left join cases c on c.id = p.laid_into
      where t.sha256 = any(${[...hashes]}::text[]) and p.id <> ${post} and p.destroyed_at is null
      order by p.arrived_at limit 100`,
  )
}

function inCases(tx: Tx, hashes: readonly string[]): Promise<CaseRow[]> {
  return all(
    tx,
    sql`
      select f.sha256, c.id as case_id, c.reference, c.title
      from (
        select sha256, case_id from case_files where sha256 = any(${[...hashes]}::text[])
        union
        select sha256, case_id from act_files where sha256 = any(${[...hashes]}::text[])
      ) f join cases c on c.id = f.case_id
      order by c.opened limit 100`,
  )
}
