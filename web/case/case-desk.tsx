import { useQuery } from '@tanstack/react-query'
import { createContext, use, useMemo } from 'react'
import { listPersons, type CaseView } from '#api/cases.ts'
import { readPartner } from '#api/partners.ts'
import { cite } from '#law/cite.ts'
import { governingStack, type GoverningStack } from '#law/governing.ts'
import { profile as profileSchema, type Profile } from '#law/profiles/shape.ts'
import type { Topic } from '#law/topics.ts'
import type { Side } from '#procedures/act.ts'
import { fieldsOf, topicIn, type Procedure } from '#procedures/procedure.ts'
import { procedures } from '#procedures/procedures.ts'
import type { CaseState } from '#procedures/state.ts'
import { queryOf } from '#web/client.ts'
import { versionFor } from '#web/parts/version.ts'
import { useMe } from '#web/shell/me.ts'
import { nameIn, useWords, wordsPrefix, type Say } from '#web/words/words.ts'
import { placeFor, placesOf, type Values } from '#web/request/values.ts'
import type { Voices } from './lines.ts'
import { formKeys, labelOf } from './rows.ts'
import type { Reader } from './reader.ts'
import { useActs, type Acts } from './use-acts.ts'

/** A case as the page reads it: what the server sent, and what follows from its acts. */
export interface CaseDesk {
  readonly view: CaseView
  readonly procedure: Procedure
  readonly state: CaseState
  /** The acts, as far as they were read: the newest, and older ones as they are wanted. */
  readonly acts: Acts
  readonly side: Side
  readonly prefix: string
  readonly voices: Voices
  readonly reader: Reader
  /** Texts that govern; `null` when what the server sent is not of a form this page knows. */
  readonly stack: GoverningStack | null
  /** Profiles of the two States, as far as they are known here. */
  readonly profiles: Readonly<Record<Side, Profile | null>>
  readonly cites: (topic: Topic) => { readonly citation: string; readonly layer: string } | undefined
  /** The request as sent, else as it is being written, else as the partner shared it for comment. */
  readonly request: Values
  /** Name of the person at the desk. */
  readonly author: string
  /** Today where the reader is, `2026-11-23`. */
  readonly today: string
}

const Desk = createContext<CaseDesk | null>(null)
export const CaseDeskProvider = Desk.Provider

/** The case in hand. */
export function useCaseDesk(): CaseDesk {
  const desk = use(Desk)
  if (!desk) throw new Error('A part of a case is drawn outside a case.')
  return desk
}

/** Reads a case: finds out how the two States are called, and what its acts name. `undefined` while that is under way. */
export function useReading(view: CaseView): CaseDesk | undefined {
  const me = useMe()
  const { say, language } = useWords()
  const partner = useQuery(queryOf(readPartner, { params: { authority: view.partner.authority } }))
  const persons = useQuery(queryOf(listPersons, {}))
  const acts = useActs(view)
  const procedure = procedures[view.procedure]
  const told = partner.data
  const colleagues = persons.data?.persons
  const asked = !partner.isPending && !persons.isPending
  return useMemo(() => {
    if (!procedure || !asked) return undefined
    const state = view.folded
    const stack = governingStack.safeParse(view.governing).data ?? null
    const profiles = profilesOf(view, acts, told?.profile)
    const other: Side = view.side === 'requesting' ? 'requested' : 'requesting'
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const request = {
      ...(state.shared.request ?? view.draft?.request ?? state.shared.preConsultation?.values),
    }
    const prefix = wordsPrefix(procedure.id)
    return {
      view,
      procedure,
      state,
      acts,
      side: view.side,
      prefix,
      voices: {
        ours: stateName(profiles[view.side], me.authority.state, me.authority.names, language),
        theirs: stateName(profiles[other], view.partner.state, view.partner.names, language),
        home: new Set(me.authorities.map(authority => authority.id)),
        prefix,
        road: view.road,
        actOf: acts.find,
        nameOf: namesIn({
          acts,
          procedure,
          state,
          request,
          prefix,
          say,
          language,
          colleagues: colleagues ?? [],
        }),
      },
      reader: { say, language, zone },
      stack,
      profiles,
      cites: topic => (stack ? cite(stack, topicIn(procedure, topic)) : undefined),
      request,
      author: me.name,
      today: localDay(new Date()),
    }
  }, [view, acts, procedure, asked, told, colleagues, me, say, language])
}

/** What the ids in acts stand for: colleagues, acts, questions, parts of the request. */
function namesIn(of: {
  acts: Acts
  procedure: Procedure
  state: CaseState
  request: Values
  prefix: string
  say: Say
  language: string
  colleagues: readonly { id: string; name: string }[]
}): (id: string) => string | undefined {
  const places = placesOf(fieldsOf(of.procedure.form), of.request)
  const known = new Map([
    ...of.colleagues.map(person => [person.id, person.name] as const),
    ...of.acts.known.map(entry => [entry.header.id, of.say('case.acts.nth', { n: entry.n })] as const),
    ...(of.state.shared.preConsultation?.comments ?? []).map(
      one => [one.id, versionFor(one.comment, of.language)?.[1].text ?? ''] as const,
    ),
    ...of.state.shared.items.map(
      one => [one.key, versionFor(one.description, of.language)?.[1].text ?? one.kind] as const,
    ),
    ...of.state.shared.questions.map(
      one => [one.id, versionFor(one.question, of.language)?.[1].text ?? ''] as const,
    ),
  ])
  return id => {
    const place = placeFor(places, id)
    return known.get(id) ?? (place && labelOf(place, formKeys(of.prefix), of.say))
  }
}

/** The requested State's profile as frozen into the case, the other from where it is to be found. */
function profilesOf(view: CaseView, acts: Acts, ofPartner: unknown): Record<Side, Profile | null> {
  const first = acts.known.find(entry => entry.n === 1)?.content?.data['basis']
  const frozen = first as { requesting?: unknown } | undefined // parsed below
  const requested = profileSchema.safeParse(view.profile).data ?? null
  const requesting =
    profileSchema.safeParse(view.side === 'requesting' ? frozen?.requesting : ofPartner).data ?? null
  return { requesting, requested }
}

/** What a State is called: as its profile says, else as the world says, else as its authority does. */
function stateName(
  profile: Profile | null,
  code: string,
  authority: Readonly<Record<string, string>>,
  language: string,
): string {
  if (profile && profile.state === code) return nameIn(textsOf(profile.names), language)
  const known = /^X[A-JL-Z]$/.test(code) // codes ISO 3166 leaves to users mean nothing to the world
    ? undefined
    : new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(code)
  return known ?? nameIn(authority, language)
}

/** Texts of a profile, those languages left out that have none. */
export function textsOf(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])),
  )
}

export function localDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
