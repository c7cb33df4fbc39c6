import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type * as z from 'zod'
import { listArrivals } from '#api/arrivals.ts'
import { addFile, listCases, readCase, receiveCase, type CaseFile } from '#api/cases.ts'
import { call, queryOf } from '#web/client.ts'

/** A scan on its way into the case, with its hash once it lies there. */
export interface Scan {
  readonly name: string
  readonly sent: number
  readonly total: number
  readonly file?: CaseFile
  readonly error?: unknown
}

export interface Receiving {
  readonly receive: (body: Body, scans: readonly File[]) => void
  readonly isPending: boolean
  /** Why no case was opened; `null` while nothing is wrong. */
  readonly error: Error | null
  /** The case, once it is open; its scans may still be on their way. */
  readonly opened: string | null
  readonly scans: readonly Scan[]
}

type Body = Omit<z.infer<typeof receiveCase.body>, 'id'>

/** Opens the case of a letter, lays its scans in one after the other, and leads to its form when all lie there. */
export function useReceiving(): Receiving {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<string | null>(null)
  const [scans, setScans] = useState<readonly Scan[]>([])
  // Kept across repeats: an answer lost on the way does not make a second case.
  const [id] = useState(() => crypto.randomUUID())
  const opening = useMutation({
    mutationFn: ({ body }: { body: Body; files: readonly File[] }) =>
      call(receiveCase, { body: { ...body, id } }),
    onSuccess: async (view, { files }) => {
      const { queryKey } = queryOf(readCase, { params: { id: view.id } })
      queries.setQueryData(queryKey, view)
      setScans(files.map(file => ({ name: file.name, sent: 0, total: file.size })))
      setOpened(view.id)
      const laid = await layIn(view.id, files, (index, change) =>
        setScans(list => list.map((scan, at) => (at === index ? { ...scan, ...change } : scan))),
      )
      void queries.invalidateQueries({ queryKey: [listCases.id] })
      void queries.invalidateQueries({ queryKey: [listArrivals.id] })
      await queries.invalidateQueries({ queryKey })
      if (laid) void navigate(`/cases/${view.id}/request`)
    },
  })
  return {
    receive: (body, files) => opening.mutate({ body, files }),
    isPending: opening.isPending,
    error: opened === null ? opening.error : null,
    opened,
    scans,
  }
}

/** Whether all of them lie there; what failed is told. */
async function layIn(
  id: string,
  files: readonly File[],
  note: (index: number, change: Partial<Scan>) => void,
): Promise<boolean> {
  let all = true
  for (const [index, bytes] of files.entries()) {
    try {
      const file = await call(
        addFile,
        { params: { id }, query: { name: bytes.name, role: 'annex' }, upload: bytes },
        { onProgress: (sent, total) => note(index, { sent, total }) },
      )
      note(index, { file, sent: bytes.size })
    } catch (error) {
      all = false
      note(index, { error })
    }
  }
  return all
}
