import './parts.css'

/** A reference as it is written in the file, in a fixed width; a dash where there is none yet. */
export function Reference({ children }: { children: string | null | undefined }) {
  return <span className="reference">{children ?? '—'}</span>
}
