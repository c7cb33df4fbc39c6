import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Release } from '#api/releases.ts'
import { useFocusBack } from '#web/parts/use-focus-back.ts'
import { useWords } from '#web/words/words.ts'
import { resultName } from './act-items.tsx'
import { useCaseDesk } from './case-desk.tsx'
import { ReleaseForm } from './release-form.tsx'
import { ReleasedFiles } from './released-files.tsx'

/** The button by which a result is taken out, and its dialog: first what for, then the files with their cover sheet. */
export function TakeOut({ result, again = false }: { result: string; again?: boolean }) {
  const [open, setOpen] = useState(false)
  const { say } = useWords()
  const desk = useCaseDesk()
  return (
    <>
      {again ? (
        <button type="button" className="link small" onClick={() => setOpen(true)}>
          {say('case.release.again')} <span className="seen-by-ear">{resultName(desk, result)}</span>
        </button>
      ) : (
        <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
          {say('case.release.open')} <span className="seen-by-ear">{resultName(desk, result)}</span>
        </Button>
      )}
      {open && <TakeOutDialog result={result} onClose={() => setOpen(false)} />}
    </>
  )
}

function TakeOutDialog({ result, onClose }: { result: string; onClose: () => void }) {
  useFocusBack()
  const desk = useCaseDesk()
  const { say } = useWords()
  const [released, setReleased] = useState<Release | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      closeButtonProps={{ 'aria-label': say('case.dialog.close') }}
      title={
        <span className="dialog-title">
          {say('case.release.title')} <span className="quiet">{resultName(desk, result)}</span>
        </span>
      }
    >
      {released ? (
        <ReleasedFiles release={released} onClose={onClose} />
      ) : (
        <ReleaseForm result={result} onReleased={setReleased} onClose={onClose} />
      )}
    </Modal>
  )
}
