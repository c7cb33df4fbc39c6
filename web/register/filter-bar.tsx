import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { listPartners } from '#api/partners.ts'
import { procedures } from '#procedures/procedures.ts'
import { queryOf } from '../client.ts'
import { useStateName } from '../parts/state-name.ts'
import { stateWord } from '../parts/state.ts'
import { nameIn, useWords, wordsPrefix } from '../words/words.ts'
import { states, withFilter, type FilterName, type Filters } from './filters.ts'
import { WordsFilter } from './words-filter.tsx'

const known = Object.keys(procedures)

/** What narrows the register. Everything chosen stands in the address, to be kept, sent and gone back to. */
export function FilterBar({ filters }: { filters: Filters }) {
  const words = useWords()
  const { say, language } = words
  const [search, setSearch] = useSearchParams()
  const stateName = useStateName()
  const { data } = useQuery(queryOf(listPartners, {}))
  const set = (name: FilterName, value: string) =>
    setSearch(withFilter(search, name, value), { replace: true })
  const select = (
    name: 'procedure' | 'state' | 'partner' | 'officer',
    options: { value: string; label: string }[],
  ) => (
    <NativeSelect
      label={say(`register.filter.${name}`)}
      className={`filters-${name}`}
      size="sm"
      value={filters[name] ?? ''}
      onChange={event => set(name, event.currentTarget.value)}
      data={[{ value: '', label: say(`register.filter.${name}.any`) }, ...options]}
    />
  )
  const switches = (name: 'side' | 'open', values: readonly string[]) => (
    <SegmentedControl
      aria-label={say(`register.filter.${name}`)}
      size="sm"
      value={filters[name] ?? ''}
      onChange={value => set(name, value)}
      data={['', ...values].map(value => ({
        value,
        label: say(`register.filter.${name}.${value || 'any'}`),
      }))}
    />
  )
  return (
    <search className="filters" aria-label={say('register.filter')}>
      <WordsFilter value={filters.words ?? ''} onChange={value => set('words', value)} />
      {switches('side', ['requesting', 'requested'])}
      {switches('open', ['true', 'false'])}
      {known.length > 1 &&
        select(
          'procedure',
          known.map(id => ({ value: id, label: say(`${wordsPrefix(id)}.name`) })),
        )}
      {select(
        'state',
        states().map(({ procedure, state }) => ({
          value: state,
          label: stateWord(
            words,
            procedure,
            state,
            filters.side === 'requested' ? 'requested' : 'requesting',
          ),
        })),
      )}
      {select(
        'partner',
        (data?.partners ?? []).map(partner => ({
          value: partner.authority,
          label: `${stateName(partner.state)} · ${nameIn(partner.names, language)}`,
        })),
      )}
      {select('officer', [{ value: 'me', label: say('register.filter.officer.me') }])}
    </search>
  )
}
