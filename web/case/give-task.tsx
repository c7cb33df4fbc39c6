import { Button, Checkbox, Modal, NativeSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState, type SubmitEvent } from 'react'
import { listHomeAuthorities } from '#api/home.ts'
import { queryOf } from '#web/client.ts'
import { DayInput } from '#web/home/step-form.tsx'
import { Citation } from '#web/parts/citation.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useFocusBack } from '#web/parts/use-focus-back.ts'
import { isRecord } from '#web/request/values.ts'
import { nameIn, useWords } from '#web/words/words.ts'
import { useCaseDesk, type CaseDesk } from './case-desk.tsx'
import { measureName } from './reader.ts'
import { useTakeAct } from './take-act.ts'
import { proposedLines, type ProposedLine } from './task-proposal.ts'

/** Gives a task: to whom, and line by line what they are given of the request. Nothing else reaches them. */
export function GiveTask({ measure, onClose }: { measure: string; onClose: () => void }) {
  useFocusBack()
  const desk = useCaseDesk()
  const { say } = useWords()
  const kind = desk.state.shared.measures.find(one => one.id === measure)?.kind ?? ''
  const cited = desk.cites('centralAuthority')
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      closeButtonProps={{ 'aria-label': say('case.dialog.close') }}
      title={
        <span className="dialog-title">
          {say(`${desk.prefix}.act.giveTask`)}{' '}
          <span className="quiet">
            {say('case.dialog.about', { measure: measureName(desk.reader, desk.prefix, kind) })}
          </span>{' '}
          {cited && <Citation layer={cited.layer}>{cited.citation}</Citation>}
        </span>
      }
    >
      <GiveForm measure={measure} onClose={onClose} />
    </Modal>
  )
}

function GiveForm({ measure, onClose }: { measure: string; onClose: () => void }) {
  const desk = useCaseDesk()
  const { view, prefix, reader, procedure, request } = desk
  const { say, language } = useWords()
  const { data } = useQuery(queryOf(listHomeAuthorities, {}))
  const authorities = (data?.authorities ?? []).filter(one => one.executes)
  const lines = useMemo(
    () => [
      ...proposedLines(procedure, request, measure, prefix, reader),
      ...besideRequest(desk, say('home.give.state'), say('home.give.reference')),
    ],
    [desk, procedure, request, measure, prefix, reader, say],
  )
  const [authority, setAuthority] = useState('')
  const [chosen, setChosen] = useState(() => lines.filter(one => one.proposed).map(one => one.line.id))
  const [files, setFiles] = useState<string[]>([])
  const [instructions, setInstructions] = useState('')
  const [limits, setLimits] = useState('')
  const [due, setDue] = useState('')
  const [confidential, setConfidential] = useState(() => asksConfidentiality(desk))
  const taking = useTakeAct(view.id, prefix, onClose)
  const label = (field: string) => say(`${prefix}.act.giveTask.field.${field}`)
  const cited = desk.cites('confidentiality')
  const written = (text: string) => ({ [language]: { text, origin: 'written', by: desk.author } })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    taking.mutate({
      type: 'giveTask',
      files: [],
      seen: view.acts,
      data: {
        authority,
        measure,
        part: lines.filter(one => chosen.includes(one.line.id)).map(one => one.line),
        confidential,
        ...(confidential && cited ? { confidentialUnder: cited.citation } : {}),
        ...(instructions.trim() === '' ? {} : { instructions: written(instructions) }),
        ...(limits.trim() === '' ? {} : { limits: written(limits) }),
        ...(due === '' ? {} : { due }),
        ...(files.length === 0 ? {} : { files: files.map(fileRef) }),
      },
    })
  }
  if (data && authorities.length === 0) return <p>{say('home.give.nobody')}</p>
  return (
    <form className="stack give-task" onSubmit={submit}>
      <NativeSelect
        label={label('authority')}
        value={authority}
        required
        withAsterisk={false}
        onChange={event => setAuthority(event.currentTarget.value)}
        data={[
          { value: '', label: say('form.choose') },
          ...authorities.map(one => ({ value: one.id, label: nameIn(one.names, language) })),
        ]}
      />
      <p className="small quiet">{say('home.give.hint')}</p>
      <Lines
        label={label('part')}
        lines={lines.filter(one => one.proposed)}
        chosen={chosen}
        onChange={setChosen}
      />
      <details>
        <summary>{say('home.give.more')}</summary>
        <Lines
          label={say('home.give.more')}
          lines={lines.filter(one => !one.proposed)}
          chosen={chosen}
          onChange={setChosen}
        />
      </details>
      <CaseFiles label={label('files')} chosen={files} onChange={setFiles} />
      <Textarea
        label={label('instructions')}
        value={instructions}
        onChange={event => setInstructions(event.currentTarget.value)}
        autosize
        minRows={2}
        dir="auto"
      />
      <DayInput label={label('due')} value={due} onChange={setDue} />
      <div className="row">
        <Checkbox
          label={label('confidential')}
          checked={confidential}
          onChange={event => setConfidential(event.currentTarget.checked)}
        />
        {cited && <Citation layer={cited.layer}>{cited.citation}</Citation>}
      </div>
      <Textarea
        label={label('limits')}
        value={limits}
        onChange={event => setLimits(event.currentTarget.value)}
        autosize
        minRows={1}
        dir="auto"
      />
      {taking.error && <ProblemNote error={taking.error} />}
      <div className="row dialog-end">
        <Button type="submit" loading={taking.isPending}>
          {say(`${prefix}.act.giveTask`)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('case.dialog.later')}
        </Button>
        <small className="quiet">{say('home.give.stays')}</small>
      </div>
    </form>
  )
}

function Lines({
  label,
  lines,
  chosen,
  onChange,
}: {
  label: string
  lines: readonly ProposedLine[]
  chosen: string[]
  onChange: (chosen: string[]) => void
}) {
  return (
    <Checkbox.Group label={label} value={chosen} onChange={onChange}>
      <div className="give-lines">
        {lines.map(({ line, shown }) => (
          <Checkbox
            key={line.id}
            value={line.id}
            label={
              <>
                <b>{line.label}</b> <span dir="auto">{shown}</span>
              </>
            }
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}

/** Files that crossed with the request and after it: none is given unless it is chosen. */
function CaseFiles({
  label,
  chosen,
  onChange,
}: {
  label: string
  chosen: string[]
  onChange: (chosen: string[]) => void
}) {
  const { view, voices } = useCaseDesk()
  const theirs = [...view.named, ...view.entries].filter(entry => !voices.home.has(entry.header.from))
  const files = theirs.flatMap(entry =>
    (entry.content?.files ?? []).map((file, index) => ({
      ref: `${entry.header.id} ${index + 1}`,
      name: file.name,
    })),
  )
  if (files.length === 0) return null
  return (
    <Checkbox.Group label={label} value={chosen} onChange={onChange}>
      <div className="give-lines">
        {files.map(file => (
          <Checkbox key={file.ref} value={file.ref} label={<bdi>{file.name}</bdi>} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

function fileRef(ref: string, index: number) {
  const [act = '', position = ''] = ref.split(' ')
  return { id: `f${index + 1}`, act, position: Number(position) }
}

/** For whom it is done, and the number under which the central authority is asked about it. */
function besideRequest({ voices, state }: CaseDesk, forWhom: string, reference: string): ProposedLine[] {
  const { registration } = state.shared
  const line = (id: string, label: string, text: string) => ({
    line: { id, label, text },
    shown: text,
    proposed: true,
  })
  return [
    line('state', forWhom, voices.theirs),
    ...(registration ? [line('reference', reference, registration.reference)] : []),
  ]
}

function asksConfidentiality({ request }: CaseDesk): boolean {
  const asked = request['confidentiality']
  return isRecord(asked) && asked['asked'] === true
}
