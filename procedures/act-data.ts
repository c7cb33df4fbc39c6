import * as z from 'zod'
import { blank } from './blank.ts'
import { type Fields, schemaOf, shapeOf } from './field.ts'
import { sentData } from './lanes/request.ts'
import { fieldsOf, type Procedure, type Step } from './procedure.ts'

/** The schema of what an act says: the step's fields, or for `send` and `shareDraft` the form in its frame. */
export function dataSchema(procedure: Procedure, step: Step): z.ZodType<Record<string, unknown>> {
  const schema = schemas.get(step) ?? makeSchema(procedure, step)
  schemas.set(step, schema)
  return schema
}

/** A line of a lifecycle belongs to one procedure. Its schema is made once: that takes longer than to use it. */
const schemas = new WeakMap<Step, z.ZodType<Record<string, unknown>>>()

function makeSchema(procedure: Procedure, step: Step): z.ZodType<Record<string, unknown>> {
  if (step.act === 'shareDraft') return sharedData(procedure, step)
  if (step.act !== 'send') return schemaOf(step.fields)
  return sentData.extend({ request: schemaOf(fieldsOf(procedure.form)) })
}

/** A draft is called so, and not `request`: nothing that looks for a request finds it. */
function sharedData(procedure: Procedure, step: Step): z.ZodType<Record<string, unknown>> {
  return z.strictObject({
    ...shapeOf(step.fields),
    draft: schemaOf(fieldsOf(procedure.form)),
    version: z.int().min(0),
    reference: z.string().min(1).max(100).optional(),
  })
}

/** Paths of fields marked `required` that the values do not fill. */
export function missing(fields: Fields, values: Readonly<Record<string, unknown>>, at = ''): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = at ? `${at}.${name}` : name
    const value = values[name]
    if (field.required && blank(value)) return [path]
    // Values were parsed by the fields' own schema, so a group is an object and a list an array of objects.
    if (field.kind === 'group') return missing(field.fields, (value ?? {}) as Record<string, unknown>, path)
    if (field.kind !== 'list') return []
    return ((value ?? []) as Record<string, unknown>[]).flatMap((item, index) =>
      missing(field.fields, item, `${path}.${index}`),
    )
  })
}
