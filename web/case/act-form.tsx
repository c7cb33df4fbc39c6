import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { blank } from '#procedures/blank.ts'
import { reviewAct } from '#procedures/findings.ts'
import type { Side } from '#procedures/act.ts'
import type { Step } from '#procedures/procedure.ts'
import { receiptWrong, saidOf } from '#web/letters/days.ts'
import { ReceivedFields, type ReceivedTyped } from '#web/letters/received-fields.tsx'
import { FindingNote } from '#web/parts/finding-note.tsx'
import { useWords, type Say } from '#web/words/words.ts'
import { FieldSet } from '#web/request/fields/field-set.tsx'
import { FormDeskProvider, type FieldFinding, type FormDesk } from '#web/request/fields/form-desk.ts'
import { placesOf, valueAt, withValue, type Values } from '#web/request/values.ts'
import { signedByTranslator } from '#web/translation/wishes.ts'
import { ActFiles } from './act-files.tsx'
import { beginningOf, specialInputs } from './act-inputs.tsx'
import { keyOf, useActing, type Wish } from './acting.ts'
import { localDay, useCaseDesk, type CaseDesk } from './case-desk.tsx'
import { exchangeLanguages } from './languages.ts'
import { ofLetters } from './offers.ts'
import { actKeys, labelOf } from './rows.ts'
import { useTakeAct } from './take-act.ts'
import { useActLabel } from './use-act-label.ts'
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
    () => kept.current.get(key) ?? { ...beginningOf(step, desk, proposed, wish.measure), ...wish.given },
  )
  const [files, setFiles] = useState<readonly string[]>(() => signedFor(wish, desk))
  const [tried, setTried] = useState(false)
  const letter = useLetterTyped(wish)
  const label = useActLabel()
  const taking = useTakeAct(desk.view.id, desk.prefix, () => {
    kept.current.delete(key)
    onClose()
  })
  const data = useMemo(
    () => (step.measure ? { ...values, measure: wish.measure } : values),
    [values, step, wish],
  )
  const found = useFindings(step, data, wish.theirs ?? false)
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
  // A scan of any letter of theirs is kept with its act, whatever files of its own the act has.
  const carried = step.files ?? (wish.theirs ? 'annex' : undefined)
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
      wish.theirs ? otherSide(desk.side) : desk.side,
      desk.profiles.requested,
      desk.reader.language,
    ),
    author: wish.theirs ? desk.voices.theirs : desk.author,
    zones: zonesOf(desk.profiles, step.strand === 'own' ? desk.side : 'requested'),
    findings: shown,
    cites: desk.cites,
    take: () => {},
    idPrefix: 'act:',
    special: specialInputs(step),
    offered: name => (desk.stack ? step.offers?.[name]?.(desk.stack) : undefined),
  }
  const submit = () => {
    setTried(true)
    if (needed.length > 0 || blocking.length > 0 || letter?.isWrong) return
    taking.mutate({
      type: step.act,
      data: signedByTranslator(step.act, data),
      files,
      seen: desk.view.acts,
      received: letter?.received,
    })
  }
  return (
    <form
      className="act-form"
      // Our own sentences say what is wrong, at the field, in the reader’s language.
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {Object.keys(step.fields).length === 0 && (
        <p>{say(sureOf(step, wish, desk), { theirs: desk.voices.theirs })}</p>
      )}
      <FormDeskProvider value={form}>
        <FieldSet
          fields={step.fields}
          skip={step.measure ? ['measure'] : []}
          under={desk.cites(step.topic)?.citation}
        />
      </FormDeskProvider>
      {letter && <ReceivedFields {...letter.fields} prefix={desk.prefix} />}
      {carried && (
        <ActFiles
          label={fileLabel(step, wish, say)}
          role={carried}
          measure={wish.measure}
          chosen={files}
          onChoose={setFiles}
        />
      )}
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
          {wish.theirs ? say('letters.record') : label(step.act)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('case.dialog.later')}
        </Button>
        {step.strand === 'shared' && (
          <small className="quiet">{say(crossesSaid(wish, desk), { theirs: desk.voices.theirs })}</small>
        )}
      </div>
    </form>
  )
}

/** What the rules say of the act as it stands, by the same functions as on the server. */
function useFindings(step: Step, data: Values, arrived: boolean): readonly FieldFinding[] {
  const { procedure, state, side, stack, today } = useCaseDesk()
  return useMemo(
    () =>
      stack
        ? reviewAct(procedure, { side, act: step.act, data, state, governing: stack, arrived, today })
        : [],
    [procedure, state, side, stack, today, step, data, arrived],
  )
}

/** Whether a finding lies in a group of its kind in which something was said: what is still missing there is told. */
function isBegun(step: Step, data: Values, path: string): boolean {
  const [name = ''] = path.split('.')
  return step.fields[name]?.kind === 'ofKind' && !blank(data[name])
}

function sureOf(step: Step, wish: Wish, { view }: CaseDesk): string {
  if (wish.theirs) return 'letters.sure.theirs'
  if (step.strand === 'own') return 'case.sure.own'
  return view.road === 'letter' ? 'letters.sure.ours' : 'case.sure.shared'
}

function crossesSaid(wish: Wish, { view }: CaseDesk): string {
  if (wish.theirs) return 'letters.record.note'
  return view.road === 'letter' ? 'letters.crosses' : 'case.dialog.crosses'
}

/** Scans of a letter, and the proof that one left, are called what they are. */
function fileLabel(step: Step, wish: Wish, say: Say): string | undefined {
  if (wish.theirs) return step.files === 'result' ? undefined : say('letters.step.annexes')
  if (step.act === 'dispatch') return say('letters.dispatchFiles')
  return ofLetters.includes(step.act) ? say('letters.proofFiles') : undefined
}

/** The signed letter a dispatch is about: what was signed is what left. Its name holds the beginning of the act's id. */
function signedFor({ act, given }: Wish, { view }: CaseDesk): readonly string[] {
  if (act !== 'dispatch' || typeof given?.['act'] !== 'string') return []
  const part = `.${given['act'].slice(0, 8)}.`
  return view.files
    .filter(file => file.name.includes(part) && file.name.endsWith('.signed.pdf'))
    .map(file => file.id)
}

const otherSide = (side: Side): Side => (side === 'requesting' ? 'requested' : 'requesting')

/** How and when their letter came, as it is typed, where the act is one of theirs. */
function useLetterTyped(wish: Wish) {
  const [typed, setTyped] = useState<ReceivedTyped>(() => ({
    channel: 'post',
    on: localDay(new Date()),
    dated: '',
  }))
  if (!wish.theirs) return null
  const wrong = receiptWrong(typed, localDay(new Date()))
  return {
    received: saidOf(typed),
    isWrong: wrong.on !== undefined || wrong.dated !== undefined,
    fields: { typed, onChange: setTyped, wrong },
  }
}

/** Zones to choose from, those of the side first on whose clock the act speaks. */
function zonesOf(profiles: ReturnType<typeof useCaseDesk>['profiles'], first: Side): string[] {
  const zones = [profiles[first], profiles[otherSide(first)]].flatMap(
    profile => profile?.authorities.map(authority => authority.zone) ?? [],
  )
  return [...new Set([...zones, Intl.DateTimeFormat().resolvedOptions().timeZone])]
}
