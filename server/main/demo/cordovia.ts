import type { z } from 'zod'
import type { addPartner } from '#api/partners.ts'
import type { Letter } from '#procedures/letter.ts'
import type { Request } from '#procedures/mutual-legal-assistance/form.ts'
import type { Prose } from '#procedures/field.ts'

/** Cordovia has no Comity: it is reached by letter, as an invented directory names it. */
export const cordovia: z.infer<typeof addPartner.body> = {
  authority: 'XC:central',
  state: { en: 'Cordovia', fr: 'Cordovie', ar: 'كوردوفيا' },
  names: {
    en: 'Directorate of International Cooperation of Cordovia',
    fr: 'Direction de la coopération internationale de la Cordovie',
    ar: 'مديرية التعاون الدولي في كوردوفيا',
  },
  address: '3 Orange Square, Cordova, Cordovia',
  phone: '+999 30 555 0130',
  email: 'cooperation@justice.cordovia.example',
  zone: 'America/Bogota',
  languages: ['es', 'en'],
  channels: { direct: true, diplomaticRequired: false, interpolUrgent: true, oralUrgent: false },
  weekend: [6, 7],
  document: 'Directory of competent national authorities, leaf of Cordovia',
  filed: '2025-03-01',
}

/** A free text of a letter from Cordovia. */
export function theirWords(text: string): Prose {
  return { en: { text, origin: 'written', by: 'Inés Albar' } }
}

const authority = {
  name: 'Directorate of International Cooperation of Cordovia',
  office: 'Second section',
  address: '3 Orange Square, Cordova, Cordovia',
  officer: 'Inés Albar',
  function: 'Head of section',
  phone: '+999 30 555 0131',
  email: 'i.albar@justice.cordovia.example',
}

/** What a letter about a bank in Port Aurel says, read into the form. `day` is the day it is read in. */
export function orchidLetter(day: Temporal.PlainDate): Request {
  const after = (days: number) => day.add({ days }).toString()
  return {
    offences: [
      {
        id: 'o1',
        title: 'Trafficking in protected plants by an organized group',
        provision: 'Environmental Code of Cordovia, article 88',
        text: theirWords(
          'Whoever, as a member of a group, trades in plants taken from a reserve is punished with up to seven years.',
        ),
        maximumMonths: 84,
        convention: 'seriousCrime',
      },
    ],
    transnational: ['moreThanOneState'],
    suspicionGroup: theirWords('Three growers and a carrier shared the proceeds for two seasons.'),
    locatedThere: ['proceeds', 'evidence'],
    authority,
    caseName: 'The orchid ledger',
    proceedings: [
      {
        id: 'p1',
        reference: 'F-204/26',
        stage: 'investigation',
        subject: theirWords('Trade in orchids taken from a reserve.'),
        authority: 'Prosecutor of the reserve of Alta Cordova',
        authorityFunctions: 'Directs the investigation and brings the charge',
      },
    ],
    summary: theirWords('The prosecutor asks for the records of an account and the hearing of a clerk.'),
    persons: [
      { id: 's1', role: 'suspect', name: 'Bruno Castel', citizenship: 'Cordovia', whereFound: 'Cordova' },
      {
        id: 'w1',
        role: 'witness',
        name: 'Edda Marlow',
        citizenship: 'Aurelia',
        address: '21 Chandler Street, Port Aurel',
      },
    ],
    facts: theirWords(
      'Between March and September of last year, eleven crates declared as cut flowers left Cordova for Port Aurel. Each held orchids from the reserve. A clerk of the cold store in Port Aurel signed for them, and the price was paid into an account there.',
    ),
    evidenceToDate: theirWords('The freight papers of the eleven crates.'),
    measures: [
      {
        id: 'm1',
        kind: 'bankRecords',
        purpose: 'records',
        assistance: theirWords('Copies of the opening papers and of the statements.'),
        nexus: theirWords('The price of the crates was paid into this account.'),
        institution: 'Harbour Mutual',
        account: 'XA17 0004 8821',
        documents: ['opening', 'statements'],
        from: after(-400),
        to: after(-120),
      },
      {
        id: 'm2',
        kind: 'videoHearing',
        purpose: 'evidence',
        assistance: theirWords('Hear the clerk on the eleven crates.'),
        nexus: theirWords('She signed for them.'),
        whom: ['w1'],
        capacity: 'witness',
        court: 'Court of Cordova',
        wishedAt: `${after(120)}T15:00[Europe/Lisbon]`,
        conductedBy: 'requestingJudge',
        questions: theirWords('Who collected the crates?'),
      },
    ],
    purpose: theirWords('To establish who bought the plants, before the court of Cordova.'),
    sought: ['evidence'],
    confidentiality: { asked: false },
    reciprocity: 'treatyRequest',
    languages: ['en'],
    authenticity: 'signatureAndStamp',
  }
}

/** A letter that is half read in: who asks and what happened stand there, the rest is still to be read. */
export const ferryLetter: Request = {
  authority,
  caseName: 'The ferry tickets',
  languages: ['en'],
  facts: theirWords(
    'Tickets of a ferry line that does not exist were sold to four hundred passengers. The printer is said to live in Port Serin.',
  ),
}

/** Changes that make a request of Aurelia one to Cordovia: another witness, another bank, one letter in English. */
export const toCordovia: Partial<Request> = {
  persons: [
    { id: 's1', role: 'suspect', name: 'Odile Farrant', citizenship: 'Aurelia', whereFound: 'Port Serin' },
    {
      id: 'w1',
      role: 'accountHolder',
      name: 'Tomás Rivel',
      citizenship: 'Cordovia',
      address: '14 Lemon Street, Cordova',
    },
  ],
  languages: ['en'],
  authenticity: 'signatureAndStamp',
}

/** The letter itself, to be set as the scan that came. */
export function letterOf(about: {
  readonly reference: string
  readonly day: string
  readonly title: string
  readonly paragraphs: readonly string[]
}): Letter {
  return {
    language: 'en',
    direction: 'ltr',
    title: about.title,
    sender: [cordovia.names.en, 'Second section', cordovia.address],
    addressee: [
      'Ministry of Justice of Aurelia',
      'Mutual Legal Assistance Unit',
      '4 Harbour Row, Port Aurel',
    ],
    placeAndDate: `Cordova, ${about.day}`,
    reference: about.reference,
    blocks: about.paragraphs.map(text => ({ kind: 'text', text }) as const),
    signature: ['Inés Albar', 'Head of section'],
  }
}
