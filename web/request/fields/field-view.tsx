import type { ComponentType, ReactNode } from 'react'
import type { Field } from '#procedures/field.ts'
import { ProposedHere } from '#web/letters/step-proposals.tsx'
import { Citation } from '#web/parts/citation.tsx'
import { FindingNote } from '#web/parts/finding-note.tsx'
import { useWords } from '#web/words/words.ts'
import { valueAt } from '../values.ts'
import { ChoiceField, ChoicesField, ReferencesField, YesNoField } from './choice-fields.tsx'
import { findingsAt, useFormDesk, type FieldSetProps } from './form-desk.ts'
import { KindsField } from './kinds-field.tsx'
import { GroupField, ListField, OfKindField } from './list-fields.tsx'
import { ProseField } from './prose-field.tsx'
import { DateField, DateTimeField, IntegerField, LineField } from './short-fields.tsx'

/** One field of a form: its label with the article, its hint, its input, and what the rules find in it. */
export function FieldView({
  field,
  path,
  name,
  inside,
  under,
}: {
  field: Field
  path: string
  name: string
  /** Draws the fields of a group or an item. */
  inside: ComponentType<FieldSetProps>
  under: string | undefined
}) {
  const desk = useFormDesk()
  const { say, has } = useWords()
  const label = say(`${desk.keyed.label}.${name}`)
  const hint = has(`${desk.keyed.label}.${name}.hint`) ? say(`${desk.keyed.label}.${name}.hint`) : undefined
  const cited = field.topic && desk.cites(field.topic)
  const id = `${desk.idPrefix}${path}`
  const found = findingsAt(desk.findings, path)
  const hintId = hint ? `${id}:hint` : undefined
  const special = desk.special?.has(name) ? desk.special : undefined
  const labelled =
    field.kind === 'line' || field.kind === 'date' || field.kind === 'integer' || field.kind === 'choice'
  const head = (
    <span className="field-label">
      {labelled && !special ? (
        <label htmlFor={`${id}:input`}>{label}</label>
      ) : (
        <span id={`${id}:label`}>{label}</span>
      )}
      {field.required && <span className="field-needed">{say('form.needed')}</span>}
      {cited && cited.citation !== under && <Citation layer={cited.layer}>{cited.citation}</Citation>}
    </span>
  )
  return (
    <div
      id={id}
      className={`field ${special || wide(field) ? 'wide' : ''}`}
      onFocus={event => {
        // Fields lie in fields: the innermost is the one in hand.
        if (event.target.closest('.field') === event.currentTarget) desk.take(path)
      }}
    >
      {head}
      {hint && (
        <p id={hintId} className="field-hint">
          {hint}
        </p>
      )}
      {special ? (
        special.draw(name, {
          id: `${id}:input`,
          path,
          value: valueAt(desk.values, path),
          onChange: value => desk.set(path, value),
          describedBy: hintId,
        })
      ) : (
        <Input
          field={field}
          path={path}
          name={name}
          id={id}
          hintId={hintId}
          label={label}
          inside={inside}
          cited={cited?.citation ?? under}
        />
      )}
      <ProposedHere path={path} />
      {found.map(finding => (
        <FindingNote key={`${finding.rule} ${finding.found}`} finding={finding} beside />
      ))}
      {desk.beneath?.(path)}
    </div>
  )
}

/** What every input is told about where it stands. */
export interface InputProps {
  readonly path: string
  readonly name: string
  readonly id: string
  readonly hintId: string | undefined
  readonly label: string
  readonly inside: ComponentType<FieldSetProps>
  /** The article shown at the label. */
  readonly cited: string | undefined
}

function Input({ field, ...where }: InputProps & { field: Field }): ReactNode {
  switch (field.kind) {
    case 'line':
      return <LineField {...where} />
    case 'prose':
      return <ProseField {...where} />
    case 'date':
      return <DateField {...where} />
    case 'dateTime':
      return <DateTimeField {...where} />
    case 'integer':
      return <IntegerField {...where} field={field} />
    case 'yesNo':
      return <YesNoField {...where} />
    case 'choice':
      return <ChoiceField {...where} field={field} />
    case 'choices':
      return <ChoicesField {...where} field={field} />
    case 'references':
      return <ReferencesField {...where} field={field} />
    case 'group':
      return <GroupField {...where} field={field} />
    case 'list':
      return <ListField {...where} field={field} />
    case 'kinds':
      return <KindsField {...where} field={field} />
    case 'ofKind':
      return <OfKindField {...where} field={field} />
  }
}

function wide(field: Field): boolean {
  return !['line', 'date', 'integer', 'choice', 'yesNo'].includes(field.kind)
}
