import type { Fields } from '#procedures/field.ts'
import { FieldView } from './field-view.tsx'
import { useFormDesk } from './form-desk.ts'
import './fields.css'

/** The fields of a form, drawn from their description alone. */
export function FieldSet({
  fields,
  path = '',
  name = '',
  skip = [],
}: {
  fields: Fields
  /** Path of the group or item they lie in, and its key in the words. */
  path?: string
  name?: string
  skip?: readonly string[]
}) {
  const { special } = useFormDesk()
  return (
    <div className="field-set">
      {Object.entries(fields).map(([each, field]) => {
        const key = name ? `${name}.${each}` : each
        // A special input of `null` is a field the form fills in by itself.
        if (skip.includes(each) || special?.(key) === null) return null
        return <FieldView key={each} field={field} path={path ? `${path}.${each}` : each} name={key} />
      })}
    </div>
  )
}
