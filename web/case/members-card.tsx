import { NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { addMember, listPersons, readCase, removeMember } from '#api/cases.ts'
import { call, queryOf } from '#web/client.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { nameIn, useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'

/** Who works on the case: the unit, the officer, and colleagues given access to this one case. */
export function MembersCard() {
  const { view } = useCaseDesk()
  const { say, language } = useWords()
  const { data } = useQuery(queryOf(listPersons, {}))
  const members = useMembers(view.id)
  const others = (data?.persons ?? []).filter(person => !view.members.some(member => member.id === person.id))
  return (
    <section className="card" aria-labelledby="members">
      <h2 id="members">{say('case.members')}</h2>
      <p className="small">
        {nameIn(view.unit.names, language)}
        {view.officer && <> · {view.officer.name}</>}
      </p>
      <ul className="members small">
        {view.members.map(member => (
          <li key={member.id}>
            {member.name}
            <button
              type="button"
              className="link"
              disabled={members.remove.isPending}
              onClick={() => members.remove.mutate(member.id)}
            >
              {say('case.members.remove')} <span className="seen-by-ear">{member.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <NativeSelect
        size="sm"
        aria-label={say('case.members.add')}
        value=""
        disabled={members.add.isPending}
        onChange={event => {
          if (event.currentTarget.value) members.add.mutate(event.currentTarget.value)
        }}
        data={[
          { value: '', label: say('case.members.add') },
          ...others.map(person => ({ value: person.id, label: person.name })),
        ]}
      />
      {(members.add.error ?? members.remove.error) && (
        <ProblemNote error={members.add.error ?? members.remove.error} />
      )}
    </section>
  )
}

function useMembers(id: string) {
  const queries = useQueryClient()
  const { queryKey } = queryOf(readCase, { params: { id } })
  return {
    add: useMutation({
      mutationFn: (person: string) => call(addMember, { params: { id }, body: { person } }),
      onSuccess: view => queries.setQueryData(queryKey, view),
    }),
    remove: useMutation({
      mutationFn: (person: string) => call(removeMember, { params: { id, person } }),
      onSettled: () => queries.invalidateQueries({ queryKey }),
    }),
  }
}
