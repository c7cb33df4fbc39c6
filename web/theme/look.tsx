import { MantineProvider } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { createContext, use, useLayoutEffect, useMemo, useState, type ReactNode } from 'react'
import { styleNonce } from '../nonce.ts'
import { theme, variables } from './theme.ts'

export const looks = ['auto', 'light', 'dark', 'contrast'] as const
/** What the reader chose; `auto` follows the machine. */
export type Look = (typeof looks)[number]

const kept = 'comity.look'
const LookChoice = createContext<{ look: Look; choose: (look: Look) => void }>({
  look: 'auto',
  choose: () => {},
})

/** The look of the page, and how to change it. */
export const useLook = () => use(LookChoice)

/** Dresses everything inside: light, dark or high contrast, from the same tokens. */
export function Dressed({ children }: { children: ReactNode }) {
  const [look, setLook] = useState<Look>(firstLook)
  const dark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false })
  const contrast = useMediaQuery('(prefers-contrast: more)', false, { getInitialValueInEffect: false })
  const worn = look === 'auto' ? (contrast ? 'contrast' : dark ? 'dark' : 'light') : look
  useLayoutEffect(() => {
    document.documentElement.dataset['look'] = worn
  }, [worn])
  const choice = useMemo(
    () => ({
      look,
      choose: (next: Look) => {
        localStorage.setItem(kept, next)
        setLook(next)
      },
    }),
    [look],
  )
  return (
    <LookChoice value={choice}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        forceColorScheme={worn === 'dark' ? 'dark' : 'light'}
        getStyleNonce={() => styleNonce}
      >
        {children}
      </MantineProvider>
    </LookChoice>
  )
}

function firstLook(): Look {
  const stored = localStorage.getItem(kept)
  return looks.find(look => look === stored) ?? 'auto'
}
