import { useHotkeys } from '@mantine/hooks'
import type { RefObject } from 'react'

/**
 * `j` and `k` move from row to row, by moving the focus from link to link; Enter then is the link's own.
 * Whoever uses Tab meets the same links.
 */
export function useRowKeys(body: RefObject<HTMLElement | null>): void {
  const move = (by: 1 | -1) => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('tr a[data-row]') ?? [])]
    const row = document.activeElement?.closest('tr')
    const here = links.findIndex(link => row?.contains(link))
    const next = links[here === -1 ? 0 : Math.max(0, Math.min(here + by, links.length - 1))]
    next?.focus()
    next?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
  ])
}
