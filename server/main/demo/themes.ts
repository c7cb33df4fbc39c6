import type { offences } from './offences.ts'

/** What one invented case is about. */
export interface Theme {
  /** As its office calls it, in its own language. */
  readonly title: string
  readonly offence: keyof typeof offences
  readonly facts: { readonly en: string; readonly fr: string }
  /** Who is suspected, in the requesting State. */
  readonly suspect: string
  /** Who is to be heard, or holds the account, in the requested State. */
  readonly witness: string
  /** Kinds of measures asked for, in order. */
  readonly measures: readonly ('bankRecords' | 'videoHearing' | 'freezing')[]
  readonly urgency?: Urgency
}

interface Urgency {
  readonly why: 'life' | 'assets' | 'hearing' | 'evidence' | 'limitation'
  /** Days from the drafting to the day that matters, where there is one. */
  readonly inDays?: number
  readonly reasons: { readonly en: string; readonly fr: string }
}

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

/** Cases of Borealia, whose witnesses and money are in Aurelia. */
export const borealianThemes = {
  icones: {
    title: 'Les icônes de Sainte-Aure',
    offence: 'culturalProperty',
    facts: {
      fr: 'Trois icônes enlevées du monastère de Sainte-Aure ont été adjugées à Port Aurel. La maison de vente détient le nom du vendeur.',
      en: 'Three icons taken from the monastery of Sainte-Aure were sold at auction in Port Aurel. The auction house knows the seller.',
    },
    suspect: 'Habib Carlier',
    witness: 'Imogen Slate',
    measures: ['bankRecords'],
  },
  chantier: {
    title: 'Le chantier fantôme',
    offence: 'laundering',
    facts: {
      fr: 'Un chantier naval sans ouvriers a reçu douze millions en deux ans, repartis aussitôt vers deux comptes de Port Serin.',
      en: 'A shipyard without workers received twelve million in two years, which went on at once to two accounts in Port Serin.',
    },
    suspect: 'Réda Maurin',
    witness: 'Austin Keel',
    measures: ['freezing', 'bankRecords'],
  },
  seringues: {
    title: 'Le lot 77',
    offence: 'medicines',
    facts: {
      fr: 'Un vaccin vétérinaire a été vendu comme traitement humain. Le lot 77 a été conditionné à Lowmere.',
      en: 'A veterinary vaccine was sold as a treatment for people. Batch 77 was packed in Lowmere.',
    },
    suspect: 'Amel Rivoire',
    witness: 'Dr Nell Harker',
    measures: ['bankRecords', 'videoHearing'],
    urgency: {
      why: 'life',
      reasons: { fr: 'Des doses restent en circulation.', en: 'Doses are still in circulation.' },
    },
  },
  messagers: {
    title: 'Les messagers du vendredi',
    offence: 'laundering',
    facts: {
      fr: 'Chaque vendredi un voyageur déposait la même somme dans une banque de Port Serin, pour le compte d’une société de taxis.',
      en: 'Every Friday a traveller paid the same sum into a bank of Port Serin for a company of taxis.',
    },
    suspect: 'Slimane Arnoux',
    witness: 'Tilda Brock',
    measures: ['freezing'],
    urgency: {
      why: 'assets',
      reasons: {
        fr: 'Les fonds quittent le compte chaque lundi.',
        en: 'The money leaves the account every Monday.',
      },
    },
  },
  inspecteur: {
    title: 'L’inspecteur des quais',
    offence: 'corruption',
    facts: {
      fr: 'Un inspecteur des quais de Nordmar a reçu d’un armateur de Port Aurel l’usage d’une maison et d’un voilier.',
      en: 'An inspector of the quays of Nordmar was given the use of a house and a sailing boat by a shipowner of Port Aurel.',
    },
    suspect: 'Mourad Lefort',
    witness: 'Captain Una Raith',
    measures: ['bankRecords', 'videoHearing'],
  },
  standard: {
    title: 'Le standard muet',
    offence: 'fraud',
    facts: {
      fr: 'De faux conseillers ont fait virer l’épargne de soixante retraités vers une plateforme tenue depuis Lowmere.',
      en: 'False advisers had the savings of sixty pensioners transferred to a platform run from Lowmere.',
    },
    suspect: 'Cyril Benhaddou',
    witness: 'Oswin Tarrant',
    measures: ['bankRecords', 'freezing'],
    urgency: {
      why: 'hearing',
      inDays: 90,
      reasons: { fr: 'L’audience est fixée.', en: 'The day of the trial is set.' },
    },
  },
  cigarettes: {
    title: 'Les fourgons du bac',
    offence: 'smuggling',
    facts: {
      fr: 'Des cigarettes sans timbre ont été trouvées dans quatre fourgons loués à Port Aurel sous un même nom.',
      en: 'Unstamped cigarettes were found in four vans hired in Port Aurel under one name.',
    },
    suspect: 'Walid Fabre',
    witness: 'Judith Corrie',
    measures: ['bankRecords', 'videoHearing'],
  },
  entrepot: {
    title: 'L’entrepôt numéro neuf',
    offence: 'group',
    facts: {
      fr: 'Cinq personnes se relayaient dans un entrepôt de Nordmar payé par une société de Port Serin dont elles ignorent, disent-elles, le dirigeant.',
      en: 'Five persons took turns in a warehouse of Nordmar paid for by a company of Port Serin whose director they say they do not know.',
    },
    suspect: 'Nordine Vasseur',
    witness: 'Hugh Penrose',
    measures: ['videoHearing', 'bankRecords'],
  },
  oliveraie: {
    title: 'L’oliveraie sur papier',
    offence: 'fraud',
    facts: {
      fr: 'Des aides ont été versées pour quarante mille oliviers qui n’ont jamais été plantés. Le pépiniériste déclaré est à Lowmere.',
      en: 'Aid was paid for forty thousand olive trees that were never planted. The nursery that was declared is in Lowmere.',
    },
    suspect: 'Lotfi Garnier',
    witness: 'Beatrix Holt',
    measures: ['bankRecords'],
    urgency: {
      why: 'limitation',
      inDays: 200,
      reasons: { fr: 'La prescription approche.', en: 'Prosecution will soon be barred.' },
    },
  },
  epave: {
    title: 'L’épave assurée',
    offence: 'fraud',
    facts: {
      fr: 'Un chalutier déclaré coulé a été vu à Tern. L’expert qui a signé le constat de perte travaille à Port Aurel.',
      en: 'A trawler reported sunk was seen at Tern. The surveyor who signed the report of loss works in Port Aurel.',
    },
    suspect: 'Hakim Le Bris',
    witness: 'Morwenna Gale',
    measures: ['videoHearing'],
  },
  fret: {
    title: 'Fret et compagnie',
    offence: 'fraud',
    facts: {
      fr: 'Les mêmes conteneurs ont été facturés à trois clients. Le transitaire de Port Serin a reçu les trois paiements.',
      en: 'The same containers were invoiced to three customers. The forwarder in Port Serin took all three payments.',
    },
    suspect: 'Sonia Delmas',
    witness: 'Abel Finch',
    measures: ['bankRecords', 'videoHearing', 'freezing'],
  },
  permis: {
    title: 'Les permis de Port-Sablon',
    offence: 'forgery',
    facts: {
      fr: 'Des permis de conduire sont sortis de la même imprimante. L’encre a été commandée à un fournisseur de Lowmere.',
      en: 'Driving licences came out of the same printer. The ink was ordered from a supplier in Lowmere.',
    },
    suspect: 'Kamel Joubert',
    witness: 'Phoebe Lisle',
    measures: ['videoHearing'],
  },
  change: {
    title: 'Le bureau de change',
    offence: 'laundering',
    facts: {
      fr: 'Un bureau de change de Nordmar ne tenait pas de caisse ; les billets partaient chaque semaine à Port Serin.',
      en: 'An exchange office in Nordmar kept no till; the notes went to Port Serin every week.',
    },
    suspect: 'Zohra Maillard',
    witness: 'Lionel Stead',
    measures: ['freezing'],
    urgency: {
      why: 'assets',
      reasons: { fr: 'Le compte est vidé peu à peu.', en: 'The account is being emptied little by little.' },
    },
  },
  mosaique: {
    title: 'La mosaïque d’Aïn Zarka',
    offence: 'culturalProperty',
    facts: {
      fr: 'Une mosaïque sciée en six morceaux est passée par un garde-meuble de Port Aurel, loué au nom d’un décorateur.',
      en: 'A mosaic sawn into six pieces passed through a store in Port Aurel, rented in the name of a decorator.',
    },
    suspect: 'Adel Thibault',
    witness: 'Clara Winslow',
    measures: ['bankRecords'],
  },
  antidote: {
    title: 'L’antidote périmé',
    offence: 'medicines',
    facts: {
      fr: 'Un antidote périmé a reçu de nouvelles étiquettes. Le stock venait d’une liquidation à Lowmere.',
      en: 'An expired antidote was given new labels. The stock came from a winding-up in Lowmere.',
    },
    suspect: 'Inès Charpentier',
    witness: 'Silas Orne',
    measures: ['bankRecords', 'videoHearing'],
  },
} as const satisfies Readonly<Record<string, Theme>>
