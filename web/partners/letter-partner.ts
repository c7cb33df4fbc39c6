import type * as z from 'zod'
import { addPartner } from '#api/partners.ts'

/** What is typed about a partner without Comity; one string for each input, empty where nothing was said. */
export interface LetterPartner {
  readonly authority: string
  readonly state: Names
  readonly names: Names
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly zone: string
  /** Languages it accepts, the preferred one first. */
  readonly languages: readonly string[]
  readonly channels: Readonly<Record<Channel, boolean>>
  /** Days of the week on which it is closed, Monday 1 to Sunday 7. */
  readonly weekend: readonly number[]
  readonly document: string
  readonly filed: string
}

export interface Names {
  readonly en: string
  readonly fr: string
  readonly ar: string
}

export const channels = ['direct', 'diplomaticRequired', 'interpolUrgent', 'oralUrgent'] as const
type Channel = (typeof channels)[number]

export const blankPartner: LetterPartner = {
  authority: '',
  state: { en: '', fr: '', ar: '' },
  names: { en: '', fr: '', ar: '' },
  address: '',
  phone: '',
  email: '',
  zone: '',
  languages: [],
  channels: { direct: true, diplomaticRequired: false, interpolUrgent: false, oralUrgent: false },
  weekend: [],
  document: '',
  filed: '',
}

/** Places at which something is said to the person who types. */
export const places = [
  'authority',
  'state',
  'names',
  'address',
  'phone',
  'email',
  'zone',
  'languages',
  'weekend',
  'document',
  'filed',
] as const
type Place = (typeof places)[number]

/** What the server takes, by the schema it reads it with; else the places at fault. */
export function partnerRead(
  typed: LetterPartner,
): { readonly body: z.infer<typeof addPartner.body> } | { readonly wrong: ReadonlySet<Place> } {
  const { state, names, languages, weekend, ...rest } = typed
  const said = {
    ...rest,
    authority: rest.authority.trim(),
    phone: rest.phone.trim(),
    email: rest.email.trim(),
    state: saidNames(state),
    names: saidNames(names),
    languages: [...languages],
    weekend: [...weekend],
  }
  const read = addPartner.body.safeParse(said)
  if (read.success) return { body: read.data }
  const at = new Set(read.error.issues.map(issue => String(issue.path[0])))
  return { wrong: new Set(places.filter(place => at.has(place))) }
}

/** The first name given stands where the server wants one; the others follow it unless they have their own. */
function saidNames({ en, fr, ar }: Names) {
  const first = [en, fr, ar].find(name => name.trim() !== '') ?? ''
  return {
    en: en.trim() === '' ? first : en,
    ...(fr.trim() === '' ? {} : { fr }),
    ...(ar.trim() === '' ? {} : { ar }),
  }
}
