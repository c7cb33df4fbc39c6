import { Dropzone } from '@mantine/dropzone'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fileLimit } from '#api/cases.ts'
import { addTaskFile, readTask, removeTaskFile, type TaskView } from '#api/tasks.ts'
import { shortHash, sizeOf } from '../case/file-line.tsx'
import { call, queryOf } from '../client.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useWords } from '../words/words.ts'

/** Files that go with the answer: laid in one after the other, each taken back until the answer carries it. */
export function AnswerFiles({ task }: { task: TaskView }) {
  const { say } = useWords()
  const queries = useQueryClient()
  const { queryKey } = queryOf(readTask, { params: { id: task.id } })
  const adding = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        const given = { params: { id: task.id }, query: { name: file.name }, upload: file }
        queries.setQueryData(queryKey, await call(addTaskFile, given))
      }
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  })
  const removing = useMutation({
    mutationFn: (file: string) => call(removeTaskFile, { params: { id: task.id, file } }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  })
  const error = adding.error ?? removing.error
  return (
    <div className="field">
      <span className="field-label">{say('home.answer.files')}</span>
      <ul className="files" aria-live="polite">
        {task.laid.map(file => (
          <li key={file.id} className="file-line">
            <span dir="auto">{file.name}</span>{' '}
            <small className="quiet tabular">
              {sizeOf(file.size)} ·{' '}
              <abbr title={say('case.hash', { hash: file.sha256 })}>{shortHash(file.sha256)}</abbr>
            </small>{' '}
            <button
              type="button"
              className="link small"
              disabled={removing.isPending}
              onClick={() => removing.mutate(file.id)}
            >
              {say('case.files.remove')} <span className="seen-by-ear">{file.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Dropzone
        onDrop={files => adding.mutate(files)}
        maxSize={fileLimit}
        loading={adding.isPending}
        aria-label={say('case.files.drop')}
        className="file-drop-zone"
      >
        <p>{say('case.files.drop')}</p>
      </Dropzone>
      {error && <ProblemNote error={error} />}
    </div>
  )
}
