import { canonical } from '#lib/canonical.ts'
import { hex, sha256 } from '#lib/sha256.ts'

/** What a register adds to an act when it records it: its place, its predecessor, when and by whom. */
export interface Link {
  readonly n: number
  /** Link of the act before, empty for the first. */
  readonly prev: string
  readonly act: string
  readonly recordedAt: string
  readonly by: string | null
}

/** The hash that chains this register's acts of a case: SHA-256 over the canonical link. */
export function linkHash(link: Link): string {
  return hex(sha256(canonical({ ...link })))
}
