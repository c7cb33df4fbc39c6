import type { ActRule, RequestReview, RequestRule, Found } from '../review.ts'
import { blank } from '../blank.ts'
import { waiverRules } from '../lanes/waiver-rule.ts'
import { namedRule, useRule } from './act-rules.ts'
import { itemsOf } from './restrictions.ts'

/** Every rule read over information, in the making or arrived. */
export const requestRules: readonly RequestRule[] = [
  {
    id: 'MLA-04',
    topic: 'spontaneousInformation',
    why: 'Information may be sent unasked where it is believed to help, as far as domestic law leaves it open.',
    find: belief,
  },
  {
    id: 'MLA-05',
    topic: 'restrictionsOnInformation',
    why: 'Only what the sender asks for binds the receiver, so each item says what that is.',
    find: restrictions,
  },
  {
    id: 'SI-01',
    topic: 'spontaneousInformation',
    why: 'Information sent unasked is sent item by item, with the inquiries it comes from.',
    find: items,
  },
  ...waiverRules,
]

/** Every rule read over an act, about to be taken or arrived. */
export const actRules: readonly ActRule[] = [useRule, namedRule]

const house = { cites: 'house information-item-by-item' } as const

function belief({ side, request }: RequestReview): Found[] {
  return [
    ...(blank(request['why']) && blank(request['mayServe'])
      ? [{ found: 'beliefUnsaid', severity: 'warns' as const, path: 'why' }]
      : []),
    // What our law allows is ours to look up; what theirs allows is theirs.
    ...(side === 'requesting' && blank(request['ownLaw'])
      ? [{ found: 'ownLawUnsaid', severity: 'informs' as const, path: 'ownLaw' }]
      : []),
  ]
}

function restrictions({ side, request, today }: RequestReview): Found[] {
  return itemsOf(request).flatMap((item): Found[] => {
    const path = `information.${item.id}`
    const asked = item.confidential === true || ['consent', 'leads', 'other'].includes(item.restriction ?? '')
    const over = item.confidential === true && (item.confidentialUntil ?? today) < today
    return [
      ...(item.restriction === undefined
        ? [{ found: 'restrictionUnsaid', severity: 'warns' as const, path: `${path}.restriction` }]
        : []),
      ...(item.restriction === 'other' && blank(item.terms)
        ? [{ found: 'restrictionTermsMissing', severity: 'warns' as const, path: `${path}.terms` }]
        : []),
      ...(over
        ? [{ found: 'secrecyIsOver', severity: 'warns' as const, path: `${path}.confidentialUntil` }]
        : []),
      ...(side === 'requested' && asked
        ? [{ found: 'restrictionsBind', severity: 'informs' as const, path: `${path}.restriction` }]
        : []),
    ]
  })
}

function items({ request }: RequestReview): Found[] {
  const all = itemsOf(request)
  return [
    ...(all.length === 0
      ? [{ found: 'informationMissing', severity: 'blocks' as const, path: 'information', ...house }]
      : []),
    ...all
      .filter(item => blank(item.text))
      .map(item => ({
        found: 'informationUntold',
        severity: 'warns' as const,
        path: `information.${item.id}.text`,
        ...house,
      })),
    ...(blank(request['inquiries'])
      ? [{ found: 'inquiriesMissing', severity: 'warns' as const, path: 'inquiries', ...house }]
      : []),
    ...(blank(request['languages'])
      ? [{ found: 'letterLanguageMissing', severity: 'blocks' as const, path: 'languages', ...house }]
      : []),
  ]
}
