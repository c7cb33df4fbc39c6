import type { ActRule, RequestRule } from '../review.ts'
import { channelRules } from './rules/channel.ts'
import { contentsRules } from './rules/contents.ts'
import { decisionRules } from './rules/decisions.ts'
import { laneUseRules } from './rules/lanes-use.ts'
import { laneWorkRules } from './rules/lanes-work.ts'
import { languageRules } from './rules/languages.ts'
import { measureRules } from './rules/measures.ts'
import { scopeRules } from './rules/scope.ts'
import { wishRules } from './rules/wishes.ts'

/** Every rule read over a request, in the making or arrived. */
export const requestRules: readonly RequestRule[] = [
  ...channelRules,
  ...scopeRules,
  ...contentsRules,
  ...measureRules,
  ...wishRules,
  ...languageRules,
]

/** Every rule read over an act, about to be taken or arrived. */
export const actRules: readonly ActRule[] = [...decisionRules, ...laneWorkRules, ...laneUseRules]
