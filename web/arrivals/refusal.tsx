import { useWords } from '../words/words.ts'

/** Why a package was not taken, in plain words, with what to do; the stable code small, for the telephone. */
export function Refusal({ code, reason }: { code: string; reason: string | null }) {
  const { say, has } = useWords()
  const key = `refused.${code}`
  return (
    <p className="refusal">
      {has(key) ? say(key) : say('refused.other')} <code dir="ltr">{code}</code>
      {reason !== null && !has(key) && (
        <span className="small" lang="en" dir="auto">
          {' '}
          {reason}
        </span>
      )}
    </p>
  )
}
