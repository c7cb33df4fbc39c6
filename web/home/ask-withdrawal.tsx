import { Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listAsks, readAsk, withdrawAsk } from '#api/asks.ts'
import { call, queryOf } from '../client.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useWords } from '../words/words.ts'

/** Takes an ask back while nobody took it up. */
export function AskWithdrawal({ id }: { id: string }) {
  const { say } = useWords()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [reasons, setReasons] = useState('')
  const { queryKey } = queryOf(readAsk, { params: { id } })
  const withdrawing = useMutation({
    mutationFn: () => call(withdrawAsk, { params: { id }, body: { reasons: reasons.trim() } }),
    onSuccess: view => {
      queries.setQueryData(queryKey, view)
      void queries.invalidateQueries({ queryKey: [listAsks.id] })
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  })
  if (!open) {
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        {say('asks.withdraw')}
      </Button>
    )
  }
  return (
    <form
      className="card stack step-form"
      onSubmit={event => {
        event.preventDefault()
        withdrawing.mutate()
      }}
    >
      <Textarea
        label={say('asks.withdraw.reasons')}
        description={say('asks.withdraw.hint')}
        value={reasons}
        required
        withAsterisk={false}
        maxLength={2000}
        autosize
        minRows={2}
        dir="auto"
        onChange={event => setReasons(event.currentTarget.value)}
      />
      {withdrawing.error && <ProblemNote error={withdrawing.error} />}
      <div className="row">
        <Button type="submit" loading={withdrawing.isPending}>
          {say('asks.withdraw')}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {say('home.later')}
        </Button>
      </div>
    </form>
  )
}
