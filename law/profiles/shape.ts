import * as z from 'zod'
import { isCitation, isDomesticCitation, type Citation, type DomesticCitation } from '../instrument.ts'
import { topics } from '../topics.ts'

/**
 * What a State has declared and requires. A profile is written by its State, signed, given a new version
 * at each change, and frozen into each case that used it.
 */

/** A code of ISO 3166; our fictional States use those reserved for users, XA to XZ. */
export const stateCode = z.string().regex(/^[A-Z]{2}$/, 'two capital letters, as XA')
/** A language of ISO 639: `fr`. */
export const languageCode = z.string().regex(/^[a-z]{2,3}$/, 'a language, as fr')
/** A day without a clock: `2026-11-23`. */
export const day = z.iso.date()

const text = z.string().min(1).max(2000)

/** A text in the three languages every installation shows, and others where the State gives them. */
export const inLanguages = z.strictObject({
  en: text,
  fr: text,
  ar: text,
  es: text.optional(),
  ru: text.optional(),
  zh: text.optional(),
})

/** The paragraph or the domestic provision on which a declaration or a demand rests. */
export const basis = z.custom<Citation | DomesticCitation>(
  value =>
    typeof value === 'string' && value.length <= 300 && (isCitation(value) || isDomesticCitation(value)),
  'a paragraph, as UNTOC 18(14), or domestic law, as domestic XB Criminal Procedure Code, art. 412',
)

const paragraph = z.custom<Citation>(
  value => typeof value === 'string' && isCitation(value),
  'a paragraph, as UNTOC 18(13)',
)

/** An authority, and for what the State designated it. */
export const profileAuthority = z.strictObject({
  /** `XA:central`, the same identity its acts carry. */
  id: z.string().regex(/^[A-Z]{2}:[a-z0-9][a-z0-9-]{0,62}$/, 'an authority, as XA:central'),
  names: inLanguages,
  /** Paragraphs under which it was designated. Requests go to the one that names `UNTOC 18(13)`. */
  functions: z.array(paragraph).min(1).max(20),
  /** The special region or territory it alone serves, where there is one. */
  territory: inLanguages.optional(),
  address: text,
  phone: z.string().regex(/^\+[0-9 ]{6,24}$/, 'a telephone number with its country, as +999 10 555 0100'),
  email: z.email().max(254),
  /** When somebody is there, on the days that are not days off; absent where nobody read it anywhere. */
  hours: z
    .strictObject({ from: z.iso.time({ precision: -1 }), to: z.iso.time({ precision: -1 }) })
    .optional(),
  /** Time zone by its IANA name. */
  zone: z.string().regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$|^UTC$/, 'a time zone, as Africa/Tunis'),
})

export const profile = z
  .strictObject({
    state: stateCode,
    /** Counts up from 1. */
    version: z.int().positive(),
    /** The first day on which this version holds. */
    effective: day,
    names: inLanguages,
    authorities: z.array(profileAuthority).min(1).max(100),
    /** Languages in which requests are accepted (18(14)), the preferred one first: rank 1, 2, … */
    languages: z
      .array(z.strictObject({ code: languageCode, rank: z.int().positive(), note: inLanguages.optional() }))
      .min(1)
      .max(20),
    channels: z.strictObject({
      /** Central authorities write to each other. */
      direct: z.boolean(),
      /** Requests must come through the diplomatic channel (reserved by 18(13)). */
      diplomaticRequired: z.boolean(),
      /** INTERPOL is agreed to in urgent circumstances (18(13)). */
      interpolUrgent: z.boolean(),
      /** Oral requests are agreed to in urgent circumstances (18(14)). */
      oralUrgent: z.boolean(),
    }),
    /** What a request to this State must or should say besides 18(15). */
    contents: z
      .array(
        z.strictObject({
          topic: z.enum(topics),
          label: inLanguages,
          basis,
          /** Required: missing is a finding. Otherwise welcome. */
          required: z.boolean(),
        }),
      )
      .max(60),
    /** Times this State proposes or is held to by its own law. */
    deadlines: z
      .array(
        z.strictObject({
          topic: z.enum(topics),
          length: z.int().positive().max(3650),
          unit: z.enum(['calendarDays', 'workingDays', 'hours', 'months']),
          basis,
        }),
      )
      .max(60),
    /** Costs of one measure above which this State consults, whatever they are called (18(28) gives no number). */
    costs: z
      .strictObject({
        amount: z.int().positive(),
        currency: z.string().regex(/^[A-Z]{3}$/, 'a currency, as USD'),
        basis,
      })
      .optional(),
    calendar: z.strictObject({
      /** Days of the week that are days off, Monday 1 to Sunday 7. */
      weekend: z.array(z.int().min(1).max(7)).max(6),
      holidays: z.array(day).max(400),
      /** How this State counts days, since the treaties do not say. */
      counting: z.strictObject({ excludeFirstDay: z.boolean(), rollOver: z.boolean(), basis }),
    }),
    /** Whether an undertaking of reciprocity is asked for. */
    reciprocity: z.enum(['always', 'withoutTreaty', 'never']),
    /** Whether mutual legal assistance depends on a treaty here. */
    conditionOnTreaty: z.boolean(),
    /** Whether UNTOC is taken as the basis of extradition (16(5)); unknown until somebody verified it. */
    usesUntoc: z.enum(['yes', 'no', 'notConditionalOnTreaty', 'unknown']),
    /** What the profile was taken from, and who made sure of it. */
    source: z.strictObject({ document: text, filed: day, verifiedBy: text, verifiedOn: day }),
  })
  .refine(one => one.authorities.every(authority => authority.id.startsWith(`${one.state}:`)), {
    path: ['authorities'],
    error: 'Each authority carries the code of the State whose profile this is.',
  })

export type Profile = z.infer<typeof profile>
export type ProfileAuthority = z.infer<typeof profileAuthority>

/** Languages in which the State accepts requests, the preferred one first. */
export function acceptedLanguages(of: Profile): readonly string[] {
  return of.languages.toSorted((a, b) => a.rank - b.rank).map(language => language.code)
}

/**
 * The version of a State's profile that holds on a day, or `undefined` where none does yet.
 *
 * @param on `YYYY-MM-DD`
 */
export function profileOn(profiles: readonly Profile[], state: string, on: string): Profile | undefined {
  return profiles
    .filter(one => one.state === state && one.effective <= on)
    .toSorted((a, b) => b.version - a.version)[0]
}

/**
 * The authority to which a request and everything related to it goes (18(13)).
 *
 * @param territory English name of the special region or territory concerned, if any
 */
export function centralAuthority(of: Profile, territory?: string): ProfileAuthority | undefined {
  const designated = of.authorities.filter(authority => authority.functions.includes('UNTOC 18(13)'))
  return designated.find(authority => authority.territory?.en === territory)
}
