import { Radio } from '@mantine/core'
import type { Partner } from '#api/partners.ts'
import { profileOf } from '#web/partners/profile-of.ts'
import { acceptedLanguages } from '#law/profiles/shape.ts'
import { languageName, nameIn, useWords } from '#web/words/words.ts'

/** To which State the request goes. */
export function PartnerChoice({
  partners,
  chosen,
  onChoose,
  label,
}: {
  partners: readonly Partner[]
  chosen: string | null
  onChoose: (authority: string) => void
  /** What is asked, where it is not to whom the request goes. */
  label?: string
}) {
  const { say, language } = useWords()
  return (
    <Radio.Group value={chosen ?? ''} onChange={onChoose} label={label ?? say('start.partner')}>
      <div className="partner-choice">
        {partners.map(partner => {
          const profile = profileOf(partner)
          const languages = profile
            ? acceptedLanguages(profile)
                .map(code => languageName(code, language))
                .join(say('list.comma'))
            : ''
          const state = profile ? nameIn(profile.names, language) : partner.state
          return (
            <Radio.Card
              key={partner.authority}
              value={partner.authority}
              className="partner-card"
              aria-label={state}
            >
              <Radio.Indicator />
              <span>
                <b>{state}</b>
                <small>{nameIn(partner.names, language)}</small>
                <small className="quiet">{languages}</small>
              </span>
            </Radio.Card>
          )
        })}
      </div>
    </Radio.Group>
  )
}
