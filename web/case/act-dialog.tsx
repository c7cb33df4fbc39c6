import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { proposeUrgency } from '#api/arrivals.ts'
import type { Step } from '#procedures/procedure.ts'
import { UrgencyReasons } from '#web/arrivals/urgency-reasons.tsx'
import { queryOf } from '#web/client.ts'
import { Citation } from '#web/parts/citation.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useFocusBack } from '#web/parts/use-focus-back.ts'
import { Skeleton } from '#web/parts/skeleton.tsx'
import { useWords } from '#web/words/words.ts'
import { ActForm } from './act-form.tsx'
import type { Wish } from './acting.ts'
import { ApproveForm } from './approve-form.tsx'
import { useCaseDesk } from './case-desk.tsx'
import { theirsTold } from './letter-acts.tsx'
import { measureName } from './reader.ts'
import { useActLabel } from './use-act-label.ts'

/** The dialog in which an act is taken, drawn from the act's line in the lifecycle table. */
export function ActDialog({ wish, onClose }: { wish: Wish; onClose: () => void }) {
  useFocusBack()
  const desk = useCaseDesk()
  const { procedure, cites, side } = desk
  const { say } = useWords()
  const label = useActLabel()
  const step = procedure.lifecycle.find(
    line => line.act === wish.act && (line.by === 'both' || (line.by === side) !== (wish.theirs ?? false)),
  )
  if (!step) return null
  const cited = cites(step.topic)
  return (
    <Modal
      opened
      onClose={onClose}
      size={wish.theirs || Object.keys(step.fields).length > 0 || step.act === 'approve' ? 'xl' : 'md'}
      closeButtonProps={{ 'aria-label': say('case.dialog.close') }}
      title={
        <span className="dialog-title">
          {wish.theirs ? (
            say('letters.record.title', { told: theirsTold(wish, desk) })
          ) : (
            <>
              {label(wish.act)} <About wish={wish} />
            </>
          )}
          {cited && <Citation layer={cited.layer}>{cited.citation}</Citation>}
        </span>
      }
    >
      <Body step={step} wish={wish} onClose={onClose} />
    </Modal>
  )
}

function Body({ step, wish, onClose }: { step: Step; wish: Wish; onClose: () => void }) {
  if (wish.theirs) return <ActForm step={step} wish={wish} onClose={onClose} />
  if (step.act === 'approve') return <ApproveForm wish={wish} onClose={onClose} />
  if (step.act === 'register') return <RegisterForm step={step} wish={wish} onClose={onClose} />
  return <ActForm step={step} wish={wish} onClose={onClose} />
}

/** Registering begins with what is proposed: the next reference, how urgent and why, who answers questions. */
function RegisterForm({ step, wish, onClose }: { step: Step; wish: Wish; onClose: () => void }) {
  const { view } = useCaseDesk()
  const proposal = useQuery({ ...queryOf(proposeUrgency, { params: { id: view.id } }), staleTime: 0 })
  if (proposal.error) return <ProblemNote error={proposal.error} />
  if (!proposal.data) return <Skeleton lines={5} height={56} />
  const { reference, urgency, officer } = proposal.data
  return (
    <>
      <div className="urgency-why">
        <UrgencyReasons urgency={urgency} chosen={urgency.class} />
      </div>
      <ActForm
        step={step}
        wish={wish}
        onClose={onClose}
        proposed={{ reference, urgency: urgency.class, officer }}
      />
    </>
  )
}

function About({ wish }: { wish: Wish }) {
  const { state, prefix, reader } = useCaseDesk()
  const { say } = useWords()
  const measure = state.shared.measures.find(one => one.id === wish.measure)
  if (!measure) return null
  return (
    <span className="quiet">
      {say('case.dialog.about', { measure: measureName(reader, prefix, measure.kind) })}{' '}
    </span>
  )
}
