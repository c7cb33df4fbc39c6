import type { Profile } from './shape.ts'

/** Aurelia (XA), an invented State: English, common law, no condition of a treaty. */
export const aurelia: Profile = {
  state: 'XA',
  version: 1,
  effective: '2020-01-01',
  names: { en: 'Aurelia', fr: 'Aurélie', ar: 'أوريليا' },
  authorities: [
    {
      id: 'XA:central',
      names: {
        en: 'Ministry of Justice of Aurelia, Mutual Legal Assistance Unit',
        fr: 'Ministère de la justice de l’Aurélie, unité de l’entraide judiciaire',
        ar: 'وزارة العدل في أوريليا، وحدة المساعدة القانونية المتبادلة',
      },
      functions: ['UNTOC 18(13)', 'XA-XC 3(1)'],
      address: '4 Harbour Row, Port Aurel, Aurelia',
      phone: '+999 10 555 0100',
      email: 'mutual-assistance@justice.aurelia.example',
      hours: { from: '09:00', to: '17:00' },
      zone: 'Europe/Lisbon',
    },
  ],
  languages: [{ code: 'en', rank: 1 }],
  channels: { direct: true, diplomaticRequired: false, interpolUrgent: true, oralUrgent: true },
  contents: [
    {
      topic: 'contents.offences',
      label: {
        en: 'Text of the offences and their penalties',
        fr: 'Texte des infractions et des peines encourues',
        ar: 'نصوص الجرائم وعقوباتها',
      },
      basis: 'domestic XA Mutual Assistance Act 2003, s. 14(2)',
      required: true,
    },
    {
      topic: 'contents.nexus',
      label: {
        en: 'How the facts lead to each measure',
        fr: 'Lien entre les faits et chaque mesure',
        ar: 'الصلة بين الوقائع وكل تدبير',
      },
      basis: 'domestic XA Mutual Assistance Act 2003, s. 14(3)',
      required: true,
    },
    {
      topic: 'contents.timeLimit',
      label: {
        en: 'Date by which help is needed, and why',
        fr: 'Date à laquelle l’aide est nécessaire, et pourquoi',
        ar: 'التاريخ الذي يلزم فيه تقديم المساعدة وسببه',
      },
      basis: 'house urgency-explained',
      required: false,
    },
  ],
  deadlines: [],
  calendar: {
    weekend: [6, 7],
    holidays: [
      '2026-01-01',
      '2026-04-03',
      '2026-06-09',
      '2026-08-31',
      '2026-12-25',
      '2027-01-01',
      '2027-03-26',
      '2027-06-09',
      '2027-08-30',
      '2027-12-24',
    ],
    counting: { excludeFirstDay: true, rollOver: true, basis: 'domestic XA Interpretation Act 1978, s. 6' },
  },
  reciprocity: 'withoutTreaty',
  conditionOnTreaty: false,
  usesUntoc: 'notConditionalOnTreaty',
  source: {
    document: 'Notification of Aurelia to the depositary (fictional), no. 1',
    filed: '2004-05-17',
    verifiedBy: 'Head of the Mutual Legal Assistance Unit, Aurelia',
    verifiedOn: '2025-09-01',
  },
}
