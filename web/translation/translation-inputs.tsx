import type { ComponentType } from 'react'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import type { SpecialInput } from '#web/request/fields/form-desk.ts'
import { languageName, useWords } from '#web/words/words.ts'
import { CheckTexts } from './check-texts.tsx'
import { ReceiveTexts } from './receive-texts.tsx'
import { OrderTexts, WaiveTexts } from './tick-texts.tsx'

/** Fields of the acts on translations that are chosen from the texts and files of the case. */
export const translationInputs: Readonly<Record<string, ComponentType<SpecialInput>>> = {
  'orderTranslation.into': IntoShown,
  'receiveTranslation.into': IntoShown,
  'checkTranslation.into': IntoShown,
  'waiveTranslation.into': IntoShown,
  'orderTranslation.texts': OrderTexts,
  'receiveTranslation.texts': ReceiveTexts,
  'checkTranslation.texts': CheckTexts,
  'waiveTranslation.texts': WaiveTexts,
  'cancelTranslation.order': OrderShown,
}

/** The language the dialog is about. */
function IntoShown({ value }: SpecialInput) {
  const { language } = useWords()
  return <p>{languageName(String(value ?? 'und'), language)}</p>
}

/** The order that is called off: by whom, into what. */
function OrderShown({ value }: SpecialInput) {
  const { state } = useCaseDesk()
  const { say, language } = useWords()
  const order = state.own.translation.orders.find(one => one.id === value)
  if (!order) return null
  return (
    <p>
      <bdi>{order.translator}</bdi> ·{' '}
      {say('translation.order.texts', {
        count: order.texts.length,
        language: languageName(order.into, language),
      })}
    </p>
  )
}
