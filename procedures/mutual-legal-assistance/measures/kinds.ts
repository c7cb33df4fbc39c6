import { purposeNames, purposes, type Purpose } from '#law/purposes.ts'
import type { Fields, KindGroup } from '../../field.ts'
import { statement, videoHearing } from './hearings.ts'
import { evidenceItems, expertEvaluation, information } from './information.ts'
import { inspection } from './inspection.ts'
import type { MeasureKind } from './kind.ts'
import { otherHelp } from './other.ts'
import { appearance, detaineeTransfer } from './persons.ts'
import { bankRecords, corporateRecords, governmentRecords } from './records.ts'
import { freezing, search, seizure } from './searches.ts'
import { service } from './serving.ts'
import { tracing } from './tracing.ts'

/** Every kind of measure a request can ask for, in the order of the letters of UNTOC 18(3). */
export const kinds = {
  statement,
  videoHearing,
  detaineeTransfer,
  service,
  search,
  seizure,
  freezing,
  inspection,
  information,
  evidenceItems,
  expertEvaluation,
  bankRecords,
  corporateRecords,
  governmentRecords,
  tracing,
  appearance,
  otherHelp,
} as const satisfies Readonly<Record<string, MeasureKind>>

export type KindName = keyof typeof kinds

// The keys of a literal are exactly its type's keys.
export const kindNames = Object.keys(kinds) as readonly KindName[]

/** A kind by the name an act carries; `undefined` for one a later version added. */
export function kindOf(name: string): MeasureKind | undefined {
  const table: Readonly<Record<string, MeasureKind>> = kinds
  return Object.hasOwn(table, name) ? table[name] : undefined
}

/** What a request says of each kind. */
// Built from the table above, key by key.
export const measureKinds = each(kind => kind.fields) as {
  readonly [K in KindName]: (typeof kinds)[K]['fields']
}

/** What a result says of each kind. */
// Built from the table above, key by key.
export const proofKinds = each(kind => kind.proof) as {
  readonly [K in KindName]: (typeof kinds)[K]['proof']
}

/** The purpose each kind begins with. */
export const begins: Readonly<Record<string, { readonly purpose: Purpose }>> = Object.fromEntries(
  kindNames.map(name => [name, { purpose: kinds[name].purpose }]),
)

/** The kinds under the letters of 18(3). */
export const groups: readonly KindGroup[] = purposeNames.map(purpose => ({
  option: purpose,
  cites: purposes[purpose].citation,
  kinds: kindNames.filter(name => kinds[name].purpose === purpose),
}))

function each(part: (kind: MeasureKind) => Fields): Readonly<Record<string, Fields>> {
  return Object.fromEntries(kindNames.map(name => [name, part(kinds[name])]))
}
