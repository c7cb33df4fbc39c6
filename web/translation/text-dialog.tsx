import { Button, Modal } from '@mantine/core'
import type { Unit } from '#procedures/lanes/translation/work.ts'
import { type Wish, useActing } from '#web/case/acting.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { useTold } from '#web/case/lanes-beside.tsx'
import { useFocusBack } from '#web/parts/use-focus-back.ts'
import { DateText } from '#web/parts/date-text.tsx'
import { Pill } from '#web/parts/pill.tsx'
import { languageName, useWords } from '#web/words/words.ts'
import { Both, TextIn } from './both.tsx'
import { UnitFile } from './unit-file.tsx'
import { stateSaid } from './unit-state.ts'
import type { TranslationDesk } from './use-translation.ts'
import { checkWish, orderWish, receiveWish, waiveWish } from './wishes.ts'

/** One text in one language: its source beside it, who has it, and what can be done. */
export function TextDialog({
  unit,
  desk,
  onClose,
}: {
  unit: Unit
  desk: TranslationDesk
  onClose: () => void
}) {
  useFocusBack()
  const { say, language } = useWords()
  const { said, tone } = stateSaid(unit)
  const filed = unit.of.startsWith('file:')
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      closeButtonProps={{ 'aria-label': say('case.dialog.close') }}
      title={
        <span className="dialog-title">
          {say('translation.text', {
            text: desk.nameOf(unit.of),
            language: languageName(unit.into, language),
          })}
        </span>
      }
    >
      <div className="stack">
        <p>
          <Pill tone={tone}>{say(`translation.state.${said}`)}</Pill>
        </p>
        <Told unit={unit} />
        <Both
          from={unit.from}
          into={unit.into}
          source={
            filed ? (
              <UnitFile sha256={unit.version} />
            ) : (
              <TextIn language={unit.from} text={desk.sourceOf(unit)} />
            )
          }
        >
          {unit.text?.trim() && <TextIn language={unit.into} text={unit.text} />}
          {filed && unit.translation && <UnitFile sha256={unit.translation} />}
          {!unit.translation && <p className="quiet small">{say('translation.nothing')}</p>}
        </Both>
        <Steps unit={unit} onLeave={onClose} />
      </div>
    </Modal>
  )
}

/** Who has it or made it, until when, and why it is done without. */
function Told({ unit }: { unit: Unit }) {
  const { say } = useWords()
  const { option } = useTold()
  const { order, waiver, translator, certification } = unit
  return (
    <>
      {unit.state === 'ofAnotherVersion' && <p className="why">{say('translation.otherVersion')}</p>}
      {unit.changedSince && <p className="why">{say('translation.changedSince')}</p>}
      {order && (
        <p className="small">
          {say('translation.orderedFrom')} <bdi>{order.translator}</bdi>, {say('translation.due')}{' '}
          <DateText date={order.due} />
        </p>
      )}
      {translator && !waiver && (
        <p className="small">
          {say('translation.by')} <bdi>{translator}</bdi>
          {certification && certification !== 'none' && (
            <> · {option('receiveTranslation', 'certification', certification)}</>
          )}
        </p>
      )}
      {waiver && (
        <p className="small">
          {option('waiveTranslation', 'because', waiver.because)}: <bdi>{waiver.reason}</bdi>
        </p>
      )}
    </>
  )
}

function Steps({ unit, onLeave }: { unit: Unit; onLeave: () => void }) {
  const { view, prefix } = useCaseDesk()
  const { take } = useActing()
  const { say } = useWords()
  const wishes: Wish[] = [
    ...(unit.order ? [receiveWish([unit])] : [orderWish([unit]), receiveWish([unit])]),
    ...(unit.translation !== undefined && unit.state !== 'checked' ? [checkWish([unit])] : []),
    ...(unit.waiver ? [] : [waiveWish([unit])]),
    ...(unit.order
      ? [{ act: 'cancelTranslation', given: { order: unit.order.id }, key: unit.order.id }]
      : []),
  ]
  const open = wishes.filter(wish => view.openActs.some(one => one.act === wish.act && !one.unless))
  if (open.length === 0) return <p className="small quiet">{say('translation.closed')}</p>
  return (
    <div className="row dialog-end">
      {open.map(wish => (
        <Button
          key={wish.act}
          variant="default"
          onClick={() => {
            onLeave()
            take(wish)
          }}
        >
          {say(`${prefix}.act.${wish.act}`)}
        </Button>
      ))}
    </div>
  )
}
