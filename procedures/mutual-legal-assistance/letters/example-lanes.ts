import type { Prose } from '../../field.ts'
import type { Sketch } from '../example-acts.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const act = (type: string, from: string, data: Record<string, unknown>): Sketch => ({ type, from, data })
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const fr = (text: string): Prose => ({ fr: { text, origin: 'written', by: 'Mira Sol' } })

/**
 * What may happen beside the main course, each act that goes with a letter once: the sequel of a request that was
 * sent, registered, clarified and accepted for its first measure in five acts.
 */
export const besideTheCourse: readonly Sketch[] = [
  act('estimateCosts', XB, {
    measure: 'm1',
    amount: 4200,
    currency: 'EUR',
    expenses: fr('Copie et certification de 214 pages par la banque.'),
    nature: 'substantial',
    bearer: 'requesting',
    replyBy: '2026-12-05',
  }),
  act('declineCosts', XA, { measure: 'm1', reasons: fr('Une copie électronique suffirait.') }),
  act('estimateCosts', XB, {
    measure: 'm1',
    amount: 300,
    currency: 'EUR',
    expenses: fr('Certification de la copie électronique.'),
    nature: 'ordinary',
  }),
  act('agreeCosts', XA, { measure: 'm1', bearer: 'requested', terms: fr('Sans changement.') }),
  act('answerConfidentiality', XB, {
    answer: 'partly',
    explanation: fr('La banque doit informer son client après six mois.'),
  }),
  act('goOnWithoutConfidentiality', XA, { note: fr('Prière d’user de tout le délai.') }),
  act('deliverResult', XB, { measure: 'm1', note: fr('Relevés de janvier à juin 2025.') }),
  act('askUse', XA, {
    result: id(12),
    proceedings: '9 CR 44/2026',
    purpose: fr('Les virements prouvent le paiement d’un agent public.'),
    replyBy: '2027-01-15',
  }),
  act('answerUse', XB, {
    use: id(13),
    answer: 'grantedOnConditions',
    conditions: fr('Sans publier les noms des autres clients.'),
  }),
  act('announceDisclosure', XA, {
    result: id(12),
    proceedings: '17 CR 119/2026',
    moment: 'before',
    on: '2027-02-01',
  }),
  act('consultOnDisclosure', XB, {
    notice: id(15),
    text: fr('Les noms de tiers peuvent-ils être masqués ?'),
  }),
  act('enquireStatus', XA, { step: 'network', replyBy: '2027-02-20' }),
  act('reportStatus', XB, {
    text: fr('Le témoin est convoqué.'),
    expectedBy: '2027-03-01',
  }),
  act('noLongerRequired', XA, { measure: 'm3', reasons: fr('Les fonds ont été restitués.') }),
  act('giveFeedback', XA, {
    usefulness: 'decisive',
    outcome: fr('Le tribunal s’est fondé sur les relevés.'),
  }),
  act('askCompletion', XA, { measure: 'm1', missing: fr('Le relevé de juin manque.') }),
  act('refuseMeasure', XB, {
    measure: 'm2',
    grounds: ['essentialInterests'],
    reasons: fr('Témoin protégé.'),
  }),
  act('consultAfterRefusal', XA, { measure: 'm2', text: fr('Une audition sous un nom d’emprunt ?') }),
  act('reconsiderRefusal', XB, { measure: 'm2', reasons: fr('Sous un nom d’emprunt, rien ne s’y oppose.') }),
  act('amend', XA, {
    proposal: id(99),
    changes: [
      { id: 'c1', path: 'purpose', text: fr('Prouver les paiements devant le tribunal.') },
      { id: 'c2', path: 'measures.m1.account', value: 'XB00 0000 1117' },
      { id: 'c3', path: 'measures.m1.to', value: '2025-07-31' },
    ],
    reasons: fr('Le numéro était inexact.'),
  }),
  act('linkCase', XA, {
    relation: 'supplementary',
    reference: 'XA-MLA-2026-00031',
    note: fr('Pour un second compte.'),
  }),
  act('recall', XB, { act: id(12), ask: 'destroy', reasons: fr('Une page concerne un autre client.') }),
  act('confirmRecall', XA, { recall: id(27), done: 'destroyed', on: '2027-02-12' }),
  act('endPresence', XA, {
    measure: 'm2',
    informedOn: '2027-02-14',
    servedBy: 'Police d’Aster, procès-verbal 12',
    leftOn: '2027-02-16',
  }),
  act('askConfirmation', XB, { text: fr('Nous exécutons depuis le 12.'), replyBy: '2027-02-21' }),
  act('confirmOralRequest', XA, {
    dated: '2027-02-18',
    reference: '17 CR 119',
    changes: [{ id: 'c1', path: 'measures.m1.to', value: '2025-06-30' }],
  }),
  act('announceItems', XB, {
    items: [
      {
        id: 'i1',
        kind: 'original',
        description: fr('Contrat d’ouverture du compte, signé.'),
        packages: 1,
        seals: 'B 4471',
        value: 'aucune',
        handling: 'À plat, au sec',
        returnWanted: 'returned',
      },
      { id: 'i2', kind: 'device', description: fr('Un téléphone.'), packages: 1, returnWanted: 'kept' },
    ],
    channel: 'diplomaticBag',
    sentOn: '2027-02-20',
    expectedOn: '2027-02-24',
    note: fr('Deux colis.'),
  }),
  act('confirmItems', XA, {
    consignment: id(31),
    arrivedOn: '2027-02-24',
    receivedBy: 'Mira Sol',
    packages: 1,
    seals: 'intact',
    sealsFound: 'B 4471',
    missing: [{ id: 'x1', item: `${id(31)}.i2` }],
    differences: fr('Le second colis manque.'),
  }),
  act('returnItems', XA, {
    items: [{ id: 'x1', item: `${id(31)}.i1` }],
    packages: 1,
    seals: 'A 9',
    channel: 'courier',
    sentOn: '2027-05-02',
  }),
  act('destroyItems', XB, {
    items: [{ id: 'x1', item: `${id(31)}.i1` }],
    on: '2027-06-01',
    authority: 'Tribunal de Nordmar',
    witness: 'Oda Lind',
    how: fr('Par broyage.'),
  }),
  act('forward', XB, {
    to: 'Autorité de coopération fiscale',
    contact: 'fisc@borealie.example',
    reasons: fr('Elle seule tient ces registres.'),
  }),
]
