import type { Profile } from './shape.ts'

/** Estoria (XE), an invented State that joined UNTOC in 2024 and has declared little so far. */
export const estoria: Profile = {
  state: 'XE',
  version: 1,
  effective: '2024-03-21',
  names: { en: 'Estoria', fr: 'Estorie', ar: 'إستوريا' },
  authorities: [
    {
      id: 'XE:central',
      names: {
        en: 'Attorney General’s Chambers of Estoria',
        fr: 'Cabinet de l’Attorney General de l’Estorie',
        ar: 'ديوان النائب العام في إستوريا',
      },
      functions: ['UNTOC 18(13)'],
      address: 'State House Road, Estor, Estoria',
      phone: '+999 50 555 0150',
      email: 'central-authority@ag.estoria.example',
      hours: { from: '08:00', to: '17:00' },
      zone: 'Africa/Nairobi',
    },
  ],
  languages: [
    { code: 'en', rank: 1 },
    { code: 'sw', rank: 2 },
  ],
  channels: { direct: true, diplomaticRequired: false, interpolUrgent: false, oralUrgent: false },
  contents: [],
  deadlines: [],
  calendar: {
    weekend: [6, 7],
    holidays: ['2026-01-01', '2026-06-01', '2026-10-20', '2026-12-12', '2027-01-01', '2027-06-01'],
    counting: { excludeFirstDay: true, rollOver: true, basis: 'house counting-of-days' },
  },
  reciprocity: 'never',
  conditionOnTreaty: false,
  usesUntoc: 'unknown',
  source: {
    document: 'Letter of Estoria to the depositary (fictional), no. 1',
    filed: '2024-02-20',
    verifiedBy: 'Attorney General’s Chambers, Estoria',
    verifiedOn: '2024-06-01',
  },
}
