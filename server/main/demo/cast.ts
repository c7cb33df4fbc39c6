import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type CaseView, readCase, takeAct } from '#api/cases.ts'
import type { CaseState } from '#procedures/state.ts'
import { type Client, Refused, signedIn, type Through } from './client.ts'
import { demoPassword } from './people.ts'

/** On which side Aurelia, our office, is in a story. */
export const sides = ['requesting', 'requested'] as const
export type StorySide = (typeof sides)[number]

/**
 * The people of the story at their desks, called as in the story where Aurelia asks; where it is asked, those of the
 * other office do what they do.
 */
export interface Cast {
  /** Writes the request. */
  readonly mira: Client
  /** Approves and sends it. */
  readonly anselm: Client
  /** Registers it where it arrives. */
  readonly leila: Client
  /** Carries it out. */
  readonly yasmine: Client
  /** Heads the office that carries it out. */
  readonly omar: Client
  /** How the lines of the story call people and States. */
  readonly called: Readonly<Record<'mira' | 'anselm' | 'leila' | 'yasmine' | 'asking' | 'asked', string>>
  /** The authority that is asked. */
  readonly askedAuthority: 'XA:central' | 'XB:central'
}

/** Signs everybody in, each at the own office. */
export async function castOf(
  pair: { readonly aurelia: { readonly url: string }; readonly borealia: { readonly url: string } },
  through?: Through,
  side: StorySide = 'requesting',
): Promise<Cast> {
  const inAurelia = (login: string) => signedIn(pair.aurelia.url, login, demoPassword, through)
  const inBorealia = (login: string) => signedIn(pair.borealia.url, login, demoPassword, through)
  if (side === 'requested') {
    return {
      mira: await inBorealia('yasmine.fares'),
      anselm: await inBorealia('omar.haddad'),
      leila: await inAurelia('tamsin.quill'),
      yasmine: await inAurelia('mira.sol'),
      omar: await inAurelia('anselm.brandt'),
      called: {
        mira: 'Yasmine Farès',
        anselm: 'Omar Haddad',
        leila: 'Tamsin Quill',
        yasmine: 'Mira Sol',
        asking: 'Borealia',
        asked: 'Aurelia',
      },
      askedAuthority: 'XA:central',
    }
  }
  return {
    mira: await inAurelia('mira.sol'),
    anselm: await inAurelia('anselm.brandt'),
    leila: await inBorealia('leila.nadir'),
    yasmine: await inBorealia('yasmine.fares'),
    omar: await inBorealia('omar.haddad'),
    called: {
      mira: 'Mira Sol',
      anselm: 'Anselm Brandt',
      leila: 'Leïla Nadir',
      yasmine: 'Yasmine Farès',
      asking: 'Aurelia',
      asked: 'Borealia',
    },
    askedAuthority: 'XB:central',
  }
}

/** Looks at the case and takes an act on it as it stands. */
export async function take(
  client: Client,
  id: string,
  type: string,
  data: Record<string, unknown> = {},
  files: string[] = [],
): Promise<CaseView> {
  const { acts } = await client.call(readCase, { params: { id } })
  return client.call(takeAct, { params: { id }, body: { id: randomUUID(), type, data, files, seen: acts } })
}

/** Waits until every crossing act of the client's side has its receipt; throws after a minute. */
export async function crossed(client: Client, id: string): Promise<void> {
  const until = performance.now() + 60_000
  for (;;) {
    const { crossings, entries } = await client.call(readCase, { params: { id } })
    if (crossings.waiting + crossings.refused === 0) return
    if (crossings.refused > 0) {
      const refused = entries.find(entry => entry.crossing?.state === 'refused')
      throw new Error(`The other office refused an act: ${refused?.crossing?.error ?? 'no reason given'}.`)
    }
    if (performance.now() > until) throw new Error('A crossing act had no receipt after a minute.')
    await sleep(100)
  }
}

/** What the acts a person was shown add up to. */
export function stateOf(view: CaseView): CaseState {
  return view.folded
}

/** Makes a call that must be refused. Gives the reason. */
export async function refusal(made: Promise<unknown>): Promise<string> {
  try {
    await made
  } catch (error) {
    if (error instanceof Refused) return error.problem.reason ?? error.problem.code
    throw error
  }
  return 'accepted'
}
