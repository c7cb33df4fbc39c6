import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction, maybeOne } from '#db/pool.ts'
import { setLetter } from '#letters/set.ts'
import { isLetterLanguage } from '#letters/words.ts'
import { doorFor } from '#procedures/lanes/release.ts'
import { letterLanguages } from '#procedures/letter.ts'
import type { Result } from '#procedures/state.ts'
import { inputOf, readSource } from './act-letter.ts'
import type { Office } from './office.ts'
import { passDoor } from './use-door.ts'

export interface Sheet {
  readonly bytes: Uint8Array
  readonly name: string
  /** The files it lies on. */
  readonly files: Result['files']
}

/**
 * The cover sheet of a result that was released, as tagged PDF/A: from the case as it stands, with the use that was
 * written down. Throws `use-not-allowed`, `not-found`.
 */
export async function releaseSheet(
  office: Office,
  actor: PersonActor,
  about: {
    readonly id: string
    readonly act: string
    readonly language: string
    readonly way: 'sheet' | 'bundle'
    readonly release?: string | undefined
  },
): Promise<Sheet> {
  const { id, act, language, way, release } = about
  if (!isLetterLanguage(language)) {
    throw new Problem(
      'not-found',
      `Cover sheets are written in ${letterLanguages.join(', ')}. Choose one of these.`,
    )
  }
  await passDoor(office, actor, { case: id, act, way, release })
  return inTransaction(
    office.db,
    actor,
    async tx => {
      const source = await readSource(tx, id)
      const { state, procedure } = source
      const result = state.shared.results.find(one => one.act === act)
      const use = state.own.uses.find(one => one.id === release)
      const person =
        use && (await maybeOne(tx, sql<{ name: string }>`select name from persons where id = ${use.by}`))
      if (!result || !use || !person || !procedure.releaseSheet) throw noSheet()
      const date = Temporal.Instant.from(use.at).toZonedDateTimeISO(office.zone).toPlainDate().toString()
      const letter = procedure.releaseSheet({
        ...inputOf(source, language, date),
        result,
        use,
        by: person.name,
        limits: doorFor(state, use).limits,
      })
      return {
        bytes: setLetter(letter, { at: use.at }),
        name: `${nameOf(state.shared.requestingReference)}.${use.id.slice(0, 8)}.${language}.pdf`,
        files: result.files,
      }
    },
    { readOnly: true, isolation: 'repeatable read' },
  )
}

/** What a reference may hold and a file name not is left out. */
const nameOf = (reference: string | null) => (reference ?? 'result').replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')

function noSheet(): Problem {
  return new Problem(
    'not-found',
    'There is no such result with a cover sheet: only what another State furnished for a request of ours has one.',
  )
}
