import { blank } from '../../blank.ts'
import type { Found, RequestReview, RequestRule } from '../../review.ts'
import { kinds } from '../measures/kinds.ts'
import { read } from './read.ts'

/** What every request shall contain (UNTOC 18(15), or the treaty that governs), and what practice adds. */
export const contentsRules: readonly RequestRule[] = [
  {
    id: 'MLA-15a',
    topic: 'contents.authority',
    why: 'The requested State must know who asks, and whom to call.',
    find: authority,
  },
  {
    id: 'MLA-15b',
    topic: 'contents.proceedings',
    why: 'What is furnished may be used only in the proceedings the request states.',
    find: proceedings,
  },
  {
    id: 'MLA-15c',
    topic: 'contents.facts',
    why: 'The facts show why each measure is needed; only the service of documents does without.',
    find: facts,
  },
  {
    id: 'MLA-15e',
    topic: 'contents.persons',
    why: 'Where possible a request says who the persons are, where, and of which nationality.',
    find: persons,
  },
  {
    id: 'MLA-15f',
    topic: 'contents.purpose',
    why: 'The requested State weighs a request by what it is for.',
    find: purpose,
  },
]

function authority({ request }: RequestReview): Found[] {
  const { authority = {} } = read(request)
  const unreachable = blank(authority.officer) || (blank(authority.phone) && blank(authority.email))
  return [
    ...when(blank(authority.name), { found: 'authorityMissing', severity: 'blocks', path: 'authority.name' }),
    ...when(unreachable, {
      found: 'authorityContactMissing',
      severity: 'warns',
      cites: 'house authority-in-full',
      path: 'authority.officer',
    }),
  ]
}

function proceedings({ request }: RequestReview): Found[] {
  const { proceedings = [] } = read(request)
  if (proceedings.length === 0)
    return [{ found: 'proceedingsMissing', severity: 'blocks', path: 'proceedings' }]
  return proceedings.flatMap(item => {
    const at = `proceedings.${item.id}`
    return [
      ...when(item.stage === undefined, {
        found: 'proceedingsStageMissing',
        severity: 'blocks',
        path: `${at}.stage`,
      }),
      ...when(blank(item.subject), {
        found: 'proceedingsSubjectMissing',
        severity: 'blocks',
        path: `${at}.subject`,
      }),
      ...when(blank(item.authority), {
        found: 'conductingAuthorityMissing',
        severity: 'blocks',
        path: `${at}.authority`,
      }),
      ...when(blank(item.authorityFunctions), {
        found: 'conductingFunctionsMissing',
        severity: 'blocks',
        path: `${at}.authorityFunctions`,
      }),
    ]
  })
}

function facts({ request }: RequestReview): Found[] {
  const { facts, measures = [] } = read(request)
  const onlyService =
    measures.length > 0 &&
    measures.every(({ purpose, kind }) =>
      purpose === undefined ? kinds[kind].facts === 'spared' : purpose === 'service',
    )
  return when(blank(facts) && !onlyService, { found: 'factsMissing', severity: 'blocks', path: 'facts' })
}

function persons({ request }: RequestReview): Found[] {
  const { persons = [] } = read(request)
  if (persons.length === 0) return [{ found: 'personsMissing', severity: 'warns', path: 'persons' }]
  return persons.flatMap(item => {
    const at = `persons.${item.id}`
    if (blank(item.name) && blank(item.originalName)) {
      return [{ found: 'personIdentityMissing', severity: 'warns', path: `${at}.name` }]
    }
    const values = { person: item.name ?? item.originalName ?? '' }
    return [
      ...when(blank(item.address) && blank(item.whereFound), {
        found: 'personLocationMissing',
        severity: 'warns',
        path: `${at}.whereFound`,
        values,
      }),
      ...when(blank(item.citizenship), {
        found: 'personNationalityMissing',
        severity: 'warns',
        path: `${at}.citizenship`,
        values,
      }),
    ]
  })
}

function purpose({ request }: RequestReview): Found[] {
  return when(blank(read(request).purpose), { found: 'purposeMissing', severity: 'blocks', path: 'purpose' })
}

function when(holds: boolean, found: Found): Found[] {
  return holds ? [found] : []
}
