import { Said } from '#web/case/lanes.tsx'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { useTold } from '#web/case/lanes-beside.tsx'
import { Prose } from '#web/parts/prose.tsx'
import { localeOf, useWords } from '#web/words/words.ts'

/** What the requested State makes of the draft: what it would need, cost and take, and its conclusion. */
export function DraftAnswers() {
  const { state } = useCaseDesk()
  const { say, language } = useWords()
  const { sideOf, option } = useTold()
  const lane = state.shared.preConsultation
  if (!lane) return null
  const { forecast, conclusion, ended } = lane
  const versionOf = (draft: string) => lane.drafts.find(one => one.id === draft)?.version ?? 0
  const number = new Intl.NumberFormat(localeOf(language))
  const money = (amount: number) => `${number.format(amount)} ${forecast?.currency ?? ''}`.trim()
  const figures = forecast
    ? [
        forecast.weeks === undefined ? '' : say('draft.forecast.weeks', { count: forecast.weeks }),
        forecast.amount === undefined ? '' : say('draft.forecast.costs', { amount: money(forecast.amount) }),
        forecast.consultFrom === undefined
          ? ''
          : say('draft.forecast.consultFrom', { amount: money(forecast.consultFrom) }),
      ].filter(text => text !== '')
    : []
  return (
    <>
      {forecast && (
        <Said
          side={sideOf('requested')}
          at={forecast.at}
          label={say('draft.forecast', { version: versionOf(forecast.draft) })}
        >
          {figures.length > 0 && (
            <ul className="draft-figures">
              {figures.map(text => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
          {forecast.needs && <Prose text={forecast.needs} />}
          {forecast.expenses && <Prose text={forecast.expenses} />}
        </Said>
      )}
      {conclusion && (
        <Said
          side={sideOf('requested')}
          at={conclusion.at}
          label={say('draft.concluded', { version: versionOf(conclusion.draft) })}
        >
          <p>
            <b>{option('concludeDraft', 'outcome', conclusion.outcome)}</b>
            {conclusion.route && <>: {option('concludeDraft', 'route', conclusion.route)}</>}
          </p>
          <Prose text={conclusion.reasons} />
        </Said>
      )}
      {ended && (
        <Said side={sideOf('requesting')} at={ended.at} label={say('draft.ended')}>
          <p>
            <b>{option('endPreConsultation', 'outcome', ended.outcome)}</b>
          </p>
          {ended.reasons && <Prose text={ended.reasons} />}
        </Said>
      )}
    </>
  )
}
