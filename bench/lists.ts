import { listCases as listRoute, readCase as readRoute } from '#api/cases.ts'
import type { z } from 'zod'
import { listCases } from '#cases/list.ts'
import type { Office } from '#cases/office.ts'
import { readCase } from '#cases/read.ts'
import type { PersonActor } from '#db/actor.ts'
import { signedIn } from '#main/demo/client.ts'
import { demoPassword } from '#main/demo/people.ts'
import { ratio, sideBySide, type Timing } from './measure.ts'
import { logins, type Population } from './population.ts'
import { everywhereWord, frequentWord, needle } from './requests.ts'
import { asActor, replay, type Statement, statementsOf } from './statements.ts'

type Query = z.infer<typeof listRoute.query>

/** A page as the program reads it, against its SQL alone. */
export interface PageFigures {
  /** The program's function, through its pool, as that person. */
  readonly page: Timing
  /** Its SQL word for word as the restricted role, on one bare connection. */
  readonly restricted: Timing
  /** The same as the owner, whom no policy binds. */
  readonly owner: Timing
  readonly pageToRestricted: number
  readonly restrictedToOwner: number
}

export interface ListFigures {
  /** By person, then by what is asked of the register. */
  readonly register: Readonly<Record<string, Readonly<Record<string, PageFigures>>>>
  readonly casePage: Readonly<Record<string, PageFigures>>
  /** GET over HTTP from an office that runs as a process of its own, signed in. */
  readonly http: Readonly<Record<string, Readonly<Record<string, Timing>>>>
  /** The slowest p95 of the register, as function and over HTTP. */
  readonly registerP95: number
  readonly registerHttpP95: number
}

type Who = keyof typeof logins | 'small'
type Rounds = { readonly warmUp: number; readonly measured: number }

/** Reads pages of a filled register as several people. */
export async function measureLists(
  office: Office,
  urls: { appUrl: string; ownerUrl: string; http: string },
  population: Population,
  options: { cases: number; rounds: Rounds; told: (what: string) => void },
): Promise<ListFigures> {
  const { rounds, told } = options
  const register: Record<string, Record<string, PageFigures>> = {}
  const casePage: Record<string, PageFigures> = {}
  const people: readonly Who[] = ['officer', 'small', 'agency', 'auditor']
  for (const who of people) {
    told(`pages of the ${who}`)
    const actor = population[who]
    const its: Record<string, PageFigures> = {}
    for (const [name, query] of Object.entries(await queries(office, actor, options.cases))) {
      const page = (one: Office) => listCases(one, actor, query)
      its[name] = await measurePage(office, urls, actor, [page], rounds)
    }
    register[who] = its
    const { cases } = await listCases(office, actor, { most: 20 })
    const pages = cases.map(
      ({ id }) =>
        (one: Office) =>
          readCase(one, actor, id),
    )
    casePage[who] = await measurePage(office, urls, actor, pages, rounds)
  }
  told('pages over HTTP')
  const http = await measureHttp(urls.http, rounds)
  return {
    register,
    casePage,
    http,
    registerP95: worst(
      Object.values(register).flatMap(its => Object.values(its).map(({ page }) => page.p95)),
    ),
    registerHttpP95: worst(
      Object.values(http).flatMap(({ casePage: _, ...its }) => Object.values(its).map(({ p95 }) => p95)),
    ),
  }
}

/** What people ask of the register. */
async function queries(
  office: Office,
  actor: PersonActor,
  cases: number,
): Promise<Readonly<Record<string, Query>>> {
  // A place in the middle of what the person sees, found as a person would: by going on.
  const { next } = await listCases(office, actor, { most: 200 })
  return {
    newest: { most: 50 },
    goingOn: { most: 50, ...(next === null ? {} : { after: next }) },
    open: { most: 50, open: 'true' },
    state: { most: 50, state: 'inExecution' },
    rareState: { most: 50, state: 'submitted' },
    mine: { most: 50, officer: 'me' },
    partner: { most: 50, partner: 'XC:central' },
    frequentWord: { most: 50, words: frequentWord },
    everywhereWord: { most: 50, words: everywhereWord },
    wordAndState: { most: 50, words: frequentWord, state: 'inExecution' },
    rareWord: { most: 50, words: needle(997 * Math.floor(cases / 2 / 997)) },
  }
}

/** Times pages in turn, as function, as SQL of the restricted role, and as SQL of the owner. */
async function measurePage(
  office: Office,
  urls: { appUrl: string; ownerUrl: string },
  actor: PersonActor,
  pages: readonly ((office: Office) => Promise<unknown>)[],
  rounds: Rounds,
): Promise<PageFigures> {
  const asked: Statement[][] = []
  for (const page of pages) asked.push(await statementsOf(office.db, db => page({ ...office, db })))
  const turn = <T>(from: readonly T[]) => {
    let place = 0
    return () => from[place++ % from.length]
  }
  const [nextPage, nextRestricted, nextOwner] = [turn(pages), turn(asked), turn(asked)]
  return asActor(urls.appUrl, actor, restricted =>
    asActor(urls.ownerUrl, actor, async owner => {
      const times = await sideBySide(
        {
          page: async () => nextPage()?.(office),
          restricted: () => replay(restricted, nextRestricted() ?? []),
          owner: () => replay(owner, nextOwner() ?? []),
        },
        rounds,
      )
      return {
        ...times,
        pageToRestricted: ratio(times.page.p50, times.restricted.p50),
        restrictedToOwner: ratio(times.restricted.p50, times.owner.p50),
      }
    }),
  )
}

async function measureHttp(url: string, rounds: Rounds): Promise<Record<string, Record<string, Timing>>> {
  const http: Record<string, Record<string, Timing>> = {}
  for (const [who, login] of Object.entries(logins)) {
    const client = await signedIn(url, login, demoPassword)
    const { cases } = await client.call(listRoute, { query: {} })
    const id = cases[0]?.id ?? ''
    http[who] = await sideBySide(
      {
        newest: () => client.download(listRoute, { query: {} }),
        open: () => client.download(listRoute, { query: { open: 'true' } }),
        frequentWord: () => client.download(listRoute, { query: { words: frequentWord } }),
        casePage: () => client.download(readRoute, { params: { id } }),
      },
      rounds,
    )
  }
  return http
}

function worst(times: readonly number[]): number {
  return Math.max(...times)
}
