import { useMemo } from 'react'
import type { Partner } from '#api/partners.ts'
import { governing, type GoverningStack } from '#law/governing.ts'
import type { Profile } from '#law/profiles/shape.ts'
import { procedures } from '#procedures/procedures.ts'
import { localDay } from '#web/case/case-desk.tsx'
import { Declared } from '#web/partners/declared.tsx'
import { profileOf } from '#web/partners/profile-of.ts'
import { useMe } from '#web/shell/me.ts'
import { useWords } from '#web/words/words.ts'
import { GoverningTexts } from './governing-texts.tsx'

/** What the chosen State declares and requires, and which texts govern between the two, each value with its layer. */
export function PartnerDeclares({ partner, procedure }: { partner: Partner; procedure: string }) {
  const me = useMe()
  const { say } = useWords()
  const profile = profileOf(partner)
  const stack = useMemo(
    () => (profile ? stackFor(me.authority.state, partner.state, profile) : null),
    [me, partner, profile],
  )
  if (!profile) return <p className="quiet">{say('start.noProfile')}</p>
  return (
    <div className="start-declares">
      {stack && <GoverningTexts stack={stack} points={procedures[procedure]?.points} />}
      <Declared profile={profile} authority={partner.authority} byHand={partner.fingerprint === null} />
    </div>
  )
}

function stackFor(requesting: string, requested: string, profile: Profile): GoverningStack | null {
  // A browser without Temporal cannot count the dates; the stack is shown once the server has frozen it.
  if (!('Temporal' in globalThis)) return null
  return governing({ requesting, requested, on: localDay(new Date()), profiles: [profile] })
}
