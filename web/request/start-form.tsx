import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { listCases, readCase, startCase } from '#api/cases.ts'
import type { Partner } from '#api/partners.ts'
import { procedures } from '#procedures/procedures.ts'
import { call, queryOf } from '#web/client.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useMe } from '#web/shell/me.ts'
import { nameIn, useWords, wordsPrefix } from '#web/words/words.ts'

const confidentialities = [0, 1, 2]

/** What the case is called, where it lives, who may see it. */
export function StartForm({ partner }: { partner: Partner }) {
  const me = useMe()
  const { say, language, has } = useWords()
  const start = useStart()
  const known = Object.keys(procedures)
  const [procedure, setProcedure] = useState(known[0] ?? '')
  const [unit, setUnit] = useState(me.units[0]?.id ?? '')
  const [title, setTitle] = useState('')
  const [confidentiality, setConfidentiality] = useState(0)
  const nameOf = (id: string) => (has(`${wordsPrefix(id)}.name`) ? say(`${wordsPrefix(id)}.name`) : id)
  // Kept across repeats: an answer lost on the way does not make a second case.
  const [id] = useState(() => crypto.randomUUID())
  const begin = () =>
    start.mutate({ id, procedure, partner: partner.authority, unit, title, confidentiality })
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        begin()
      }}
    >
      {known.length > 1 && (
        <NativeSelect
          label={say('start.procedure')}
          value={procedure}
          onChange={event => setProcedure(event.currentTarget.value)}
          data={known.map(id => ({ value: id, label: nameOf(id) }))}
        />
      )}
      <TextInput
        label={say('start.name')}
        description={say('start.name.hint')}
        dir="auto"
        maxLength={300}
        value={title}
        onChange={event => setTitle(event.currentTarget.value)}
      />
      <NativeSelect
        label={say('start.unit')}
        value={unit}
        onChange={event => setUnit(event.currentTarget.value)}
        data={me.units.map(one => ({ value: one.id, label: nameIn(one.names, language) }))}
      />
      <NativeSelect
        label={say('start.confidentiality')}
        value={String(confidentiality)}
        onChange={event => setConfidentiality(Number(event.currentTarget.value))}
        data={confidentialities
          .filter(level => level <= me.level)
          .map(level => ({ value: String(level), label: say(`start.confidentiality.${level}`) }))}
      />
      {me.units.length === 0 && <p className="why">{say('start.noUnit')}</p>}
      {start.error && <ProblemNote error={start.error} />}
      <Button type="submit" loading={start.isPending} disabled={unit === ''}>
        {say('start.begin')}
      </Button>
    </form>
  )
}

function useStart() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: {
      id: string
      procedure: string
      partner: string
      unit: string
      title: string
      confidentiality: number
    }) => call(startCase, { body }),
    onSuccess: view => {
      queries.setQueryData(queryOf(readCase, { params: { id: view.id } }).queryKey, view)
      void queries.invalidateQueries({ queryKey: [listCases.id] })
      void navigate(`/cases/${view.id}/request`)
    },
  })
}
