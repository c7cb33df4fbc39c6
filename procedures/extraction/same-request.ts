import { isRecord, plain, recordsOf, shingles, textOf } from './plain.ts'

/** What is known of a request, however much: a letter that has just come, a draft, a case under way. */
export interface KnownRequest {
  /** The authority on the other side. */
  readonly partner: string
  readonly side: 'requesting' | 'requested'
  /** The reference of the authority that asks, where its letter names one. */
  readonly reference?: string | undefined
  /** SHA-256 of its files. */
  readonly files: readonly string[]
  /** Values of the form, as far as they are written. */
  readonly request: Readonly<Record<string, unknown>>
}

/** The strongest certainty first. */
export const certainties = ['certain', 'likely', 'possible'] as const
export type Certainty = (typeof certainties)[number]

export interface Reason {
  readonly ground:
    | 'sameFile'
    | 'sameReference'
    | 'sameText'
    | 'sameProceedingsAndPerson'
    | 'sameProceedings'
    | 'sameAccount'
    | 'sameMeasureAndPerson'
    | 'similarText'
  readonly certainty: Certainty
  /** What the two have in common, as the first of them writes it. */
  readonly value: string
}

/**
 * Why two requests look the same, the strongest reason first; empty when nothing says so. A ground to look, never a
 * decision: whether they are the same, a person says. House practice throughout; no text of law asks it.
 *
 * @example sameRequest(letter, case).at(0)?.certainty // 'likely': the same reference of the same authority
 */
export function sameRequest(a: KnownRequest, b: KnownRequest): readonly Reason[] {
  const together = a.partner === b.partner && a.side === b.side
  const found = [
    ...(together ? [...sameFile(a, b), ...sameReference(a, b)] : []),
    ...sameText(a, b, together),
    ...sameProceedings(a, b, together),
    ...sameAccount(a, b),
    ...sameMeasureAndPerson(a, b),
  ]
  return found.toSorted((x, y) => certainties.indexOf(x.certainty) - certainties.indexOf(y.certainty))
}

function sameFile(a: KnownRequest, b: KnownRequest): Reason[] {
  const there = new Set(b.files)
  const same = a.files.find(file => there.has(file))
  return same === undefined ? [] : [{ ground: 'sameFile', certainty: 'certain', value: same }]
}

function sameReference(a: KnownRequest, b: KnownRequest): Reason[] {
  if (a.reference === undefined || b.reference === undefined) return []
  const reference = plainReference(a.reference)
  // One digit is a number of many letters.
  if (reference.length < 3 || reference !== plainReference(b.reference)) return []
  return [{ ground: 'sameReference', certainty: 'likely', value: a.reference }]
}

/** Of ten runs of five words so many must be shared: a copy typed anew shares nearly all, a related request some. */
const sameFrom = 0.8
const similarFrom = 0.4

function sameText(a: KnownRequest, b: KnownRequest, together: boolean): Reason[] {
  const [one, other] = [shingles(textOf(a.request)), shingles(textOf(b.request))]
  // Of a short text a few words in common say nothing.
  if (Math.min(one.size, other.size) < 15) return []
  const shared = one.intersection(other).size / one.union(other).size
  const value = `${Math.round(shared * 100)} %`
  if (shared >= sameFrom) return [{ ground: 'sameText', certainty: together ? 'likely' : 'possible', value }]
  return shared >= similarFrom ? [{ ground: 'similarText', certainty: 'possible', value }] : []
}

function sameProceedings(a: KnownRequest, b: KnownRequest, together: boolean): Reason[] {
  const there = new Set(proceedingsOf(b).map(plainReference))
  const value = proceedingsOf(a).find(reference => there.has(plainReference(reference)))
  if (value === undefined) return []
  const persons = namesOf(b)
  const named = [...namesOf(a)].some(([name, born]) => sameBirth(persons, name, born))
  return named
    ? [{ ground: 'sameProceedingsAndPerson', certainty: together ? 'likely' : 'possible', value }]
    : [{ ground: 'sameProceedings', certainty: 'possible', value }]
}

/** The same account is asked about, from the same partner or another: perhaps a parallel request. */
function sameAccount(a: KnownRequest, b: KnownRequest): Reason[] {
  const there = new Set(accountsOf(b).map(plainReference))
  const value = accountsOf(a).find(account => there.has(plainReference(account)))
  return value === undefined ? [] : [{ ground: 'sameAccount', certainty: 'possible', value }]
}

function sameMeasureAndPerson(a: KnownRequest, b: KnownRequest): Reason[] {
  const kinds = (known: KnownRequest) => new Set(recordsOf(known.request['measures']).map(m => m['kind']))
  if (kinds(a).isDisjointFrom(kinds(b))) return []
  const there = namesOf(b)
  const same = recordsOf(a.request['persons']).find(
    person =>
      textual(person['name']) && sameBirth(there, plain(person['name']), String(person['born'] ?? '')),
  )
  return same === undefined
    ? []
    : [{ ground: 'sameMeasureAndPerson', certainty: 'possible', value: String(same['name']) }]
}

/** A name with two days of birth is two persons. */
function sameBirth(there: ReadonlyMap<string, string>, name: string, born: string): boolean {
  const other = there.get(name)
  return other !== undefined && (other === '' || born === '' || other === born)
}

/** Plain names with the day of birth, empty where it is not known. */
function namesOf({ request }: KnownRequest): Map<string, string> {
  return new Map(
    recordsOf(request['persons']).flatMap(({ name, born }) =>
      textual(name) ? [[plain(name), textual(born) ? born : ''] as const] : [],
    ),
  )
}

/** References of the proceedings a request serves. */
export function proceedingsOf({ request }: Pick<KnownRequest, 'request'>): readonly string[] {
  return recordsOf(request['proceedings']).flatMap(({ reference }) => (textual(reference) ? [reference] : []))
}

/** Accounts that are asked about. */
export function accountsOf({ request }: Pick<KnownRequest, 'request'>): readonly string[] {
  return recordsOf(request['measures']).flatMap(measure =>
    isRecord(measure) && textual(measure['account']) ? [measure['account']] : [],
  )
}

/** A reference as it is compared: `XA-MLA 2026/17` and `xa/mla/2026-17` are the same. */
export function plainReference(reference: string): string {
  return plain(reference.replaceAll('№', '')).replaceAll(' ', '')
}

const textual = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
