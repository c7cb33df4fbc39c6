import type * as z from 'zod'
import { clocks } from './clocks.ts'
import {
  instruments,
  isCitation,
  paragraphs,
  practices,
  provision,
  type Authority,
  type Citation,
  type InstrumentId,
} from './instrument.ts'
import type { ProvisionValue } from './instruments/shape.ts'
import type { declaredValue, GoverningStack, Layer, LayerName } from './governing.ts'
import type { Topic } from './topics.ts'

/**
 * The paragraph that governs a topic, with the layer it comes from, or `undefined` where no layer speaks of it.
 *
 * @example cite(stack, 'contents.facts')?.citation // 'UNTOC 18(15)(c)', or 'XA-XC 5(1)(c)' under that treaty
 */
export function cite(stack: GoverningStack, topic: Topic): Answer | undefined {
  const [first, ...also] = speaking(stack, topic)
  return first && { topic, ...first, also }
}

/**
 * The value a topic has where some layer settles one: a length, the languages, the channels, how strictly a
 * consultation is owed. It can come from a lower layer than `cite` names: 18(16) governs the question, and
 * the house proposes the days for its answer.
 *
 * @example valueOf(stack, 'additionalInformation') // { value: { kind: 'length', length: 30, … }, layer: 'house', … }
 */
export function valueOf(stack: GoverningStack, topic: Topic): ValueOf | undefined {
  for (const source of speaking(stack, topic)) {
    const found = source.layer === 'domestic' ? declaredBy(stack, topic) : settledIn(stack, source, topic)
    if (found) return { layer: source.layer, instrument: source.instrument, ...found }
  }
  return undefined
}

/** The instruments a request can name as its legal basis, the governing one first. */
export function legalBasis(stack: GoverningStack): readonly InstrumentId[] {
  return stack.layers.map(one => one.instrument).filter(isInstrumentId)
}

/** A paragraph with the layer that supplied it. */
export interface Cited {
  readonly layer: LayerName
  readonly instrument: string
  /** The paragraph to show; the head of a list before its letters. */
  readonly citation: Authority
  /** Every paragraph of that layer on the topic. */
  readonly citations: readonly Authority[]
  readonly because: Because
  /** The paragraph or practice that puts this layer here. */
  readonly restsOn: Authority
}

export type Because =
  /** The paragraph gives way to no treaty. */
  | 'alwaysGoverns'
  /** No treaty on mutual legal assistance binds the two. */
  | 'noTreatyBinds'
  /** The treaty has a provision that corresponds to one of 18(9) to (29). */
  | 'treatyCorresponds'
  /** The treaty speaks, and none of 18(9) to (29) does, or UNTOC does not bind both. */
  | 'treatyAlone'
  /** The two agreed on 18(9) to (29) in place of their treaty. */
  | 'agreedBetweenThem'
  /** Their treaty is silent. */
  | 'fillsGap'
  | 'declared'
  | 'housePractice'

/** An answer, and what stands behind it in lower layers. */
export interface Answer extends Cited {
  readonly topic: Topic
  readonly also: readonly Cited[]
}

export type Value = Exclude<ProvisionValue, { kind: 'languages' }> | z.infer<typeof declaredValue>

export interface ValueOf extends Pick<Cited, 'layer' | 'instrument' | 'citation'> {
  readonly value: Value
}

/** Every layer that speaks of a topic, the governing one first. */
function speaking(stack: GoverningStack, topic: Topic): readonly Cited[] {
  const untocSpeaks = stack.untoc9to29 !== 'absent' && paragraphs('UNTOC', topic).some(yields)
  const always = stack.layers.flatMap(one => (one.layer === 'untoc' ? alwaysGoverning(one, topic) : []))
  const inOrder = stack.layers.flatMap((one): Cited[] => {
    switch (one.layer) {
      case 'bilateral':
      case 'regional':
        return treatyOn(one, topic, untocSpeaks)
      case 'untoc':
        return givingWay(stack, one, topic)
      case 'domestic':
        return declaredOn(one, topic)
      case 'house':
        return cited(one, practices(topic), 'housePractice', one.restsOn)
    }
  })
  return [...always, ...silencedGaps(stack, inOrder)]
}

function treatyOn(one: Layer, topic: Topic, untocSpeaks: boolean): Cited[] {
  if (!isInstrumentId(one.instrument)) return []
  const because = untocSpeaks ? 'treatyCorresponds' : 'treatyAlone'
  return cited(one, paragraphs(one.instrument, topic), because, one.restsOn)
}

function alwaysGoverning(one: Layer, topic: Topic): Cited[] {
  const unyielding = paragraphs('UNTOC', topic).filter(citation => !yields(citation))
  return cited(one, unyielding, 'alwaysGoverns', one.restsOn)
}

function givingWay(stack: GoverningStack, one: Layer, topic: Topic): Cited[] {
  const yielding = paragraphs('UNTOC', topic).filter(yields)
  switch (stack.untoc9to29) {
    case 'alone':
      return cited(one, yielding, 'noTreatyBinds', one.restsOn)
    case 'inPlaceOfTreaty':
      return cited(one, yielding, 'agreedBetweenThem', one.restsOn)
    case 'fillsGaps':
      return cited(one, yielding, 'fillsGap', 'house gaps-filled-by-untoc')
    case 'givesWay':
    case 'absent':
      return []
  }
}

/**
 * A treaty that speaks of a topic leaves no gap there, so UNTOC does not stand behind it; and where the
 * two agreed on UNTOC in its place, the treaty does not stand behind UNTOC.
 */
function silencedGaps(stack: GoverningStack, sources: readonly Cited[]): readonly Cited[] {
  const isTreaty = (one: Cited): boolean => one.layer === 'bilateral' || one.layer === 'regional'
  if (stack.untoc9to29 === 'fillsGaps' && sources.some(isTreaty)) {
    return sources.filter(one => one.layer !== 'untoc')
  }
  if (stack.untoc9to29 === 'inPlaceOfTreaty' && sources.some(one => one.layer === 'untoc')) {
    return sources.filter(one => !isTreaty(one))
  }
  return sources
}

function declaredOn(one: Layer, topic: Topic): Cited[] {
  const found = (one.declared ?? []).filter(declaration => declaration.topic === topic)
  return cited(
    one,
    found.map(declaration => declaration.basis),
    'declared',
    one.restsOn,
  )
}

function cited(one: Layer, citations: readonly Authority[], because: Because, restsOn: Authority): Cited[] {
  const citation = citations[0]
  if (citation === undefined) return []
  return [{ layer: one.layer, instrument: one.instrument, citation, citations, because, restsOn }]
}

function declaredBy(stack: GoverningStack, topic: Topic): { value: Value; citation: Authority } | undefined {
  const found = stack.layers
    .flatMap(one => one.declared ?? [])
    .find(declaration => declaration.topic === topic)
  return found && { value: found.value, citation: found.basis }
}

function settledIn(
  stack: GoverningStack,
  source: Cited,
  topic: Topic,
): { value: Value; citation: Authority } | undefined {
  for (const citation of source.citations.filter(one => isCitation(one))) {
    const value = lengthFrom(citation, topic) ?? valueFrom(citation, topic, stack.requested)
    if (value) return { value, citation }
  }
  return undefined
}

function lengthFrom(citation: Citation, topic: Topic): Value | undefined {
  const clock = Object.values(clocks).find(one => one.citation === citation && one.topic === topic)
  return clock && { kind: 'length', length: clock.length, unit: clock.counting.unit }
}

function valueFrom(citation: Citation, topic: Topic, requested: string): Value | undefined {
  const found = provision(citation)
  const value = 'values' in found ? found.values?.[topic] : undefined
  if (value?.kind !== 'languages') return value
  const codes = value.whenRequested[requested]
  return codes && { kind: 'languages', codes: [...codes] }
}

/** Whether the text that governs the language of a request lets its annexes stay in theirs (UNTOC is silent). */
export function annexesMayStay(stack: GoverningStack): boolean {
  const citation = cite(stack, 'language')?.citation
  if (citation === undefined || !isCitation(citation)) return false
  const found = provision(citation)
  const value = 'values' in found ? found.values?.language : undefined
  return value?.kind === 'languages' && value.annexes === 'mayStay'
}

/** 18(9) to (29) give way to a treaty on mutual legal assistance; no other paragraph does. */
export function yields(citation: Authority): boolean {
  const number = /^UNTOC 18\((\d+)\)/.exec(citation)?.[1]
  return number !== undefined && Number(number) >= 9 && Number(number) <= 29
}

function isInstrumentId(id: string): id is InstrumentId {
  return Object.hasOwn(instruments, id)
}
