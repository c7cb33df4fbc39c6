import { randomUUID } from 'node:crypto'
import { listTasks } from '#cases/home-tasks.ts'
import { takeTaskStep } from '#cases/task-steps.ts'
import type { PersonActor } from '#db/actor.ts'
import type { Measure } from '#procedures/state.ts'
import { inDays, officerOf, type Play, sharedOf } from './docket-play.ts'
import { demoHome } from './home.ts'
import { sayAs } from './request-of.ts'

/** Whether work at home is still under way where the script of the case ends. */
export function waitsAtHome({ case: { steps } }: Play): boolean {
  return !steps.some(step => step.startsWith('deliver') || step === 'withdraw')
}

/** What an officer gives an authority at home for a measure, as the act says it. */
export async function taskFor(play: Play, measure: Measure, place: number): Promise<Record<string, unknown>> {
  const { request, registration } = await sharedOf(play)
  const asked = request?.['measures']
  const item: unknown = Array.isArray(asked)
    ? asked.find((one: { id?: string }) => one.id === measure.id)
    : undefined
  // Of the measure its short lines; what is free text stays in the case.
  const lines = Object.entries(item ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'id' && name !== 'kind' && name !== 'purpose'
      ? [{ label: name, key: `measures.${measure.kind}.${name}`, text: value }]
      : [],
  )
  const officer = officerOf(play, 'requested').facts
  return {
    authority: authorityAt(play, place).id,
    measure: measure.id,
    part: [
      ...(registration ? [{ label: 'Reference', text: registration.reference }] : []),
      ...lines.slice(0, 20),
    ].map((line, index) => ({ id: `l${index + 1}`, ...line })),
    instructions: sayAs(officer)(
      'Please obtain a judge’s order first. The requesting State asks for certified copies.',
      'Merci d’obtenir d’abord l’ordonnance du juge. L’État requérant demande des copies certifiées.',
    ),
    due: inDays(play, 30),
  }
}

/** The authority at home confirms what it was given, and the first of two also says how far it is. */
export async function takeUp(play: Play, pass: (minutes: number) => void, place: number): Promise<void> {
  const { office } = play.requested.crossing
  const { id, person } = authorityAt(play, place)
  const actor: PersonActor | undefined = play.requested.people.get(person.login)
  if (!actor) throw new Error(`Nobody works at ${id}`)
  const { tasks } = await listTasks(office, actor, { most: 50 })
  const step = (task: string, type: string, data: Record<string, unknown> = {}) =>
    takeTaskStep(office, actor, { task, id: randomUUID(), type, data, files: [] })
  for (const task of tasks.filter(one => one.state === 'given')) {
    await step(task.id, 'acknowledgeTask')
    pass(5)
    if (play.number % 2 === 0) await step(task.id, 'reportOnTask', { stage: 'orderSought' })
    pass(1)
  }
}

function authorityAt(play: Play, place: number) {
  const authorities = demoHome[play.case.from === 'XA' ? 'XB' : 'XA']
  return authorities[(play.number + place) % 2 === 0 ? 0 : 1]
}
