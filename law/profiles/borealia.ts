import type { Profile } from './shape.ts'

/** Borealia (XB), an invented State: French first, then Arabic; civil law; Friday and Saturday are days off. */
export const borealia: Profile = {
  state: 'XB',
  version: 1,
  effective: '2020-01-01',
  names: { en: 'Borealia', fr: 'Boréalie', ar: 'بورياليا' },
  authorities: [
    {
      id: 'XB:central',
      names: {
        en: 'Ministry of Justice of Borealia, Directorate of Criminal Affairs',
        fr: 'Ministère de la justice de la Boréalie, direction des affaires criminelles',
        ar: 'وزارة العدل في بورياليا، مديرية الشؤون الجزائية',
      },
      functions: ['UNTOC 18(13)'],
      address: '12, rue des Arcades, Nordmar, Boréalie',
      phone: '+999 20 555 0120',
      email: 'entraide@justice.borealie.example',
      hours: { from: '08:30', to: '16:30' },
      zone: 'Africa/Tunis',
    },
  ],
  languages: [
    { code: 'fr', rank: 1 },
    {
      code: 'ar',
      rank: 2,
      note: {
        en: 'Annexes too, unless a translation into French is added',
        fr: 'Annexes comprises, sauf traduction française jointe',
        ar: 'بما في ذلك المرفقات ما لم تُرفق ترجمة فرنسية',
      },
    },
  ],
  channels: { direct: true, diplomaticRequired: false, interpolUrgent: true, oralUrgent: false },
  contents: [
    {
      topic: 'contents.offences',
      label: {
        en: 'Text of the offences and their penalties',
        fr: 'Texte des infractions et des peines encourues',
        ar: 'نصوص الجرائم وعقوباتها',
      },
      basis: 'domestic XB Code of Criminal Procedure, art. 412',
      required: true,
    },
    {
      topic: 'contents.limitation',
      label: {
        en: 'Whether and when prosecution becomes barred by time',
        fr: 'État et date de la prescription',
        ar: 'حالة التقادم وتاريخه',
      },
      basis: 'domestic XB Code of Criminal Procedure, art. 413',
      required: true,
    },
    {
      topic: 'contents.nexus',
      label: {
        en: 'How the facts lead to each measure',
        fr: 'Lien entre les faits et chaque mesure',
        ar: 'الصلة بين الوقائع وكل تدبير',
      },
      basis: 'domestic XB Code of Criminal Procedure, art. 414',
      required: true,
    },
    {
      topic: 'contents.relatedRequests',
      label: {
        en: 'Earlier contacts and related requests',
        fr: 'Contacts antérieurs et demandes connexes',
        ar: 'الاتصالات السابقة والطلبات ذات الصلة',
      },
      basis: 'house related-requests-named',
      required: false,
    },
    {
      topic: 'contents.annexes',
      label: {
        en: 'List of annexes, with their language',
        fr: 'Liste des annexes, avec leur langue',
        ar: 'قائمة المرفقات مع لغاتها',
      },
      basis: 'house annexes-listed',
      required: false,
    },
  ],
  deadlines: [],
  calendar: {
    weekend: [5, 6],
    holidays: [
      '2026-01-01',
      '2026-03-22',
      '2026-05-03',
      '2026-07-14',
      '2026-10-18',
      '2027-01-03',
      '2027-03-21',
      '2027-05-02',
      '2027-07-14',
      '2027-10-17',
    ],
    counting: {
      excludeFirstDay: true,
      rollOver: true,
      basis: 'domestic XB Code of Criminal Procedure, art. 801',
    },
  },
  reciprocity: 'withoutTreaty',
  conditionOnTreaty: false,
  usesUntoc: 'yes',
  source: {
    document: 'Notification de la Boréalie au dépositaire (fictive), no 3',
    filed: '2003-02-11',
    verifiedBy: 'Directorate of Criminal Affairs, Borealia',
    verifiedOn: '2025-10-15',
  },
}
