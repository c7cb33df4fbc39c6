import { blank } from '../../blank.ts'
import type { ActReview, ActRule, Found } from '../../review.ts'
import { kindOf } from '../measures/kinds.ts'
import { safeConductOf } from '../safe-conduct.ts'
import type { Presence } from '../../state.ts'
import { when } from './each-measure.ts'
import { read } from './read.ts'

/** What proves that a measure was done, and what is owed to persons who were moved for it. */
export const proofRules: readonly ActRule[] = [
  {
    id: 'ACT-02',
    topic: 'execution',
    why: 'A result proves itself: when, by whom and how the measure was done.',
    acts: ['deliverResult'],
    find: proven,
  },
  {
    id: 'MLA-10',
    topic: 'transferOfDetainee',
    why: 'A detained person is moved only with free and informed consent, and when both States agree.',
    acts: ['deliverResult'],
    find: handedOver,
  },
  {
    id: 'MLA-11',
    topic: 'custodyOfTransferred',
    why: 'The receiving State keeps the person in custody, returns them as agreed, and the time there counts.',
    acts: ['deliverResult'],
    find: returned,
  },
  {
    id: 'MLA-12',
    topic: 'immunityOfTransferred',
    why: 'Nobody so moved is pursued for what lies before the departure, unless the sending State agrees.',
    acts: ['endPresence'],
    find: input =>
      when(measureOf(input)?.kind === 'detaineeTransfer', {
        found: 'immunityDoesNotLapse',
        severity: 'informs',
        path: 'measure',
      }),
  },
  {
    id: 'MLA-27',
    topic: 'safeConduct',
    why: 'Who comes to help is safe from pursuit for what lies before the departure, until some days after.',
    acts: ['endPresence'],
    find: presenceEnded,
  },
  {
    id: 'MLA-29',
    topic: 'publicRecords',
    why: 'Copies of what the public may see are owed; the rest is at the discretion of the requested State.',
    acts: ['deliverResult', 'refuseMeasure'],
    find: publicRecords,
  },
]

type Proof = Readonly<Record<string, unknown>>

function proven(input: ActReview): Found[] {
  const measure = measureOf(input)
  const kind = measure && kindOf(measure.kind)
  if (!measure || !kind) return []
  const said = record(input.data['proof'])
  if (!blank(said['kind']) && said['kind'] !== measure.kind)
    return [{ found: 'proofOfAnotherKind', severity: 'blocks', path: 'proof', ...house }]
  const proof = proofSoFar(input)
  // Acts of an earlier version say nothing of it: that is told once, not field by field.
  if (Object.keys(proof).every(name => name === 'kind'))
    return [{ found: 'proofMissing', severity: 'warns', path: 'measure', ...house }]
  const undone = proof['outcome'] === 'notDone'
  const unexplained = (undone || proof['outcome'] === 'partly') && blank(proof['why'])
  return [
    ...when(unexplained, { found: 'proofReasonMissing', severity: 'warns', path: 'proof.why', ...house }),
    ...(undone ? [] : kind.proves)
      .filter(name => blank(proof[name]))
      .map(name => ({
        found: 'proofPartMissing',
        severity: 'warns' as const,
        path: `proof.${name}`,
        ...house,
      })),
  ]
}

const house = { cites: 'house result-proves-itself' } as const

function handedOver(input: ActReview): Found[] {
  if (measureOf(input)?.kind !== 'detaineeTransfer') return []
  const proof = proofSoFar(input)
  if (blank(proof['handedOverOn'])) return []
  // One withdrawn after the departure is a fact for the two States to speak about, and stops no record of it.
  const withdrawn =
    !blank(proof['consentWithdrawnOn']) &&
    String(proof['consentWithdrawnOn']) <= String(proof['handedOverOn'])
  return [
    ...when(blank(proof['consentOn']), {
      found: 'consentMissing',
      severity: 'blocks',
      path: 'proof.consentOn',
    }),
    ...when(withdrawn, {
      found: 'consentWithdrawn',
      severity: 'blocks',
      path: 'proof.consentWithdrawnOn',
    }),
    ...when(blank(proof['agreedBy']), {
      found: 'agreementMissing',
      severity: 'blocks',
      path: 'proof.agreedBy',
    }),
  ]
}

function returned(input: ActReview): Found[] {
  if (measureOf(input)?.kind !== 'detaineeTransfer') return []
  const { handedOverOn, returnBy, returnedOn, custodyDays, credited, certificateBy } = proofSoFar(input)
  if (typeof handedOverOn !== 'string' || typeof returnedOn !== 'string') return []
  const between = Temporal.PlainDate.from(handedOverOn).until(Temporal.PlainDate.from(returnedOn)).days
  // No text says whether the day of departure and that of return both count: either way of counting is taken.
  const differs = typeof custodyDays === 'number' && (custodyDays < between || custodyDays > between + 1)
  return [
    ...when(between < 0, { found: 'returnBeforeTransfer', severity: 'warns', path: 'proof.returnedOn' }),
    ...when(typeof returnBy === 'string' && returnedOn > returnBy, {
      found: 'returnedLate',
      severity: 'warns',
      path: 'proof.returnedOn',
    }),
    ...when(blank(custodyDays) || blank(certificateBy), {
      found: 'custodyUncertified',
      severity: 'warns',
      cites: 'house custody-certified',
      path: blank(custodyDays) ? 'proof.custodyDays' : 'proof.certificateBy',
    }),
    ...(differs && between >= 0
      ? [
          {
            found: 'custodyDaysDiffer',
            severity: 'warns',
            path: 'proof.custodyDays',
            values: { days: between },
          } as const,
        ]
      : []),
    ...when(credited === false, { found: 'creditNotGiven', severity: 'warns', path: 'proof.credited' }),
  ]
}

function presenceEnded(input: ActReview): Found[] {
  const measure = measureOf(input)
  if (measure?.kind !== 'appearance') return []
  const { data, today, governing, state } = input
  // Parsed by the act's schema before it came here; what earlier acts told stands.
  const presence = { ...measure.presence, ...data } as Partial<Presence>
  const asked = read(state.shared.request ?? {}).measures?.find(one => one.id === measure.id)
  const safe = safeConductOf(presence, governing, asked?.kind === 'appearance' ? asked.safeDays : undefined)
  return [
    ...when(presence.informedOn !== undefined && presence.informedOn > today, {
      found: 'noticeInTheFuture',
      severity: 'warns',
      path: 'informedOn',
    }),
    ...(safe
      ? [
          {
            found: 'safeConductEnds',
            severity: 'informs',
            path: 'measure',
            values: { days: safe.days, date: safe.lastDay },
          } as const,
        ]
      : []),
    ...when(presence.leftOn !== undefined && presence.returnedOn !== undefined, {
      found: 'safeConductEndedByReturn',
      severity: 'informs',
      path: 'returnedOn',
    }),
  ]
}

function publicRecords(input: ActReview): Found[] {
  const measure = measureOf(input)
  if (measure?.kind !== 'governmentRecords') return []
  const asked = read(input.state.shared.request ?? {}).measures?.find(one => one.id === measure.id)
  if (input.act === 'refuseMeasure')
    return when(asked?.kind === 'governmentRecords' && asked.access === 'public', {
      found: 'publicRecordsRefused',
      severity: 'warns',
      path: 'measure',
    })
  const { access, given, conditions } = proofSoFar(input)
  return [
    ...when(access === 'public' && (given === 'inPart' || given === 'onConditions'), {
      found: 'publicRecordsLimited',
      severity: 'warns',
      path: 'proof.given',
    }),
    ...when(access === 'notPublic' && given === 'onConditions' && blank(conditions), {
      found: 'recordConditionsMissing',
      severity: 'warns',
      path: 'proof.conditions',
      topic: 'otherRecords',
    }),
  ]
}

function measureOf({ state, data }: ActReview) {
  return state.shared.measures.find(one => one.id === data['measure'])
}

/** What this result and those before it prove of the measure; the later word stands. */
function proofSoFar({ state, data }: ActReview): Proof {
  const before = state.shared.results.filter(one => one.measure === data['measure'])
  return Object.fromEntries(
    [...before.map(one => one.proof ?? {}), record(data['proof'])].flatMap(one => Object.entries(one)),
  )
}

function record(value: unknown): Proof {
  // An object read as one: its values stay unknown.
  return typeof value === 'object' && value !== null ? (value as Proof) : {}
}
