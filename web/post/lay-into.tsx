import { Button, NativeSelect, Radio, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { listCases } from '#api/cases.ts'
import type { PostView } from '#api/post.ts'
import { queryOf } from '#web/client.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useStateName } from '#web/parts/state-name.ts'
import { useWords } from '#web/words/words.ts'
import { useDecision } from './use-decision.ts'

const roles = ['annex', 'result'] as const

/** The message belongs to a case that is open: what was ticked is laid in, and what the partner did is noted there. */
export function LayInto({ view, chosen }: { view: PostView; chosen: readonly string[] }) {
  const { say } = useWords()
  const navigate = useNavigate()
  const [into, setInto] = useState<string | null>(null)
  const [role, setRole] = useState<(typeof roles)[number]>('annex')
  const decision = useDecision(view.id, done => void navigate(`/cases/${done.case?.id ?? ''}`))
  return (
    <div className="stack">
      <p className="small quiet">{say('post.layInto.why', { count: chosen.length })}</p>
      <CaseChoice chosen={into} onChoose={setInto} />
      <NativeSelect
        label={say('post.role')}
        value={role}
        onChange={event => setRole(roles.find(one => one === event.currentTarget.value) ?? 'annex')}
        data={roles.map(one => ({ value: one, label: say(`post.role.${one}`) }))}
      />
      {decision.error && <ProblemNote error={decision.error} />}
      {chosen.length === 0 && <p className="small">{say('post.layInto.nothing')}</p>}
      <Button
        loading={decision.isPending}
        disabled={into === null || chosen.length === 0}
        onClick={() => {
          if (into !== null) decision.take({ kind: 'laidInto', case: into, parts: [...chosen], role })
        }}
      >
        {say('post.layInto')}
      </Button>
    </div>
  )
}

/** Cases by words; a person chooses, nothing is proposed as the right one. */
function CaseChoice({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string) => void }) {
  const { say } = useWords()
  const stateName = useStateName()
  const [words, setWords] = useState('')
  const [settled] = useDebouncedValue(words.trim(), 250)
  const { data } = useQuery({
    ...queryOf(listCases, { query: { words: settled, open: 'true', most: 8 } }),
    placeholderData: keepPreviousData,
  })
  const cases = data?.cases ?? []
  return (
    <div className="stack">
      <TextInput
        label={say('post.findCase')}
        description={say('post.findCase.hint')}
        dir="auto"
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
      />
      <Radio.Group value={chosen ?? ''} onChange={onChoose} aria-label={say('post.findCase')}>
        <div className="post-cases">
          {cases.map(line => (
            <Radio.Card
              key={line.id}
              value={line.id}
              className="partner-card"
              aria-label={`${line.reference ?? ''} ${line.title}`}
            >
              <Radio.Indicator />
              <span>
                <b>
                  <bdi>{line.reference ?? say('post.noReference')}</bdi>
                </b>
                <small>
                  <bdi>{line.title || say('case.untitled')}</bdi>
                </small>
                <small className="quiet">{stateName(line.partner.state)}</small>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {data && cases.length === 0 && <p className="small quiet">{say('post.findCase.none')}</p>}
    </div>
  )
}
