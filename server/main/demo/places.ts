/** What a request says of each State: its cities, courts, banks and authorities, all invented. */
export const places = {
  XA: {
    name: 'Aurelia',
    city: 'Port Serin',
    zone: 'Europe/Lisbon',
    court: 'Court of Port Serin',
    street: (number: number) => `${3 + 2 * number} Chandler Street, Port Serin`,
    bank: (number: number) => ({
      institution: ['Harbour Mutual', 'Bank of Port Aurel', 'Lowmere Savings'][number % 3] ?? '',
      institutionAddress: '1 Exchange Square, Port Aurel',
      account: `XA17 0004 ${6_120 + 53 * number}`,
    }),
    authority: {
      name: 'Ministry of Justice of Aurelia',
      office: 'Mutual Legal Assistance Unit',
      address: '4 Harbour Row, Port Aurel, Aurelia',
      competence: 'Mutual Assistance Act of Aurelia, section 6',
    },
    proceedings: {
      authority: 'Public Prosecutor of Port Serin',
      authorityFunctions: 'Directs the investigation and brings the charge',
    },
  },
  XB: {
    name: 'Borealia',
    city: 'Nordmar',
    zone: 'Africa/Tunis',
    court: 'Tribunal de Nordmar',
    street: (number: number) => `${2 + 3 * number}, quai du Nord, Nordmar`,
    bank: (number: number) => ({
      institution:
        ['Banque du Détroit', 'Crédit des Arcades', 'Banque maritime de Nordmar'][number % 3] ?? '',
      institutionAddress: '1, place du Port, Nordmar',
      account: `XB42 0001 ${4_471 + 61 * number}`,
    }),
    authority: {
      name: 'Ministère de la justice de la Boréalie',
      office: 'Direction des affaires criminelles',
      address: '12, rue des Arcades, Nordmar, Boréalie',
      competence: 'Code de procédure pénale de la Boréalie, article 410',
    },
    proceedings: {
      authority: 'Juge d’instruction du tribunal de Nordmar',
      authorityFunctions: 'Instruit l’affaire et ordonne les mesures',
    },
  },
} as const
