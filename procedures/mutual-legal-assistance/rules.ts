import type { ActRule, RequestRule } from '../review.ts'
import { abroadRules } from './rules/abroad.ts'
import { channelRules } from './rules/channel.ts'
import { contentsRules } from './rules/contents.ts'
import { chasingRules } from './rules/chasing.ts'
import { dayRules } from './rules/days.ts'
import { decisionRules } from './rules/decisions.ts'
import { draftRules } from './rules/draft.ts'
import { dualCriminalityRules } from './rules/dual-criminality.ts'
import { executionRules } from './rules/execution.ts'
import { groupRules } from './rules/group.ts'
import { laneUseRules } from './rules/lanes-use.ts'
import { laneWorkRules } from './rules/lanes-work.ts'
import { itemRules } from './rules/items.ts'
import { languageRules } from './rules/languages.ts'
import { measureRules } from './rules/measures.ts'
import { offenceRules } from './rules/offences.ts'
import { oralRules } from './rules/oral.ts'
import { proofRules } from './rules/proof.ts'
import { scopeRules } from './rules/scope.ts'
import { wishRules } from './rules/wishes.ts'

/** Every rule read over a request, in the making or arrived. */
export const requestRules: readonly RequestRule[] = [
  ...channelRules,
  ...scopeRules,
  ...groupRules,
  ...offenceRules,
  ...contentsRules,
  ...measureRules,
  ...wishRules,
  ...languageRules,
  ...abroadRules,
  ...draftRules,
]

/** Every rule read over an act, about to be taken or arrived. */
export const actRules: readonly ActRule[] = [
  ...decisionRules,
  ...dualCriminalityRules,
  ...executionRules,
  ...proofRules,
  ...laneWorkRules,
  ...laneUseRules,
  ...dayRules,
  ...chasingRules,
  ...oralRules,
  ...itemRules,
]
