import type { Prose } from '../field.ts'
import type { Request } from './form.ts'

/**
 * A request with everything said, for demonstrations and tests: a fraud in one port, a bank in another.
 * States, persons and companies are invented.
 */
export const haldenTrade: Request = {
  offences: [
    {
      id: 'o1',
      title: 'Fraud by an organized group',
      provision: 'Penal Code of Aurelia, section 214',
      text: both(
        'Whoever, as a member of a group, by deception causes loss to another is punished with up to eight years.',
        'Quiconque, membre d’un groupe, cause par tromperie un préjudice à autrui est puni de huit ans au plus.',
      ),
      maximumMonths: 96,
      limitation: 'Ten years from the last payment: 30 June 2035',
      convention: 'seriousCrime',
    },
  ],
  transnational: ['moreThanOneState'],
  suspicionGroup: both(
    'Four persons shared the proceeds by fixed parts for eighteen months.',
    'Quatre personnes se sont partagé le produit en parts fixes pendant dix-huit mois.',
  ),
  locatedThere: ['proceeds', 'evidence'],
  authority: {
    name: 'Ministry of Justice of Aurelia',
    office: 'International Cooperation Unit',
    address: '4 Harbour Row, Port Serin, Aurelia',
    officer: 'Mira Sol',
    function: 'Case officer',
    phone: '+999 10 555 0134',
    email: 'm.sol@justice.aurelia.example',
    competence: 'Mutual Assistance Act of Aurelia, section 6',
  },
  caseName: 'Halden Trade',
  proceedings: [
    {
      id: 'p1',
      reference: '17 CR 119',
      stage: 'investigation',
      subject: both('Fraud on a freight insurer.', 'Escroquerie au préjudice d’un assureur de fret.'),
      authority: 'Public Prosecutor of Port Serin',
      authorityFunctions: 'Directs the investigation and brings the charge',
    },
  ],
  summary: both(
    'The prosecutor asks for the records of an account, the hearing of a witness and a freezing.',
    'Le procureur demande les relevés d’un compte, l’audition d’un témoin et un gel.',
  ),
  persons: [
    {
      id: 'w1',
      role: 'witness',
      name: 'Nadia Rell',
      citizenship: 'Borealia',
      born: '1984-05-17',
      address: '8, quai du Nord, Nordmar',
      whereFound: 'At home, evenings',
    },
    {
      id: 's1',
      role: 'suspect',
      name: 'Otto Halden',
      citizenship: 'Aurelia',
      whereFound: 'Port Serin, in custody',
      inCustody: true,
    },
  ],
  facts: both(
    'Between January and June 2025 Halden Trade invoiced goods that the customs register does not know.',
    'Entre janvier et juin 2025, Halden Trade a facturé des marchandises inconnues du registre des douanes.',
  ),
  evidenceToDate: both('Twelve false invoices.', 'Douze fausses factures.'),
  measures: [
    {
      id: 'm1',
      kind: 'bankRecords',
      purpose: 'records',
      assistance: both('Certified copies of the records.', 'Copies certifiées des documents.'),
      nexus: both('The payments went to this account.', 'Les paiements sont arrivés sur ce compte.'),
      wishes: ['certification'],
      wishesReason: both(
        'Uncertified copies are not admitted.',
        'Les copies non certifiées sont irrecevables.',
      ),
      institution: 'Banque du Détroit',
      institutionAddress: '1, place du Port, Nordmar',
      account: 'XB42 0001 4471',
      documents: ['opening', 'statements'],
      from: '2025-01-01',
      to: '2025-06-30',
      certified: true,
    },
    {
      id: 'm2',
      kind: 'videoHearing',
      purpose: 'evidence',
      assistance: both('Hear the witness on the invoices.', 'Entendre le témoin sur les factures.'),
      nexus: both('She wrote the invoices.', 'Elle a rédigé les factures.'),
      whom: ['w1'],
      capacity: 'witness',
      court: 'Court of Port Serin',
      wishedAt: '2026-12-02T09:00[Africa/Tunis]',
      whyNotInPerson: both('She cannot leave her child.', 'Elle ne peut quitter son enfant.'),
      conductedBy: 'requestingJudge',
      interpreter: 'English and French, provided by Aurelia',
      questions: both('Who ordered the invoices?', 'Qui a commandé les factures ?'),
      testAt: '2026-11-30T10:00[Africa/Tunis]',
    },
    {
      id: 'm3',
      kind: 'freezing',
      purpose: 'searchSeizureFreezing',
      assistance: both('Freeze the balance.', 'Geler le solde.'),
      nexus: both(
        '1,240,000 of the balance came from the insurer.',
        '1 240 000 du solde proviennent de l’assureur.',
      ),
      property: both('Balance of the account ending 4471.', 'Solde du compte finissant par 4471.'),
      location: 'Nordmar',
      account: 'XB42 0001 4471',
      amount: '1 240 000 XAD',
      assetNexus: 'proceeds',
      order: 'Order of 20 November 2026, 17 CR 119',
      until: both('Until the confiscation order.', 'Jusqu’à la décision de confiscation.'),
    },
  ],
  purpose: both(
    'To prove the fraud and secure its proceeds.',
    'Prouver l’escroquerie et en préserver le produit.',
  ),
  sought: ['evidence', 'action'],
  urgency: {
    hearingOn: '2027-01-19',
    assetsMoving: true,
    wishedBy: '2026-12-15',
    reasons: both('The trial opens on 19 January.', 'Le procès s’ouvre le 19 janvier.'),
  },
  confidentiality: {
    asked: true,
    scope: ['fact', 'substance'],
    reasons: both('The account holder must not be warned.', 'Le titulaire ne doit pas être averti.'),
  },
  earlierContacts: both('Call with the unit on 2 November.', 'Appel à l’unité le 2 novembre.'),
  related: 'XA-MLA-2025-00311',
  reciprocity: 'treatyRequest',
  languages: ['en', 'fr'],
  authenticity: 'sealedExchange',
}

function both(en: string, fr: string): Prose {
  return {
    en: { text: en, origin: 'written', by: 'Mira Sol' },
    fr: { text: fr, origin: 'translated', by: 'Jonas Vey' },
  }
}
