import * as z from 'zod'
import {
  instruments,
  isCitation,
  isDomesticCitation,
  type Authority,
  type InstrumentId,
} from './instrument.ts'
import type { Instrument } from './instruments/shape.ts'
import { inForceBetween } from './parties.ts'
import { acceptedLanguages, basis, day, profileOn, stateCode, type Profile } from './profiles/shape.ts'
import { topics } from './topics.ts'

/**
 * Which text governs a request between two States on a day.
 *
 * A bilateral treaty goes before a regional one, that before UNTOC 18(9) to (29), then comes what the
 * requested State declared, then house practice. Two things bend the order. Paragraphs 1 to 8 and 30 of
 * article 18, and the other articles, do not give way to anything (18(7) names only 9 to 29). And two
 * States can agree to use 9 to 29 in place of their treaty.
 */

/** What the two States have recorded between them. Dates are `YYYY-MM-DD`. */
export const pairDecision = z.strictObject({
  kind: z.enum([
    /** 18(7): paragraphs 9 to 29 in place of the corresponding provisions of their treaty. */
    'applyUntoc9to29',
    /** Their treaty goes first again. */
    'applyTreaty',
    /** Where their treaty is silent, 9 to 29 fill the gap: also the assumption where nothing is recorded. */
    'gapsFilledByUntoc',
    /** Their treaty is complete, and its silence is not filled by 9 to 29. */
    'treatyIsComplete',
  ]),
  on: day,
})
export type PairDecision = z.infer<typeof pairDecision>

export const layerNames = ['bilateral', 'regional', 'untoc', 'domestic', 'house'] as const
export type LayerName = (typeof layerNames)[number]

const authority = z.custom<Authority>(
  value => typeof value === 'string' && (isCitation(value) || isDomesticCitation(value)),
  'a paragraph or a provision of domestic law',
)

export const declaredValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('languages'), codes: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('channels'),
    direct: z.boolean(),
    diplomaticRequired: z.boolean(),
    interpolUrgent: z.boolean(),
    oralUrgent: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('demand'), required: z.boolean() }),
  z.strictObject({
    kind: z.literal('length'),
    length: z.int().positive(),
    unit: z.enum(['calendarDays', 'workingDays', 'hours', 'months']),
  }),
  /** Whole units of a currency. */
  z.strictObject({ kind: z.literal('amount'), amount: z.int().positive(), currency: z.string() }),
])

const layer = z.strictObject({
  layer: z.enum(layerNames),
  /** `XA-XC`, `UNTOC`, `profile XB 1`, `house`. */
  instrument: z.string(),
  /** Since when it binds both, or since when the profile holds; `null` for house practice. */
  inForceSince: day.nullable(),
  why: z.enum([
    'treatyBindsBoth',
    'bothAreParties',
    'bothAreParties9to29GiveWay',
    'bothAreParties9to29Agreed',
    'declaredByRequestedState',
    'fillsTheRest',
  ]),
  restsOn: authority,
  /** Of a profile: what it declares, so that a frozen stack answers by itself. */
  declared: z.array(z.strictObject({ topic: z.enum(topics), basis, value: declaredValue })).optional(),
})

/** Plain data, frozen into a case: `cite` and `valueOf` (cite.ts) answer from it for ever. */
export const governingStack = z.strictObject({
  format: z.literal('governing/1'),
  requesting: stateCode,
  requested: stateCode,
  on: day,
  /** In the order in which they are asked. */
  layers: z.array(layer),
  /** Whether 18(9) to (29) go before, after, or not at all beside a treaty of the pair; `alone` where there is none. */
  untoc9to29: z.enum(['alone', 'inPlaceOfTreaty', 'fillsGaps', 'givesWay', 'absent']),
})
export type GoverningStack = z.infer<typeof governingStack>
export type Layer = GoverningStack['layers'][number]

/**
 * The texts that govern a request, as data to show and to freeze into the case.
 *
 * @param request `on` is the day of the request, `YYYY-MM-DD`; `pursuantToArticle18` is false for a
 *   request that rests on another treaty alone, which leaves UNTOC out
 */
export function governing(request: {
  readonly requesting: string
  readonly requested: string
  readonly on: string
  readonly agreements?: readonly PairDecision[]
  readonly profiles: readonly Profile[]
  readonly pursuantToArticle18?: boolean
}): GoverningStack {
  const { requesting, requested, on, profiles } = request
  const decisions = request.agreements ?? []
  const untocSince =
    request.pursuantToArticle18 === false ? undefined : inForceBetween('UNTOC', requesting, requested, on)
  const treaties = treatiesBetween(requesting, requested, on, untocSince !== undefined)
  const untoc9to29 = standingOf9to29(untocSince !== undefined, treaties.length > 0, decisions, on)
  const untocLayers = untocSince === undefined ? [] : [untocLayer(untocSince, untoc9to29)]
  const declaring = profileOn(profiles, requested, on)
  return {
    format: 'governing/1',
    requesting,
    requested,
    on,
    layers: [
      ...(untoc9to29 === 'inPlaceOfTreaty' ? [...untocLayers, ...treaties] : [...treaties, ...untocLayers]),
      ...(declaring ? [profileLayer(declaring, untocSince !== undefined)] : []),
      {
        layer: 'house',
        instrument: 'house',
        inForceSince: null,
        why: 'fillsTheRest',
        restsOn: 'house governing-text-recorded',
      },
    ],
    untoc9to29,
  }
}

function treatiesBetween(one: string, other: string, on: string, untocBinds: boolean): Layer[] {
  const rank = (entry: Layer): number => layerNames.indexOf(entry.layer)
  return Object.values<Instrument & { id: InstrumentId }>(instruments)
    .filter(instrument => instrument.subjects.includes('mutualLegalAssistance'))
    .flatMap((instrument): Layer[] => {
      if (instrument.kind === 'multilateral') return []
      const since = inForceBetween(instrument.id, one, other, on)
      if (since === undefined) return []
      return [
        {
          layer: instrument.kind,
          instrument: instrument.id,
          inForceSince: since,
          why: 'treatyBindsBoth',
          restsOn: untocBinds ? 'UNTOC 18(7)' : 'house governing-text-recorded',
        },
      ]
    })
    .toSorted((a, b) => rank(a) - rank(b))
}

function standingOf9to29(
  untocBinds: boolean,
  treatyBinds: boolean,
  decisions: readonly PairDecision[],
  on: string,
): GoverningStack['untoc9to29'] {
  if (!untocBinds) return 'absent'
  if (!treatyBinds) return 'alone'
  if (latest(decisions, on, 'applyUntoc9to29', 'applyTreaty') === 'applyUntoc9to29') return 'inPlaceOfTreaty'
  return latest(decisions, on, 'treatyIsComplete', 'gapsFilledByUntoc') === 'treatyIsComplete'
    ? 'givesWay'
    : 'fillsGaps'
}

/** The last of two opposite decisions that was taken by the day; of two on one day the one recorded last. */
function latest(
  decisions: readonly PairDecision[],
  on: string,
  ...kinds: readonly PairDecision['kind'][]
): PairDecision['kind'] | undefined {
  return decisions
    .filter(decision => kinds.includes(decision.kind) && decision.on <= on)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .at(-1)?.kind
}

function untocLayer(since: string, standing: GoverningStack['untoc9to29']): Layer {
  const why =
    standing === 'alone'
      ? 'bothAreParties'
      : standing === 'inPlaceOfTreaty'
        ? 'bothAreParties9to29Agreed'
        : 'bothAreParties9to29GiveWay'
  return { layer: 'untoc', instrument: 'UNTOC', inForceSince: since, why, restsOn: 'UNTOC 18(7)' }
}

function costsDeclared({ amount, currency, basis: on }: NonNullable<Profile['costs']>) {
  return { topic: 'costs' as const, basis: on, value: { kind: 'amount' as const, amount, currency } }
}

function profileLayer(of: Profile, untocBinds: boolean): Layer {
  const itself: Authority = `domestic ${of.state} profile, version ${of.version}`
  return {
    layer: 'domestic',
    instrument: `profile ${of.state} ${of.version}`,
    inForceSince: of.effective,
    why: 'declaredByRequestedState',
    restsOn: untocBinds ? 'UNTOC 18(17)' : itself,
    declared: [
      {
        topic: 'language',
        basis: untocBinds ? 'UNTOC 18(14)' : itself,
        value: { kind: 'languages', codes: [...acceptedLanguages(of)] },
      },
      {
        topic: 'channel',
        basis: untocBinds ? 'UNTOC 18(13)' : itself,
        value: { kind: 'channels', ...of.channels },
      },
      ...of.contents.map(content => ({
        topic: content.topic,
        basis: content.basis,
        value: { kind: 'demand' as const, required: content.required },
      })),
      ...of.deadlines.map(({ topic, length, unit, basis }) => ({
        topic,
        basis,
        value: { kind: 'length' as const, length, unit },
      })),
      ...(of.costs === undefined ? [] : [costsDeclared(of.costs)]),
    ],
  }
}
