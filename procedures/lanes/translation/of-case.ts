import { acceptedLanguages, type Profile } from '#law/profiles/shape.ts'
import type { Side } from '../../act.ts'
import { fieldsOf, type Procedure } from '../../procedure.ts'
import type { TranslationState } from './state.ts'
import type { TranslationInput, WorkFile } from './work.ts'

/**
 * What is to be translated in a case: on the side that asks, the request into the languages of its letters; on the
 * side that is asked, what came into its own language, and its results into the language of the other.
 *
 * @param files annexes and results of the case, each once
 */
export function translationInput(of: {
  readonly procedure: Procedure
  readonly side: Side
  readonly request: Readonly<Record<string, unknown>>
  readonly files: readonly { sha256: string; name: string; role: string; language: string | null }[]
  /** Profile of the requested State, as frozen into the case. */
  readonly requested: Profile
  readonly own: TranslationState
  readonly today: string
}): TranslationInput {
  const { procedure, side, request, own, today } = of
  const letters = letterLanguages(procedure, request)
  const declared = acceptedLanguages(of.requested)
  const asked = side === 'requested'
  const begun = [...own.orders, ...own.received, ...own.waivers].map(one => one.into)
  const into = asked ? [...new Set([...declared.slice(0, 1), ...begun])] : letters
  const annexInto = asked
    ? declared[0]
    : (letters.find(language => declared.includes(language)) ?? letters[0])
  const resultInto = asked ? letters[0] : undefined
  const files = of.files.flatMap(({ sha256, name, role, language }): WorkFile[] => {
    const needed = role === 'annex' ? annexInto : role === 'result' ? resultInto : undefined
    // A result goes to a State whose languages we know by its letters; an annex to the one that declared its own.
    const accepted = role === 'result' ? letters : declared
    return needed === undefined ? [] : [{ sha256, name, language, into: needed, accepted }]
  })
  return {
    fields: fieldsOf(procedure.form),
    request,
    files,
    into,
    own,
    today,
    came: asked,
  }
}

/** The languages the letter of a request goes in, the author's first. */
function letterLanguages(procedure: Procedure, request: Readonly<Record<string, unknown>>): string[] {
  const field = Object.entries(fieldsOf(procedure.form)).find(
    ([, one]) => one.kind === 'choices' && one.topic === 'language',
  )
  const chosen = field ? request[field[0]] : undefined
  return Array.isArray(chosen) ? chosen.filter(language => typeof language === 'string') : []
}
