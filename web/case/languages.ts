import { acceptedLanguages, type Profile } from '#law/profiles/shape.ts'
import type { Side } from '#procedures/act.ts'
import { fieldsOf, type Procedure } from '#procedures/procedure.ts'
import type { Values } from '#web/request/values.ts'

/** The languages the letter of a request goes in, the author's first: what its form says under that subject. */
export function letterLanguages(procedure: Procedure, request: Values): string[] {
  const field = Object.entries(fieldsOf(procedure.form)).find(
    ([, one]) => one.kind === 'choices' && one.topic === 'language',
  )
  const chosen = field ? request[field[0]] : undefined
  return Array.isArray(chosen) ? chosen.filter(language => typeof language === 'string') : []
}

/**
 * Languages in which one side writes to the other: those of the letter, its own first; without any, what the
 * requested State accepts and the language of the page.
 */
export function exchangeLanguages(
  procedure: Procedure,
  request: Values,
  side: Side,
  requested: Profile | null,
  page: string,
): string[] {
  const letter = letterLanguages(procedure, request)
  const accepted = requested ? acceptedLanguages(requested) : []
  if (letter.length === 0) return [...new Set([page, ...accepted.slice(0, 1)])]
  const first = side === 'requested' ? accepted.find(language => letter.includes(language)) : letter[0]
  return [...new Set([...(first ? [first] : []), ...letter])]
}
