import type * as z from 'zod'
import * as acts from '#api/acts.ts'
import * as alike from '#api/alike.ts'
import * as arrivals from '#api/arrivals.ts'
import * as asks from '#api/asks.ts'
import * as cases from '#api/cases.ts'
import * as fileText from '#api/file-text.ts'
import * as home from '#api/home.ts'
import * as letters from '#api/letters.ts'
import * as partners from '#api/partners.ts'
import * as post from '#api/post.ts'
import * as releases from '#api/releases.ts'
import type { Route } from '#api/route.ts'
import * as session from '#api/session.ts'
import type { Me } from '#api/session.ts'
import * as translations from '#api/translations.ts'
import * as tasks from '#api/tasks.ts'
import type { Office } from '#cases/office.ts'
import type { PersonActor } from '#db/actor.ts'
import type { Crossing } from '#exchange/crossing.ts'
import type { Readable } from 'node:stream'

/** The routes of the contract with their literal types, so that each handler is checked against its route. */
export const contract = {
  ...session,
  ...cases,
  ...acts,
  ...alike,
  ...fileText,
  ...letters,
  ...arrivals,
  ...partners,
  ...post,
  ...releases,
  ...home,
  ...tasks,
  ...translations,
  ...asks,
}
type Exported = (typeof contract)[keyof typeof contract]
type AnyRoute = Extract<Exported, Route>

/** One handler for each route: with one missing, or one too many, the program does not compile. */
export type Handlers = {
  readonly [R in AnyRoute as R['id']]: (call: CallOf<R>) => Promise<ReplyOf<R>>
}

/** What a page may know of how this installation runs. */
export type Settings = {
  /** The sign-in page offers the accounts: for the demo, never for real work. */
  readonly demo: boolean
  /** Where partners reach us. */
  readonly url: () => string
}

export type SessionCookie = {
  /** The token of this call's session, or null. */
  readonly token: string | null
  set(token: string): void
  clear(): void
}

/** A body of bytes; reading it fails with a Problem when there are more than the route takes. */
export type Upload = {
  readonly stream: Readable
  /** Media type as the caller says, without parameters. */
  readonly media: string
  /** Bytes as the caller says; null when it does not. */
  readonly length: number | null
}

/** A file to be sent. `size` in bytes, when known. */
export type Download = {
  readonly content: Readable | Uint8Array
  readonly name: string
  readonly media: string
  readonly size?: number
  /** Made by us, so a page may show it; what people laid in is only ever saved. */
  readonly ours?: true
}

/** What every call brings, whatever its route. */
export type AnyCall = {
  readonly office: Office
  /** For what crosses: the office with its keys. */
  readonly crossing: Crossing
  readonly settings: Settings
  /** Where the call comes from, behind the trusted proxy if one is declared. */
  readonly address: string
  readonly cookie: SessionCookie
}
/** What a handler is given: everything parsed by the contract. */
type CallOf<R> = AnyCall &
  (R extends { open: true } ? unknown : { readonly actor: PersonActor; readonly me: Me }) &
  Part<R, 'params'> &
  Part<R, 'query'> &
  Part<R, 'body'> &
  (R extends { upload: number } ? { readonly upload: Upload } : unknown)
type Part<R, Name extends 'params' | 'query' | 'body'> = R extends { [N in Name]: z.ZodType }
  ? { readonly [N in Name]: z.output<R[Name]> }
  : unknown

type ReplyOf<R> = R extends { download: string }
  ? Download
  : R extends { reply: z.ZodType }
    ? z.output<R['reply']>
    : void
