import { Button, Textarea } from '@mantine/core'
import { useId, useState } from 'react'
import { ActProblem } from '#web/case/act-problem.tsx'
import { useActing } from '#web/case/acting.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { exchangeLanguages } from '#web/case/languages.ts'
import { formKeys, rowsOf, type Row } from '#web/case/rows.ts'
import { useTakeAct } from '#web/case/take-act.ts'
import { directionOf, languageName, useWords } from '#web/words/words.ts'
import type { Values } from '#web/request/values.ts'
import { commentsShown } from './comments.ts'
import { FieldComments } from './field-comments.tsx'
import './draft.css'

const act = 'commentOnDraft'

/** The draft of the partner, to read from beginning to end and to comment on where it needs it; sent together. */
export function DraftSheet() {
  const { state, side, procedure, request, prefix, reader, voices, view } = useCaseDesk()
  const { say } = useWords()
  const lane = state.shared.preConsultation
  const newest = lane?.drafts.at(-1)
  if (!newest || !lane?.values || side !== 'requested') return null
  const steps = procedure.form.steps
    .map(step => ({ id: step.id, rows: rowsOf(step.fields, request, formKeys(prefix), reader, request) }))
    .filter(step => step.rows.length > 0)
  const open = view.openActs.some(one => one.act === act && !one.unless)
  return (
    <section aria-labelledby="draft-sheet">
      <div className="heading first">
        <h2 id="draft-sheet">{say('draft.sheet', { version: newest.version })}</h2>
        <small>{say('draft.sheet.from', { theirs: voices.theirs })}</small>
      </div>
      {/* Each version is a sheet of its own: what was not sent yet belongs to what was read. */}
      <Sheet key={newest.id} steps={steps} open={open} />
    </section>
  )
}

function Sheet({
  steps,
  open,
}: {
  steps: readonly { readonly id: string; readonly rows: readonly Row[] }[]
  open: boolean
}) {
  const desk = useCaseDesk()
  const { prefix } = desk
  const { say } = useWords()
  const pen = usePen()
  const given = Map.groupBy(commentsShown(desk), one => one.comment.path)
  return (
    <div className="card draft-sheet">
      {steps.map(step => (
        <section key={step.id} aria-labelledby={`draft-${step.id}`}>
          <h3 id={`draft-${step.id}`}>{say(`${prefix}.step.${step.id}`)}</h3>
          <dl>
            {step.rows.map(row => (
              <div key={row.path} className="draft-row">
                <dt>{row.label}</dt>
                <dd dir="auto" className={row.kind === 'prose' ? 'draft-prose' : undefined}>
                  {row.text}
                </dd>
                <dd className="draft-remark">
                  <FieldComments comments={given.get(row.path) ?? []} />
                  {open && <Remark row={row} pen={pen} />}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {open && <SendComments pen={pen} />}
    </div>
  )
}

interface Pen {
  readonly language: string
  /** What was typed, by path; the empty path is the whole. */
  readonly typed: Values
  readonly write: (path: string, text: string | undefined) => void
  readonly clear: () => void
}

/** Comments as they are being written: kept while the case is open, also when the sheet is drawn anew. */
function usePen(): Pen {
  const { procedure, request, side, profiles, reader, state } = useCaseDesk()
  const { kept } = useActing()
  const key = `sheet ${state.shared.preConsultation?.drafts.at(-1)?.id ?? ''}`
  const [typed, setTyped] = useState<Values>(() => kept.current.get(key) ?? {})
  const set = (next: Values) => {
    kept.current.set(key, next)
    setTyped(next)
  }
  const [language = reader.language] = exchangeLanguages(
    procedure,
    request,
    side,
    profiles.requested,
    reader.language,
  )
  return {
    language,
    typed,
    write: (path, text) => {
      const { [path]: _before, ...others } = typed
      set(text === undefined ? others : { ...others, [path]: text })
    },
    clear: () => set({}),
  }
}

/** The way to a comment on one field, and its box once it is wanted. */
function Remark({ row, pen }: { row: Row; pen: Pen }) {
  const { say } = useWords()
  const text = pen.typed[row.path]
  if (typeof text !== 'string') {
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={say('draft.comment.at', { field: row.label })}
        onClick={() => pen.write(row.path, '')}
      >
        {say('draft.comment')}
      </Button>
    )
  }
  return (
    <div className="remark-box">
      <Box
        pen={pen}
        path={row.path}
        label={say('draft.comment.at', { field: row.label })}
        text={text}
        focus
      />
      <Button size="compact-xs" variant="subtle" onClick={() => pen.write(row.path, undefined)}>
        {say('draft.comment.drop')}
      </Button>
    </div>
  )
}

function Box({
  pen,
  path,
  label,
  text,
  focus = false,
}: {
  pen: Pen
  path: string
  label: string
  text: string
  focus?: boolean
}) {
  const { language } = useWords()
  return (
    <Textarea
      label={`${label} (${languageName(pen.language, language)})`}
      autosize
      minRows={2}
      lang={pen.language}
      dir={directionOf(pen.language)}
      // It was asked for by the press that opened it.
      data-autofocus={focus || undefined}
      ref={focus ? focusOnce : undefined}
      value={text}
      onChange={event => pen.write(path, event.currentTarget.value)}
    />
  )
}

function focusOnce(box: HTMLTextAreaElement | null): void {
  if (box && box.value === '') box.focus({ preventScroll: true })
}

/** All comments leave together, sealed; what stands in an empty box is none. */
function SendComments({ pen }: { pen: Pen }) {
  const { view, prefix, author, voices } = useCaseDesk()
  const { say } = useWords()
  const why = useId()
  const [sent, setSent] = useState(0)
  const whole = String(pen.typed[''] ?? '')
  const prose = (text: string) => ({ [pen.language]: { text: text.trim(), origin: 'written', by: author } })
  const written = Object.entries(pen.typed).filter(
    (one): one is [string, string] => one[0] !== '' && typeof one[1] === 'string' && one[1].trim() !== '',
  )
  const count = written.length + (whole.trim() === '' ? 0 : 1)
  const data = {
    ...(written.length === 0
      ? {}
      : { comments: written.map(([path, text], at) => ({ id: `c${at + 1}`, path, comment: prose(text) })) }),
    ...(whole.trim() === '' ? {} : { general: prose(whole) }),
  }
  return (
    <div className="draft-send">
      <Box pen={pen} path="" label={say(`${prefix}.act.${act}.field.general`)} text={whole} />
      <SendButton
        key={sent}
        count={count}
        why={why}
        data={data}
        onSent={() => {
          pen.clear()
          setSent(sent + 1)
        }}
      />
      <p id={why} className="why">
        {count === 0 ? say('draft.send.none') : say('draft.send.then', { theirs: voices.theirs })}
      </p>
      {view.road === 'letter' && <p className="why">{say('draft.send.letter')}</p>}
    </div>
  )
}

/** Drawn anew once something was sent: each act has an id of its own. */
function SendButton({
  count,
  why,
  data,
  onSent,
}: {
  count: number
  why: string
  data: Values
  onSent: () => void
}) {
  const { view, prefix } = useCaseDesk()
  const { say } = useWords()
  const taking = useTakeAct(view.id, prefix, onSent)
  return (
    <>
      <Button
        disabled={count === 0}
        aria-describedby={why}
        loading={taking.isPending}
        onClick={() => taking.mutate({ type: act, data, files: [], seen: view.acts })}
      >
        {say('draft.send', { count })}
      </Button>
      {taking.error && <ActProblem error={taking.error} act={act} wish={{ act }} />}
    </>
  )
}
