import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import type * as z from 'zod'
import { listPartners, pinPartner, readPartner, type readProfile } from '#api/partners.ts'
import { call } from '../client.ts'
import { base64Of } from '../parts/base64.ts'
import { bold } from '../parts/status-sentence.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { nameIn, useWords } from '../words/words.ts'
import { Fingerprint, groupsOf } from './fingerprint.tsx'

/**
 * Whose profile it is, and the comparison that makes it trusted: the last group is not shown but has to be
 * heard from the other side and typed, so that nobody confirms by habit.
 */
export function ComparePartner({
  read,
  bytes,
  onDone,
}: {
  read: z.infer<typeof readProfile.reply>
  bytes: Uint8Array
  onDone: () => void
}) {
  const { say, rich, language } = useWords()
  const [heard, setHeard] = useState('')
  const name = nameIn(read.names, language)
  const pin = usePin(read.fingerprint, bytes, name, onDone)
  const typed = heard.replaceAll(/\s/g, '').toLowerCase()
  const wrong = typed.length === 4 && typed !== groupsOf(read.fingerprint).at(-1)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    pin.mutate()
  }
  return (
    <form className="stack" onSubmit={onSubmit}>
      <p>
        {rich('partners.compare.whose', { name, authority: read.authority, b: bold })}{' '}
        {read.known && <b>{say('partners.compare.known')}</b>}
      </p>
      <p>{say('partners.compare.how')}</p>
      <Fingerprint hex={read.fingerprint} hideLast />
      <TextInput
        label={say('partners.compare.last')}
        value={heard}
        onChange={event => setHeard(event.currentTarget.value)}
        error={wrong ? say('partners.compare.wrong') : null}
        maxLength={8}
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        classNames={{ input: 'fixed' }}
        data-autofocus
      />
      {pin.error && <ProblemNote error={pin.error} />}
      <Button type="submit" loading={pin.isPending} disabled={typed !== groupsOf(read.fingerprint).at(-1)}>
        {say('partners.compare.pin', { name })}
      </Button>
    </form>
  )
}

function usePin(fingerprint: string, bytes: Uint8Array, name: string, onDone: () => void) {
  const queries = useQueryClient()
  const { say } = useWords()
  return useMutation({
    mutationFn: () => call(pinPartner, { body: { profile: base64Of(bytes), fingerprint } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [listPartners.id] })
      void queries.invalidateQueries({ queryKey: [readPartner.id] })
      notifications.show({ message: say('partners.compare.done', { name }) })
      onDone()
    },
  })
}
