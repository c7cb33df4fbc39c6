import type { Duty } from '#procedures/procedure.ts'

/** One password for everybody in the demo: it is no secret, and nothing but this machine can reach it. */
export const demoPassword = 'harbour-lantern-27'

/** The people of the two offices. All are invented. */
export const demoPeople = {
  XA: [
    {
      login: 'mira.sol',
      name: 'Mira Sol',
      duties: ['officer'],
      level: 1,
      language: 'en',
      phone: '+999 10 555 0134',
    },
    {
      login: 'jonas.vey',
      name: 'Jonas Vey',
      duties: ['officer'],
      level: 0,
      language: 'en',
      phone: '+999 10 555 0135',
    },
    {
      login: 'anselm.brandt',
      name: 'Anselm Brandt',
      duties: ['head'],
      level: 2,
      language: 'en',
      phone: '+999 10 555 0130',
    },
    {
      login: 'tamsin.quill',
      name: 'Tamsin Quill',
      duties: ['registrar'],
      level: 1,
      language: 'en',
      phone: '+999 10 555 0131',
    },
  ],
  XB: [
    {
      login: 'yasmine.fares',
      name: 'Yasmine Farès',
      duties: ['officer'],
      level: 1,
      language: 'ar',
      phone: '+999 20 555 0124',
    },
    {
      login: 'karim.delon',
      name: 'Karim Delon',
      duties: ['officer'],
      level: 0,
      language: 'ar',
      phone: '+999 20 555 0125',
    },
    {
      login: 'omar.haddad',
      name: 'Omar Haddad',
      duties: ['head'],
      level: 2,
      language: 'ar',
      phone: '+999 20 555 0120',
    },
    {
      login: 'leila.nadir',
      name: 'Leïla Nadir',
      duties: ['registrar'],
      level: 1,
      language: 'ar',
      phone: '+999 20 555 0121',
    },
  ],
} as const satisfies Record<'XA' | 'XB', readonly DemoPerson[]>

interface DemoPerson {
  readonly login: string
  readonly name: string
  readonly duties: readonly Duty[]
  readonly level: number
  readonly language: string
  readonly phone: string
}
