import { blank } from '../../blank.ts'
import type { Found, RequestReview, RequestRule } from '../../review.ts'
import { groupElements, type GroupElement } from '../offence-fields.ts'
import { read, unlessTreaty } from './read.ts'

/** The organized criminal group, where the request asserts one; grounds to suspect it are another rule's. */
export const groupRules: readonly RequestRule[] = [
  {
    id: 'SC-01',
    topic: 'organizedCriminalGroup',
    why: 'An organized criminal group has six elements, and a reader looks for each of them in the facts.',
    find: input => unlessTreaty(input, elements),
  },
  {
    id: 'SC-03',
    topic: 'organizedCriminalGroup',
    why: 'A group is structured when it did not form by chance for one immediate offence; fixed roles are not needed.',
    find: input => unlessTreaty(input, structured),
  },
]

function elements({ request }: RequestReview): Found[] {
  const { criminalGroup = {}, facts } = read(request)
  const ticked = criminalGroup.elements ?? []
  if (ticked.length === 0) return []
  const lacking = groupElements.length - ticked.length
  const texts = Object.values(facts ?? {}).map(version => plain(version.text))
  return [
    ...(lacking === 0
      ? []
      : [
          {
            found: 'groupElementsMissing',
            severity: 'warns',
            path: 'criminalGroup.elements',
            values: { count: lacking },
          } as const,
        ]),
    ...groupElements
      .filter(element => ticked.includes(element))
      .flatMap((element): Found[] => {
        const at = shownAt(element)
        const words = criminalGroup[at] ?? ''
        const found = blank(words)
          ? 'groupElementUnsupported'
          : texts.some(text => text.includes(plain(words)))
            ? undefined
            : 'groupSupportNotInFacts'
        if (found === undefined) return []
        const cites = 'house group-element-by-element'
        return [{ found, severity: 'warns', cites, path: `criminalGroup.${at}` }]
      }),
  ]
}

function structured({ request }: RequestReview): Found[] {
  const { criminalGroup = {} } = read(request)
  return criminalGroup.elements?.includes('structured') &&
    !criminalGroup.structuredBy?.includes('notByChance')
    ? [
        {
          found: 'structureUnexplained',
          severity: 'informs',
          cites: 'UNTOC 2(c)',
          path: 'criminalGroup.structuredBy',
        },
      ]
    : []
}

const shownAt = (element: GroupElement) => `${element}Shown` as const

/** Words as they are compared: spaces as one, without case. */
function plain(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
