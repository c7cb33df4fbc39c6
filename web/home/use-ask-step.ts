import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { listAsks, readAsk, takeAskStep } from '#api/asks.ts'
import type { AskStep } from '#procedures/lanes/asks.ts'
import { call, queryOf } from '../client.ts'

/** Takes one step of the asker. The same form sends the same id again, so that the step is taken once. */
export function useAskStep(ask: string, type: AskStep, onDone: () => void) {
  const queries = useQueryClient()
  const id = useRef(crypto.randomUUID())
  const { queryKey } = queryOf(readAsk, { params: { id: ask } })
  return useMutation({
    mutationFn: (data: Readonly<Record<string, unknown>>) =>
      call(takeAskStep, { params: { id: ask }, body: { id: id.current, type, data: { ...data } } }),
    onSuccess: view => {
      queries.setQueryData(queryKey, view)
      void queries.invalidateQueries({ queryKey: [listAsks.id] })
      onDone()
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  })
}
