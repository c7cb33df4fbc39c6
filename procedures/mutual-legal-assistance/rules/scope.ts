import { blank } from '../../blank.ts'
import type { Found, RequestReview, RequestRule } from '../../review.ts'
import { isSerious, seriousFromMonths } from '../../scope.ts'
import { read, unlessTreaty } from './read.ts'

/** Does the Convention apply to what the request is about? Asked only where the Convention is the basis. */
export const scopeRules: readonly RequestRule[] = [
  {
    id: 'SC-06',
    topic: 'conventionOffences',
    why: 'The requested State looks first for the offence that brings the request under the Convention.',
    find: input => unlessTreaty(input, conventionOffence),
  },
  {
    id: 'SC-07',
    topic: 'seriousCrime',
    why: 'A serious crime is known by its penalty, and the penalty by the law that provides it.',
    find: input => unlessTreaty(input, seriousCrime),
  },
  {
    id: 'SC-08',
    topic: 'transnationality',
    why: 'Without one of the four cases of transnationality, asserted or suspected, the Convention stays outside.',
    find: input => unlessTreaty(input, transnational),
  },
  {
    id: 'SC-09',
    topic: 'relaxedTest',
    why: 'For mutual legal assistance reasonable grounds to suspect are enough, but they are to be said.',
    find: input => unlessTreaty(input, reasonableGrounds),
  },
]

function conventionOffence({ request }: RequestReview): Found[] {
  const offences = read(request).offences ?? []
  if (offences.every(offence => offence.convention === undefined)) {
    return [
      { found: 'noConventionOffence', severity: 'blocks', cites: 'house limb-asserted', path: 'offences' },
    ]
  }
  return offences
    .filter(offence => offence.convention === undefined)
    .map(offence => ({
      found: 'offenceNotClassified',
      severity: 'warns',
      path: `offences.${offence.id}.convention`,
    }))
}

function seriousCrime({ request }: RequestReview): Found[] {
  return (read(request).offences ?? [])
    .filter(offence => offence.convention === 'seriousCrime' && isSerious(offence) !== true)
    .map(offence => {
      const path = `offences.${offence.id}.maximumMonths`
      return offence.maximumMonths === undefined
        ? { found: 'maximumUnknown', severity: 'warns', cites: 'house penalty-law-named', path }
        : {
            found: 'notSeriousCrime',
            severity: 'warns',
            path,
            values: { months: offence.maximumMonths, from: seriousFromMonths },
          }
    })
}

function transnational({ request }: RequestReview): Found[] {
  const { transnational, suspicionTransnational, locatedThere } = read(request)
  const silent = blank(transnational) && blank(suspicionTransnational) && blank(locatedThere)
  return silent ? [{ found: 'transnationalityNotShown', severity: 'warns', path: 'transnational' }] : []
}

function reasonableGrounds({ request }: RequestReview): Found[] {
  const { transnational, suspicionTransnational, suspicionGroup, locatedThere } = read(request)
  const suspected = !blank(suspicionTransnational) || !blank(locatedThere)
  return [
    ...(blank(transnational) && suspected
      ? [{ found: 'relaxedTestApplies', severity: 'informs', path: 'suspicionTransnational' } as const]
      : []),
    ...(blank(suspicionGroup)
      ? [{ found: 'groupSuspicionMissing', severity: 'warns', path: 'suspicionGroup' } as const]
      : []),
  ]
}
