import { useState } from 'react'
import type { Unit } from '#procedures/lanes/translation/work.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { Lane } from '#web/case/lanes-beside.tsx'
import { languageName, useWords } from '#web/words/words.ts'
import { LanguageMatrix } from './language-matrix.tsx'
import { LanguageWork } from './language-work.tsx'
import { Orders } from './orders.tsx'
import { TextDialog } from './text-dialog.tsx'
import { isToOrder } from './unit-state.ts'
import { useTranslation } from './use-translation.ts'
import './translation.css'

/** What has to be there in which language, where each translation stands, who translates it and what that costs. */
export function LanguagesCard() {
  const { state, view } = useCaseDesk()
  const { say, language } = useWords()
  const desk = useTranslation()
  const [shown, setShown] = useState<Unit | null>(null)
  const wanted = desk?.units.filter(unit => unit.state !== 'original') ?? []
  const { orders } = state.own.translation
  const may = view.openActs.some(one => one.act === 'orderTranslation')
  const writing = may && view.draft !== null
  if (!desk || (wanted.length === 0 && orders.length === 0 && !writing)) return null
  const into = desk.languages.filter(code => wanted.some(unit => unit.into === code))
  const waiting = wanted.filter(isToOrder).length
  return (
    <Lane id="languages" title={say('translation.title')} topic="language">
      {wanted.length === 0 ? (
        <p className="quiet small">{say('translation.none')}</p>
      ) : (
        <>
          <p className="small quiet">{say('translation.summary', { count: waiting })}</p>
          <LanguageMatrix desk={desk} onShow={setShown} />
          {into.map(code => (
            <LanguageWork
              key={code}
              name={languageName(code, language)}
              into={code}
              units={wanted.filter(unit => unit.into === code)}
            />
          ))}
        </>
      )}
      <Orders />
      {shown && <TextDialog unit={shown} desk={desk} onClose={() => setShown(null)} />}
    </Lane>
  )
}
