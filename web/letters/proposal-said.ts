import { accept } from '#procedures/extraction/accept.ts'
import type { Proposal } from '#procedures/extraction/proposal.ts'
import { fieldsOf } from '#procedures/procedure.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { formKeys, rowsOf } from '#web/case/rows.ts'
import { isRecord } from '#web/request/values.ts'
import { localeOf, useWords } from '#web/words/words.ts'
import { useFormDesk } from '#web/request/fields/form-desk.ts'
import { useProposed } from './use-proposals.ts'

/** A proposal in the reader's words. */
export interface Said {
  readonly label: string
  readonly text: string
  /** Language of a free text. */
  readonly language?: string
}

/** What a proposal would put into the form, called and written as the form does. */
export function useSaid(): (proposal: Proposal) => Said {
  const { procedure, prefix, reader } = useCaseDesk()
  const { values } = useFormDesk()
  const proposed = useProposed()
  const { say } = useWords()
  return proposal => {
    const { path, value, kind } = proposal
    if (kind !== undefined && path.split('.').length === 2) {
      return { label: say(`${prefix}.form.measures`), text: say(`${prefix}.kind.${kind}`) }
    }
    const isText = isRecord(value) && typeof value['text'] === 'string'
    const at = isText ? path.split('.').slice(0, -1).join('.') : path
    // As it would stand were everything accepted: only then do names stand for those it refers to.
    const all = (proposed?.waiting ?? []).reduce((before, one) => accept(before, one, procedure), {
      ...values,
    })
    const one = accept(all, proposal, procedure)
    const row = rowsOf(fieldsOf(procedure.form), one, formKeys(prefix), reader, all).find(
      each => each.path === at,
    )
    const label = row?.label ?? at
    // Of a birth the year is the point: days are written out whole.
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
      return { label, text: wholeDay(value, reader.language) }
    if (!isText) return { label, text: row?.text || String(value) }
    return { label, text: String(value['text']), language: path.split('.').at(-1) ?? '' }
  }
}

function wholeDay(day: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeZone: 'UTC',
    calendar: 'gregory',
  }).format(Date.parse(`${day}T00:00Z`))
}
