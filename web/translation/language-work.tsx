import { Button, FileButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { readTranslatedSheet, readTranslationSheet } from '#api/translations.ts'
import type { Unit } from '#procedures/lanes/translation/work.ts'
import { useActing } from '#web/case/acting.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { call, hrefOf } from '#web/client.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'
import { isToCheck, isToOrder } from './unit-state.ts'
import { checkWish, orderWish, receiveWish } from './wishes.ts'

/** What can be done for one language at once: order, hand over as a document, read it back, compare. */
export function LanguageWork({ name, into, units }: { name: string; into: string; units: readonly Unit[] }) {
  const { view } = useCaseDesk()
  const { take } = useActing()
  const { say } = useWords()
  const params = { id: view.id, language: into }
  const reading = useMutation({
    mutationFn: (document: File) => call(readTranslatedSheet, { params, upload: document }),
    onSuccess: ({ rows }) => {
      if (rows.length > 0) take(receiveWish(units, rows))
    },
  })
  const may = (act: string) => view.openActs.some(one => one.act === act && !one.unless)
  const toOrder = units.filter(isToOrder)
  const toCheck = units.filter(isToCheck)
  const texts = units.some(unit => !unit.of.startsWith('file:'))
  const id = `languages-${into}`
  return (
    <section className="lane-measure" aria-labelledby={id}>
      <h3 id={id}>{say('translation.into', { language: name })}</h3>
      <div className="row">
        {toOrder.length > 0 && may('orderTranslation') && (
          <Button
            size="compact-sm"
            variant="default"
            aria-describedby={id}
            onClick={() => take(orderWish(toOrder))}
          >
            {say('translation.orderAll', { count: toOrder.length })}
          </Button>
        )}
        {toCheck.length > 0 && may('checkTranslation') && (
          <Button
            size="compact-sm"
            variant="default"
            aria-describedby={id}
            onClick={() => take(checkWish(toCheck))}
          >
            {say('translation.compareAll', { count: toCheck.length })}
          </Button>
        )}
        {texts && (
          <a className="small" href={hrefOf(readTranslationSheet, { params })} download aria-describedby={id}>
            {say('translation.sheet')}
          </a>
        )}
        {texts && may('receiveTranslation') && (
          <FileButton
            accept=".docx"
            onChange={document => document && reading.mutate(document)}
            inputProps={{ 'aria-label': `${say('translation.readBack')} · ${name}` }}
          >
            {props => (
              <Button
                {...props}
                size="compact-sm"
                variant="default"
                aria-describedby={id}
                loading={reading.isPending}
              >
                {say('translation.readBack')}
              </Button>
            )}
          </FileButton>
        )}
      </div>
      {reading.data?.rows.length === 0 && (
        <p className="why" role="alert">
          {say('translation.readBack.empty')}
        </p>
      )}
      {reading.error && <ProblemNote error={reading.error} />}
    </section>
  )
}
