import { Button, Radio, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import type * as z from 'zod'
import { listArrivals, type proposeUrgency } from '#api/arrivals.ts'
import { listCases, readCase, takeAct, type CaseView } from '#api/cases.ts'
import { urgencyClasses } from '#law/urgency.ts'
import { procedures } from '#procedures/procedures.ts'
import { call, queryOf } from '../client.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { urgencyWord } from '../parts/state.ts'
import { useWords, wordsPrefix } from '../words/words.ts'
import { UrgencyReasons } from './urgency-reasons.tsx'

type Proposal = z.infer<typeof proposeUrgency.reply>

/** Reference, named officer, urgency; it crosses back as the acknowledgement. */
export function RegisterForm({
  proposal,
  view,
  onDone,
}: {
  proposal: Proposal
  view: CaseView
  onDone: () => void
}) {
  const words = useWords()
  const { say } = words
  const [values, setValues] = useState<Values>(() => valuesOf(proposal))
  const register = useRegister(view, values, onDone)
  const labels = `${wordsPrefix(view.procedure)}.act.register.field`
  // Information that came unasked is acknowledged and owes no answer by a day.
  const step = procedures[view.procedure]?.lifecycle.find(one => one.act === 'register')
  const answers = step !== undefined && Object.hasOwn(step.fields, 'expectedBy')
  const line = (name: Exclude<keyof Values, 'urgency'>, label: string, more: object = {}) => (
    <TextInput
      label={say(`${labels}.${label}`)}
      value={values[name]}
      onChange={event => setValues({ ...values, [name]: event.currentTarget.value })}
      maxLength={300}
      {...more}
    />
  )
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    register.mutate()
  }
  return (
    <form className="stack" onSubmit={onSubmit}>
      {line('reference', 'reference', {
        required: true,
        'data-autofocus': true,
        dir: 'ltr',
        classNames: { input: 'fixed' },
      })}
      <fieldset className="plain-fieldset">
        <legend>{say(`${labels}.officer`)}</legend>
        <div className="three">
          {line('name', 'officer.name', { required: true })}
          {line('phone', 'officer.phone', { type: 'tel', dir: 'ltr' })}
          {line('email', 'officer.email', { type: 'email', dir: 'ltr' })}
        </div>
      </fieldset>
      <Radio.Group
        label={say(`${labels}.urgency`)}
        value={values.urgency}
        onChange={urgency => setValues({ ...values, urgency })}
      >
        <div className="stack urgency-classes">
          {urgencyClasses.map(one => (
            <Radio key={one} value={one} label={urgencyWord(words, view.procedure, one)} />
          ))}
        </div>
      </Radio.Group>
      <UrgencyReasons urgency={proposal.urgency} chosen={values.urgency} />
      {answers && line('expectedBy', 'expectedBy', { type: 'date' })}
      {register.error && <ProblemNote error={register.error} />}
      <p className="small quiet">
        {say(view.road === 'letter' ? 'letters.register.then' : 'arrivals.register.crosses')}
      </p>
      <Button type="submit" loading={register.isPending}>
        {say(`${wordsPrefix(view.procedure)}.act.register`)}
      </Button>
    </form>
  )
}

interface Values {
  reference: string
  name: string
  phone: string
  email: string
  urgency: string
  expectedBy: string
}

function valuesOf({ reference, officer, urgency }: Proposal): Values {
  return { reference, ...officer, urgency: urgency.class, expectedBy: '' }
}

function useRegister(view: CaseView, values: Values, onDone: () => void) {
  const queries = useQueryClient()
  const { say } = useWords()
  // One identity for one intention: pressing twice, or again after silence, records once.
  const [act] = useState(() => crypto.randomUUID())
  return useMutation({
    mutationFn: () =>
      call(takeAct, {
        params: { id: view.id },
        body: { id: act, type: 'register', data: dataOf(values), seen: view.acts },
      }),
    onSuccess: after => {
      queries.setQueryData(queryOf(readCase, { params: { id: view.id } }).queryKey, after)
      void queries.invalidateQueries({ queryKey: [listArrivals.id] })
      void queries.invalidateQueries({ queryKey: [listCases.id] })
      const { reference } = values
      const done = view.road === 'letter' ? 'letters.register.done' : 'arrivals.register.done'
      notifications.show({ message: say(done, { reference }) })
      onDone()
    },
    // Another act came between: what it changed is read, and the next press is about the case as it is then.
    onError: () =>
      queries.invalidateQueries({ queryKey: queryOf(readCase, { params: { id: view.id } }).queryKey }),
  })
}

/** The act's data as the procedure's table asks it; what was left empty is left out. */
function dataOf({ reference, name, phone, email, urgency, expectedBy }: Values): Record<string, unknown> {
  return {
    reference: reference.trim(),
    officer: said({ name: name.trim(), phone: phone.trim(), email: email.trim() }),
    urgency,
    ...said({ expectedBy }),
  }
}

function said(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}
