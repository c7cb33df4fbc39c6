import { Button, Modal } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { readProfile } from '#api/partners.ts'
import { call } from '../client.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useWords } from '../words/words.ts'
import { ComparePartner } from './compare-partner.tsx'

/** Adds a partner in two steps: read its signed profile, then compare the fingerprint over another road. */
export function AddPartner({ onClose }: { onClose: () => void }) {
  const { say } = useWords()
  const openFiles = useRef<() => void>(null)
  const reading = useMutation({
    mutationFn: async (file: File) => ({
      read: await call(readProfile, { upload: file }),
      bytes: new Uint8Array(await file.arrayBuffer()),
    }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={say('partners.add')}
      closeButtonProps={{ 'aria-label': say('page.close') }}
    >
      {reading.data ? (
        <ComparePartner read={reading.data.read} bytes={reading.data.bytes} onDone={onClose} />
      ) : (
        <div className="stack">
          <p>{say('partners.add.why')}</p>
          <Dropzone
            onDrop={files => files[0] && reading.mutate(files[0])}
            maxFiles={1}
            multiple={false}
            maxSize={readProfile.upload}
            loading={reading.isPending}
            activateOnClick={false}
            activateOnKeyboard={false}
            enablePointerEvents
            inputProps={{ 'aria-label': say('partners.add.choose') }}
            openRef={openFiles}
            className="profile-drop"
          >
            <p>{say('partners.add.drop')}</p>
            <Button variant="default" onClick={() => openFiles.current?.()} data-autofocus>
              {say('partners.add.choose')}
            </Button>
          </Dropzone>
          {reading.error && <ProblemNote error={reading.error} />}
        </div>
      )}
    </Modal>
  )
}
