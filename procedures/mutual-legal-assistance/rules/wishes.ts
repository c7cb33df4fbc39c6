import { blank } from '../../blank.ts'
import { placeAt } from '../../place.ts'
import type { Found, RequestReview, RequestRule } from '../../review.ts'
import { fields } from '../form.ts'
import { read } from './read.ts'

/** What the requesting State wishes besides, and what the requested State asks for besides. */
export const wishRules: readonly RequestRule[] = [
  {
    id: 'MLA-24',
    topic: 'suggestedDeadline',
    why: 'A deadline is taken into account as fully as possible when its reasons are given.',
    find: deadline,
  },
  {
    id: 'MLA-20',
    topic: 'confidentiality',
    why: 'Whoever executes can protect better what he understands.',
    find: confidentiality,
  },
  {
    id: 'MLA-15x',
    topic: 'contents',
    why: 'What the profile of the requested State asks for now spares a question later.',
    find: askedByProfile,
  },
]

function deadline({ request }: RequestReview): Found[] {
  const { urgency = {} } = read(request)
  return !blank(urgency.wishedBy) && blank(urgency.reasons)
    ? [{ found: 'deadlineWithoutReasons', severity: 'warns', path: 'urgency.reasons' }]
    : []
}

function confidentiality({ request }: RequestReview): Found[] {
  const { confidentiality = {} } = read(request)
  return confidentiality.asked && blank(confidentiality.reasons)
    ? [
        {
          found: 'confidentialityWithoutReasons',
          severity: 'informs',
          cites: 'house confidentiality-demanded',
          path: 'confidentiality.reasons',
        },
      ]
    : []
}

function askedByProfile({ request, profile }: RequestReview): Found[] {
  const all = read(request)
  const noTreaty = profile.reciprocity === 'always' && all.reciprocity !== 'undertaken'
  return [
    ...profile.contents
      .filter(content => content.required)
      .flatMap(content =>
        unanswered(all, content.topic).map(
          (path): Found => ({ found: 'profileAsks', severity: 'warns', cites: content.basis, path }),
        ),
      ),
    ...(noTreaty
      ? [
          {
            found: 'profileAsks',
            severity: 'warns',
            topic: 'contents.reciprocity',
            path: 'reciprocity',
          } as const,
        ]
      : []),
  ]
}

/**
 * Where a subject a State asks about has its place in our form, and stands empty. How the facts lead to each
 * measure is asked by a rule of its own, which cites the profile where it speaks.
 */
function unanswered(request: ReturnType<typeof read>, topic: string): readonly string[] {
  const offence = (name: 'text' | 'limitation') =>
    (request.offences ?? []).filter(item => blank(item[name])).map(item => `offences.${item.id}.${name}`)
  switch (topic) {
    case 'contents.offences':
      return (request.offences ?? []).length === 0 ? ['offences'] : offence('text')
    case 'contents.limitation':
      return (request.offences ?? []).length === 0 ? ['offences'] : offence('limitation')
    case 'contents.urgency':
    case 'contents.timeLimit':
      return blank(request.urgency?.wishedBy) ? ['urgency.wishedBy'] : []
    default:
      return emptyOf(request, simplePlaces[topic])
  }
}

/** Subjects with one place in the form. What has none, as assurances, is for people to read in the profile. */
const simplePlaces: Readonly<Record<string, string>> = {
  'contents.confidentiality': 'confidentiality.asked',
  'contents.relatedRequests': 'related',
  'contents.contact': 'authority.officer',
  'contents.reciprocity': 'reciprocity',
}

function emptyOf(request: ReturnType<typeof read>, path: string | undefined): readonly string[] {
  if (path === undefined || !placeAt(fields, request, path)) return []
  const [name = '', part] = path.split('.')
  const value = (request as Readonly<Record<string, unknown>>)[name]
  const inner = part === undefined ? value : (value as Readonly<Record<string, unknown>> | undefined)?.[part]
  return blank(inner) ? [path] : []
}
