import { acceptedLanguages } from '#law/profiles/shape.ts'
import { blank, languagesOf } from '../../blank.ts'
import { proseIn } from '../../field.ts'
import type { Found, RequestReview, RequestRule } from '../../review.ts'
import { fields } from '../form.ts'
import { read } from './read.ts'
import { isWaived, translations } from './translations.ts'

/** In which languages the letter goes, and how the requested State can be sure of it (UNTOC 18(14)). */
export const languageRules: readonly RequestRule[] = [
  {
    id: 'MLA-14',
    topic: 'language',
    why: 'A request is made in a language the requested State accepts, so that it can establish who wrote it and what it says.',
    find: input => [
      ...letterLanguages(input),
      ...authenticity(input),
      ...textsInEachLanguage(input),
      ...translations(input),
    ],
  },
]

function letterLanguages({ request, profile }: RequestReview): Found[] {
  const { languages = [] } = read(request)
  const accepted = acceptedLanguages(profile)
  const values = { languages: accepted.join(', ') }
  if (languages.length === 0)
    return [{ found: 'languagesMissing', severity: 'blocks', path: 'languages', values }]
  return languages.some(language => accepted.includes(language))
    ? []
    : [{ found: 'languageNotAcceptable', severity: 'blocks', path: 'languages', values }]
}

function authenticity({ request }: RequestReview): Found[] {
  return read(request).authenticity === undefined
    ? [{ found: 'authenticityMissing', severity: 'blocks', topic: 'form', path: 'authenticity' }]
    : []
}

/** A text that exists at all exists in every language of the letter; one that nobody wrote is other rules' business. */
function textsInEachLanguage({ request, profile, translation }: RequestReview): Found[] {
  const accepted = acceptedLanguages(profile)
  const wanted = read(request).languages ?? []
  return proseIn(fields, request)
    .filter(({ prose }) => !blank(prose))
    .flatMap(({ path, prose }) =>
      wanted
        .filter(language => !languagesOf(prose).includes(language))
        .map((language): Found => {
          const at = { path: `${path}.${language}`, values: { language } }
          if (isWaived(translation, path, language))
            return { found: 'textWaivedInLanguage', severity: 'informs', ...at }
          return accepted.includes(language)
            ? { found: 'textMissingInLanguage', severity: 'blocks', ...at }
            : {
                found: 'textMissingInLanguage',
                severity: 'warns',
                cites: 'house texts-in-the-letter-language',
                ...at,
              }
        }),
    )
}
