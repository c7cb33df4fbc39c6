/** An offence as a request states it, with the invented provision of each State. */
export interface Offence {
  readonly title: { readonly en: string; readonly fr: string }
  readonly provision: { readonly XA: string; readonly XB: string }
  readonly text: { readonly en: string; readonly fr: string }
  /** Maximum deprivation of liberty, in months. */
  readonly months: number
  readonly convention: 'article5' | 'article6' | 'article8' | 'seriousCrime'
}

export const offences = {
  fraud: {
    title: { en: 'Fraud by an organized group', fr: 'Escroquerie en bande organisée' },
    provision: { XA: 'Penal Code of Aurelia, section 214', XB: 'Code pénal de la Boréalie, article 405' },
    text: {
      en: 'Whoever, as a member of a group, causes loss to another by deception is punished with up to eight years.',
      fr: 'Quiconque, membre d’un groupe, cause par tromperie un préjudice à autrui est puni de huit ans au plus.',
    },
    months: 96,
    convention: 'seriousCrime',
  },
  smuggling: {
    title: { en: 'Smuggling by an organized group', fr: 'Contrebande en bande organisée' },
    provision: {
      XA: 'Customs Act of Aurelia, section 71',
      XB: 'Code des douanes de la Boréalie, article 388',
    },
    text: {
      en: 'Whoever, with others, brings goods across the border past the customs is punished with up to six years.',
      fr: 'Quiconque fait passer la frontière à des marchandises, à plusieurs et sans déclaration, est puni de six ans au plus.',
    },
    months: 72,
    convention: 'seriousCrime',
  },
  laundering: {
    title: { en: 'Money-laundering', fr: 'Blanchiment de capitaux' },
    provision: { XA: 'Penal Code of Aurelia, section 301', XB: 'Code pénal de la Boréalie, article 421' },
    text: {
      en: 'Whoever disguises where the proceeds of a crime come from is punished with up to ten years.',
      fr: 'Quiconque dissimule l’origine du produit d’un crime est puni de dix ans au plus.',
    },
    months: 120,
    convention: 'article6',
  },
  corruption: {
    title: { en: 'Corruption of a public official', fr: 'Corruption d’un agent public' },
    provision: { XA: 'Penal Code of Aurelia, section 122', XB: 'Code pénal de la Boréalie, article 177' },
    text: {
      en: 'Whoever gives a public official an advantage for an act of office is punished with up to seven years.',
      fr: 'Quiconque procure à un agent public un avantage pour un acte de sa fonction est puni de sept ans au plus.',
    },
    months: 84,
    convention: 'article8',
  },
  group: {
    title: {
      en: 'Participation in an organized criminal group',
      fr: 'Participation à un groupe criminel organisé',
    },
    provision: { XA: 'Penal Code of Aurelia, section 140', XB: 'Code pénal de la Boréalie, article 265' },
    text: {
      en: 'Whoever takes part in a group formed to commit serious crimes is punished with up to six years.',
      fr: 'Quiconque participe à un groupe formé en vue de crimes graves est puni de six ans au plus.',
    },
    months: 72,
    convention: 'article5',
  },
  forgery: {
    title: { en: 'Trafficking in forged documents', fr: 'Trafic de faux documents' },
    provision: { XA: 'Penal Code of Aurelia, section 188', XB: 'Code pénal de la Boréalie, article 441' },
    text: {
      en: 'Whoever makes or sells false official documents for gain is punished with up to five years.',
      fr: 'Quiconque fabrique ou vend de faux documents officiels à des fins lucratives est puni de cinq ans au plus.',
    },
    months: 60,
    convention: 'seriousCrime',
  },
  culturalProperty: {
    title: { en: 'Trafficking in cultural property', fr: 'Trafic de biens culturels' },
    provision: {
      XA: 'Heritage Act of Aurelia, section 19',
      XB: 'Code du patrimoine de la Boréalie, article 112',
    },
    text: {
      en: 'Whoever sells cultural property that was stolen or taken out unlawfully is punished with up to five years.',
      fr: 'Quiconque vend un bien culturel volé ou exporté illégalement est puni de cinq ans au plus.',
    },
    months: 60,
    convention: 'seriousCrime',
  },
  medicines: {
    title: { en: 'Trafficking in falsified medicines', fr: 'Trafic de médicaments falsifiés' },
    provision: {
      XA: 'Medicines Act of Aurelia, section 52',
      XB: 'Code de la santé publique de la Boréalie, article 512',
    },
    text: {
      en: 'Whoever puts falsified medicines into trade is punished with up to twelve years.',
      fr: 'Quiconque met dans le commerce des médicaments falsifiés est puni de douze ans au plus.',
    },
    months: 144,
    convention: 'seriousCrime',
  },
} as const satisfies Readonly<Record<string, Offence>>
