import { useMutation, useQueryClient } from '@tanstack/react-query'
import { readCase, readFile, removeFile, type CaseFile } from '#api/cases.ts'
import { beforeSending } from '#procedures/lanes/pre-consultation.ts'
import { call, hrefOf, queryOf } from '#web/client.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { languageName, useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { FileDrop } from './file-drop.tsx'
import { FileLine } from './file-line.tsx'

/** Files laid into the case that no act carries yet, and a place to drop more. */
export function FilesCard() {
  const { view, side, state, procedure, prefix } = useCaseDesk()
  const { say } = useWords()
  const measures = view.openActs.filter(one => {
    const step = procedure.lifecycle.find(line => line.act === one.act)
    return step?.files === 'result' && one.measure !== undefined
  })
  const reading = state.own.state === 'receiving' && beforeSending(state.shared.state)
  const annexes =
    state.own.state === 'drafting' ||
    reading ||
    view.openActs.some(one =>
      procedure.lifecycle.some(line => line.act === one.act && line.files === 'annex'),
    )
  // Once an act carries a file it stands with that act.
  const waiting = view.files.filter(file => file.task || !file.carried)
  if (waiting.length === 0 && !annexes && measures.length === 0) return null
  return (
    <section className="card" aria-labelledby="files">
      <h2 id="files">{say('case.files')}</h2>
      <p className="small quiet">{say(reading ? 'letters.files.hint' : `case.files.hint.${side}`)}</p>
      <FileList files={waiting} />
      {annexes && <FileDrop caseId={view.id} role="annex" />}
      {measures.map(open => {
        const measure = state.shared.measures.find(one => one.id === open.measure)
        return (
          <div key={open.measure}>
            <h3 className="small">{say(`${prefix}.kind.${measure?.kind ?? ''}`)}</h3>
            <FileDrop caseId={view.id} role="result" measure={open.measure} />
          </div>
        )
      })}
    </section>
  )
}

/** Files of the case with the way to take each back. */
export function FileList({ files }: { files: readonly CaseFile[] }) {
  const { view } = useCaseDesk()
  const { say, language } = useWords()
  const queries = useQueryClient()
  const removing = useMutation({
    mutationFn: (file: string) => call(removeFile, { params: { id: view.id, file } }),
    onSettled: () =>
      queries.invalidateQueries({ queryKey: queryOf(readCase, { params: { id: view.id } }).queryKey }),
  })
  return (
    <>
      <ul className="files">
        {files.map(file => (
          <FileLine
            key={file.id}
            file={file}
            detail={[
              say(file.task ? 'case.files.fromHome' : `case.files.role.${file.role}`),
              ...(file.language ? [languageName(file.language, language)] : []),
            ].join(' · ')}
            href={hrefOf(readFile, { params: { id: view.id, file: file.id } })}
          >
            {file.role !== 'letter' && (
              <button
                type="button"
                className="link small"
                disabled={removing.isPending}
                onClick={() => removing.mutate(file.id)}
              >
                {say('case.files.remove')} <span className="seen-by-ear">{file.name}</span>
              </button>
            )}
          </FileLine>
        ))}
      </ul>
      {removing.error && <ProblemNote error={removing.error} />}
    </>
  )
}
