import type { GoverningStack } from '#law/governing.ts'
import type { Found, RequestReview } from '../../review.ts'
import type { Request } from '../form.ts'

/** The request as its form describes it: it was parsed by the form's schema when it came in. */
export function read(request: Readonly<Record<string, unknown>>): Request {
  return request
}

/** Whether a treaty between the two States governs the request before the Convention. */
export function underOwnTreaty(governing: GoverningStack): boolean {
  return governing.layers.some(layer => layer.layer === 'bilateral' || layer.layer === 'regional')
}

/** A treaty of the two States with its own scope governs in place of the Convention's. */
export function unlessTreaty(
  input: RequestReview,
  find: (input: RequestReview) => readonly Found[],
): readonly Found[] {
  return underOwnTreaty(input.governing) ? [] : find(input)
}
