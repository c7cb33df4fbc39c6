import type { Fields } from '../field.ts'

/**
 * Two questions at closing, for oneself: could the case serve others as an example, and was the Convention the
 * basis, of what? Nothing of it crosses.
 */
export const closeFields = {
  practice: { kind: 'yesNo' },
  convention: { kind: 'yesNo' },
  basisOf: { kind: 'choices', options: ['alone', 'withTreaty', 'gaps', 'offence', 'measures'] },
} as const satisfies Fields
