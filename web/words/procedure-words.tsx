import { useMemo, type ReactNode } from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import { withOwn } from './own-words.ts'
import { wordsPrefix } from './words.ts'

/**
 * What is inside speaks of one procedure: a word for which that procedure has its own is said in it. Information
 * sent unasked is no request, and nobody there asks.
 */
export function ProcedureWords({ procedure, children }: { procedure: string; children: ReactNode }) {
  const { locale, messages: all } = useIntl()
  // What the page loads are texts, never parsed messages.
  const messages = useMemo(
    () => withOwn(all as Record<string, string>, wordsPrefix(procedure)),
    [all, procedure],
  )
  return (
    <IntlProvider locale={locale} messages={messages} onError={() => {}}>
      {children}
    </IntlProvider>
  )
}
