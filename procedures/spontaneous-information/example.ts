import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { actHash } from '../act.ts'
import type { Entry } from '../state.ts'
import type { Information } from './form.ts'

/**
 * An invented case for tests: couriers stopped in Port Merle carry cash that began in Borealia, and Aurelia tells
 * Borealia without being asked.
 */
export const portMerle = {
  caseName: 'Port Merle couriers',
  inquiries: [
    {
      id: 'p1',
      reference: '31 IQ 4',
      authority: 'Public Prosecutor’s Office of Port Merle',
      subject: text('Des espèces non déclarées saisies au port.', 'Undeclared cash seized in the port.'),
    },
  ],
  offences: text('Blanchiment du produit du crime.', 'Laundering of proceeds of crime.'),
  ownLaw: 'Act on International Cooperation, section 41',
  information: [
    {
      id: 'i1',
      kind: 'facts',
      text: text(
        'Trois passeurs prennent chaque mois le ferry de Norrhaven avec des espèces.',
        'Three couriers take the ferry from Norrhaven with cash every month.',
      ),
      restriction: 'none',
    },
    {
      id: 'i2',
      kind: 'person',
      name: 'Ivo Brandt',
      whereFound: 'Norrhaven, Kai 12',
      text: text('Il remet l’argent aux passeurs.', 'He hands the money to the couriers.'),
      confidential: true,
      confidentialUntil: '2027-01-31',
      restriction: 'consent',
      terms: text('Notre agent infiltré serait reconnu.', 'Our undercover officer would be recognised.'),
    },
    {
      id: 'i3',
      kind: 'assets',
      property: 'XB42 0001 4471',
      where: 'Norrhaven Savings Bank',
      text: text('Le compte reçoit le solde.', 'The account receives the balance.'),
      restriction: 'leads',
    },
  ],
  mayServe: ['inquiries', 'request'],
  why: text('L’argent vient de Borealia.', 'The money comes from Borealia.'),
  authority: {
    name: 'Public Prosecutor’s Office of Port Merle',
    officer: 'Mira Sol',
    function: 'Prosecutor',
    phone: '+990 1 555 0131',
    email: 'mira.sol@prosecution.xa.example',
  },
  languages: ['fr', 'en'],
} satisfies Information

/** A free text in the languages of the letter. */
function text(fr: string, en: string) {
  return {
    fr: { text: fr, origin: 'written' as const, by: 'Mira Sol' },
    en: { text: en, origin: 'translated' as const, by: 'Mira Sol' },
  }
}

/** An act as a test tells it. */
export interface Sketch {
  readonly type: string
  readonly from: 'XA:central' | 'XB:central'
  readonly data?: Readonly<Record<string, unknown>>
  readonly strand?: 'shared' | 'own'
}

export const sentToBorealia: Sketch = {
  type: 'send',
  from: 'XA:central',
  data: {
    request: portMerle,
    reference: 'XA-SI-2026-00001',
    governing: governing({
      requesting: 'XA',
      requested: 'XB',
      on: '2026-11-23',
      profiles: [aurelia, borealia],
    }),
    profileVersion: '1',
  },
}
export const acknowledged: Sketch = {
  type: 'register',
  from: 'XB:central',
  data: { reference: 'BOR/SI/2026/7', officer: { name: 'Yasmine Farès' }, urgency: 'P3' },
}

/** Sketches as acts of one case, each having seen the one before, an hour apart; ids count from 1. */
export function chain(sketches: readonly Sketch[]): Entry[] {
  const entries: Entry[] = []
  for (const [index, sketch] of sketches.entries()) {
    const last = entries.findLast(entry => entry.header.strand === 'shared')
    const strand = sketch.strand ?? 'shared'
    const at = `2026-11-23T${String(index + 1).padStart(2, '0')}:00:00.000Z`
    const header = {
      format: 'comity-act/1' as const,
      id: idOf(index + 1),
      case: '22222222-2222-4222-8222-222222222222',
      procedure: 'spontaneous-information',
      version: '1.0',
      type: sketch.type,
      strand,
      from: sketch.from,
      to: strand === 'own' ? [] : [sketch.from === 'XA:central' ? 'XB:central' : 'XA:central'],
      at,
      after: strand === 'shared' && last ? [last.hash] : [],
      content: String(index + 1).padStart(64, '0'),
      files: [],
    }
    const content = { data: { ...sketch.data }, files: [] }
    entries.push({ n: index + 1, hash: actHash(header), header, content, recordedAt: at, by: null })
  }
  return entries
}

/** The id of the act with this number in a chain. */
export const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
