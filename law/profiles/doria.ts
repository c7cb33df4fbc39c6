import type { Profile } from './shape.ts'

/**
 * Doria (XD), an invented State that helps only under a treaty, insists on the diplomatic channel, counts
 * longer times, and has islands with an authority of their own.
 */
export const doria: Profile = {
  state: 'XD',
  version: 1,
  effective: '2021-03-01',
  names: { en: 'Doria', fr: 'Dorie', ar: 'دوريا' },
  authorities: [
    {
      id: 'XD:central',
      names: {
        en: 'Office of the Prosecutor General of Doria',
        fr: 'Bureau du procureur général de la Dorie',
        ar: 'مكتب المدعي العام في دوريا',
      },
      functions: ['UNTOC 18(13)'],
      address: '1 Column Square, Dor, Doria',
      phone: '+999 40 555 0140',
      email: 'international@prosecutor.doria.example',
      hours: { from: '09:00', to: '18:00' },
      zone: 'Asia/Tbilisi',
    },
    {
      id: 'XD:islands',
      names: {
        en: 'Department of Justice of the Dorian Islands',
        fr: 'Département de la justice des Îles doriennes',
        ar: 'دائرة العدل في جزر دوريا',
      },
      functions: ['UNTOC 18(13)'],
      territory: { en: 'Dorian Islands', fr: 'Îles doriennes', ar: 'جزر دوريا' },
      address: '7 Lighthouse Lane, Saltmere, Dorian Islands',
      phone: '+999 41 555 0141',
      email: 'legal-assistance@justice.islands.doria.example',
      hours: { from: '08:00', to: '15:00' },
      zone: 'Asia/Dubai',
    },
  ],
  languages: [
    { code: 'ru', rank: 1 },
    { code: 'en', rank: 2 },
  ],
  channels: { direct: false, diplomaticRequired: true, interpolUrgent: true, oralUrgent: false },
  contents: [
    {
      topic: 'contents.offences',
      label: {
        en: 'Text of the offences and their penalties',
        fr: 'Texte des infractions et des peines encourues',
        ar: 'نصوص الجرائم وعقوباتها',
      },
      basis: 'domestic XD Criminal Procedure Code, art. 455',
      required: true,
    },
    {
      topic: 'contents.reciprocity',
      label: {
        en: 'Undertaking of reciprocity',
        fr: 'Engagement de réciprocité',
        ar: 'تعهد بالمعاملة بالمثل',
      },
      basis: 'domestic XD Criminal Procedure Code, art. 453',
      required: true,
    },
  ],
  deadlines: [
    {
      topic: 'additionalInformation',
      length: 60,
      unit: 'calendarDays',
      basis: 'domestic XD Criminal Procedure Code, art. 457',
    },
    {
      topic: 'acknowledgement',
      length: 10,
      unit: 'workingDays',
      basis: 'domestic XD Criminal Procedure Code, art. 456',
    },
  ],
  calendar: {
    weekend: [6, 7],
    holidays: ['2026-01-01', '2026-01-02', '2026-05-26', '2026-11-02', '2027-01-01', '2027-05-26'],
    counting: {
      excludeFirstDay: false,
      rollOver: true,
      basis: 'domestic XD Criminal Procedure Code, art. 128',
    },
  },
  reciprocity: 'always',
  conditionOnTreaty: true,
  usesUntoc: 'yes',
  source: {
    document: 'Note of Doria to the depositary (fictional), no. 5',
    filed: '2003-07-10',
    verifiedBy: 'Office of the Prosecutor General, Doria',
    verifiedOn: '2024-11-30',
  },
}
