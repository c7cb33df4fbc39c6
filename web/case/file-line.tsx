import type { ReactNode } from 'react'
import { useWords } from '#web/words/words.ts'

interface File {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

/** A file: its name to download by, or only its name where it is closed, its size, the beginning of its hash. */
export function FileLine({
  file,
  href,
  detail,
  children,
}: {
  file: File
  href: string | undefined
  detail?: string | undefined
  children?: ReactNode
}) {
  const { say } = useWords()
  return (
    <li className="file-line">
      {href === undefined ? (
        <bdi>{file.name}</bdi>
      ) : (
        <a href={href} download={file.name} dir="auto">
          {file.name}
        </a>
      )}
      <small className="quiet">
        {detail && <span>{detail} · </span>}
        <span className="tabular">{sizeOf(file.size)}</span>
        <span aria-hidden="true"> · </span>
        <abbr className="hash" title={say('case.hash', { hash: file.sha256 })}>
          {shortHash(file.sha256)}
        </abbr>
      </small>
      {children}
    </li>
  )
}

/** `9f2c…41ab`: enough to compare by eye; the whole hash stands in the title. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-4)}`
}

/** Bytes in a figure a person reads: `1.2 MB`. */
export function sizeOf(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const figure = bytes / 1000 ** power
  return `${power === 0 ? figure : figure.toFixed(1)} ${units[power]}`
}
