import { acknowledged, idOf, sentToBorealia, type Sketch } from './example.ts'

const text = (words: string) => ({ fr: { text: words, origin: 'written', by: 'Yasmine Farès' } })
const ours = (type: string, data: object): Sketch => ({ type, from: 'XA:central', data: { ...data } })
const theirs = (type: string, data: object): Sketch => ({ type, from: 'XB:central', data: { ...data } })

/** A history in which every crossing act happens, in an order that could be: for letters, vectors and tests. */
export const history: readonly Sketch[] = [
  sentToBorealia,
  acknowledged,
  theirs('acceptRestrictions', { measure: 'i3', text: text('Pour nos enquêtes seulement.') }),
  theirs('questionRestrictions', { measure: 'i2', text: text('Pouvons-nous le nommer au juge ?') }),
  ours('settleRestrictions', {
    measure: 'i2',
    outcome: 'changed',
    terms: text('Au juge seulement, à huis clos.'),
    text: text('Notre agent reste en danger.'),
  }),
  theirs('askInformation', {
    questions: [{ id: 'q1', path: 'information.i1.text', question: text('Quel jour ?') }],
    replyBy: '2026-12-10',
  }),
  ours('answerInformation', {
    answers: [{ id: 'a1', question: `${idOf(6)}.q1`, answer: text('Le premier lundi.') }],
  }),
  theirs('askUse', { measure: 'i3', proceedings: '8 KR 2', purpose: text('Comme preuve.') }),
  ours('answerUse', {
    use: idOf(8),
    answer: 'grantedOnConditions',
    conditions: text('Sans nommer la source.'),
  }),
  theirs('announceDisclosure', { measure: 'i1', proceedings: '9 KR 5', moment: 'before', on: '2026-12-20' }),
  ours('consultOnDisclosure', { notice: idOf(10), text: text('Masquez les noms des passeurs.') }),
  theirs('giveFeedback', { usefulness: 'useful', outcome: text('Deux arrestations.') }),
  theirs('linkCase', { relation: 'ledToRequest', reference: 'XB-MLA-2026-00031' }),
  ours('recall', { act: idOf(7), ask: 'destroy', reasons: text('La date était fausse.') }),
  theirs('confirmRecall', { recall: idOf(14), done: 'destroyed', on: '2026-11-24' }),
]
