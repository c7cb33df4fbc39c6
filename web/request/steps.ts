import { blank } from '#procedures/blank.ts'
import type { Fields } from '#procedures/field.ts'
import type { Procedure } from '#procedures/procedure.ts'
import type { FieldFinding } from './fields/form-desk.ts'
import type { Values } from './values.ts'

/** A step of the guided request: those of the form, and what the page puts before and after them. */
export interface GuideStep {
  readonly id: string
  /** `null` for the page's own steps. */
  readonly fields: Fields | null
  readonly blocks: number
  readonly warns: number
  /** Something stands here and no rule objects. */
  readonly done: boolean
}

/** The page's own steps: which text governs comes first; annexes, and submitting or recording what was read in, last. */
export const ownSteps = ['governing', 'annexes', 'submit', 'record'] as const

/** Every step with what the rules find in it. */
export function guideSteps(
  procedure: Procedure,
  values: Values,
  findings: readonly FieldFinding[],
  annexes: number,
  last: 'submit' | 'record' = 'submit',
): GuideStep[] {
  const count = (of: readonly FieldFinding[], severity: string) =>
    of.filter(finding => finding.severity === severity).length
  const ofForm = procedure.form.steps.map((step): GuideStep => {
    const mine = findings.filter(finding => stepOf(procedure, finding.path) === step.id)
    const blocks = count(mine, 'blocks')
    const warns = count(mine, 'warns')
    const said = Object.keys(step.fields).some(name => !blank(values[name]) && !isEmptyGroup(values[name]))
    return { id: step.id, fields: step.fields, blocks, warns, done: said && blocks + warns === 0 }
  })
  const whole = findings.filter(finding => stepOf(procedure, finding.path) === undefined)
  const own = { fields: null, blocks: 0, warns: 0 }
  return [
    {
      ...own,
      id: 'governing',
      blocks: count(whole, 'blocks'),
      warns: count(whole, 'warns'),
      done: whole.every(f => f.severity === 'informs'),
    },
    ...ofForm,
    { ...own, id: 'annexes', done: annexes > 0 },
    { ...own, id: last, done: false },
  ]
}

/** The step of the form a path lies in; `undefined` for what speaks of the whole request. */
export function stepOf(procedure: Procedure, path: string): string | undefined {
  const name = path.split('.')[0] ?? ''
  return procedure.form.steps.find(step => Object.hasOwn(step.fields, name))?.id
}

function isEmptyGroup(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  )
}
