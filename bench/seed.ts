import { asOwner } from '#db/cluster.ts'
import { uuidv7 } from '#db/uuid.ts'
import type { Side } from '#procedures/act.ts'
import { beginning } from '#procedures/fold.ts'
import { mutualLegalAssistance } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { type Client, copyRows, type Value } from './copy.ts'
import { type ChainedAct, type Plan, registered, type Taken, write } from './histories.ts'
import type { Population } from './population.ts'
import { pick, type Random, seededRandom } from './random.ts'
import { titleOf } from './requests.ts'

/** A case as one register holds it before its projections are made. */
export interface SeedCase {
  readonly plan: Plan
  readonly side: Side
  readonly unit: string
  readonly confidentiality: number
  readonly acts: readonly ChainedAct[]
}

/**
 * Fills a register with cases of every age and state, acts and contents by COPY. What follows from the acts is
 * left to `rebuild`.
 *
 * @param told hears how many cases were laid in.
 */
export async function seedRegister(
  ownerUrl: string,
  population: Population,
  cases: number,
  told: (done: number) => void,
): Promise<{ acts: number }> {
  let started = 0
  let done = 0
  let acts = 0
  // Two connections: while PostgreSQL takes in one lot, the next is written.
  const work = (): Promise<void> =>
    asOwner(ownerUrl, async client => {
      while (started < cases) {
        const first = started
        started = Math.min(cases, first + lot)
        const seeds = Array.from({ length: started - first }, (_, index) =>
          seedCase(population, first + index, cases),
        )
        const laid = await layIn(client, seeds)
        acts += laid
        await layMembers(client, seeds, population)
        told((done += seeds.length))
      }
    })
  await Promise.all([work(), work()])
  return { acts }
}

/** Cases in one COPY. */
const lot = 250

/** Lays cases, their drafts and acts into a register. Gives the number of acts. */
export async function layIn(client: Client, seeds: readonly SeedCase[]): Promise<number> {
  await copyRows(client, caseColumns, seeds.map(caseRow))
  const acts = seeds.flatMap(seed => seed.acts)
  await copyRows(client, actColumns, acts.map(actRow))
  await copyRows(
    client,
    'act_contents (act, case_id, salt, bytes)',
    acts.map(({ header, salt, content }) => [header.id, header.case, salt, content]),
  )
  await copyRows(
    client,
    'drafts (case_id, version, request, saved_at, saved_by)',
    seeds.flatMap(seed => draftRow(seed)),
  )
  return acts.length
}

const caseColumns =
  'cases (id, reference, procedure, side, authority, partner, unit, confidentiality, title, state, opened, changed, acts, head, folded)'
const actColumns =
  'acts (case_id, n, id, hash, header, strand, type, author, at, recorded_at, recorded_by, prev, link)'

function caseRow({ plan, side, unit, confidentiality, acts }: SeedCase): Value[] {
  const opened = acts[0]?.recordedAt ?? ''
  return [
    plan.id,
    side === 'requesting' ? plan.references.requesting : null,
    mutualLegalAssistance.id,
    side,
    plan[side],
    plan[side === 'requesting' ? 'requested' : 'requesting'],
    unit,
    confidentiality,
    titleOf(plan.number),
    'drafting',
    opened,
    opened,
    acts.length,
    acts.at(-1)?.link ?? '',
    JSON.stringify(beginning(side)),
  ]
}

function actRow(act: ChainedAct): Value[] {
  const { header, hash, headerBytes, n, by, recordedAt, prev, link } = act
  return [
    header.case,
    n,
    header.id,
    hash,
    headerBytes,
    header.strand,
    header.type,
    header.from,
    header.at,
    recordedAt,
    by,
    prev,
    link,
  ]
}

function draftRow({ plan, side, acts }: SeedCase): Value[][] {
  const first = acts[0]
  if (side !== 'requesting' || !first?.by) return []
  const send = acts.find(act => act.header.type === 'send')
  // What we wrote ourselves a moment ago.
  const request: unknown = send
    ? (JSON.parse(Buffer.from(send.content).toString('utf8')) as { data: { request: unknown } }).data.request
    : { caseName: titleOf(plan.number), languages: ['en'] }
  return [[plan.id, 2, JSON.stringify(request), first.recordedAt, first.by]]
}

/** One of three cases is opened to a person by name. */
async function layMembers(
  client: Client,
  seeds: readonly SeedCase[],
  { people, officer, agency }: Population,
): Promise<void> {
  const rows = seeds.flatMap(({ plan }) => {
    const random = seededRandom(-plan.number)
    if (random() > 0.33) return []
    const one = random()
    // The two whose pages are measured hold a thirtieth each of all memberships.
    const person = one < 1 / 30 ? officer : one < 2 / 30 ? agency : pick(random, people)
    return [[plan.id, person.person, plan.opened.toString()]]
  })
  await copyRows(client, 'case_members (case_id, person, added_at)', rows)
}

function seedCase(population: Population, number: number, cases: number): SeedCase {
  // Its own generator for each case: which connection takes it changes nothing.
  const random = seededRandom(number)
  const { partners, authority, units, people } = population
  const side = random() < 0.55 ? 'requesting' : 'requested'
  const partner = pick(random, partners)
  const unit = unitFor(random, units)
  const officers = people.filter(one => one.units.includes(unit))
  const person = pick(random, officers.length > 0 ? officers : people)
  // Evenly over six years, the newest last, as they would have been opened.
  const opened = Temporal.Instant.from('2020-11-23T08:00:00Z').add({
    milliseconds: Math.floor(((number + random()) / cases) * 6 * 365 * 86_400_000),
  })
  const plan: Plan = {
    id: uuidv7(opened.epochMilliseconds),
    number,
    requesting: side === 'requesting' ? authority : partner,
    requested: side === 'requesting' ? partner : authority,
    references: { requesting: `REQ-${number}`, requested: `IN-${number}` },
    opened,
    acts: actsOf(random, side, person.person),
  }
  const secrecy = random()
  return {
    plan,
    side,
    unit,
    confidentiality: secrecy < 0.9 ? 0 : secrecy < 0.98 ? 1 : 2,
    acts: registered(write(plan), side, person.person),
  }
}

/** A few units do most of the work. */
function unitFor(random: Random, units: Population['units']): string {
  const total = units.reduce((sum, unit) => sum + unit.weight, 0)
  let left = random() * total
  for (const unit of units) {
    left -= unit.weight
    if (left < 0) return unit.id
  }
  return units[0]?.id ?? ''
}

/** What was done in a case, by side; most cases of a register are long closed. */
function actsOf(random: Random, side: Side, officer: string): Taken[] {
  const [, words] = pickWeighted(random, histories[side])
  return words.split(' ').map(word => {
    const type = word.replace('~', '')
    // A tilde marks what the other side did.
    const other = side === 'requesting' ? 'requested' : 'requesting'
    const by = word.startsWith('~') ? other : side
    return type === 'assign' ? { side: by, type, officer } : { side: by, type }
  })
}

const histories: Readonly<Record<Side, readonly (readonly [weight: number, acts: string])[]>> = {
  requesting: [
    [3, 'draft note assign'],
    [1, 'draft submit'],
    [1, 'draft submit approve'],
    [4, 'draft submit approve send'],
    [5, 'draft submit approve send ~register'],
    [6, 'draft submit approve send ~register ~acceptMeasure'],
    [25, 'draft note abandon'],
    [55, 'draft submit approve send ~register withdraw close'],
  ],
  requested: [
    [2, '~send'],
    [6, '~send register'],
    [5, '~send register assign note'],
    [7, '~send register assign acceptMeasure'],
    [4, '~send register acceptMeasure deliverResult'],
    [46, '~send register ~withdraw close'],
    [30, '~send register acceptMeasure deliverResult respond close'],
  ],
}

function pickWeighted<T>(random: Random, choices: readonly (readonly [number, T])[]): readonly [number, T] {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0)
  let left = random() * total
  const found = choices.find(([weight]) => (left -= weight) < 0)
  return found ?? pick(random, choices)
}
