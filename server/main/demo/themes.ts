import type { Prose } from '#procedures/field.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import type { Request } from '#procedures/mutual-legal-assistance/form.ts'

/** What one invented case is about, in the two languages of its letter. */
interface Theme {
  readonly name: string
  readonly offence: string
  readonly facts: readonly [string, string]
  /** Kinds of measures asked for, in order. */
  readonly measures: readonly ('bankRecords' | 'videoHearing' | 'freezing')[]
  readonly urgency?: Request['urgency']
}

/** Frauds, launderings, couriers and forgeries in ports and banks that do not exist. */
export const themes: readonly Theme[] = [
  {
    name: 'Halden Trade',
    offence: 'Fraud by an organized group',
    measures: ['bankRecords', 'videoHearing', 'freezing'],
    facts: [
      'Between January and June 2025 Halden Trade invoiced goods that the customs register does not know.',
      'Entre janvier et juin 2025, Halden Trade a facturé des marchandises inconnues du registre des douanes.',
    ],
  },
  {
    name: 'The lighthouse vans',
    offence: 'Smuggling of tobacco',
    measures: ['bankRecords', 'videoHearing'],
    facts: [
      'Three vans crossed the strait every Thursday night with tobacco hidden under nets.',
      'Trois camionnettes traversaient le détroit chaque jeudi soir avec du tabac caché sous des filets.',
    ],
  },
  {
    name: 'Orsk Shipping',
    offence: 'Money-laundering',
    measures: ['freezing', 'bankRecords'],
    facts: [
      'Orsk Shipping paid for ships that were never built; the money came back as loans.',
      'Orsk Shipping a payé des navires jamais construits ; l’argent est revenu sous forme de prêts.',
    ],
  },
  {
    name: 'The paper vineyard',
    offence: 'Fraud against public subsidies',
    measures: ['bankRecords'],
    facts: [
      'Subsidies were paid for a vineyard of two hundred hectares where there is a quarry.',
      'Des subventions ont été versées pour un vignoble de deux cents hectares là où se trouve une carrière.',
    ],
    urgency: {
      limitationOn: '2027-05-31',
      reasons: words(
        'Prosecution is barred after 31 May 2027.',
        'La prescription est acquise après le 31 mai 2027.',
      ),
    },
  },
  {
    name: 'Marlow and others',
    offence: 'Trafficking in forged documents',
    measures: ['videoHearing'],
    facts: [
      'Forged residence cards of one series were found in four towns.',
      'De fausses cartes de séjour d’une même série ont été trouvées dans quatre villes.',
    ],
  },
  {
    name: 'The night ledger',
    offence: 'Corruption of a public official',
    measures: ['bankRecords', 'videoHearing'],
    facts: [
      'A second set of books records payments to an inspector of the port.',
      'Une comptabilité parallèle enregistre des paiements à un inspecteur du port.',
    ],
  },
  {
    name: 'Kestrel Couriers',
    offence: 'Laundering of cash by couriers',
    measures: ['freezing'],
    facts: [
      'Couriers carried cash across the border in parcels of nine thousand, under the limit for declaration.',
      'Des convoyeurs passaient la frontière avec des liasses de neuf mille, sous le seuil de déclaration.',
    ],
    urgency: {
      assetsMoving: true,
      reasons: words('The balance falls every day.', 'Le solde diminue chaque jour.'),
    },
  },
  {
    name: 'The second harbour',
    offence: 'Participation in an organized criminal group',
    measures: ['videoHearing', 'bankRecords'],
    facts: [
      'The group shared tasks: one rented the berths, one paid the crews, one kept the keys.',
      'Le groupe se partageait les tâches : l’un louait les postes d’amarrage, l’un payait les équipages, l’un gardait les clés.',
    ],
  },
  {
    name: 'Vesper Antiques',
    offence: 'Trafficking in cultural property',
    measures: ['bankRecords'],
    facts: [
      'Icons stolen in 2023 were sold as copies and paid as originals.',
      'Des icônes volées en 2023 ont été vendues comme copies et payées comme originaux.',
    ],
  },
  {
    name: 'The quiet call centre',
    offence: 'Fraud by telephone',
    measures: ['bankRecords', 'freezing'],
    facts: [
      'Callers who said they were of the bank emptied the accounts of forty elderly persons.',
      'Des appelants se disant de la banque ont vidé les comptes de quarante personnes âgées.',
    ],
    urgency: {
      assetsMoving: true,
      hearingOn: '2027-02-09',
      reasons: words('The trial opens on 9 February.', 'Le procès s’ouvre le 9 février.'),
    },
  },
  {
    name: 'Tern Island salvage',
    offence: 'Insurance fraud',
    measures: ['videoHearing'],
    facts: [
      'A ship was reported lost off Tern Island and repainted in another port.',
      'Un navire déclaré perdu au large de Tern a été repeint dans un autre port.',
    ],
  },
  {
    name: 'Bergamot Clinic',
    offence: 'Trafficking in falsified medicines',
    measures: ['bankRecords', 'videoHearing'],
    facts: [
      'Ampoules without active substance were delivered to six hospitals.',
      'Des ampoules sans substance active ont été livrées à six hôpitaux.',
    ],
    urgency: {
      threatToLife: true,
      reasons: words('Patients are still being treated with them.', 'Des patients en reçoivent encore.'),
    },
  },
]

function words(en: string, fr: string): Prose {
  return {
    en: { text: en, origin: 'written', by: 'Mira Sol' },
    fr: { text: fr, origin: 'translated', by: 'Jonas Vey' },
  }
}

/** The complete request of a theme. `number` tells two requests of one theme apart. */
export function requestOf(theme: Theme, number: number, languages: readonly ('en' | 'fr')[]): Request {
  const wanted = theme.measures.map(kind => haldenTrade.measures?.find(measure => measure.kind === kind))
  return {
    ...haldenTrade,
    caseName: theme.name,
    languages: [...languages],
    offences: haldenTrade.offences?.map(offence => ({ ...offence, title: theme.offence })),
    proceedings: haldenTrade.proceedings?.map(item => ({
      ...item,
      reference: `${10 + number} CR ${100 + 7 * number}`,
      subject: words(`${theme.offence}: ${theme.name}.`, `${theme.name} : enquête pénale.`),
    })),
    summary: words(`Assistance in the case ${theme.name}.`, `Entraide dans l’affaire ${theme.name}.`),
    facts: words(theme.facts[0], theme.facts[1]),
    persons: haldenTrade.persons?.map(person =>
      person.role === 'suspect' ? { ...person, inCustody: number % 5 === 0 } : person,
    ),
    measures: wanted.flatMap((measure, index) => (measure ? [{ ...measure, id: `m${index + 1}` }] : [])),
    urgency: theme.urgency,
    confidentiality: number % 3 === 0 ? haldenTrade.confidentiality : { asked: false },
  }
}
