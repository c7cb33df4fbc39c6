import { Button, Popover } from '@mantine/core'
import { useState } from 'react'
import type { Proposal } from '#procedures/extraction/proposal.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { directionOf, useWords } from '#web/words/words.ts'
import { useSaid } from './proposal-said.ts'
import { useProposed } from './use-proposals.ts'

/**
 * One proposal: what it says, why, the words of the letter, and the two answers. Marked by a sign and a word, so that
 * nobody takes it for what stands in the form.
 */
export function ProposalLine({ proposal, labelled = false }: { proposal: Proposal; labelled?: boolean }) {
  const proposed = useProposed()
  const { say } = useWords()
  const { voices } = useCaseDesk()
  const said = useSaid()(proposal)
  if (!proposed) return null
  const replaces = proposed.replaces(proposal)
  const named = { field: said.label, value: said.text.slice(0, 80) }
  return (
    <div className="proposal" role="group" aria-label={say('letters.proposal', named)}>
      <p className="proposal-said">
        <span className="proposal-mark">
          <ProposalMark /> {say('letters.proposed')}
        </span>{' '}
        {labelled && <span className="quiet">{said.label}: </span>}
        <bdi
          className="proposal-value"
          lang={said.language}
          dir={said.language && directionOf(said.language)}
        >
          {said.text}
        </bdi>
      </p>
      {proposal.doubt && <p className="small warn-text">{say(`letters.doubt.${proposal.doubt}`)}</p>}
      {replaces && <p className="small warn-text">{say('letters.proposal.replaces')}</p>}
      <div className="row">
        <Button
          size="compact-sm"
          onClick={() => proposed.accept([proposal])}
          aria-label={say(replaces ? 'letters.accept.instead.named' : 'letters.accept.named', named)}
        >
          {say(replaces ? 'letters.accept.instead' : 'letters.accept')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => proposed.drop([proposal])}
          aria-label={say('letters.drop.named', named)}
        >
          {say('letters.drop')}
        </Button>
        <Passage
          proposal={proposal}
          label={say('letters.passage.named', { field: said.label, theirs: voices.theirs })}
        />
      </div>
    </div>
  )
}

/** The words of the letter a value comes from, and by what they were known. */
function Passage({ proposal, label }: { proposal: Proposal; label: string }) {
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={360}
      position="bottom-start"
      withArrow
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button type="button" className="link small" aria-label={label} onClick={() => setOpen(!open)}>
          {say('letters.passage')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <blockquote className="passage" dir="auto" tabIndex={0}>
          {proposal.words}
        </blockquote>
        <p className="small quiet">
          {say(`letters.why.${proposal.why.by}`, { value: short(proposal.why.value) })}
        </p>
      </Popover.Dropdown>
    </Popover>
  )
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** The sign of what is proposed and not said. */
export function ProposalMark() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path
        d="M6 1.2 10.8 6 6 10.8 1.2 6Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeDasharray="2 1.4"
      />
    </svg>
  )
}
