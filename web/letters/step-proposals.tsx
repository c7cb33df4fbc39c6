import { Button } from '@mantine/core'
import type { Proposal } from '#procedures/extraction/proposal.ts'
import { useWords } from '#web/words/words.ts'
import { useFormDesk } from '#web/request/fields/form-desk.ts'
import { isRecord, valueAt } from '#web/request/values.ts'
import { ProposalLine, ProposalMark } from './proposal-line.tsx'
import { useSaid } from './proposal-said.ts'
import { useProposed } from './use-proposals.ts'

/**
 * What is proposed for a step: how much, all at once, and the items that are not in the form yet. What belongs to a
 * field that is there stands at that field.
 */
export function StepProposals({ step }: { step: string }) {
  const proposed = useProposed()
  const { values } = useFormDesk()
  const { say } = useWords()
  if (!proposed?.read) return null
  const mine = proposed.ofStep(step)
  const sure = mine.filter(one => one.doubt === undefined && !proposed.replaces(one))
  const items = itemsOf(mine).filter(({ path }) => valueAt(values, path) === undefined)
  if (mine.length === 0 && proposed.dropped === 0) return null
  return (
    <section className="proposals" aria-label={say('letters.proposals')}>
      <div className="row">
        <p role="status">{say('letters.proposals.step', { count: mine.length })}</p>
        {sure.length > 1 && (
          <Button size="compact-sm" onClick={() => proposed.accept(sure)}>
            {say('letters.accept.step', { count: sure.length })}
          </Button>
        )}
        {mine.length > 1 && (
          <Button size="compact-sm" variant="default" onClick={() => proposed.drop(mine)}>
            {say('letters.drop.step')}
          </Button>
        )}
        {proposed.dropped > 0 && (
          <button type="button" className="link small" onClick={proposed.showDropped}>
            {say('letters.dropped', { count: proposed.dropped })}
          </button>
        )}
      </div>
      {items.map(item => (
        <ProposedItem key={item.path} lines={item.lines} />
      ))}
    </section>
  )
}

/** A person, an offence, a measure that is not in the form: its lines, and a way to take it as a whole. */
function ProposedItem({ lines }: { lines: readonly Proposal[] }) {
  const proposed = useProposed()
  const { say } = useWords()
  const said = useSaid()
  const [first] = lines
  if (!proposed || !first) return null
  const sure = lines.filter(one => one.doubt === undefined)
  const name = lines.find(one => /\.(name|title|reference)$/.test(one.path)) ?? first
  return (
    <details className="proposed-item" open>
      <summary>
        <bdi>{said(name).text}</bdi>
      </summary>
      {lines.map(one => (
        <ProposalLine key={`${one.path} ${JSON.stringify(one.value)}`} proposal={one} labelled />
      ))}
      {sure.length > 1 && (
        <Button size="compact-sm" variant="light" onClick={() => proposed.accept(sure)}>
          {say('letters.accept.item', { name: said(name).text.slice(0, 60), count: sure.length })}
        </Button>
      )}
    </details>
  )
}

/** Proposals by the item they lie in; those of single fields are not among them. */
function itemsOf(some: readonly Proposal[]): readonly { path: string; lines: readonly Proposal[] }[] {
  const groups = Map.groupBy(some, ({ path, value }) => {
    const parts = path.split('.')
    const isText = isRecord(value) && 'text' in value
    return parts.length - (isText ? 1 : 0) >= 2 && /\d$/.test(parts[1] ?? '')
      ? parts.slice(0, 2).join('.')
      : ''
  })
  return [...groups].filter(([path]) => path !== '').map(([path, lines]) => ({ path, lines }))
}

/** How many proposals wait in a step. */
export function ProposedCount({ step }: { step: string }) {
  const count = useProposed()?.ofStep(step).length ?? 0
  const { say } = useWords()
  if (count === 0) return null
  return (
    <small className="proposal-mark">
      <ProposalMark /> <span aria-hidden="true">{count}</span>
      <span className="seen-by-ear">{say('letters.proposals.waiting', { count })}</span>
    </small>
  )
}

/** Proposals for a field of the form, beside it. */
export function ProposedHere({ path }: { path: string }) {
  const proposed = useProposed()
  const here = proposed?.waiting.filter(
    ({ path: at, value }) =>
      at === path ||
      (at.startsWith(`${path}.`) &&
        isRecord(value) &&
        'text' in value &&
        at.split('.').length === path.split('.').length + 1),
  )
  return here?.map(one => <ProposalLine key={`${one.path} ${JSON.stringify(one.value)}`} proposal={one} />)
}
