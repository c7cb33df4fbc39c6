import type { UrgencyFacts } from '#law/urgency.ts'

/**
 * The facts from which urgency is computed, as a request states them: its group `urgency`, and whether a person
 * concerned is in custody. A request that says nothing is ordinary.
 */
export function urgencyFacts(request: Readonly<Record<string, unknown>> | null): UrgencyFacts {
  const stated = isRecord(request?.['urgency']) ? request['urgency'] : {}
  const persons = Array.isArray(request?.['persons']) ? request['persons'] : []
  const date = (name: string) =>
    typeof stated[name] === 'string' && stated[name] !== '' ? stated[name] : undefined
  const [hearingOn, evidenceLostOn, limitationOn] = [
    date('hearingOn'),
    date('evidenceLostOn'),
    date('limitationOn'),
  ]
  return {
    threatToLife: stated['threatToLife'] === true,
    personInCustody: persons.some(person => isRecord(person) && person['inCustody'] === true),
    assetDissipation: stated['assetsMoving'] === true,
    ...(hearingOn === undefined ? {} : { hearingOn }),
    ...(evidenceLostOn === undefined ? {} : { evidenceLostOn }),
    ...(limitationOn === undefined ? {} : { limitationOn }),
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
