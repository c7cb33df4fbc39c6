import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { proposeUrgency } from '#api/arrivals.ts'
import { readCase } from '#api/cases.ts'
import { queryOf } from '../client.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useFocusBack } from '../parts/use-focus-back.ts'
import { useWords } from '../words/words.ts'
import { RegisterForm } from './register-form.tsx'

/** Registers a request that arrived: what the machine proposes, for a person to take or change. */
export function RegisterDialog({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
  useFocusBack()
  const { say } = useWords()
  const proposal = useQuery({ ...queryOf(proposeUrgency, { params: { id } }), staleTime: 0 })
  const view = useQuery({ ...queryOf(readCase, { params: { id } }), staleTime: 0 })
  const error = proposal.error ?? view.error
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={say('arrivals.register.title', { title: title || say('case.untitled') })}
      closeButtonProps={{ 'aria-label': say('page.close') }}
    >
      {error && <ProblemNote error={error} />}
      {!error && !(proposal.data && view.data) && <Skeleton lines={6} height={56} />}
      {proposal.data && view.data && (
        <RegisterForm proposal={proposal.data} view={view.data} onDone={onClose} />
      )}
    </Modal>
  )
}
