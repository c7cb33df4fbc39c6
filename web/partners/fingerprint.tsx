import { useWords } from '../words/words.ts'

/** A fingerprint in groups of four, as two people read it to each other. */
export function Fingerprint({ hex, hideLast = false }: { hex: string; hideLast?: boolean }) {
  const { say } = useWords()
  return (
    <div className="fingerprint-place" role="group" aria-label={say('partner.fingerprint')}>
      <p className="fingerprint" dir="ltr">
        {placesOf(hex).map(({ at, group, last }) => (
          <span key={at}>{hideLast && last ? '····' : group}</span>
        ))}
      </p>
    </div>
  )
}

/** `ab12cd34` → `ab12`, `cd34`. */
export function groupsOf(hex: string): string[] {
  return hex.match(/.{1,4}/g) ?? []
}

/** Groups with their places: the same group may come twice. */
function placesOf(hex: string) {
  return groupsOf(hex).map((group, at, all) => ({ at, group, last: at === all.length - 1 }))
}
