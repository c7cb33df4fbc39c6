import type { Theme } from './themes.ts'

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
