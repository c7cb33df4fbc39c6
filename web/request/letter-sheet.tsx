import { SegmentedControl } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { readLetter } from '#api/cases.ts'
import type { Block, Letter } from '#procedures/letter.ts'
import { hrefOf } from '#web/client.ts'
import { Citation } from '#web/parts/citation.tsx'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { languageName, useWords } from '#web/words/words.ts'
import { useLetter } from './use-letter.ts'
import type { Values } from './values.ts'

/** The letter growing beside the question; what is being written is marked in it, and so are its gaps. */
export function LetterSheet({
  values,
  languages,
  inHand,
  onGo,
}: {
  values: Values
  languages: readonly string[]
  inHand: string
  onGo: (path: string) => void
}) {
  const { view } = useCaseDesk()
  const { say, language: reader } = useWords()
  const [chosen, setChosen] = useState<string>()
  const language = chosen && languages.includes(chosen) ? chosen : languages[0]
  const letter = useLetter(values, language)
  return (
    <aside className="letter-side" aria-label={say('request.letter')}>
      <div className="letter-bar">
        {languages.length > 1 && language !== undefined && (
          <SegmentedControl
            size="xs"
            aria-label={say('request.letter.language')}
            value={language}
            onChange={setChosen}
            data={languages.map(code => ({ value: code, label: languageName(code, reader) }))}
          />
        )}
        {language !== undefined && (
          <a
            className="small"
            href={hrefOf(readLetter, { params: { id: view.id, language } })}
            target="_blank"
            rel="noreferrer"
          >
            {say('request.letter.pdf')}
          </a>
        )}
      </div>
      {letter ? (
        <LetterPaper letter={letter} inHand={inHand} onGo={onGo} />
      ) : (
        <p className="letter-none quiet">
          {say(language === undefined ? 'request.letter.noLanguage' : 'request.letter.none')}
        </p>
      )}
    </aside>
  )
}

function LetterPaper({
  letter,
  inHand,
  onGo,
}: {
  letter: Letter
  inHand: string
  onGo: (path: string) => void
}) {
  const paper = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const sheet = paper.current
    const mark = sheet?.querySelector<HTMLElement>('[data-in-hand]')
    if (!sheet || !mark) return
    const above = mark.getBoundingClientRect().top - sheet.getBoundingClientRect().top
    // The sheet moves only when the words in hand cannot be seen.
    const seen = above > 40 && above < sheet.clientHeight - 80
    if (!seen) sheet.scrollTo({ top: sheet.scrollTop + above - 120 })
  }, [inHand, letter.language])
  const shown = { inHand, onGo }
  return (
    <div
      className="letter"
      ref={paper}
      lang={letter.language}
      dir={letter.direction}
      tabIndex={0}
      role="document"
    >
      <Lines lines={letter.sender} className="letter-sender" />
      <p className="letter-date">
        {letter.placeAndDate}
        <br />
        <span className="fixed">{letter.reference}</span>
      </p>
      <Lines lines={letter.addressee} />
      <h2 className="letter-title">{letter.title}</h2>
      {letter.blocks.map((block, index) => (
        // The letter is made anew with every change; its blocks have no identity of their own.
        <BlockShown key={index} block={block} {...shown} />
      ))}
      <div className="letter-signature">
        <Lines lines={letter.signature} />
      </div>
    </div>
  )
}

function Lines({ lines, className }: { lines: readonly string[]; className?: string }) {
  return (
    <p className={className}>
      {lines.map((line, index) => (
        // Lines of an address may repeat.
        <span key={index}>
          {line}
          <br />
        </span>
      ))}
    </p>
  )
}

interface Shown {
  readonly inHand: string
  readonly onGo: (path: string) => void
}

function BlockShown({ block, inHand, onGo }: { block: Block } & Shown) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3>
          {block.text} {block.cites && <Citation>{block.cites}</Citation>}
        </h3>
      )
    case 'text':
      return (
        <p className={block.missing ? 'letter-gap' : undefined}>
          <Words text={block.text} path={block.path} inHand={inHand} onGo={onGo} />
        </p>
      )
    case 'item':
      return (
        <p className="letter-item">
          <span>{block.number}</span>
          <Words text={block.text} path={block.path} inHand={inHand} onGo={onGo} />
        </p>
      )
    case 'facts':
      return (
        <dl className="letter-facts">
          {block.rows.map((row, index) => (
            // Labels may repeat.
            <div key={index}>
              <dt>{row.label}</dt>
              <dd>
                <Words text={row.value} path={row.path} inHand={inHand} onGo={onGo} />
              </dd>
            </div>
          ))}
        </dl>
      )
  }
}

/** Words of the letter; those that come from the field in hand are marked, and each leads back to its field. */
function Words({ text, path, inHand, onGo }: { text: string; path: string | undefined } & Shown) {
  if (!path) return <span>{text}</span>
  const isInHand =
    inHand !== '' && (inHand === path || inHand.startsWith(`${path}.`) || path.startsWith(`${inHand}.`))
  const link = (
    <a
      href={`#${path}`}
      className="letter-words"
      onClick={event => {
        event.preventDefault()
        onGo(path)
      }}
    >
      {text}
    </a>
  )
  return isInHand ? <mark data-in-hand="">{link}</mark> : link
}
