import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import type * as z from 'zod'
import { ask, listAskPartners, listAsks, readAsk } from '#api/asks.ts'
import { call, queryOf } from '../client.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useMe } from '../shell/me.ts'
import { languageName, nameIn, useWords } from '../words/words.ts'
import { askPrefix, writingLanguages, writtenIn } from './ask-words.ts'
import { DayInput } from './step-form.tsx'
import { AskText } from './ask-text.tsx'

/** A new ask: of which State, what for, the case in the asker's words, what is needed, by when. */
export function AskNewPage() {
  const { say, language } = useWords()
  const me = useMe()
  return (
    <article className="task">
      <title>{say('page.titled', { title: say('asks.new') })}</title>
      <p className="small">
        <Link to="/asks">{say('asks.back')}</Link>
      </p>
      <h1>{say('asks.new')}</h1>
      <p className="home-sentence">
        {say('asks.new.why', { central: nameIn(me.authority.names, language) })}
      </p>
      <AskForm />
    </article>
  )
}

function AskForm() {
  const { say, language } = useWords()
  const me = useMe()
  const { data, error } = useQuery(queryOf(listAskPartners, {}))
  const [partner, setPartner] = useState('')
  const [subject, setSubject] = useState('')
  const [written, setWritten] = useState<string>(language)
  const [facts, setFacts] = useState('')
  const [needs, setNeeds] = useState('')
  const [neededBy, setNeededBy] = useState('')
  const asking = useAsk()
  const label = (field: string) => say(`${askPrefix}.act.takeUpAsk.field.${field}`)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    asking.mutate({
      partner,
      subject: subject.trim(),
      facts: writtenIn(written, facts, me.name),
      needs: writtenIn(written, needs, me.name),
      ...(neededBy === '' ? {} : { neededBy }),
    })
  }
  if (error && !data) return <ProblemNote error={error} />
  if (data?.partners.length === 0) {
    return <EmptyState title={say('asks.noPartner')}>{say('asks.noPartner.hint')}</EmptyState>
  }
  return (
    <form className="card stack" onSubmit={submit}>
      <NativeSelect
        label={say('asks.partner')}
        value={partner}
        required
        withAsterisk={false}
        onChange={event => setPartner(event.currentTarget.value)}
        data={[
          { value: '', label: say('form.choose') },
          ...(data?.partners ?? []).map(one => ({
            value: one.authority,
            label: nameIn(one.names, language),
          })),
        ]}
      />
      <TextInput
        label={label('subject')}
        description={say('asks.subject.hint')}
        value={subject}
        required
        withAsterisk={false}
        maxLength={200}
        dir="auto"
        onChange={event => setSubject(event.currentTarget.value)}
      />
      <NativeSelect
        label={say('asks.language')}
        value={written}
        onChange={event => setWritten(event.currentTarget.value)}
        data={writingLanguages(language).map(code => ({ value: code, label: languageName(code, language) }))}
      />
      <AskText
        label={say('asks.facts')}
        hint={say('asks.facts.hint')}
        language={written}
        value={facts}
        onChange={setFacts}
      />
      <AskText
        label={say('asks.needs')}
        hint={say('asks.needs.hint')}
        language={written}
        value={needs}
        onChange={setNeeds}
      />
      <DayInput label={say('asks.neededBy.field')} value={neededBy} onChange={setNeededBy} />
      {asking.error && <ProblemNote error={asking.error} />}
      <div className="row">
        <Button type="submit" loading={asking.isPending}>
          {say('asks.send')}
        </Button>
        <Button component={Link} to="/asks" variant="default">
          {say('home.later')}
        </Button>
      </div>
    </form>
  )
}

function useAsk() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  // The same form sends the same id again: an answer lost on the way does not ask twice.
  const id = useRef(crypto.randomUUID())
  return useMutation({
    mutationFn: (typed: Typed) => call(ask, { body: { id: id.current, ...typed } }),
    onSuccess: view => {
      queries.setQueryData(queryOf(readAsk, { params: { id: view.id } }).queryKey, view)
      void queries.invalidateQueries({ queryKey: [listAsks.id] })
      void navigate(`/asks/${view.id}`)
    },
  })
}

type Typed = Omit<z.input<typeof ask.body>, 'id'>
