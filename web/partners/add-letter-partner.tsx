import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import type * as z from 'zod'
import { addPartner, listPartners, readPartner } from '#api/partners.ts'
import { call, ProblemError } from '../client.ts'
import { Mark } from '../parts/pill.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useFocusBack } from '../parts/use-focus-back.ts'
import { useMe } from '../shell/me.ts'
import { nameIn, useWords } from '../words/words.ts'
import { LetterPartnerFields } from './letter-partner-fields.tsx'
import { blankPartner, partnerRead } from './letter-partner.ts'

/** Adds an authority that has no Comity, as a directory or its own letter names it. */
export function AddLetterPartner({ onClose }: { onClose: () => void }) {
  useFocusBack()
  const { say } = useWords()
  const { duties } = useMe()
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={say('partners.addLetter')}
      closeButtonProps={{ 'aria-label': say('page.close') }}
    >
      <div className="stack">
        <p>{say('partners.addLetter.why')}</p>
        {duties.includes('head') ? (
          <PartnerForm onDone={onClose} />
        ) : (
          <p className="quiet">{say('obstacle.needsDuty', { duty: 'head' })}</p>
        )}
      </div>
    </Modal>
  )
}

function PartnerForm({ onDone }: { onDone: () => void }) {
  const { say } = useWords()
  const [typed, setTyped] = useState(blankPartner)
  const [tried, setTried] = useState(false)
  const adding = useAdding(onDone)
  const read = partnerRead(typed)
  const isKnown = adding.error instanceof ProblemError && adding.error.code === 'partner-known'
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if ('body' in read) adding.mutate(read.body)
  }
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <LetterPartnerFields
        typed={typed}
        onChange={setTyped}
        wrong={tried && 'wrong' in read ? read.wrong : new Set()}
        known={isKnown && adding.variables?.authority === typed.authority.trim()}
      />
      {tried && 'wrong' in read && (
        <div className="problem" role="alert">
          <Mark tone="stop" />
          <p>{say('partners.addLetter.wrong')}</p>
        </div>
      )}
      {adding.error && !isKnown && <ProblemNote error={adding.error} />}
      <Button type="submit" loading={adding.isPending}>
        {say('partners.addLetter.add')}
      </Button>
    </form>
  )
}

function useAdding(onDone: () => void) {
  const queries = useQueryClient()
  const { say, language } = useWords()
  return useMutation({
    mutationFn: (body: z.infer<typeof addPartner.body>) => call(addPartner, { body }),
    onSuccess: partner => {
      void queries.invalidateQueries({ queryKey: [listPartners.id] })
      void queries.invalidateQueries({ queryKey: [readPartner.id] })
      notifications.show({
        message: say('partners.addLetter.done', { name: nameIn(partner.names, language) }),
      })
      onDone()
    },
  })
}
