import { blank } from '../../blank.ts'
import type { Found, RequestReview, RequestRule } from '../../review.ts'
import type { Request } from '../form.ts'
import { read, unlessTreaty } from './read.ts'

/** What a request says on each offence, on a legal person behind it, and on proceedings elsewhere. */
export const offenceRules: readonly RequestRule[] = [
  {
    id: 'SC-02',
    topic: 'seriousCrime',
    why: 'The heaviest penalty available makes a crime serious, so a reader must be able to look it up.',
    find: input => unlessTreaty(input, ({ request }) => ofEach(request, penaltyLaw)),
  },
  {
    id: 'SC-05',
    topic: 'predicateOffences',
    why: 'Laundering presupposes another offence; one committed abroad counts only if it is criminal there and here.',
    find: input => unlessTreaty(input, ({ request }) => ofEach(request, predicate)),
  },
  {
    id: 'SC-11',
    topic: 'accessoryOffences',
    why: 'An offence the Convention does not cover needs another basis; its clause on further offences is for extradition.',
    find: input => unlessTreaty(input, ({ request }) => ofEach(request, accessory)),
  },
  {
    id: 'SC-15',
    topic: 'legalPersons',
    why: 'Help against a legal person depends on what the law of the requesting State can hold it liable for.',
    find: input => ifConvention(input, legalPerson),
  },
  {
    id: 'SC-16',
    topic: 'parallelProceedings',
    why: 'States that prosecute the same conduct consult each other, so that one does not undo the work of the other.',
    find: input => ifConvention(input, parallel),
  },
]

type Offence = NonNullable<Request['offences']>[number]

function ofEach(request: RequestReview['request'], find: (offence: Offence) => readonly Found[]): Found[] {
  return (read(request).offences ?? []).flatMap(offence =>
    find(offence).map(found => ({ ...found, path: `offences.${offence.id}.${found.path}` })),
  )
}

/** Articles of the Convention outside 18(9) to (29) give way to no treaty, but bind only its parties. */
function ifConvention(
  input: RequestReview,
  find: (input: RequestReview) => readonly Found[],
): readonly Found[] {
  return input.governing.layers.some(layer => layer.layer === 'untoc') ? find(input) : []
}

function penaltyLaw({ maximumMonths, life, maximumLaw, provision }: Offence): Found[] {
  const stated = maximumMonths !== undefined || life === true
  return stated && maximumLaw === undefined && blank(provision)
    ? [
        {
          found: 'penaltyLawUnnamed',
          severity: 'warns',
          cites: 'house penalty-law-named',
          path: 'maximumLaw',
        },
      ]
    : []
}

function predicate(offence: Offence): Found[] {
  if (offence.convention !== 'article6') return []
  const { predicateCommitted, predicateCriminal = [] } = offence
  const abroad = predicateCommitted === 'requestedState' || predicateCommitted === 'elsewhere'
  return [
    ...(blank(offence.predicate)
      ? [{ found: 'predicateMissing', severity: 'warns', path: 'predicate' } as const]
      : []),
    ...(abroad && predicateCriminal.length < 2
      ? [
          {
            found: 'predicateAbroadUnexamined',
            severity: 'warns',
            cites: 'UNTOC 6(2)(c)',
            path: 'predicateCriminal',
          } as const,
        ]
      : []),
  ]
}

function accessory({ standing }: Offence): Found[] {
  return standing === 'accessory'
    ? [{ found: 'accessoryOffence', severity: 'informs', path: 'standing' }]
    : []
}

function legalPerson({ request }: RequestReview): Found[] {
  const { persons = [], legalPersonLiability = {} } = read(request)
  return persons.some(person => person.role === 'legalPerson') && blank(legalPersonLiability.provision)
    ? [
        {
          found: 'legalPersonLiabilityUnsaid',
          severity: 'informs',
          path: 'legalPersonLiability.provision',
        },
      ]
    : []
}

function parallel({ request }: RequestReview): Found[] {
  return (read(request).parallelProceedings ?? [])
    .filter(item => item.consulted !== true)
    .map(item => ({
      found: 'parallelNotCoordinated',
      severity: 'warns',
      path: `parallelProceedings.${item.id}.consulted`,
      values: { state: item.state ?? '' },
    }))
}
