import type { Unit } from '#procedures/lanes/translation/work.ts'
import { useFormDesk } from '#web/request/fields/form-desk.ts'
import { useTranslation, type TranslationDesk } from './use-translation.ts'

/** What the dialog in hand may be about: the texts and files that need its language. */
export function useCandidates(): { desk: TranslationDesk | undefined; into: string; units: readonly Unit[] } {
  const { values } = useFormDesk()
  const desk = useTranslation()
  const into = String(values['into'] ?? '')
  const units = desk?.units.filter(unit => unit.into === into && unit.state !== 'original') ?? []
  return { desk, into, units }
}
