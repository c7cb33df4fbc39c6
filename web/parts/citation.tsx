import { Popover } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import { house } from '#law/instruments/house.ts'
import {
  citationTitle,
  instruments,
  isCitation,
  isDomesticCitation,
  provision,
  shortCitation,
} from '#law/instrument.ts'
import { useWords, type Words } from '../words/words.ts'
import './parts.css'

/**
 * The article a word stands on, small, one click from what it says. `children` is the citation as the law
 * writes it, `UNTOC 18(15)(a)`; `layer` names which text of the stack supplied it.
 * Resting on it shows the text, clicking keeps it, Escape puts it away.
 */
export function Citation({ children, layer }: { children: string; layer?: string | undefined }) {
  const { shown, pointer, keep, put } = useShown()
  const words = useWords()
  const id = useId()
  const article = short(children, words)
  return (
    <Popover
      opened={shown}
      onChange={open => !open && put()}
      position="bottom-start"
      width="max-content"
      shadow="md"
      withRoles={false}
    >
      <Popover.Target>
        <button
          type="button"
          className="article"
          aria-label={words.say('citation.of', { article })}
          aria-expanded={shown}
          aria-describedby={shown ? id : undefined}
          onClick={keep}
          onBlur={put}
          onKeyDown={event => event.key === 'Escape' && put()}
          {...pointer}
        >
          {article}
        </button>
      </Popover.Target>
      <Popover.Dropdown id={id} role="note" {...pointer}>
        <Paraphrase citation={children} layer={layer} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** Milliseconds a pointer rests before the text shows, and is away before it goes. */
const rest = 220

/** Shown while the pointer rests on the article or its text, or until put away once it was clicked. */
function useShown() {
  const [state, setState] = useState<'no' | 'pointed' | 'kept'>('no')
  const timer = useRef<number>(undefined)
  const later = (change: (now: typeof state) => typeof state) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setState(change), rest)
  }
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return {
    shown: state !== 'no',
    keep: () => setState(now => (now === 'kept' ? 'no' : 'kept')),
    put: () => setState('no'),
    pointer: {
      onMouseEnter: () => later(now => (now === 'no' ? 'pointed' : now)),
      onMouseLeave: () => later(now => (now === 'pointed' ? 'no' : now)),
    },
  }
}

/** What the paragraph says in our words, where its text is published, and which layer of the stack it is. */
function Paraphrase({ citation, layer }: { citation: string; layer: string | undefined }) {
  const { say, language, has } = useWords()
  const known = isCitation(citation) || isDomesticCitation(citation)
  const layerKey = `layer.${layer}`
  return (
    <div className="article-text">
      <cite>{known ? citationTitle(citation, language) : citation}</cite>
      {isCitation(citation) && (
        <p lang="en" dir="ltr">
          {provision(citation).says}
        </p>
      )}
      <p className="small quiet">
        {has(layerKey) ? `${say(layerKey)} ` : ''}
        <Source citation={citation} />
      </p>
    </div>
  )
}

/** Where the text itself can be read; for house practice, why it is done. */
function Source({ citation }: { citation: string }) {
  const { say } = useWords()
  const [start = '', slug = ''] = citation.split(' ', 2)
  if (start === 'house' && isHouse(slug)) {
    return (
      <>
        {say('citation.house.note')}{' '}
        <span lang="en" dir="ltr">
          {house[slug].why}
        </span>
      </>
    )
  }
  if (!Object.hasOwn(instruments, start)) return say('citation.domestic.note')
  const { source } = instruments[start as keyof typeof instruments] // the line above looked
  return (
    <>
      {say('citation.paraphrase')}{' '}
      <span lang="en" dir="ltr">
        {source}
      </span>
    </>
  )
}

function isHouse(slug: string): slug is keyof typeof house {
  return Object.hasOwn(house, slug)
}

function short(citation: string, { say }: Words): string {
  if (citation.startsWith('house ')) return say('citation.house')
  return isCitation(citation) || isDomesticCitation(citation) ? shortCitation(citation) : citation
}
