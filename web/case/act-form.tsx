import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { blank } from '#procedures/blank.ts'
import { reviewAct } from '#procedures/findings.ts'
import type { Step } from '#procedures/procedure.ts'
import { FindingNote } from '#web/parts/finding-note.tsx'
import { useWords } from '#web/words/words.ts'
import { FieldSet } from '#web/request/fields/field-set.tsx'
import { FormDeskProvider, type FieldFinding, type FormDesk } from '#web/request/fields/form-desk.ts'
import { placesOf, valueAt, withValue, type Values } from '#web/request/values.ts'
import { ActFiles } from './act-files.tsx'
import { beginningOf, specialInputs } from './act-inputs.tsx'
import { keyOf, useActing, type Wish } from './acting.ts'
import { useCaseDesk } from './case-desk.tsx'
import { exchangeLanguages } from './languages.ts'
import { actKeys, labelOf } from './rows.ts'
import { useTakeAct } from './take-act.ts'
import { ActProblem } from './act-problem.tsx'

const nothing: Values = {}

/** What an act asks of the person who takes it, and the button that takes it. */
export function ActForm({
  step,
  wish,
  onClose,
  proposed = nothing,
}: {
  step: Step
  wish: Wish
  onClose: () => void
  proposed?: Values
}) {
  const desk = useCaseDesk()
  const { kept } = useActing()
  const { say } = useWords()
  const key = keyOf(wish)
  const [values, setValues] = useState<Values>(
    () => kept.current.get(key) ?? beginningOf(step, desk, proposed, wish.measure),
  )
  const [files, setFiles] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const taking = useTakeAct(desk.view.id, desk.prefix, () => {
    kept.current.delete(key)
    onClose()
  })
  const data = useMemo(
    () => (step.measure ? { ...values, measure: wish.measure } : values),
    [values, step, wish],
  )
  const found = useFindings(step, data)
  const shown = found.filter(
    finding =>
      tried ||
      finding.severity === 'informs' ||
      !blank(valueAt(data, finding.path)) ||
      isBegun(step, data, finding.path),
  )
  const needed = placesOf(step.fields, data).filter(place => place.field.required && blank(place.value))
  // What a rule already says at the field is not said twice.
  const unsaid = needed.filter(place => !found.some(finding => finding.path === place.path))
  const blocking = found.filter(finding => finding.severity === 'blocks')
  const form: FormDesk = {
    fields: step.fields,
    values: data,
    set: (path, value) => {
      const next = withValue(values, path, value)
      kept.current.set(key, next)
      setValues(next)
    },
    keyed: actKeys(desk.prefix, step.act),
    request: desk.request,
    languages: exchangeLanguages(
      desk.procedure,
      desk.request,
      desk.side,
      desk.profiles.requested,
      desk.reader.language,
    ),
    author: desk.author,
    zones: zonesOf(desk.profiles),
    findings: shown,
    cites: desk.cites,
    take: () => {},
    idPrefix: 'act:',
    special: specialInputs(step),
    offered: name => (desk.stack ? step.offers?.[name]?.(desk.stack) : undefined),
  }
  const submit = () => {
    setTried(true)
    if (needed.length > 0 || blocking.length > 0) return
    taking.mutate({ type: step.act, data, files, seen: desk.view.acts })
  }
  return (
    <form
      className="act-form"
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {Object.keys(step.fields).length === 0 && (
        <p>{say(`case.sure.${sureOf(step)}`, { theirs: desk.voices.theirs })}</p>
      )}
      <FormDeskProvider value={form}>
        <FieldSet
          fields={step.fields}
          skip={step.measure ? ['measure'] : []}
          under={desk.cites(step.topic)?.citation}
        />
      </FormDeskProvider>
      {step.files && <ActFiles role={step.files} measure={wish.measure} chosen={files} onChoose={setFiles} />}
      {shown
        .filter(finding => finding.path === '' || finding.path === 'measure')
        .map(finding => (
          <FindingNote key={`${finding.rule} ${finding.found}`} finding={finding} beside />
        ))}
      {tried && unsaid.length > 0 && (
        <p className="act-note stop" role="alert">
          {say('case.needed', { fields: unsaid.map(place => labelOf(place, form.keyed, say)).join(', ') })}
        </p>
      )}
      {taking.error && <ActProblem error={taking.error} act={step.act} wish={wish} />}
      <div className="row dialog-end">
        <Button type="submit" loading={taking.isPending}>
          {say(`${desk.prefix}.act.${step.act}`)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('case.dialog.later')}
        </Button>
        {step.strand === 'shared' && (
          <small className="quiet">{say('case.dialog.crosses', { theirs: desk.voices.theirs })}</small>
        )}
      </div>
    </form>
  )
}

/** What the rules say of the act as it stands, by the same functions as on the server. */
function useFindings(step: Step, data: Values): readonly FieldFinding[] {
  const { procedure, state, side, stack, today } = useCaseDesk()
  return useMemo(
    () =>
      stack
        ? reviewAct(procedure, { side, act: step.act, data, state, governing: stack, arrived: false, today })
        : [],
    [procedure, state, side, stack, today, step, data],
  )
}

/** Whether a finding lies in a group of its kind in which something was said: what is still missing there is told. */
function isBegun(step: Step, data: Values, path: string): boolean {
  const [name = ''] = path.split('.')
  return step.fields[name]?.kind === 'ofKind' && !blank(data[name])
}

function sureOf(step: Step): string {
  return step.strand === 'shared' ? 'shared' : 'own'
}

function zonesOf(profiles: ReturnType<typeof useCaseDesk>['profiles']): string[] {
  const zones = [profiles.requested, profiles.requesting].flatMap(
    profile => profile?.authorities.map(authority => authority.zone) ?? [],
  )
  return [...new Set([...zones, Intl.DateTimeFormat().resolvedOptions().timeZone])]
}
