import { Problem } from '#api/problem.ts'
import { answerable } from '#procedures/second-person.ts'
import { type Hand, waivable } from '#procedures/open-acts.ts'
import type { LockedCase } from './locked.ts'

/**
 * A waiver names a step that is open to be waived and a second person who may read the case and decide in it; an
 * answer names a waiver that waits for whoever answers. Throws `body-invalid`.
 */
export function assertWaiver(
  { procedure, state }: LockedCase,
  hand: Hand,
  type: string,
  data: Readonly<Record<string, unknown>>,
  day: string,
): void {
  const line = procedure.lifecycle.find(row => row.act === type)
  if (line?.waiver === 'gives') {
    if (!waivable(procedure, state, hand, day).some(step => step.act === data['act']))
      throw wrong(
        'act',
        'This step is not one that only the second person is missing from. Choose one that is offered.',
      )
    if (!hand.office?.seconds.some(one => one.person === data['second']))
      throw wrong(
        'second',
        'The second person must be another one, who may read this case and decides as an officer or a head. Choose one who is offered, or give a colleague access first.',
      )
  }
  if (
    line?.waiver === 'answers' &&
    !answerable(procedure, state, hand, type).some(one => one.id === data['waiver'])
  )
    throw wrong(
      'waiver',
      'This waiver does not wait for your answer. Look at the case again: somebody may have answered it.',
    )
}

function wrong(field: string, message: string): Problem {
  return new Problem('body-invalid', message, {
    fields: [{ path: `data.${field}`, reason: 'is not open to this' }],
  })
}
