import { isFurnished, rememberedUse } from '#procedures/lanes/release.ts'
import { useMe } from '#web/shell/me.ts'
import { useCaseDesk } from './case-desk.tsx'

/**
 * How the files of an act are reached: freely, or, where another State furnished them for a request of ours, with
 * the use by which the reader took them out for its own work. Without one the page offers to take them out.
 */
export function useRelease(act: { readonly id: string; readonly type: string }): {
  readonly furnished: boolean
  /** What to fetch the files with; undefined while they are closed. */
  readonly query: { readonly release?: string } | undefined
} {
  const { state, side } = useCaseDesk()
  const me = useMe()
  if (!isFurnished(side, act.type)) return { furnished: false, query: {} }
  const asked = { result: act.id, person: me.person, now: new Date().toISOString() }
  const use = rememberedUse(state, asked)
  return { furnished: true, query: use && { release: use.id } }
}
