import { TextInput } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { useLocation } from 'react-router'
import { procedures } from '#procedures/procedures.ts'
import { StatusSentence } from '../parts/status-sentence.tsx'
import { useWords } from '../words/words.ts'
import { found, rulesOf, type ShownRule } from './catalogue.ts'
import { RuleEntry } from './rule-entry.tsx'
import './rules.css'

const rules = rulesOf(Object.values(procedures))

/** Every rule, searchable, each with an address of its own: `/rules#MLA-23`. */
export function RulesPage() {
  const { say } = useWords()
  const [sought, setSought] = useState('')
  const named = useNamedRule()
  const shown = useMemo(() => found(rules, sought, rule => say(`rule.${rule}.why`)), [sought, say])
  const groups = Map.groupBy(shown, rule => rule.group)
  return (
    <>
      <title>{say('page.titled', { title: say('rules.title') })}</title>
      <StatusSentence>{say('rules.title')}</StatusSentence>
      <p className="rules-intro">{say('rules.intro')}</p>
      <TextInput
        className="rules-search"
        type="search"
        label={say('rules.search')}
        description={say('rules.search.hint')}
        maxLength={100}
        value={sought}
        onChange={event => setSought(event.currentTarget.value)}
      />
      <p role="status" className="small quiet">
        {say('rules.count', { count: shown.length })}
      </p>
      {[...groups].map(([group, its]) => (
        <RuleGroup key={group} group={group} rules={its} named={named} />
      ))}
    </>
  )
}

function RuleGroup({
  group,
  rules: its,
  named,
}: {
  group: string
  rules: readonly ShownRule[]
  named: string
}) {
  const { say } = useWords()
  return (
    <section aria-labelledby={`rules-${group}`}>
      <div className="heading">
        <h2 id={`rules-${group}`}>{say(`rules.group.${group}`)}</h2>
      </div>
      {its.map(rule => (
        <RuleEntry key={rule.id} rule={rule} named={rule.id === named} />
      ))}
    </section>
  )
}

/** The rule the address names; it is brought into view, and the next key starts from there. */
function useNamedRule(): string {
  const { hash, key } = useLocation()
  const named = decodeURIComponent(hash.slice(1))
  useEffect(() => {
    const element = named === '' ? null : document.getElementById(named)
    element?.scrollIntoView({ block: 'start' })
    element?.focus({ preventScroll: true })
  }, [named, key])
  return named
}
