import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { listCases, readCase, startCase } from '#api/cases.ts'
import type { Partner } from '#api/partners.ts'
import { call, queryOf } from '#web/client.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useMe } from '#web/shell/me.ts'
import { useWords } from '#web/words/words.ts'
import { type NewCase, PlaceFields, ProcedureField, TitleField } from './new-case-fields.tsx'

/** What the case is called, where it lives, who may see it. */
export function StartForm({
  partner,
  typed,
  onChange: setTyped,
}: {
  partner: Partner
  typed: NewCase
  onChange: (typed: NewCase) => void
}) {
  const me = useMe()
  const { say } = useWords()
  const start = useStart()
  // Kept across repeats: an answer lost on the way does not make a second case.
  const [id] = useState(() => crypto.randomUUID())
  const begin = () => start.mutate({ id, ...typed, partner: partner.authority })
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        begin()
      }}
    >
      <ProcedureField typed={typed} onChange={setTyped} />
      <TitleField typed={typed} onChange={setTyped} />
      <PlaceFields typed={typed} onChange={setTyped} />
      {me.units.length === 0 && <p className="why">{say('start.noUnit')}</p>}
      {start.error && <ProblemNote error={start.error} />}
      <Button type="submit" loading={start.isPending} disabled={typed.unit === ''}>
        {say('start.begin')}
      </Button>
    </form>
  )
}

function useStart() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: NewCase & { id: string; partner: string }) => call(startCase, { body }),
    onSuccess: view => {
      queries.setQueryData(queryOf(readCase, { params: { id: view.id } }).queryKey, view)
      void queries.invalidateQueries({ queryKey: [listCases.id] })
      void navigate(`/cases/${view.id}/request`)
    },
  })
}
