import { CopyButton } from '@mantine/core'
import { useWords } from '#web/words/words.ts'

/** A line for a terminal, with a button that copies it. */
export function CopyLine({ text }: { text: string }) {
  const { say } = useWords()
  return (
    <div className="copy-line">
      <code dir="ltr">{text}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <button type="button" className="link" onClick={copy} aria-live="polite">
            {say(copied ? 'case.copied' : 'case.copy')}
          </button>
        )}
      </CopyButton>
    </div>
  )
}
