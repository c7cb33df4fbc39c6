import { sentData } from './lanes/request.ts'
import type { ActLetterInput, Letter } from './letter.ts'
import type { Procedure } from './procedure.ts'

/**
 * The letter of an act on a case, or `undefined` where the act has none: work at home, or content destroyed by
 * order. `state` is the case as it stood once the act was taken.
 */
export function letterOf(procedure: Procedure, input: ActLetterInput): Letter | undefined {
  const { entry, state, ...common } = input
  if (entry.content === null || !hasLetter(procedure, entry.header.type)) return undefined
  if (entry.header.type !== 'send') return procedure.actLetters?.[entry.header.type]?.(input)
  const sent = sentData.safeParse(entry.content.data)
  if (!sent.success) return undefined
  return procedure.letter({
    ...common,
    request: sent.data.request,
    reference: sent.data.reference,
    governing: state.shared.governing ?? common.governing,
    files: entry.content.files.filter(file => file.role === 'annex'),
  })
}

/** Whether an act is one that goes with a letter. */
export function hasLetter(procedure: Procedure, act: string): boolean {
  return act === 'send' || Object.hasOwn(procedure.actLetters ?? {}, act)
}
