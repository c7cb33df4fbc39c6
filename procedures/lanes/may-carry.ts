import type { Side } from '../act.ts'
import type { SharedState } from '../state.ts'
import { type MayUse, mayUse } from './may-use.ts'

/** A file that one State furnished, on its way into another case. */
export interface Carried {
  /** SHA-256 of its bytes. */
  readonly sha256: string
  /** Our side in the case it is laid into: only where we ask are the proceedings ours. */
  readonly side: Side
  /** References of the proceedings that case is about. */
  readonly proceedings: readonly string[]
}

/**
 * Whether a file furnished in one case may be taken up in another (UNTOC 18(19), or what governs in its place): each
 * of the proceedings the other case is about must be open to it. Returns the first answer that is no, else the last
 * yes. The ids a request gives its proceedings mean nothing in another request, and the proceedings of a foreign
 * authority are never those our request stated: only consent that names them opens these.
 *
 * @param furnished the shared state of the case in which the file was furnished
 */
export function mayCarry(furnished: SharedState, { sha256, side, proceedings }: Carried): MayUse {
  // Without a reference it is not known which proceedings it would serve, and a blank name matches none.
  const answers = (proceedings.length === 0 ? [''] : proceedings).map((reference): MayUse => {
    const answer = mayUse(furnished, { result: sha256, proceedings: reference })
    if (answer.because !== 'statedInRequest') return answer
    const byReference = furnished.useLimits.some(limit =>
      limit.proceedings.some(one => bare(one.reference) === bare(reference)),
    )
    return side === 'requesting' && byReference
      ? answer
      : { ...answer, may: 'onlyWithConsent', because: 'notStatedInRequest' }
  })
  // There is at least one.
  return answers.find(one => one.may !== 'yes') ?? (answers.at(-1) as MayUse)
}

const bare = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** References of the proceedings a request states; a blank one stands for proceedings without a reference. */
export function proceedingsOf(
  request: Readonly<Record<string, unknown>> | null,
  at: string | undefined,
): string[] {
  const stated = at === undefined ? undefined : request?.[at]
  return (Array.isArray(stated) ? (stated as unknown[]) : []).map(item =>
    typeof item === 'object' && item !== null && 'reference' in item && typeof item.reference === 'string'
      ? item.reference
      : '',
  )
}
