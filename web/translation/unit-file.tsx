import { readActFile, readFile } from '#api/cases.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { hrefOf } from '#web/client.ts'
import { FileLine } from '#web/case/file-line.tsx'

/** A file of the case by its hash: laid into it, or come with the request. */
export function UnitFile({ sha256 }: { sha256: string }) {
  const { view, state, acts } = useCaseDesk()
  const laid = view.files.find(file => file.sha256 === sha256)
  const opening = state.shared.opening && acts.find(state.shared.opening.act)
  const files = opening?.content?.files ?? []
  const at = files.findIndex(file => file.sha256 === sha256)
  const came = files[at]
  const file = laid ?? came
  if (!file) return null
  const { id } = view
  const href = laid
    ? hrefOf(readFile, { params: { id, file: laid.id } })
    : hrefOf(readActFile, {
        params: { id, act: opening?.header.id ?? '', position: at + 1 },
        query: {},
      })
  return (
    <ul className="files">
      <FileLine file={file} href={href} />
    </ul>
  )
}
