import { cite } from '#law/cite.ts'
import type { GoverningStack } from '#law/governing.ts'
import { compareOrder, placeAt } from './place.ts'
import type { Fields } from './field.ts'
import { fieldsOf, type Procedure } from './procedure.ts'
import {
  severities,
  type ActReview,
  type ActRule,
  type Finding,
  type Found,
  type RequestReview,
  type RequestRule,
  type Severity,
} from './review.ts'

/**
 * What the procedure's rules find in a request, gravest first, then in the order of the form.
 * In a request that arrived nothing blocks: a missing element never rejects by itself, it is asked for
 * (UNTOC 18(16)) or, after consultation, may found a refusal (18(21)(a)).
 */
export function reviewRequest(procedure: Procedure, input: RequestReview): Finding[] {
  const found = procedure.requestRules.flatMap(rule =>
    rule.find(input).map(one => finding(rule, one, input.governing, input.side === 'requested')),
  )
  return sorted(found, fieldsOf(procedure.form), input.request)
}

/**
 * What the procedure's rules find in an act about to be taken or just arrived, gravest first, then in the
 * order of its fields. Nothing blocks what another authority has done.
 */
export function reviewAct(procedure: Procedure, input: ActReview): Finding[] {
  const found = procedure.actRules
    .filter(rule => rule.acts.includes(input.act))
    .flatMap(rule => rule.find(input).map(one => finding(rule, one, input.governing, input.arrived)))
  const fields = procedure.lifecycle.find(line => line.act === input.act)?.fields ?? {}
  return sorted(found, fields, input.data)
}

function finding(
  rule: RequestRule | ActRule,
  found: Found,
  governing: GoverningStack,
  theirs: boolean,
): Finding {
  const source = found.cites
    ? { citation: found.cites, layer: layerOf(found.cites) }
    : (cite(governing, found.topic ?? rule.topic) ?? unspoken)
  // Only a decision of ours can be stopped, and only where a text we know speaks of it.
  const stops = !theirs && source !== unspoken
  return {
    rule: rule.id,
    found: found.found,
    severity: found.severity === 'blocks' && !stops ? 'warns' : found.severity,
    cites: source.citation,
    layer: source.layer,
    path: found.path ?? '',
    ...(found.values === undefined ? {} : { values: found.values }),
  }
}

/** What is left where no governing text speaks of a subject: that the texts should be looked at. */
const unspoken = { citation: 'house governing-text-recorded', layer: 'house' } as const

/** The layer a fixed citation belongs to: house practice, a State's own law, or the Convention. */
function layerOf(citation: string): Finding['layer'] {
  if (citation.startsWith('house ')) return 'house'
  return citation.startsWith('domestic ') ? 'domestic' : 'untoc'
}

function sorted(
  findings: readonly Finding[],
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
): Finding[] {
  const gravity = (severity: Severity) => severities.indexOf(severity)
  // What points to no field speaks of the whole and comes first; sorting keeps the rules' order otherwise.
  const order = (path: string) => placeAt(fields, values, path)?.order ?? []
  return findings.toSorted(
    (a, b) => gravity(a.severity) - gravity(b.severity) || compareOrder(order(a.path), order(b.path)),
  )
}
