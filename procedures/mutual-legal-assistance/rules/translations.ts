import { annexesMayStay } from '#law/cite.ts'
import { acceptedLanguages } from '#law/profiles/shape.ts'
import type { Found, RequestReview } from '../../review.ts'
import { noTranslation, type TranslationState } from '../../lanes/translation/state.ts'
import { translationWork, type Unit, type WorkFile } from '../../lanes/translation/work.ts'
import { fields } from '../form.ts'
import { read } from './read.ts'

/** Whether it was written down why a text stays without translation. */
export function isWaived(own: TranslationState | undefined, of: string, into: string): boolean {
  return own?.waivers.some(waiver => waiver.of === of && waiver.into === into) ?? false
}

/** Translations made of an earlier text, those nobody compared, and annexes nobody there reads. */
export function translations(review: RequestReview): Found[] {
  if (review.side !== 'requesting') return []
  const accepted = acceptedLanguages(review.profile)
  const letters: readonly string[] = read(review.request).languages ?? []
  const into = letters.find(language => accepted.includes(language))
  const annexes = review.files.filter(file => file.role === 'annex')
  const files = annexes.map(
    ({ sha256, name, language = null }): WorkFile => ({ sha256, name, language, into: into ?? '', accepted }),
  )
  const work = translationWork({
    fields,
    request: review.request,
    files: into === undefined ? [] : files,
    into: letters,
    own: review.translation ?? noTranslation,
    today: review.today,
    came: false,
  })
  return work.flatMap(unit => [...madeOfAnother(unit, accepted), ...unchecked(unit), ...annex(unit, review)])
}

function madeOfAnother(unit: Unit, accepted: readonly string[]): Found[] {
  if (unit.state !== 'ofAnotherVersion') return []
  // A letter beside the one that counts is only a courtesy.
  return accepted.includes(unit.into)
    ? [{ found: 'translationOfAnotherVersion', severity: 'blocks', ...at(unit) }]
    : [
        {
          found: 'translationOfAnotherVersion',
          severity: 'warns',
          cites: 'house texts-in-the-letter-language',
          ...at(unit),
        },
      ]
}

/** What nobody ordered was written by a colleague who knows the case; what came from a translator is compared. */
function unchecked(unit: Unit): Found[] {
  if (unit.state !== 'received' || unit.certification === undefined) return []
  return [
    {
      found: 'translationNotCompared',
      severity: 'warns',
      cites: 'house translations-compared',
      ...at(unit),
    },
  ]
}

function annex(unit: Unit, { governing, files }: RequestReview): Found[] {
  const waits = unit.state === 'missing' || unit.state === 'ordered' || unit.state === 'late'
  const file = files.find(one => unit.of === `file:${one.sha256}`)
  if (!waits || !file) return []
  const values = { name: file.name, language: unit.from, into: unit.into }
  return annexesMayStay(governing)
    ? [{ found: 'annexMayStayInLanguage', severity: 'informs', values }]
    : [
        {
          found: 'annexMissingInLanguage',
          severity: 'blocks',
          cites: 'house annexes-in-an-accepted-language',
          values,
        },
      ]
}

function at({ of, into }: Unit): Pick<Found, 'path' | 'values'> {
  return of.startsWith('file:')
    ? { values: { language: into } }
    : { path: `${of}.${into}`, values: { language: into } }
}
