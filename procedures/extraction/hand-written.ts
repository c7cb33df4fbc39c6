import { handWrittenScripts } from './hand-written-scripts.ts'

/**
 * Letters as other authorities might write them: none of them by Comity. States and people are invented. What each
 * says was written down by hand before anything read it; a field left out there may not be proposed.
 */
export interface HandWritten {
  readonly name: string
  readonly text: string
  readonly language: string
  readonly reference?: string
  readonly dated: readonly string[]
  /** Values by path; free texts as their words alone, spaces as one. */
  readonly says: Readonly<Record<string, unknown>>
}

export const handWritten: readonly HandWritten[] = [
  {
    name: 'an English letter with numbered headings',
    language: 'en',
    reference: 'MLA/2026/0482',
    dated: ['2026-09-14'],
    text: `OFFICE OF THE PROSECUTOR GENERAL OF DORIA
International Assistance Branch
Tel.: +999 40 200 11 00

Our ref.: MLA/2026/0482                      Your ref.: XA-MLA-2026-00311
Velm, 14 September 2026

To the Central Authority of Aurelia

REQUEST FOR LEGAL ASSISTANCE IN A CRIMINAL MATTER

1. Requesting authority
Name of the office handling the matter below.
Contact person: Ilse Farrow
Tel.: +999 40 200 11 27
E-mail: i.farrow@prosecution.doria.example

2. Legal basis
United Nations Convention against Transnational Organized Crime, article 18.

3. Proceedings
Case number: K 77/26

4. Facts
Between 3 March and 28 May 2026 the two men sold shares in a company that owned nothing.
The buyers paid by transfer to an account in Aurelia. Witness: a clerk of the bank saw both.

The money left the account within a day.

5. Offences
Offence: Fraud
Provision: section 263 of the Criminal Code of Doria
Maximum penalty: 10 years

6. Persons concerned
1. Name: Tobias Ketter
   Date of birth: 02/17/1981
   Nationality: Doria
   Role: suspect
2. Name: Ana Lorn
   Date of birth: 05/06/1990
   Role: witness

7. Assistance requested
(a) Bank records of the account XA48 1020 0304 0506 07 from 1 March to 30 June 2026,
    with the opening file.
(b) Freezing of the balance on the same account.
(c) Any other step that seems useful to you.

8. Confidentiality
Please keep this request confidential.

9. Urgency
Date of the hearing: 12 January 2027

We thank you in advance.`,
    says: {
      languages: ['en'],
      'authority.officer': 'Ilse Farrow',
      'authority.phone': '+999 40 200 11 27',
      'authority.email': 'i.farrow@prosecution.doria.example',
      'proceedings.p1.reference': 'K 77/26',
      'facts.en':
        'Between 3 March and 28 May 2026 the two men sold shares in a company that owned nothing. The buyers paid by transfer to an account in Aurelia. Witness: a clerk of the bank saw both. The money left the account within a day.',
      'offences.o1.title': 'Fraud',
      'offences.o1.provision': 'section 263 of the Criminal Code of Doria',
      'offences.o1.maximumMonths': 120,
      'persons.p1.name': 'Tobias Ketter',
      'persons.p1.born': '1981-02-17',
      'persons.p1.citizenship': 'Doria',
      'persons.p1.role': 'suspect',
      'persons.p2.name': 'Ana Lorn',
      'persons.p2.born': ['1990-06-05', '1990-05-06'],
      'persons.p2.role': 'witness',
      'measures.m1': 'bankRecords',
      'measures.m1.assistance.en':
        'Bank records of the account XA48 1020 0304 0506 07 from 1 March to 30 June 2026, with the opening file.',
      'measures.m1.account': 'XA48 1020 0304 0506 07',
      'measures.m2': 'freezing',
      'measures.m2.assistance.en': 'Freezing of the balance on the same account.',
      'confidentiality.asked': true,
      'urgency.hearingOn': '2027-01-12',
    },
  },
  {
    name: 'a short English letter of labels alone',
    language: 'en',
    reference: '44-B/26',
    dated: [],
    text: `REQUEST

File No.: 44-B/26
Requesting authority: District Court of Olm
Contact officer: Per Anders; Telephone: 0999 33 12 12; E-mail: court.olm@justice.estoria.example
Case no.: 3 Ds 19/26
Accused: HOLT, Greta (born 7 April 1979, citizen of Estoria)
Witness: Marlo Venn, merchant, of the house by the bridge
Date of hearing: 03/04/2027
Reply requested by: 1 February 2027

Facts: The accused sold a painting that was not hers. The buyer lives in your country.

Please hear the witness about the sale.`,
    says: {
      languages: ['en'],
      'authority.name': 'District Court of Olm',
      'authority.officer': 'Per Anders',
      'authority.phone': '0999 33 12 12',
      'authority.email': 'court.olm@justice.estoria.example',
      'proceedings.p1.reference': '3 Ds 19/26',
      'persons.p1.role': 'accused',
      'persons.p1.name': 'HOLT, Greta',
      'persons.p1.born': '1979-04-07',
      'persons.p1.citizenship': 'Estoria',
      'urgency.hearingOn': ['2027-04-03', '2027-03-04'],
      'urgency.wishedBy': '2027-02-01',
      'facts.en': 'The accused sold a painting that was not hers. The buyer lives in your country.',
    },
  },
  {
    name: 'a French commission rogatoire in the old style',
    language: 'fr',
    reference: 'CRI 26/118',
    dated: ['2026-10-01'],
    text: `RÉPUBLIQUE DE BOREALIA
Tribunal de Nordmar — Cabinet d’instruction

N/Réf. : CRI 26/118
V/Réf. : néant
Nordmar, le 1er octobre 2026

COMMISSION ROGATOIRE INTERNATIONALE

Autorité requérante : Juge d’instruction près le tribunal de Nordmar
Affaire suivie par : Solène Aubrac
Tél. : +999 20 444 10 10
Courriel : instruction2@tribunal-nordmar.example
N° du parquet : P26.118.004

EXPOSÉ DES FAITS
Le 12 février 2026, un entrepôt du port a été vidé de sa marchandise. Les véhicules employés
avaient été loués à Cordovia par une société sans activité.

Mis en cause : Karel Dvorn, né le 9 juillet 1988, de nationalité aurélienne
Ces mots appartiennent encore à l’exposé.

QUALIFICATION JURIDIQUE
Infraction : Vol en bande organisée
Texte applicable : article 311-9 du code pénal de Borealia
Peine encourue : 15 ans

PERSONNES CONCERNÉES
Nom et prénom : VARGA Lena
Date de naissance : 3 août 1992
Nationalité : Cordovia
Qualité : témoin
Nom et prénom : DVORN Karel
Né le : 09.07.1988
Qualité : mis en cause

MESURES DEMANDÉES
1) Audition du témoin Lena Varga sur la location des véhicules.
2) Remise de documents bancaires : compte XC48 BANK 0012 3456 79.
3) Entendre toute personne utile.

CONFIDENTIALITÉ
La présente demande ne doit pas être portée à la connaissance des intéressés.

Veuillez agréer l’expression de ma haute considération.`,
    says: {
      languages: ['fr'],
      'authority.name': 'Juge d’instruction près le tribunal de Nordmar',
      'authority.officer': 'Solène Aubrac',
      'authority.phone': '+999 20 444 10 10',
      'authority.email': 'instruction2@tribunal-nordmar.example',
      'proceedings.p1.reference': 'P26.118.004',
      'facts.fr':
        'Le 12 février 2026, un entrepôt du port a été vidé de sa marchandise. Les véhicules employés avaient été loués à Cordovia par une société sans activité. Mis en cause : Karel Dvorn, né le 9 juillet 1988, de nationalité aurélienne Ces mots appartiennent encore à l’exposé.',
      'offences.o1.title': 'Vol en bande organisée',
      'offences.o1.provision': 'article 311-9 du code pénal de Borealia',
      'offences.o1.maximumMonths': 180,
      'persons.p1.name': 'VARGA Lena',
      'persons.p1.born': '1992-08-03',
      'persons.p1.citizenship': 'Cordovia',
      'persons.p1.role': 'witness',
      'persons.p2.name': 'DVORN Karel',
      'persons.p2.born': ['1988-07-09', '1988-09-07'],
      'persons.p2.role': 'suspect',
      'measures.m1': 'statement',
      'measures.m1.assistance.fr': 'Audition du témoin Lena Varga sur la location des véhicules.',
      'measures.m2': 'bankRecords',
      'measures.m2.assistance.fr': 'Remise de documents bancaires : compte XC48 BANK 0012 3456 79.',
    },
  },
  {
    name: 'a Spanish letter, badly laid out',
    language: 'es',
    reference: '118/2026-CJI',
    dated: ['2026-08-05'],
    text: `   FISCALÍA DE CORDOVIA   

 Nuestra referencia:118/2026-CJI      Fecha:  5 de agosto de 2026


AUTORIDAD REQUIRENTE
Autoridad requirente:Fiscalía Especial de Puerto Alto
  Persona de contacto:   Inés Quiroga
Teléfono:(999) 30-555-0199
Correo electrónico:iquiroga(arroba)fiscalia.example

PROCEDIMIENTO
Número de expediente: FE-26-0931


HECHOS
   Desde enero de 2025 los investigados
introdujeron dinero en efectivo
por la frontera y lo ingresaron
en dos bancos de su país.

DELITOS
Delito: Blanqueo de capitales
Artículo: 301 del Código Penal de Cordovia
Pena máxima: de 6 meses a 6 años


PERSONAS INVESTIGADAS
1. Nombre y apellidos: Bruno Salcedo Rey
Fecha de nacimiento: 30/11/1975
Nacionalidad: Cordovia
Domicilio: calle del Faro 12,
Puerto Alto
2. Nombre y apellidos: Marta Ibáñez
Fecha de nacimiento: 1980

DILIGENCIAS SOLICITADAS
1. Extractos bancarios de la cuenta XB71 0042 0001 4471 00.
2. Bloqueo de la cuenta.

URGENCIA
Los fondos se mueven cada semana.`,
    says: {
      languages: ['es'],
      'authority.name': 'Fiscalía Especial de Puerto Alto',
      'authority.officer': 'Inés Quiroga',
      'authority.phone': '(999) 30-555-0199',
      'proceedings.p1.reference': 'FE-26-0931',
      'facts.es':
        'Desde enero de 2025 los investigados introdujeron dinero en efectivo por la frontera y lo ingresaron en dos bancos de su país.',
      'offences.o1.title': 'Blanqueo de capitales',
      'offences.o1.provision': '301 del Código Penal de Cordovia',
      'persons.p1.name': 'Bruno Salcedo Rey',
      'persons.p1.born': '1975-11-30',
      'persons.p1.citizenship': 'Cordovia',
      'persons.p2.name': 'Marta Ibáñez',
      'measures.m1': 'bankRecords',
      'measures.m1.assistance.es': 'Extractos bancarios de la cuenta XB71 0042 0001 4471 00.',
      'measures.m1.account': 'XB71 0042 0001 4471 00',
      'measures.m2': 'freezing',
      'measures.m2.assistance.es': 'Bloqueo de la cuenta.',
      'urgency.reasons.es': 'Los fondos se mueven cada semana.',
    },
  },
  ...handWrittenScripts,
  {
    name: 'an English letter in one piece, with nothing to hold on to',
    language: 'en',
    dated: ['2026-06-02'],
    text: `Harbour Police of Estoria

2 June 2026

Dear colleagues,

we are looking into the loss of a yacht that was insured for EUR 2,400,000 by a company in your
country. The owner, a Mr Falk, told us on 5 May 2026 that it sank, but a boat of the same make was
seen in your port. Could you tell us whether it is registered with you, and under which name? If
there is an account with IBAN XB71 0042 0001 4471 01 we would like to know its holder. You reach me
at +999 55 12 12 12 or by e-mail to harbour@police.estoria.example. This is not confidential, and
there is no urgency.

With kind regards
Hanne Bruun`,
    says: { languages: ['en'] },
  },
  {
    name: 'a French letter whose words look like labels and are none',
    language: 'fr',
    reference: '2026-77',
    dated: [],
    text: `Parquet général d’Aurelia
Référence : 2026-77

Objet : suite de notre entretien

Nom de code de l’affaire : « Tempête ». Date prévue pour la réunion : mardi.
Banque et compte seront précisés par un envoi séparé.

FAITS :
Le dossier est entre vos mains depuis le printemps.
Adresse : celle que vous connaissez.

PERSONNES CONCERNÉES
Les mêmes que dans la demande précédente.

MESURES DEMANDÉES
Nous vous prions de poursuivre l’audition commencée.

CONFIDENTIALITÉ
Aucune confidentialité n’est demandée.`,
    says: {
      languages: ['fr'],
      'facts.fr': 'Le dossier est entre vos mains depuis le printemps. Adresse : celle que vous connaissez.',
    },
  },
]
