import { useCaseDesk } from '#web/case/case-desk.tsx'
import { Declared } from '#web/partners/declared.tsx'
import { useWords } from '#web/words/words.ts'
import { GoverningTexts } from './governing-texts.tsx'
import '#web/partners/partners.css'

/** Which texts govern, and what the requested State declared, as both were frozen into the case. */
export function GoverningStep() {
  const { stack, profiles, view, acts, side, procedure } = useCaseDesk()
  // On the requested side the form is filled only from a letter, which an authority of ours took in.
  const ours = acts.known[0]?.header.from ?? ''
  const { say } = useWords()
  return (
    <div className="governing-step">
      {stack ? (
        <GoverningTexts stack={stack} points={procedure.points} />
      ) : (
        <p className="quiet">{say('governing.unreadable')}</p>
      )}
      {profiles.requested && (
        <Declared
          profile={profiles.requested}
          authority={side === 'requesting' ? view.partner.authority : ours}
          byHand={side === 'requesting' && view.road === 'letter'}
        />
      )}
    </div>
  )
}
