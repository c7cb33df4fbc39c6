import { flexRender, useTable } from '@tanstack/react-table'
import { useMemo, useRef } from 'react'
import type { CaseLine } from '#api/cases.ts'
import { key } from '../parts/status-sentence.tsx'
import { useStateName } from '../parts/state-name.ts'
import { useWords } from '../words/words.ts'
import { columnsOf, features } from './columns.tsx'
import { useRowKeys } from './row-keys.ts'

/** The register as a table. `stale`: the rows of the last question, while the next is under way. */
export function CaseTable({ lines, stale }: { lines: CaseLine[]; stale: boolean }) {
  const words = useWords()
  const stateName = useStateName()
  const columns = useMemo(() => columnsOf(words, stateName), [words, stateName])
  const table = useTable({ features, columns, data: lines, getRowId: line => line.id })
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  return (
    <div className="table-scroll" aria-busy={stale}>
      <table className="case-table">
        <caption className="table-keys small quiet">{words.rich('register.keys', { key })}</caption>
        <thead>
          {table.getHeaderGroups().map(group => (
            <tr key={group.id}>
              {group.headers.map(header => (
                <th key={header.id} scope="col" className={`column-${header.column.id}`}>
                  {flexRender(header.column.columnDef.header, header.getContext())}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody ref={body}>
          {table.getRowModel().rows.map(row => (
            <tr key={row.id}>
              {row.getAllCells().map(cell => (
                <td key={cell.id} className={`column-${cell.column.id}`}>
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
