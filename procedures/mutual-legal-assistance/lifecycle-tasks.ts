import {
  giveFields,
  taskBackFields,
  taskFields,
  taskReportFields,
  taskTextFields,
  taskThere,
} from '../lanes/tasks.ts'
import type { Step } from '../procedure.ts'

/** Own states in which a request that came is worked on. */
const atWork = [null, 'receiving', 'reopened'] as const
/** What every step on a task has in common: it stays here, and has a screen of its own. */
const own = {
  by: 'requested',
  strand: 'own',
  from: atWork,
  to: 'same',
  duty: 'officer',
  topic: 'execution',
  elsewhere: true,
} as const

/** Execution at home: tasks for the authorities of our State that execute, and what they do with them. */
export const taskLines = [
  {
    ...own,
    act: 'giveTask',
    // Where a central authority passes a request on for execution, it presses for that to be speedy and proper.
    topic: 'centralAuthority',
    when: ['registered', 'inExecution'],
    measure: { from: ['asked', 'inConsultation', 'conditionProposed', 'accepted', 'executed'], to: 'same' },
    fields: giveFields,
  },
  { ...own, act: 'replyOnTask', fields: taskTextFields, unless: taskThere('replyOnTask') },
  { ...own, act: 'sendTaskBack', fields: taskBackFields, unless: taskThere('sendTaskBack') },
  { ...own, act: 'acceptTask', fields: taskFields, unless: taskThere('acceptTask') },
  { ...own, act: 'recallTask', fields: taskTextFields, unless: taskThere('recallTask') },

  // By a person of the executing authority, through her task.
  { ...own, act: 'acknowledgeTask', home: true, fields: taskFields, unless: taskThere('acknowledgeTask') },
  { ...own, act: 'askOnTask', home: true, fields: taskTextFields, unless: taskThere('askOnTask') },
  { ...own, act: 'reportOnTask', home: true, fields: taskReportFields, unless: taskThere('reportOnTask') },
  {
    ...own,
    act: 'answerTask',
    home: true,
    fields: taskTextFields,
    files: 'result',
    unless: taskThere('answerTask'),
  },
  { ...own, act: 'declineTask', home: true, fields: taskTextFields, unless: taskThere('declineTask') },
] as const satisfies readonly Step[]
