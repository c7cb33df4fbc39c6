import type { Prose } from '../field.ts'
import type { Request } from './form.ts'
import type { KindName } from './measures/kinds.ts'

type Measures = NonNullable<Request['measures']>
type OfKind<K extends KindName> = Extract<Measures[number], { kind: K }>

/** One text in the language Borealia reads. */
const fr = (text: string): Prose => ({ fr: { text, origin: 'written', by: 'Mira Sol' } })

/**
 * Of each kind of measure the least that can be asked for: what is left out here only warns. Persons are those
 * of the example request: `w1` a witness, `s1` a suspect in custody.
 */
export const leastMeasures: { readonly [K in KindName]: Omit<OfKind<K>, 'id' | 'kind'> } = {
  statement: { ...asked('evidence', 'Entendre le témoin sur les factures.'), whom: ['w1'] },
  videoHearing: { ...asked('evidence', 'Entendre le témoin par vidéoconférence.'), whom: ['w1'] },
  detaineeTransfer: { ...asked('evidence', 'Amener la personne pour témoigner.'), whom: ['s1'] },
  service: {
    ...asked('service', 'Remettre la citation au témoin.'),
    documents: [{ id: 'd1', title: 'Citation du 20 novembre 2026' }],
    addressee: ['w1'],
  },
  search: {
    ...asked('searchSeizureFreezing', 'Perquisitionner le bureau.'),
    places: [{ id: 'p1', address: '8, quai du Nord, Nordmar' }],
    sought: fr('Les factures de 2025.'),
  },
  seizure: {
    ...asked('searchSeizureFreezing', 'Saisir les registres.'),
    items: fr('Trois registres de caisse.'),
  },
  freezing: { ...asked('searchSeizureFreezing', 'Geler le solde.'), account: 'XB42 0001 4471' },
  inspection: { ...asked('inspection', 'Visiter l’entrepôt.'), place: 'Entrepôt 7, Nordmar' },
  information: asked('information', 'Dire si la société a un établissement.'),
  evidenceItems: { ...asked('information', 'Envoyer le téléphone.'), items: fr('Un téléphone.') },
  expertEvaluation: {
    ...asked('information', 'Faire examiner les signatures.'),
    questions: fr('Les signatures sont-elles de la même main ?'),
  },
  bankRecords: { ...asked('records', 'Copies des relevés.'), account: 'XB42 0001 4471' },
  corporateRecords: { ...asked('records', 'Copies des statuts.'), company: 'Halden Trade' },
  governmentRecords: {
    ...asked('records', 'Copie de l’extrait du registre.'),
    records: fr('L’extrait du registre foncier.'),
  },
  tracing: { ...asked('tracing', 'Suivre les fonds.'), startingPoint: fr('Le virement du 3 mars 2025.') },
  appearance: { ...asked('appearance', 'Inviter le témoin à l’audience.'), whom: ['w1'] },
  otherHelp: asked('other', 'Surveiller la livraison.'),
}

/** A measure of the example, with what every kind needs. */
export function leastMeasure(kind: KindName, id: string): Measures[number] {
  // The fields of a kind with that kind make a measure of it.
  return { id, kind, ...leastMeasures[kind] } as Measures[number]
}

/** Of each kind what proves it was done. */
export const proofs: { readonly [K in KindName]: Readonly<Record<string, unknown>> } = {
  statement: { ...doneBy('Police de Nordmar'), identityVerified: true, oath: 'oath', minutes: 'signed' },
  videoHearing: { ...doneBy('Tribunal de Nordmar'), identityVerified: true, oath: 'oath', minutes: 'signed' },
  detaineeTransfer: {
    outcome: 'done',
    by: 'Administration pénitentiaire',
    consentOn: '2026-12-01',
    consentLanguage: 'fr',
    consentCounsel: 'Me Aline Corr',
    agreedBy: 'Parquet général',
    handedOverOn: '2026-12-10',
    returnBy: '2026-12-20',
    returnedOn: '2026-12-19',
    custodyDays: 10,
    certificateBy: 'Prison de Port Serin',
    credited: true,
  },
  service: { ...doneBy('Huissier Pell'), receivedBy: 'Nadia Rell', manner: 'personal' },
  search: { ...doneBy('Police de Nordmar'), order: 'Ordonnance 77/2026', inventory: fr('Deux classeurs.') },
  seizure: {
    ...doneBy('Police de Nordmar'),
    order: 'Ordonnance 78/2026',
    inventory: fr('Trois registres.'),
    custodian: 'Greffe de Nordmar',
  },
  freezing: {
    ...doneBy('Tribunal de Nordmar'),
    order: 'Ordonnance 79/2026',
    amount: '900 000 XBD',
    until: '2027-06-30',
  },
  inspection: { ...doneBy('Police de Nordmar'), report: true },
  information: { outcome: 'done', by: 'Registre du commerce', source: 'Registre', asOf: '2026-12-01' },
  evidenceItems: {
    ...doneBy('Police de Nordmar'),
    inventory: fr('Un téléphone.'),
    handedTo: 'Mira Sol',
    custodyDocumented: true,
  },
  expertEvaluation: { ...doneBy('Ilan Marr'), qualification: 'Expert en écritures', report: true },
  bankRecords: records('Banque du Détroit'),
  corporateRecords: records('Halden Trade'),
  governmentRecords: { ...records('Conservation foncière'), access: 'public', given: 'whole' },
  tracing: {
    outcome: 'done',
    by: 'Cellule des avoirs',
    found: true,
    searched: ['banks', 'land'],
    asOf: '2026-12-01',
  },
  appearance: { ...doneBy('Police de Nordmar'), answer: 'consents', informedOfSafeConduct: true },
  otherHelp: doneBy('Douanes de Nordmar'),
}

function asked<P extends NonNullable<Measures[number]['purpose']>>(purpose: P, assistance: string) {
  return { purpose, assistance: fr(assistance) }
}

function doneBy(by: string) {
  return { outcome: 'done', on: '2026-12-04', by }
}

function records(source: string) {
  return { ...doneBy('Tribunal de Nordmar'), source, complete: true, certificate: 'keeper' }
}
