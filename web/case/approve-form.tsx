import { Button } from '@mantine/core'
import { readFile } from '#api/cases.ts'
import { hrefOf } from '#web/client.ts'
import { languageName, useWords } from '#web/words/words.ts'
import { ActProblem } from './act-problem.tsx'
import type { Wish } from './acting.ts'
import { useCaseDesk } from './case-desk.tsx'
import { useTakeAct } from './take-act.ts'

/** What is approved are bytes: every letter and annex to open and read, each with its hash. */
export function ApproveForm({ wish, onClose }: { wish: Wish; onClose: () => void }) {
  const { view, prefix } = useCaseDesk()
  const { say, language } = useWords()
  const taking = useTakeAct(view.id, prefix, onClose)
  const ready = view.approvable
  if (!ready) return <p>{say('case.approve.nothing')}</p>
  const approve = () =>
    taking.mutate({
      type: wish.act,
      data: { request: ready.request, files: ready.files.map(file => file.sha256) },
      files: [],
      seen: view.acts,
    })
  return (
    <div className="act-form">
      <p>{say(view.road === 'letter' ? 'letters.approve.meaning' : 'case.approve.meaning')}</p>
      <table className="hashes">
        <thead>
          <tr>
            <th scope="col">{say('case.approve.what')}</th>
            <th scope="col">{say('case.approve.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {ready.files.map(file => (
            <tr key={file.id}>
              <td>
                <a
                  href={hrefOf(readFile, { params: { id: view.id, file: file.id } })}
                  target="_blank"
                  rel="noreferrer"
                  dir="auto"
                >
                  {file.role === 'letter' && file.language
                    ? say('case.approve.letter', { language: languageName(file.language, language) })
                    : file.name}
                </a>
              </td>
              <td className="hash">{file.sha256}</td>
            </tr>
          ))}
          <tr>
            <td>{say('case.approve.request')}</td>
            <td className="hash">{ready.request}</td>
          </tr>
        </tbody>
      </table>
      {taking.error && <ActProblem error={taking.error} act={wish.act} wish={wish} />}
      <div className="row dialog-end">
        <Button onClick={approve} loading={taking.isPending}>
          {say(`${prefix}.act.${wish.act}`)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('case.dialog.later')}
        </Button>
      </div>
    </div>
  )
}
