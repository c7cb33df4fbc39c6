/** What people of the docket say to each other, in both languages; each writes their own first. */

interface Words {
  readonly en: string
  readonly fr: string
}

/** Words that make sense of one sort of measure only, where they say so. */
export interface AboutMeasure extends Words {
  readonly about?: 'account' | 'hearing'
}

/** What is asked and said of a draft before it is a request. */
export const draft = {
  question: {
    en: 'Would this be enough for your court? We would rather ask now than be asked later.',
    fr: 'Cela suffirait-il à votre tribunal ? Nous préférons demander maintenant qu’être interrogés plus tard.',
  },
  comment: {
    en: 'Our court will ask which payments belong to which invoice. A table would do.',
    fr: 'Notre tribunal demandera quels paiements correspondent à quelle facture. Un tableau suffirait.',
  },
}

export const merging = {
  en: 'The later request asks the same of the same bank. We go on there, so that nobody works twice.',
  fr: 'La demande suivante vise la même banque. Nous continuons dans celle-ci, pour que personne ne travaille deux fois.',
}

/** Questions, each tied to a place in the request, and their answers. */
export const questions: readonly (AboutMeasure & { path: string; answer: Words })[] = [
  {
    path: 'facts',
    en: 'Who signed the transfer orders?',
    fr: 'Qui a signé les ordres de virement ?',
    answer: { en: 'The director signed them alone.', fr: 'La directrice les a signés seule.' },
  },
  {
    path: 'persons.w1.born',
    en: 'Do you have a date of birth? Two persons of this name live here.',
    fr: 'Avez-vous une date de naissance ? Deux personnes portent ce nom ici.',
    answer: { en: 'Born on 3 May 1979.', fr: 'Date de naissance : 3 mai 1979.' },
  },
  {
    path: 'measures.m1.assistance',
    about: 'account',
    en: 'The period covers a change of bank. Do you want the records of both?',
    fr: 'La période couvre un changement de banque. Voulez-vous les documents des deux ?',
    answer: {
      en: 'Yes, of both, if it takes no more than a month longer.',
      fr: 'Oui, des deux, si cela ne prend pas plus d’un mois de plus.',
    },
  },
]

export const consultations: readonly AboutMeasure[] = [
  {
    en: 'The measure could interfere with an investigation of our own into the same persons.',
    fr: 'La mesure pourrait gêner une enquête en cours ici sur les mêmes personnes.',
  },
  {
    about: 'account',
    en: 'The account serves the wages of thirty employees; a measure without end would hit them first.',
    fr: 'Le compte sert à payer trente salariés ; une mesure sans terme les frapperait les premiers.',
  },
]

export const replies: readonly AboutMeasure[] = [
  {
    en: 'We can wait two months if nobody is warned meanwhile.',
    fr: 'Nous pouvons attendre deux mois si personne n’est averti.',
  },
  {
    about: 'account',
    en: 'A part would do; what we need at least stands in the order.',
    fr: 'Une partie suffirait ; le minimum nécessaire figure dans l’ordonnance.',
  },
]

export const terms: readonly AboutMeasure[] = [
  {
    about: 'account',
    en: 'A report every sixty days whether the measure is still needed.',
    fr: 'Un rapport tous les soixante jours sur la nécessité de la mesure.',
  },
  {
    about: 'hearing',
    en: 'The record is not shown to the press before judgment.',
    fr: 'Le procès-verbal n’est pas communiqué à la presse avant le jugement.',
  },
]

export const rejection: Words = {
  en: 'Our law does not let the court close its file; could the names be left out instead?',
  fr: 'Notre loi ne permet pas le huis clos ; les noms pourraient-ils être omis ?',
}

export const refusal: Words = {
  en: 'Execution would prejudice an investigation of national security.',
  fr: 'L’exécution compromettrait une enquête intéressant la sécurité nationale.',
}

export const postponements: readonly AboutMeasure[] = [
  {
    about: 'account',
    en: 'A hearing on the same account is under way here.',
    fr: 'Une audience est en cours ici au sujet du même compte.',
  },
  {
    about: 'hearing',
    en: 'The witness is to be heard first in proceedings of our own.',
    fr: 'Le témoin doit d’abord être entendu dans une procédure d’ici.',
  },
]

export const withdrawals: readonly Words[] = [
  { en: 'The accused has died.', fr: 'L’accusé est décédé.' },
  {
    en: 'The accused has pleaded guilty; the evidence is no longer needed.',
    fr: 'L’accusé a reconnu les faits ; la preuve n’est plus nécessaire.',
  },
]

/** The authority a request should have gone to. */
export const competent = {
  authority: 'XB:customs',
  reasons: {
    en: 'Lotteries and their prizes are a matter of the customs court.',
    fr: 'Les loteries et leurs lots relèvent du tribunal des douanes.',
  },
} as const satisfies { authority: string; reasons: Words }

export const noLongerRequired: Words = {
  en: 'The owner produced the record himself.',
  fr: 'Le propriétaire a produit la pièce lui-même.',
}

export const completion: Words = {
  en: 'The last two months of the statements are missing.',
  fr: 'Les deux derniers mois des relevés manquent.',
}

export const afterRefusal: Words = {
  en: 'Would the measure be possible if the names of your officials were left out?',
  fr: 'La mesure serait-elle possible si les noms de vos fonctionnaires étaient omis ?',
}

export const reconsidered: Words = {
  en: 'Without the names nothing stands in the way any more.',
  fr: 'Sans les noms, plus rien ne s’y oppose.',
}

export const limitation: Words = {
  en: 'Use limited to the proceedings named in the request.',
  fr: 'Usage limité à la procédure nommée dans la demande.',
}

/** What stays in the office is said in its one language. */
export const athome = {
  return: {
    en: 'Say which account is meant, and attach the order.',
    fr: 'Préciser le compte visé et joindre l’ordonnance.',
  },
  abandon: { en: 'The police found the record at home.', fr: 'La police a trouvé la pièce ici.' },
  reopen: {
    en: 'The court asks for one more page of the statements.',
    fr: 'Le tribunal demande une page de plus des relevés.',
  },
} as const satisfies Readonly<Record<string, Words>>

/** Results, by kind of measure: the name of the file and its first line. */
export const results = {
  bankRecords: {
    en: ['bank-records.txt', 'Certified copy of the records of the account'],
    fr: ['releves-bancaires.txt', 'Copie certifiée conforme des relevés du compte'],
  },
  videoHearing: {
    en: ['record-of-hearing.txt', 'Record of the hearing by video link'],
    fr: ['proces-verbal-audition.txt', 'Procès-verbal de l’audition par visioconférence'],
  },
  freezing: {
    en: ['freezing-order.txt', 'Order freezing the balance, and the answer of the bank'],
    fr: ['ordonnance-de-gel.txt', 'Ordonnance de gel du solde et réponse de la banque'],
  },
} as const
