import { Button, TextInput } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { useRef, useState, type SubmitEvent } from 'react'
import { fileLimit } from '#api/cases.ts'
import type { Partner } from '#api/partners.ts'
import { localDay } from '#web/case/case-desk.tsx'
import { sizeOf } from '#web/case/file-line.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { PlaceFields, ProcedureField, TitleField, useNewCase } from '#web/request/new-case-fields.tsx'
import { useMe } from '#web/shell/me.ts'
import { useWords, wordsPrefix } from '#web/words/words.ts'
import { AlikeNote } from './alike-note.tsx'
import { receiptWrong, saidOf } from './days.ts'
import { LaidIn } from './laid-in.tsx'
import { ReceivedFields, type ReceivedTyped } from './received-fields.tsx'
import { useAlike } from './use-alike.ts'
import { useReceiving } from './use-receiving.ts'

/** How and when the letter came, what the case is called here, and its scans, which are laid in at once. */
export function ReceiveForm({ partner }: { partner: Partner }) {
  const me = useMe()
  const { say } = useWords()
  const [typed, setTyped] = useNewCase()
  const prefix = wordsPrefix(typed.procedure)
  const [received, setReceived] = useState<ReceivedTyped>(() => ({
    channel: 'post',
    on: localDay(new Date()),
    dated: '',
  }))
  const [reference, setReference] = useState('')
  const [scans, setScans] = useState<readonly File[]>([])
  const receiving = useReceiving()
  const wrong = receiptWrong(received, localDay(new Date()))
  const alike = useAlike(partner.authority, reference, scans)
  const named = reference.trim() === '' ? {} : { reference: reference.trim() }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (wrong.on || wrong.dated) return
    const about = { ...typed, partner: partner.authority }
    receiving.receive({ ...about, ...saidOf(received), ...named }, scans)
  }
  if (receiving.opened) return <LaidIn receiving={receiving} />
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <ProcedureField typed={typed} onChange={setTyped} />
      <ReceivedFields typed={received} onChange={setReceived} prefix={prefix} wrong={wrong} />
      <TextInput
        label={say(`${prefix}.act.receive.field.reference`)}
        description={say('letters.reference.hint')}
        dir="auto"
        maxLength={100}
        value={reference}
        onChange={event => setReference(event.currentTarget.value)}
      />
      <TitleField typed={typed} onChange={setTyped} />
      <div className="three">
        <PlaceFields typed={typed} onChange={setTyped} />
      </div>
      <Scans scans={scans} onChange={setScans} />
      <AlikeNote
        alike={alike}
        scans={scans}
        data={{ ...saidOf(received), ...named }}
        ready={!wrong.on && !wrong.dated}
      />
      {me.units.length === 0 && <p className="why">{say('start.noUnit')}</p>}
      {receiving.error !== null && <ProblemNote error={receiving.error} />}
      <Button type="submit" loading={receiving.isPending} disabled={typed.unit === ''}>
        {say('letters.open')}
      </Button>
    </form>
  )
}

/** Scans chosen now; they are laid into the case once it is open. */
function Scans({ scans, onChange }: { scans: readonly File[]; onChange: (scans: readonly File[]) => void }) {
  const { say } = useWords()
  const openFiles = useRef<() => void>(null)
  return (
    <div className="stack">
      <Dropzone
        onDrop={files => onChange([...scans, ...files])}
        maxSize={fileLimit}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        inputProps={{ 'aria-label': say('letters.scans.choose') }}
        openRef={openFiles}
        className="scan-drop"
      >
        <p>{say('letters.scans')}</p>
        <Button variant="default" onClick={() => openFiles.current?.()}>
          {say('letters.scans.choose')}
        </Button>
      </Dropzone>
      {scans.length > 0 && (
        <ul className="scans">
          {scans.map((scan, index) => (
            <li key={`${scan.name} ${index}`}>
              <bdi>{scan.name}</bdi> <small className="quiet tabular">{sizeOf(scan.size)}</small>{' '}
              <button
                type="button"
                className="link small"
                onClick={() => onChange(scans.filter(one => one !== scan))}
              >
                {say('case.files.remove')} <span className="seen-by-ear">{scan.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
