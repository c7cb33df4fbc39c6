import { DateText } from '../parts/date-text.tsx'
import { Mark } from '../parts/pill.tsx'
import { useWords } from '../words/words.ts'

interface Computed {
  readonly class: string
  readonly because: readonly { readonly code: string; readonly date?: string | undefined }[]
}

/** Why this class was proposed, fact by fact; and that a person decided otherwise, when one did. */
export function UrgencyReasons({ urgency, chosen }: { urgency: Computed; chosen: string }) {
  const { say } = useWords()
  return (
    <div className="urgency-reasons small" role="status">
      <p>
        {say(chosen === urgency.class ? 'urgency.proposed' : 'urgency.otherwise', {
          proposed: urgency.class,
          chosen,
        })}
      </p>
      <ul>
        {urgency.because.map(({ code, date }) => (
          <li key={`${code} ${date}`}>
            <Mark tone={code === 'nothingUrgent' || code === 'deMinimis' ? 'plain' : 'warn'} />
            <span>
              {say(`urgency.because.${code}`)} {date !== undefined && <DateText date={date} />}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
