import type { Duty } from '#procedures/procedure.ts'

/** One password for everybody in the demo: it is no secret, and nothing but this machine can reach it. */
export const demoPassword = 'harbour-lantern-27'

/** The people of the two offices. All are invented. */
export const demoPeople = {
  XA: [
    aurelian('mira.sol', 'Mira Sol', ['officer'], 1, '34'),
    aurelian('jonas.vey', 'Jonas Vey', ['officer'], 0, '35'),
    aurelian('anselm.brandt', 'Anselm Brandt', ['head'], 2, '30'),
    aurelian('tamsin.quill', 'Tamsin Quill', ['registrar'], 1, '31'),
  ],
  XB: [
    borealian('yasmine.fares', 'Yasmine Farès', ['officer'], 1, '24'),
    borealian('karim.delon', 'Karim Delon', ['officer'], 0, '25'),
    borealian('omar.haddad', 'Omar Haddad', ['head'], 2, '20'),
    borealian('leila.nadir', 'Leïla Nadir', ['registrar'], 1, '21'),
  ],
} as const satisfies Record<'XA' | 'XB', readonly DemoPerson[]>

/** Somebody who works in an office of the demo. */
export interface DemoPerson {
  readonly login: string
  readonly name: string
  readonly duties: readonly Duty[]
  /** Highest confidentiality the person may read. */
  readonly level: 0 | 1 | 2
  readonly language: string
  readonly phone: string
  readonly email: string
}

function aurelian(
  login: string,
  name: string,
  duties: readonly Duty[],
  level: 0 | 1 | 2,
  extension: string,
): DemoPerson {
  const email = `${login}@justice.aurelia.example`
  return { login, name, duties, level, language: 'en', phone: `+999 10 555 01${extension}`, email }
}

function borealian(
  login: string,
  name: string,
  duties: readonly Duty[],
  level: 0 | 1 | 2,
  extension: string,
): DemoPerson {
  const email = `${login}@justice.borealie.example`
  return { login, name, duties, level, language: 'ar', phone: `+999 20 555 01${extension}`, email }
}
