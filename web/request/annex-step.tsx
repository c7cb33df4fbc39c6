import { useCaseDesk } from '#web/case/case-desk.tsx'
import { FileDrop } from '#web/case/file-drop.tsx'
import { FileList } from '#web/case/files-card.tsx'

/** What goes with the letter: dropped in, hashed on arrival, sent byte for byte. */
export function AnnexStep() {
  const { view } = useCaseDesk()
  return (
    <div className="stack">
      <FileList files={view.files.filter(file => file.role === 'annex')} />
      <FileDrop caseId={view.id} role="annex" />
    </div>
  )
}
