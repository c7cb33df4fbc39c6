import type { Profile } from './shape.ts'

/** Cordovia (XC), an invented State: Spanish, then English; bound to Aurelia by a treaty of their own. */
export const cordovia: Profile = {
  state: 'XC',
  version: 1,
  effective: '2020-01-01',
  names: { en: 'Cordovia', fr: 'Cordovie', ar: 'كوردوفيا', es: 'Cordovia' },
  authorities: [
    {
      id: 'XC:central',
      names: {
        en: 'Office of the Attorney General of Cordovia, International Affairs',
        fr: 'Bureau du procureur général de la Cordovie, affaires internationales',
        ar: 'مكتب النائب العام في كوردوفيا، الشؤون الدولية',
        es: 'Fiscalía General de Cordovia, Asuntos Internacionales',
      },
      functions: ['UNTOC 18(13)', 'XA-XC 3(1)'],
      address: 'Avenida de los Tilos 88, San Telmo, Cordovia',
      phone: '+999 30 555 0130',
      email: 'cooperacion@fiscalia.cordovia.example',
      hours: { from: '08:00', to: '16:00' },
      zone: 'America/La_Paz',
    },
  ],
  languages: [
    { code: 'es', rank: 1 },
    { code: 'en', rank: 2 },
  ],
  channels: { direct: true, diplomaticRequired: false, interpolUrgent: false, oralUrgent: true },
  contents: [
    {
      topic: 'contents.offences',
      label: {
        en: 'Text of the offences and their penalties',
        fr: 'Texte des infractions et des peines encourues',
        ar: 'نصوص الجرائم وعقوباتها',
        es: 'Texto de los delitos y de sus penas',
      },
      basis: 'domestic XC International Cooperation Act, art. 22',
      required: true,
    },
    {
      topic: 'contents.contact',
      label: {
        en: 'Somebody who can be asked, with telephone and hours',
        fr: 'Une personne à joindre, avec téléphone et horaires',
        ar: 'شخص يمكن الاتصال به مع الهاتف وأوقات الدوام',
        es: 'Persona de contacto, con teléfono y horario',
      },
      basis: 'house authority-in-full',
      required: false,
    },
  ],
  deadlines: [],
  calendar: {
    weekend: [6, 7],
    holidays: ['2026-01-01', '2026-05-01', '2026-09-17', '2026-12-25', '2027-01-01', '2027-09-17'],
    counting: {
      excludeFirstDay: true,
      rollOver: true,
      basis: 'domestic XC Code of Criminal Procedure, art. 130',
    },
  },
  reciprocity: 'withoutTreaty',
  conditionOnTreaty: false,
  usesUntoc: 'notConditionalOnTreaty',
  source: {
    document: 'Notificación de Cordovia al depositario (ficticia), no. 2',
    filed: '2006-03-01',
    verifiedBy: 'International Affairs, Office of the Attorney General, Cordovia',
    verifiedOn: '2025-07-20',
  },
}
