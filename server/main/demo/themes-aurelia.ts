import type { Theme } from './themes.ts'

/** Cases of Aurelia, whose witnesses and money are in Borealia. */
export const aurelianThemes = {
  vineyard: {
    title: 'The paper vineyard',
    offence: 'fraud',
    facts: {
      en: 'Subsidies were paid for a vineyard of two hundred hectares where there is a quarry. The invoices for vines came from a nursery in Nordmar that closed in 2019.',
      fr: 'Des subventions ont été versées pour un vignoble de deux cents hectares là où se trouve une carrière. Les factures de plants viennent d’une pépinière de Nordmar fermée en 2019.',
    },
    suspect: 'Corvin Ashe',
    witness: 'Lamia Ferroud',
    measures: ['bankRecords'],
    urgency: {
      why: 'limitation',
      inDays: 300,
      reasons: { en: 'Prosecution will be barred.', fr: 'L’action publique sera prescrite.' },
    },
  },
  ledger: {
    title: 'The night ledger',
    offence: 'corruption',
    facts: {
      en: 'A second set of books, found behind a boiler, records monthly payments to an inspector of the port, paid out in Nordmar.',
      fr: 'Une comptabilité parallèle, trouvée derrière une chaudière, enregistre des versements mensuels à un inspecteur du port, payés à Nordmar.',
    },
    suspect: 'Ferris Lorne',
    witness: 'Idris Benamar',
    measures: ['bankRecords', 'videoHearing'],
  },
  salvage: {
    title: 'Tern Island salvage',
    offence: 'fraud',
    facts: {
      en: 'A ship was reported lost off Tern Island and seen again, repainted, in the yard of Port-Sablon four months later. The insurer had paid.',
      fr: 'Un navire déclaré perdu au large de Tern a été revu, repeint, au chantier de Port-Sablon quatre mois plus tard. L’assureur avait payé.',
    },
    suspect: 'Hollis Crane',
    witness: 'Rachid Temmar',
    measures: ['videoHearing'],
  },
  harbour: {
    title: 'The second harbour',
    offence: 'group',
    facts: {
      en: 'The members shared the tasks: one rented the berths in Nordmar, one paid the crews, one kept the keys of the warehouse.',
      fr: 'Les membres se partageaient les tâches : l’un louait les postes d’amarrage à Nordmar, l’un payait les équipages, l’un gardait les clés de l’entrepôt.',
    },
    suspect: 'Maud Penhallow',
    witness: 'Salma Derradji',
    measures: ['videoHearing', 'bankRecords'],
  },
  vans: {
    title: 'The lighthouse vans',
    offence: 'smuggling',
    facts: {
      en: 'Every Thursday night three vans left the ferry with tobacco under the nets. The ferry company in Nordmar holds the passenger lists.',
      fr: 'Chaque jeudi soir, trois camionnettes quittaient le bac avec du tabac sous les filets. La compagnie de Nordmar détient les listes de passagers.',
    },
    suspect: 'Piers Odell',
    witness: 'Yacine Morel',
    measures: ['bankRecords', 'videoHearing'],
  },
  cards: {
    title: 'Marlow and others',
    offence: 'forgery',
    facts: {
      en: 'Residence cards of one forged series were found in four towns. The blanks were ordered from a printer in Port-Sablon.',
      fr: 'Des cartes de séjour d’une même série contrefaite ont été trouvées dans quatre villes. Les supports ont été commandés à un imprimeur de Port-Sablon.',
    },
    suspect: 'Petra Marlow',
    witness: 'Anouar Sfez',
    measures: ['videoHearing'],
  },
  callCentre: {
    title: 'The quiet call centre',
    offence: 'fraud',
    facts: {
      en: 'Callers who said they were of the bank emptied the accounts of forty elderly persons. The money went to one account in Nordmar.',
      fr: 'Des appelants se disant de la banque ont vidé les comptes de quarante personnes âgées. L’argent est allé sur un compte de Nordmar.',
    },
    suspect: 'Devin Roake',
    witness: 'Karima Zeroual',
    measures: ['bankRecords', 'freezing'],
    urgency: {
      why: 'assets',
      reasons: { en: 'The balance falls every day.', fr: 'Le solde diminue chaque jour.' },
    },
  },
  freight: {
    title: 'Halden Trade II',
    offence: 'fraud',
    facts: {
      en: 'After the first searches the company went on invoicing goods that the customs register does not know, now through a branch in Nordmar.',
      fr: 'Après les premières perquisitions, la société a continué de facturer des marchandises inconnues des douanes, désormais par une succursale de Nordmar.',
    },
    suspect: 'Otto Halden',
    witness: 'Nadia Rell',
    measures: ['bankRecords', 'videoHearing', 'freezing'],
  },
  shipyard: {
    title: 'Orsk Shipping',
    offence: 'laundering',
    facts: {
      en: 'The company paid for ships that were never built; the money came back as loans from a holding in Nordmar.',
      fr: 'La société a payé des navires jamais construits ; l’argent est revenu sous forme de prêts d’une holding de Nordmar.',
    },
    suspect: 'Leontine Orsk',
    witness: 'Mehdi Carrel',
    measures: ['freezing', 'bankRecords'],
  },
  clinic: {
    title: 'Bergamot Clinic',
    offence: 'medicines',
    facts: {
      en: 'Ampoules without active substance were delivered to six hospitals. The batch numbers lead to a wholesaler in Aïn Zarka.',
      fr: 'Des ampoules sans substance active ont été livrées à six hôpitaux. Les numéros de lot mènent à un grossiste d’Aïn Zarka.',
    },
    suspect: 'Rowan Thule',
    witness: 'Hind Belkacem',
    measures: ['bankRecords', 'videoHearing'],
    urgency: {
      why: 'life',
      reasons: { en: 'Patients are still treated with them.', fr: 'Des patients en reçoivent encore.' },
    },
  },
  antiques: {
    title: 'Vesper Antiques',
    offence: 'culturalProperty',
    facts: {
      en: 'Icons stolen in 2023 were exported as copies and paid for as originals, by transfers from a gallery in Nordmar.',
      fr: 'Des icônes volées en 2023 ont été exportées comme copies et payées comme originaux, par virements d’une galerie de Nordmar.',
    },
    suspect: 'Ansel Vesper',
    witness: 'Maître Odile Kessous',
    measures: ['bankRecords'],
  },
  couriers: {
    title: 'Kestrel Couriers',
    offence: 'laundering',
    facts: {
      en: 'Couriers carried cash over the border in parcels of nine thousand, under the limit for declaration, to one counter in Nordmar.',
      fr: 'Des convoyeurs passaient la frontière avec des liasses de neuf mille, sous le seuil de déclaration, vers un même guichet de Nordmar.',
    },
    suspect: 'Bram Kestrel',
    witness: 'Toufik Lenoir',
    measures: ['freezing'],
    urgency: {
      why: 'assets',
      reasons: { en: 'A notice to close the account was given.', fr: 'La clôture du compte a été demandée.' },
    },
  },
  pilots: {
    title: 'The pilots’ fund',
    offence: 'corruption',
    facts: {
      en: 'A benevolent fund of harbour pilots paid the school fees of two officials’ children at a college in Nordmar.',
      fr: 'Une caisse de secours des pilotes du port a payé les frais de scolarité des enfants de deux agents dans un collège de Nordmar.',
    },
    suspect: 'Edgar Prowse',
    witness: 'Samia Guérin',
    measures: ['bankRecords'],
  },
  timber: {
    title: 'Grey timber',
    offence: 'smuggling',
    facts: {
      en: 'Protected timber was shipped as garden furniture. The bills of lading were written in Port-Sablon.',
      fr: 'Du bois protégé a été expédié comme mobilier de jardin. Les connaissements ont été rédigés à Port-Sablon.',
    },
    suspect: 'Tobias Wren',
    witness: 'Nassim Ouali',
    measures: ['bankRecords', 'videoHearing'],
    urgency: {
      why: 'evidence',
      inDays: 25,
      reasons: {
        en: 'The port keeps its films for ninety days.',
        fr: 'Le port garde ses films quatre-vingt-dix jours.',
      },
    },
  },
  lottery: {
    title: 'The widow’s lottery',
    offence: 'fraud',
    facts: {
      en: 'Prize letters asked three hundred winners for a fee in advance; the fees were drawn in cash in Nordmar.',
      fr: 'Des lettres annonçaient un prix à trois cents gagnants contre des frais d’avance ; les frais ont été retirés en espèces à Nordmar.',
    },
    suspect: 'Clemency Hart',
    witness: 'Djamel Roussel',
    measures: ['bankRecords'],
  },
  ferry: {
    title: 'The ferry passports',
    offence: 'forgery',
    facts: {
      en: 'Eleven travellers showed passports of one stolen lot. All had bought their tickets at one agency in Nordmar.',
      fr: 'Onze voyageurs ont présenté des passeports d’un même lot volé. Tous avaient acheté leur billet dans une même agence de Nordmar.',
    },
    suspect: 'Jory Pell',
    witness: 'Malika Bouzid',
    measures: ['videoHearing'],
  },
  bullion: {
    title: 'Saltmarsh bullion',
    offence: 'laundering',
    facts: {
      en: 'Gold bars bought for cash in Lowmere were sold the same week to a refiner in Nordmar.',
      fr: 'Des lingots achetés en espèces à Lowmere ont été revendus la même semaine à un affineur de Nordmar.',
    },
    suspect: 'Verity Stroud',
    witness: 'Bachir Amrane',
    measures: ['freezing', 'bankRecords'],
  },
  bells: {
    title: 'The parish bells',
    offence: 'culturalProperty',
    facts: {
      en: 'Four bells taken from chapels on Tern Island were offered for sale by a dealer in Aïn Zarka.',
      fr: 'Quatre cloches enlevées dans des chapelles de l’île de Tern ont été mises en vente par un marchand d’Aïn Zarka.',
    },
    suspect: 'Alban Frost',
    witness: 'Yvon Chérif',
    measures: ['bankRecords'],
  },
  rota: {
    title: 'The harbour rota',
    offence: 'group',
    facts: {
      en: 'A rota found on a telephone names who waits at which quay, on both sides of the strait, on which night.',
      fr: 'Un tableau trouvé sur un téléphone indique qui attend à quel quai, des deux côtés du détroit, et quelle nuit.',
    },
    suspect: 'Greta Moss',
    witness: 'Farid Lacombe',
    measures: ['videoHearing'],
  },
} as const satisfies Readonly<Record<string, Theme>>
