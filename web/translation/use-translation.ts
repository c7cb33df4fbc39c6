import { useMemo } from 'react'
import { profile as profileSchema } from '#law/profiles/shape.ts'
import { proseIn } from '#procedures/field.ts'
import { translationInput } from '#procedures/lanes/translation/of-case.ts'
import { translationWork, type Unit } from '#procedures/lanes/translation/work.ts'
import { fieldsOf } from '#procedures/procedure.ts'
import { useCaseDesk, type CaseDesk } from '#web/case/case-desk.tsx'
import { formKeys, labelOf } from '#web/case/rows.ts'
import { placesOf, placeFor } from '#web/request/values.ts'

/** A file of the case that may need a translation, as the page knows it. */
interface KnownFile {
  readonly sha256: string
  readonly name: string
  readonly role: 'letter' | 'annex' | 'result'
  readonly language: string | null
  readonly measure: string | null
}

/** Translation in this case: what stands where, and how the page calls it. */
export interface TranslationDesk {
  readonly units: readonly Unit[]
  /** Languages something has to be there in, the author's first. */
  readonly languages: readonly string[]
  /** What a text or a file is called. */
  readonly nameOf: (of: string) => string
  /** The text a translation is made from; empty for a file. */
  readonly sourceOf: (unit: Unit) => string
  readonly fileOf: (of: string) => KnownFile | undefined
}

/**
 * Reads from the case what has to be there in which language, by the functions the server asks; `undefined` where
 * the profile of the requested State is not of a form this page knows.
 */
export function useTranslation(): TranslationDesk | undefined {
  const desk = useCaseDesk()
  return useMemo(() => read(desk), [desk])
}

function read(desk: CaseDesk): TranslationDesk | undefined {
  const { view, state, procedure, side, prefix, reader, today } = desk
  const requested = profileSchema.safeParse(view.profile).data
  if (!requested) return undefined
  const request = { ...(state.shared.request ?? view.draft?.request) }
  const files = filesOf(desk)
  const input = translationInput({
    procedure,
    side,
    request,
    files,
    requested,
    own: state.own.translation,
    today,
  })
  const units = translationWork(input)
  const texts = new Map(proseIn(input.fields, request).map(({ path, prose }) => [path, prose]))
  const places = placesOf(fieldsOf(procedure.form), request)
  const fileOf = (of: string) => files.find(file => of === `file:${file.sha256}`)
  return {
    units,
    languages: [...new Set([...input.into, ...units.map(unit => unit.into)])],
    nameOf: of => {
      const place = placeFor(places, of)
      return fileOf(of)?.name ?? (place ? labelOf(place, formKeys(prefix), reader.say) : of)
    },
    sourceOf: ({ of, from }) => texts.get(of)?.[from]?.text ?? '',
    fileOf,
  }
}

/** Files laid into the case, and those the request came with, each once. */
function filesOf({ view, state, acts }: CaseDesk): KnownFile[] {
  const opening = state.shared.opening
  const came = opening ? (acts.find(opening.act)?.content?.files ?? []) : []
  const all: KnownFile[] = [
    ...came.map(file => ({ ...file, language: file.language ?? null, measure: file.measure ?? null })),
    ...view.files,
  ]
  return [...new Map(all.map(file => [file.sha256, file])).values()]
}
