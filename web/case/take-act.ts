import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { listArrivals } from '#api/arrivals.ts'
import { listCases, readCase, takeAct } from '#api/cases.ts'
import type { Received } from '#procedures/act.ts'
import { call, ProblemError, queryOf } from '#web/client.ts'
import { useWords, type Say } from '#web/words/words.ts'
import type { Values } from '#web/request/values.ts'

/** What is sent with an act. */
export interface Taken {
  readonly type: string
  readonly data: Values
  readonly files: readonly string[]
  readonly seen: number
  /** Only with an act of a partner that came by letter. */
  readonly received?: Received | undefined
}

/**
 * Takes acts of one case. The same dialog sends the same id again, so that an answer lost on the way does not
 * make the act twice. When somebody else acted meanwhile, the case is read anew and what was typed stays.
 */
export function useTakeAct(caseId: string, prefix: string, onDone: () => void) {
  const queries = useQueryClient()
  const { say } = useWords()
  const id = useRef(crypto.randomUUID())
  return useMutation({
    mutationFn: ({ type, data, files, seen, received }: Taken) =>
      call(takeAct, {
        params: { id: caseId },
        body: {
          id: id.current,
          type,
          data: { ...data },
          files: [...files],
          seen,
          ...(received ? { received } : {}),
        },
      }),
    onSuccess: (view, { type, received }) => {
      queries.setQueryData(queryOf(readCase, { params: { id: caseId } }).queryKey, view)
      void queries.invalidateQueries({ queryKey: [listCases.id] })
      void queries.invalidateQueries({ queryKey: [listArrivals.id] })
      notifications.show({
        message: received ? say('letters.recorded') : takenSaid(say, prefix, type),
        withBorder: true,
      })
      onDone()
    },
    onError: error => {
      if (error instanceof ProblemError && (error.code === 'case-changed' || error.code === 'act-not-open')) {
        void queries.invalidateQueries({ queryKey: queryOf(readCase, { params: { id: caseId } }).queryKey })
      }
    },
  })
}

function takenSaid(say: Say, prefix: string, act: string): string {
  return say('case.taken', { act: say(`${prefix}.act.${act}`) })
}
