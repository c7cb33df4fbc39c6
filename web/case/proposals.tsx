import { Button } from '@mantine/core'
import { useState } from 'react'
import { Citation } from '#web/parts/citation.tsx'
import { DateText } from '#web/parts/date-text.tsx'
import { useWords } from '#web/words/words.ts'
import type { Proposal } from '#procedures/proposal.ts'
import { CaseLetter, usualLetterLanguage } from './act-letter.tsx'
import { useActing } from './acting.ts'
import { useCaseDesk, type CaseDesk } from './case-desk.tsx'

/** What is proposed against silence: what has not come, since when it is due and why; one press opens the act. */
export function Proposals() {
  const desk = useCaseDesk()
  const { say } = useWords()
  const shown = proposalsAt(desk).filter(one => one.state !== 'coming')
  if (shown.length === 0) return null
  return (
    <div className="proposals" role="group" aria-label={say('case.proposals')}>
      {shown.map(one => (
        <Proposed key={`${one.act} ${one.given['step']}`} proposal={one} />
      ))}
    </div>
  )
}

/** What the procedure proposes in a case that is open. */
export function proposalsAt({
  procedure,
  state,
  today,
  profiles,
}: Pick<CaseDesk, 'procedure' | 'state' | 'today' | 'profiles'>): readonly Proposal[] {
  return state.own.closedAt === null ? (procedure.proposals?.({ state, today, profiles }) ?? []) : []
}

function Proposed({ proposal }: { proposal: Proposal }) {
  const desk = useCaseDesk()
  const { say, language: reader } = useWords()
  const { take } = useActing()
  const [language, onLanguage] = useState(() => usualLetterLanguage(desk, reader))
  const { view, prefix, voices } = desk
  const open = (act: string) => view.openActs.find(one => one.act === act)
  const [taken, putOff] = [open(proposal.act), open(proposal.putOffBy)]
  const due = proposal.state === 'due'
  const step = proposal.given['step'] ?? ''
  return (
    <div className={due ? 'proposal due' : 'proposal'}>
      <p>
        <b>{say(`case.proposal.${proposal.missing}`, { theirs: voices.theirs, days: proposal.after })}</b>{' '}
        <Citation layer="house">{proposal.cites}</Citation>
      </p>
      <p className="small">
        {proposal.letter !== undefined && `${say(`${prefix}.act.${proposal.act}.option.step.${step}`)} · `}
        {say(due ? 'case.proposal.since' : 'case.proposal.again')} <DateText date={proposal.day} />
        {!due && proposal.why !== undefined && (
          <>
            {' · '}
            <bdi>{proposal.why}</bdi>
          </>
        )}
      </p>
      <div className="act-offers">
        {taken && !taken.unless && (
          <Button
            size="compact-sm"
            variant={due ? 'filled' : 'default'}
            onClick={() => take({ act: proposal.act, given: proposal.given })}
          >
            {say('case.proposal.take')}
          </Button>
        )}
        {due && putOff && !putOff.unless && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => take({ act: proposal.putOffBy, given: proposal.given })}
          >
            {say('case.proposal.putOff')}
          </Button>
        )}
        {proposal.letter !== undefined && (
          <CaseLetter
            name={proposal.letter}
            label={say(`case.letter.${proposal.letter}`)}
            language={language}
            onLanguage={onLanguage}
          />
        )}
      </div>
      {taken?.unless && <p className="why">{say(`obstacle.${taken.unless.code}`, taken.unless.values)}</p>}
    </div>
  )
}
