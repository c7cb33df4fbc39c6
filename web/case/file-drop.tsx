import { Progress } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { addFile, fileLimit, readCase, type CaseFile } from '#api/cases.ts'
import { call, queryOf } from '#web/client.ts'
import { Mark } from '#web/parts/pill.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'
import { FileLanguage } from './file-language.tsx'
import { shortHash, sizeOf } from './file-line.tsx'

interface Upload {
  readonly id: number
  readonly name: string
  readonly sent: number
  readonly total: number
  readonly file?: CaseFile
  readonly error?: unknown
}

/** A place to drop files into the case. Each shows how far it is, then the hash it was given. */
export function FileDrop({
  caseId,
  role,
  measure,
  language,
  onAdded,
}: {
  caseId: string
  role: 'annex' | 'result'
  measure?: string | undefined
  /** The language it has to be in; where none is named, whoever drops says it. */
  language?: string
  onAdded?: (file: CaseFile) => void
}) {
  const { say } = useWords()
  const queries = useQueryClient()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const [chosen, setChosen] = useState('')
  const written = language ?? chosen
  const count = useRef(0)
  // Uploads end later than the drawing that began them: they call what is current then.
  const added = useRef(onAdded)
  added.current = onAdded

  const upload = async (bytes: File) => {
    const id = ++count.current
    const note = (change: Partial<Upload>) =>
      setUploads(list => list.map(one => (one.id === id ? { ...one, ...change } : one)))
    setUploads(list => [...list, { id, name: bytes.name, sent: 0, total: bytes.size }])
    try {
      const file = await call(
        addFile,
        {
          params: { id: caseId },
          query: {
            name: bytes.name,
            role,
            ...(measure === undefined ? {} : { measure }),
            ...(written === '' ? {} : { language: written }),
          },
          upload: bytes,
        },
        { onProgress: (sent, total) => note({ sent, total }) },
      )
      note({ file, sent: bytes.size })
      await queries.invalidateQueries({ queryKey: queryOf(readCase, { params: { id: caseId } }).queryKey })
      added.current?.(file)
    } catch (error) {
      note({ error })
    }
  }

  return (
    <div className="file-drop">
      {language === undefined && <FileLanguage value={chosen} onChoose={setChosen} />}
      <Dropzone
        onDrop={files => {
          for (const file of files) void upload(file)
        }}
        maxSize={fileLimit}
        aria-label={say('case.files.drop')}
        className="file-drop-zone"
      >
        <p>{say('case.files.drop')}</p>
      </Dropzone>
      {uploads.length > 0 && (
        <ul className="uploads" aria-live="polite">
          {uploads.map(one => (
            <li key={one.id}>
              <span dir="auto">{one.name}</span>{' '}
              {one.file ? (
                <small className="ok-text">
                  <Mark tone="ok" /> {say('case.files.hashed', { hash: shortHash(one.file.sha256) })}
                </small>
              ) : (
                !one.error && (
                  <small className="quiet tabular">
                    {sizeOf(one.sent)} / {sizeOf(one.total)}
                  </small>
                )
              )}
              {!one.file && !one.error && (
                <Progress
                  value={one.total === 0 ? 100 : (one.sent / one.total) * 100}
                  size="sm"
                  aria-label={say('case.files.progress', { name: one.name })}
                />
              )}
              {one.error !== undefined && <ProblemNote error={one.error} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
