import { FieldView } from './field-view.tsx'
import type { FieldSetProps } from './form-desk.ts'
import './fields.css'

const nothing: readonly string[] = []

/** The fields of a form, drawn from their description alone. */
export function FieldSet({ fields, path = '', name = '', skip = nothing, under }: FieldSetProps) {
  return (
    <div className="field-set">
      {Object.entries(fields)
        .filter(([each]) => !skip.includes(each))
        .map(([each, field]) => (
          <FieldView
            key={each}
            field={field}
            path={path ? `${path}.${each}` : each}
            name={name ? `${name}.${each}` : each}
            inside={FieldSet}
            under={under}
          />
        ))}
    </div>
  )
}
