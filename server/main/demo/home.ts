import { createHomeAuthority, type NewHomeAuthority } from '#accounts/home.ts'
import { createPerson } from '#accounts/people.ts'
import type { PersonActor } from '#db/actor.ts'
import type { Tx } from '#db/pool.ts'
import { demoPassword } from './people.ts'

/** Somebody of an authority at home. */
interface HomePerson {
  readonly login: string
  readonly name: string
  readonly language: string
  readonly phone: string
  readonly email: string
}

type DemoHome = NewHomeAuthority & { readonly person: HomePerson }

/** Authorities at home of the two States, with who works there. All are invented. */
export const demoHome = {
  XA: [
    {
      id: 'XA:prosecutor-halden',
      names: { en: 'Public Prosecutor of Port Halden', ar: 'النيابة العامة في بورت هالدن' },
      kind: 'prosecutor',
      requests: true,
      executes: true,
      person: aurelian('ines.tarrow', 'Ines Tarrow', '61'),
    },
    {
      id: 'XA:court-serin',
      names: { en: 'Court of Port Serin', ar: 'محكمة بورت سيرين' },
      kind: 'court',
      requests: false,
      executes: true,
      person: aurelian('halvar.moss', 'Halvar Moss', '62'),
    },
  ],
  XB: [
    {
      id: 'XB:judge-nordmar',
      names: {
        en: 'Investigating judge, Nordmar',
        fr: 'Juge d’instruction, Nordmar',
        ar: 'قاضي التحقيق في نوردمار',
      },
      kind: 'court',
      requests: true,
      executes: true,
      person: borealian('nadia.selmi', 'Nadia Selmi', '51'),
    },
    {
      id: 'XB:fiu',
      names: {
        en: 'Financial Intelligence Unit of Borealia',
        fr: 'Cellule de renseignement financier',
        ar: 'وحدة الاستخبارات المالية',
      },
      kind: 'fiu',
      requests: false,
      executes: true,
      person: borealian('rachid.amrani', 'Rachid Amrani', '52'),
    },
  ],
} as const satisfies Record<'XA' | 'XB', readonly DemoHome[]>

/** Adds the authorities at home of a State of the demo, and their people. Gives these by login. */
export async function settleHome(
  tx: Tx,
  state: 'XA' | 'XB',
  now: Temporal.Instant,
): Promise<Map<string, PersonActor>> {
  const people = new Map<string, PersonActor>()
  for (const { person: facts, ...authority } of demoHome[state]) {
    await createHomeAuthority(tx, authority)
    const person = await createPerson(tx, now, { ...facts, home: authority.id, password: demoPassword })
    people.set(facts.login, {
      kind: 'person',
      person,
      units: [],
      level: 0,
      everywhere: false,
      duties: [],
      home: authority.id,
    })
  }
  return people
}

function aurelian(login: string, name: string, extension: string): HomePerson {
  const email = `${login}@courts.aurelia.example`
  return { login, name, language: 'en', phone: `+999 10 555 02${extension}`, email }
}

function borealian(login: string, name: string, extension: string): HomePerson {
  const email = `${login}@tribunaux.borealie.example`
  return { login, name, language: 'ar', phone: `+999 20 555 02${extension}`, email }
}
