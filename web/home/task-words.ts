import type { TaskState } from '#procedures/lanes/tasks.ts'
import type { Tone } from '../parts/shape.tsx'

/** Whose turn a task is, as those who gave it see it: theirs to judge and answer, the executing authority's to work. */
export function taskTone(state: TaskState, seen: 'home' | 'centre'): Tone {
  switch (state) {
    case 'accepted':
      return 'ok'
    case 'declined':
      return seen === 'centre' ? 'stop' : 'plain'
    case 'recalled':
      return 'plain'
    case 'questionOpen':
    case 'answered':
      return seen === 'centre' ? 'warn' : 'theirs'
    case 'sentBack':
      return seen === 'home' ? 'warn' : 'theirs'
    default:
      return seen === 'home' ? 'ours' : 'theirs'
  }
}

/** States in which the executing authority has something to do. */
export const workAtHome: readonly TaskState[] = [
  'given',
  'acknowledged',
  'questionOpen',
  'inProgress',
  'sentBack',
]
