import { Checkbox } from '@mantine/core'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { FileDrop } from './file-drop.tsx'
import { shortHash, sizeOf } from './file-line.tsx'

/** Which files of the case the act carries; more can be dropped in. */
export function ActFiles({
  role,
  measure,
  chosen,
  onChoose,
  label,
}: {
  role: 'annex' | 'result'
  measure: string | undefined
  chosen: readonly string[]
  onChoose: (files: readonly string[]) => void
  /** What they are called, where they are not files of ours to send. */
  label?: string | undefined
}) {
  const { view } = useCaseDesk()
  const { say } = useWords()
  const files = view.files.filter(
    file => file.role === role && (file.measure === null || file.measure === (measure ?? null)),
  )
  return (
    <div className="field wide">
      <span className="field-label" id="act-files">
        {label ?? say(`case.files.${role}`)}
      </span>
      {files.length > 0 && (
        <div role="group" aria-labelledby="act-files">
          <Checkbox.Group value={[...chosen]} onChange={onChoose}>
            <div className="stack">
              {files.map(file => (
                <Checkbox
                  key={file.id}
                  value={file.id}
                  label={`${file.name} · ${sizeOf(file.size)} · ${shortHash(file.sha256)}`}
                />
              ))}
            </div>
          </Checkbox.Group>
        </div>
      )}
      <FileDrop
        caseId={view.id}
        role={role}
        measure={measure}
        onAdded={file => onChoose([...chosen, file.id])}
      />
    </div>
  )
}
