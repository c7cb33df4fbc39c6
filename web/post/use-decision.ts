import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type * as z from 'zod'
import { listCases, readCase } from '#api/cases.ts'
import { decidePost, listPost, type PostView, readPost } from '#api/post.ts'
import { call, queryOf } from '#web/client.ts'

type Body = z.input<typeof decidePost.body>
/** A decision without its id, which is given here. */
type Made = Body extends infer One ? (One extends Body ? Omit<One, 'id'> : never) : never

/** Takes a decision about a message; taken again after an answer was lost, it is the same decision. */
export function useDecision(post: string, onDone?: (view: PostView) => void) {
  const settle = useSettled()
  const [id, setId] = useState(() => crypto.randomUUID())
  const deciding = useMutation({
    mutationFn: (made: Made) => call(decidePost, { params: { id: post }, body: { ...made, id } }),
    onSuccess: view => {
      setId(crypto.randomUUID())
      settle(view)
      onDone?.(view)
    },
  })
  return { take: deciding.mutate, isPending: deciding.isPending, error: deciding.error }
}

/** Shows what a decision came to, everywhere it shows. */
export function useSettled(): (view: PostView) => void {
  const queries = useQueryClient()
  return view => {
    queries.setQueryData(queryOf(readPost, { params: { id: view.id } }).queryKey, view)
    for (const route of [listPost, listCases, readCase])
      void queries.invalidateQueries({ queryKey: [route.id] })
  }
}
