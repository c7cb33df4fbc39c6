import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { linkHash } from '#cases/chain.ts'
import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import type { Profile } from '#law/profiles/shape.ts'
import { canonical } from '#lib/canonical.ts'
import { commit } from '#lib/commitment.ts'
import { type ActContent, type ActHeader, actHash, contentBytes, type Side } from '#procedures/act.ts'
import { mutualLegalAssistance } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { requestOf, said } from './requests.ts'

/** What a case is to be: whose it is, and the acts both sides took, in order. */
export interface Plan {
  readonly id: string
  /** Tells requests apart. */
  readonly number: number
  readonly requesting: string
  readonly requested: string
  readonly references: Readonly<Record<Side, string>>
  readonly opened: Temporal.Instant
  readonly acts: readonly Taken[]
}

/** An act, by the side that took it. */
export interface Taken {
  readonly side: Side
  readonly type: string
  /** The officer an `assign` names. */
  readonly officer?: string
}

/** An act of a case with all that was hashed, before a register gives it its place. */
export interface WrittenAct {
  readonly side: Side
  readonly header: ActHeader
  readonly hash: string
  readonly headerBytes: Uint8Array
  readonly content: Uint8Array
  readonly salt: Uint8Array
}

/** The acts of a case as their authors wrote them: true commitments, each crossing act naming the one before. */
export function write(plan: Plan): WrittenAct[] {
  const about: About = { plan, request: requestOf(plan.number) }
  let head: string | null = null
  return plan.acts.map((taken, index) => {
    const strand = lines.get(taken.type)?.strand ?? 'own'
    const author = plan[taken.side]
    const content = contentOf(about, taken)
    const salt = randomBytes(32)
    const header: ActHeader = {
      format: 'comity-act/1',
      id: randomUUID(),
      case: plan.id,
      procedure: mutualLegalAssistance.id,
      version: mutualLegalAssistance.version,
      type: taken.type,
      strand,
      from: author,
      to: strand === 'own' ? [] : [plan[taken.side === 'requesting' ? 'requested' : 'requesting']],
      at: later(plan.opened, index),
      after: strand === 'own' || head === null ? [] : [head],
      content: commit(salt, content),
      files: [],
    }
    const hash = actHash(header)
    if (strand === 'shared') head = hash
    return { side: taken.side, header, hash, headerBytes: canonical({ ...header }), content, salt }
  })
}

/** An act in its place in one register. */
export interface ChainedAct extends WrittenAct {
  readonly n: number
  readonly by: string | null
  readonly recordedAt: string
  readonly prev: string
  readonly link: string
}

/** What one side's register holds of a case: its own acts and those that crossed, chained. */
export function registered(acts: readonly WrittenAct[], side: Side, person: string): ChainedAct[] {
  let prev = ''
  return acts
    .filter(act => act.side === side || act.header.strand === 'shared')
    .map((act, index) => {
      const n = index + 1
      const by = act.side === side ? person : null
      const recordedAt = act.header.at
      const link = linkHash({ n, prev, act: act.hash, recordedAt, by })
      const chained = { ...act, n, by, recordedAt, prev, link }
      prev = link
      return chained
    })
}

/** Profiles by authority: two that are written out, others as variations of the second. */
export function profileOf(authority: string): Profile {
  const state = authority.slice(0, 2)
  if (state === 'XA') return aurelia
  if (state === 'XB') return borealia
  return {
    ...borealia,
    state,
    authorities: borealia.authorities.map(one => ({ ...one, id: `${state}:central` })),
  }
}

const lines = new Map(mutualLegalAssistance.lifecycle.map(line => [line.act, line]))

/** Half a working day between two acts. */
function later(opened: Temporal.Instant, index: number): string {
  return opened.add({ hours: 13 * index, minutes: index }).toString({ smallestUnit: 'millisecond' })
}

interface About {
  readonly plan: Plan
  readonly request: Record<string, unknown>
}

function contentOf(about: About, taken: Taken): Uint8Array {
  if (taken.type === 'draft') return frozenBasis(about.plan)
  return contentBytes({ data: dataOf(about, taken), files: [] })
}

function dataOf({ plan, request }: About, { type, officer }: Taken): ActContent['data'] {
  switch (type) {
    case 'submit':
    case 'approve':
      // Parsed from JSON above.
      return {
        request: createHash('sha256')
          .update(canonical(request as Parameters<typeof canonical>[0]))
          .digest('hex'),
        files: [],
      }
    case 'send':
      return {
        request,
        reference: plan.references.requesting,
        governing: basisOf(plan).governing,
        profileVersion: String(profileOf(plan.requested).version),
      }
    case 'register':
      return {
        reference: plan.references.requested,
        officer: { name: 'Yasmine Farès', phone: '+999 20 555 0124', email: 'y.fares@justice.example' },
        urgency: `P${plan.number % 5}`,
      }
    case 'assign':
      return { officer: officer ?? '' }
    case 'note':
      return { text: 'The bank answers within the month; the reminder is set.' }
    case 'acceptMeasure':
      return { measure: 'm1' }
    case 'deliverResult':
      return {
        measure: 'm1',
        procedureFollowed: 'followed',
        limitation: said('Use limited to these proceedings.'),
      }
    case 'withdraw':
      return { reasons: said('The accused pleaded guilty; the evidence is no longer needed.') }
    case 'abandon':
      return { reasons: 'The account was closed before the request could be made.' }
    default:
      return {}
  }
}

const bases = new Map<string, ReturnType<typeof makeBasis>>()

/** What both States declared and what governs: the same for every case of a pair. */
function basisOf({ requesting, requested }: Plan) {
  const pair = `${requesting} ${requested}`
  const known = bases.get(pair) ?? makeBasis(requesting, requested)
  bases.set(pair, known)
  return known
}

function makeBasis(requesting: string, requested: string) {
  const profiles = [profileOf(requesting), profileOf(requested)] as const
  const basis = {
    governing: governing({
      requesting: profiles[0].state,
      requested: profiles[1].state,
      on: '2026-11-02',
      profiles: [...profiles],
    }),
    requesting: profiles[0],
    requested: profiles[1],
  }
  return { ...basis, bytes: contentBytes({ data: { basis }, files: [] }) }
}

function frozenBasis(plan: Plan): Uint8Array {
  return basisOf(plan).bytes
}
