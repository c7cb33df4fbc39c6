import { Button, Progress } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { importPackage, listArrivals, packageLimit } from '#api/arrivals.ts'
import { call } from '../client.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useWords } from '../words/words.ts'
import { ImportResult } from './import-result.tsx'

/** Takes in a package that was carried by hand: dropped here, or chosen. */
export function ImportDrop() {
  const { say } = useWords()
  const queries = useQueryClient()
  const [sent, setSent] = useState(0)
  const openFiles = useRef<() => void>(null)
  const taking = useMutation({
    mutationFn: (file: File) =>
      call(importPackage, { upload: file }, { onProgress: (now, total) => setSent((now / total) * 100) }),
    onMutate: () => setSent(0),
    onSettled: () => queries.invalidateQueries({ queryKey: [listArrivals.id] }),
  })
  return (
    <section className="import" aria-labelledby="import-title">
      <Dropzone
        onDrop={files => files[0] && taking.mutate(files[0])}
        maxFiles={1}
        multiple={false}
        maxSize={packageLimit}
        loading={false}
        disabled={taking.isPending}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        inputProps={{ 'aria-label': say('import.choose') }}
        openRef={openFiles}
        className="import-drop"
      >
        <div className="import-line">
          <div>
            <h2 id="import-title">{say('import.title')}</h2>
            <p className="small quiet">{say('import.why')}</p>
          </div>
          <Button variant="default" onClick={() => openFiles.current?.()} disabled={taking.isPending}>
            {say('import.choose')}
          </Button>
        </div>
        {/* Its place is kept, so that nothing moves when the bytes start to leave. */}
        <Progress
          className={taking.isPending ? undefined : 'import-idle'}
          value={sent}
          aria-label={say('import.progress')}
          size="sm"
        />
      </Dropzone>
      {taking.error && <ProblemNote error={taking.error} />}
      {taking.data && <ImportResult result={taking.data} />}
    </section>
  )
}
