import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useNavigate } from 'react-router'
import { findAlike, type AlikeCase } from '#api/alike.ts'
import { addFile, readCase, takeAct } from '#api/cases.ts'
import { call, queryOf } from '#web/client.ts'

/** Bytes up to which a scan is hashed in the page, to be known before it is sent. */
const mostHashed = 64 * 1024 ** 2

/** Cases that the letter in hand may already have opened; empty until something is known of it. */
export function useAlike(partner: string, reference: string, scans: readonly File[]): readonly AlikeCase[] {
  const sought = useDeferredValue(reference.trim())
  const hashes = useQuery({
    queryKey: ['hashes of scans', ...scans.map(scan => `${scan.name} ${scan.size} ${scan.lastModified}`)],
    queryFn: async () =>
      Promise.all(
        scans
          .filter(scan => scan.size <= mostHashed)
          .slice(0, 10)
          .map(hashOf),
      ),
    // Outside a secure context a browser hashes nothing; the reference is looked for all the same.
    enabled: scans.length > 0 && 'subtle' in crypto,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const files = (scans.length === 0 ? [] : (hashes.data ?? [])).join(',')
  const query = {
    partner,
    ...(sought === '' ? {} : { reference: sought }),
    ...(files === '' ? {} : { files }),
  }
  const found = useQuery({
    ...queryOf(findAlike, { query }),
    enabled: sought.length >= 2 || files !== '',
    placeholderData: before => before,
  })
  return sought.length >= 2 || files !== '' ? (found.data?.alike ?? []) : []
}

async function hashOf(scan: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await scan.arrayBuffer())
  return new Uint8Array(digest).toHex()
}

interface Copy {
  readonly to: string
  readonly data: Readonly<Record<string, unknown>>
  readonly scans: readonly File[]
}

/** Lays a letter that came again into the case it already has: its scans, its road and its day. */
export function useLayIn() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async ({ to, data, scans }: Copy) => {
      const files: string[] = []
      for (const scan of scans) {
        const query = { name: scan.name, role: 'annex' as const }
        files.push((await call(addFile, { params: { id: to }, query, upload: scan })).id)
      }
      const { acts } = await call(readCase, { params: { id: to } })
      const body = { id: crypto.randomUUID(), type: 'receiveCopy', data: { ...data }, files, seen: acts }
      return call(takeAct, { params: { id: to }, body })
    },
    onSuccess: async view => {
      await queries.invalidateQueries({ queryKey: queryOf(readCase, { params: { id: view.id } }).queryKey })
      void navigate(`/cases/${view.id}`)
    },
  })
}
