import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { listCases } from '#api/cases.ts'
import { queryOf } from '../client.ts'
import { useStateName } from '../parts/state-name.ts'
import { useWords } from '../words/words.ts'

/** Something the palette leads to. */
export interface PaletteEntry {
  readonly id: string
  readonly label: string
  readonly aside: string
  readonly go: () => void
}

const pages = [
  { to: '/register', words: 'register.title' },
  { to: '/register?officer=me&open=true', words: 'palette.mine' },
  { to: '/arrivals', words: 'arrivals.title' },
  { to: '/post', words: 'post.title' },
  { to: '/partners', words: 'partners.title' },
  { to: '/new', words: 'start.title' },
  { to: '/rules', words: 'rules.title' },
  { to: '/letters/new', words: 'letters.came' },
] as const

/** Pages whose name holds the words, then cases the register finds by them. */
export function usePaletteEntries(words: string): { entries: PaletteEntry[]; searching: boolean } {
  const { say, language } = useWords()
  const stateName = useStateName()
  const navigate = useNavigate()
  const [settled] = useDebouncedValue(words.trim(), 180)
  const { data, isFetching } = useQuery({
    ...queryOf(listCases, { query: { words: settled, most: 12 } }),
    enabled: settled.length > 1,
    placeholderData: keepPreviousData,
  })
  const sought = words.trim().toLocaleLowerCase(language)
  const found = settled.length > 1 && sought !== '' ? (data?.cases ?? []) : []
  const entries: PaletteEntry[] = [
    ...pages
      .map(page => ({ ...page, label: say(page.words) }))
      .filter(page => page.label.toLocaleLowerCase(language).includes(sought))
      .map(page => ({
        id: page.to,
        label: page.label,
        aside: say('palette.page'),
        go: () => void navigate(page.to),
      })),
    ...found.map(line => ({
      id: line.id,
      label: [line.reference, line.title].filter(Boolean).join(' · '),
      aside: stateName(line.partner.state),
      go: () => void navigate(`/cases/${line.id}`),
    })),
  ]
  return { entries, searching: isFetching || settled !== words.trim() }
}
