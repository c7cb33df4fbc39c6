import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import type { Prose } from '../../field.ts'
import { reviewRequest } from '../../findings.ts'
import { fold } from '../../fold.ts'
import { letterOf } from '../../letter-of.ts'
import type { CaseLetterInput, Letter, LetterInput } from '../../letter.ts'
import type { Entry } from '../../state.ts'
import { chain, type Sketch } from '../example-acts.ts'
import { haldenTrade } from '../example.ts'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance.ts'
import { besideTheCourse } from './example-lanes.ts'

/**
 * One case in which every letter is written once, for demonstrations and tests: the request of Aurelia for the
 * records, the hearing and the freezing in the matter of Halden Trade, as Borealia received it.
 *
 * @returns letters by the act or the occasion they belong to, in the order of the case
 */
export function exampleLetters(language: string, say: LetterInput['say']): Readonly<Record<string, Letter>> {
  const letters: Record<string, Letter> = {}
  for (const entries of [chain(story), chain([...story.slice(0, 5), ...besideTheCourse])]) {
    for (const [index, entry] of entries.entries()) {
      const acts = entries.slice(0, index + 1)
      const state = fold(procedure, 'requested', acts)
      const letter = letterOf(procedure, { ...common(language, say), state, entry, acts })
      if (letter && !Object.hasOwn(letters, entry.header.type)) letters[entry.header.type] = letter
    }
  }
  const withdrawn = chain([...story.slice(0, 5), withdrawal])
  const last = letterOf(procedure, {
    ...common(language, say),
    state: fold(procedure, 'requested', withdrawn),
    entry: lastOf(withdrawn),
  })
  for (const [type, data] of Object.entries(elsewhere)) {
    const acts = chain([...story.slice(0, 5), act(type, XA, data)])
    const state = fold(procedure, 'requested', acts)
    const letter = letterOf(procedure, { ...common(language, say), state, entry: lastOf(acts) })
    if (letter) letters[type] = letter
  }
  const drafted = chain([draft])
  const shared = letterOf(procedure, {
    ...common(language, say),
    state: fold(procedure, 'requested', drafted),
    entry: lastOf(drafted),
  })
  return {
    ...letters,
    ...(shared ? { shareDraft: shared } : {}),
    ...(last ? { withdraw: last } : {}),
    ...lettersOfCase(language, say),
  }
}

/** The letters that follow from where the case stands: an incomplete request returned, progress asked for. */
function lettersOfCase(language: string, say: LetterInput['say']): Readonly<Record<string, Letter>> {
  const { facts: _facts, purpose: _purpose, ...incomplete } = haldenTrade
  const [sent, ...rest] = story
  const state = (sketches: readonly Sketch[]) => fold(procedure, 'requested', chain(sketches))
  const lacking = { ...sent, data: { ...sent?.data, request: incomplete } } as Sketch // the same act with less in it
  const findings = reviewRequest(procedure, {
    side: 'requested',
    request: incomplete,
    files: [],
    governing: stack,
    profile: borealia,
    today: '2026-11-24',
  })
  return {
    defects: caseLetter('defects', {
      ...common(language, say),
      state: state([lacking, ...rest.slice(0, 1)]),
      findings,
    }),
    statusEnquiry: caseLetter('statusEnquiry', { ...common(language, say), state: state(story.slice(0, 6)) }),
    viaNetwork: caseLetter('viaNetwork', { ...common(language, say), state: state(story.slice(0, 1)) }),
    viaLiaisonMagistrate: caseLetter('viaLiaisonMagistrate', {
      ...common(language, say),
      state: state(story.slice(0, 6)),
    }),
    viaEmbassy: caseLetter('viaEmbassy', { ...common(language, say), state: state(story.slice(0, 6)) }),
    itemLabels: caseLetter('itemLabels', {
      ...common(language, say),
      state: state([...story.slice(0, 6), labelled]),
    }),
    unacknowledged: caseLetter('statusEnquiry', {
      ...common(language, say),
      state: state(story.slice(0, 1)),
    }),
  }
}

function caseLetter(name: string, input: CaseLetterInput): Letter {
  const letter = procedure.caseLetters?.[name]?.(input)
  if (!letter) throw new Error(`The procedure has no letter ${name}`)
  return letter
}

function lastOf(entries: readonly Entry[]): Entry {
  const last = entries.at(-1)
  if (!last) throw new Error('A story without an act')
  return last
}

const stack = governing({
  requesting: 'XA',
  requested: 'XB',
  on: '2026-11-23',
  profiles: [aurelia, borealia],
})

const common = (language: string, say: LetterInput['say']) => ({
  language,
  say,
  date: '2026-11-24',
  requesting: aurelia,
  requested: borealia,
  governing: stack,
})

function both(en: string, fr: string): Prose {
  return {
    en: { text: en, origin: 'written', by: 'Mira Sol' },
    fr: { text: fr, origin: 'translated', by: 'Oda Lind' },
  }
}

const XA = 'XA:central'
const XB = 'XB:central'
const act = (type: string, from: string, data: Record<string, unknown>): Sketch => ({ type, from, data })

/** A package of ours that is on its way. */
const labelled = act('announceItems', XB, {
  items: [{ id: 'i1', kind: 'device', packages: 2, seals: 'B 4471', handling: 'Debout' }],
})

/** The acts, in their order; each that goes with a letter at least once. */
const story: readonly Sketch[] = [
  act('send', XA, {
    request: haldenTrade,
    reference: 'XA-MLA-2026-00017',
    governing: stack,
    profileVersion: '1',
  }),
  act('register', XB, {
    reference: 'BOR/2026/0412',
    officer: { name: 'Oda Lind', phone: '+999 20 555 0122', email: 'o.lind@justice.borealie.example' },
    urgency: 'P2',
    expectedBy: '2026-12-15',
  }),
  act('askInformation', XB, {
    questions: [
      {
        id: 'q1',
        path: 'measures.m1.account',
        question: both(
          'Is the last digit of the account a 1 or a 7?',
          'Le dernier chiffre du compte est-il un 1 ou un 7 ?',
        ),
      },
      {
        id: 'q2',
        path: 'facts',
        question: both('When was the last payment made?', 'Quand le dernier paiement a-t-il été fait ?'),
      },
    ],
    replyBy: '2026-12-20',
  }),
  act('answerInformation', XA, {
    answers: [
      {
        id: 'a1',
        question: '00000000-0000-4000-8000-000000000003.q1',
        answer: both(
          'It is a 1; the bank’s own statement is enclosed.',
          'C’est un 1 ; le relevé de la banque est joint.',
        ),
      },
    ],
  }),
  act('acceptMeasure', XB, { measure: 'm1', expectedBy: '2027-01-15' }),
  act('consult', XB, {
    measure: 'm3',
    about: both(
      'The whole balance would be frozen, although a quarter of it comes from the facts described. Could the freezing be limited to that part?',
      'Le gel porterait sur la totalité du solde, dont un quart seulement provient des faits décrits. Le gel pourrait-il être limité à cette part ?',
    ),
    replyBy: '2026-12-10',
  }),
  act('replyToConsultation', XA, {
    measure: 'm3',
    reply: both('A quarter is enough.', 'Un quart suffit.'),
  }),
  act('proposeCondition', XB, {
    measure: 'm3',
    terms: both(
      'A report every sixty days on whether the freezing is still needed.',
      'Un rapport tous les soixante jours sur la nécessité du gel.',
    ),
    respondBy: '2026-12-18',
  }),
  act('rejectCondition', XA, {
    measure: 'm3',
    reasons: both(
      'Sixty days are too short; ninety would do.',
      'Soixante jours sont trop courts ; quatre-vingt-dix conviendraient.',
    ),
  }),
  act('proposeCondition', XB, {
    measure: 'm3',
    terms: both('A report every ninety days.', 'Un rapport tous les quatre-vingt-dix jours.'),
  }),
  act('acceptCondition', XA, { measure: 'm3' }),
  act('postponeMeasure', XB, {
    measure: 'm2',
    reasons: both(
      'The witness is being heard in proceedings of ours until the end of the year.',
      'Le témoin est entendu dans une procédure nationale jusqu’à la fin de l’année.',
    ),
    review: '2027-01-10',
  }),
  act('resumeMeasure', XB, { measure: 'm2' }),
  act('deliverResult', XB, {
    measure: 'm1',
    note: both(
      'Statements from January to June 2025, certified by the bank.',
      'Relevés de janvier à juin 2025, certifiés par la banque.',
    ),
    procedureFollowed: 'followed',
    proof: {
      kind: 'bankRecords',
      outcome: 'done',
      on: '2026-12-14',
      by: 'Tribunal de Nordmar',
      source: 'Banque de Nordmar',
      complete: true,
      pages: 214,
      certificate: 'keeper',
      certifiedOn: '2026-12-15',
    },
    limitation: both('Not to be used for tax purposes.', 'Ne pas utiliser à des fins fiscales.'),
  }),
  act('deliverResult', XB, {
    measure: 'm3',
    note: both('A quarter of the balance is frozen.', 'Un quart du solde est gelé.'),
  }),
  act('refuseMeasure', XB, {
    measure: 'm2',
    grounds: ['essentialInterests'],
    reasons: both(
      'The hearing would reveal the identity of a protected person.',
      'L’audition révélerait l’identité d’une personne protégée.',
    ),
  }),
  act('enquireStatus', XA, {
    step: '60 days',
    text: both('The trial is set down for March.', 'L’audience est fixée en mars.'),
    replyBy: '2026-12-20',
  }),
  act('respond', XB, { note: both('The file is closed on our side.', 'Le dossier est clos de notre côté.') }),
]

/** What may come before it. */
const draft = act('shareDraft', XA, {
  draft: haldenTrade,
  version: 7,
  reference: 'XA-MLA-2026-00017',
  text: both(
    'Would the freezing need an order of our court?',
    'Le gel exigerait-il une ordonnance de notre tribunal ?',
  ),
  replyBy: '2026-12-04',
})

/** Or it goes on in another case. */
const elsewhere: Readonly<Record<string, Record<string, unknown>>> = {
  splitRequest: {
    reference: 'XA-MLA-2026-00031',
    measures: [{ id: 'c1', measure: 'm2' }],
    reasons: both('The hearing takes its own course.', 'L’audition suit son propre cours.'),
  },
  mergeRequest: {
    reference: 'XA-MLA-2026-00009',
    reasons: both('Both requests concern the same facts.', 'Les deux demandes portent sur les mêmes faits.'),
  },
  supersedeRequest: {
    reference: 'XA-MLA-2026-00044',
    measures: [
      { id: 'c1', measure: 'm1', fate: 'stays' },
      { id: 'c2', measure: 'm2', fate: 'continued' },
      { id: 'c3', measure: 'm3', fate: 'noLongerRequired' },
    ],
    reasons: both('The account has changed.', 'Le compte a changé.'),
  },
}

/** Another end of the same story. */
const withdrawal = act('withdraw', XA, {
  reasons: both(
    'The suspect has confessed; the proceedings are closed.',
    'Le suspect a avoué ; la procédure est close.',
  ),
})
