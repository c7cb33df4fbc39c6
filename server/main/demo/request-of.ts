import type { Prose } from '#procedures/field.ts'
import type { Request } from '#procedures/mutual-legal-assistance/form.ts'
import { type Offence, offences } from './offences.ts'
import { type DemoPerson, demoPeople } from './people.ts'
import { places } from './places.ts'
import type { DemoState } from './prepare.ts'
import type { Theme } from './themes.ts'

/** What a request of the docket is made of. */
export interface Writing {
  readonly from: DemoState
  readonly theme: Theme
  readonly officer: DemoPerson
  /** The day it is written. */
  readonly day: Temporal.PlainDate
  /** Tells two requests apart in what nobody chooses: references, accounts, days. */
  readonly number: number
}

/** The complete request of a theme, as an officer of its State would write it. */
export function requestOf(writing: Writing): Request {
  const { from, theme, officer, number } = writing
  const here = places[from]
  const say = sayAs(officer)
  const offence: Offence = offences[theme.offence]
  const { en, fr } = offence.title
  const own = from === 'XA' ? 'en' : 'fr'
  return {
    offences: [
      {
        id: 'o1',
        title: offence.title[own],
        provision: offence.provision[from],
        text: say(offence.text.en, offence.text.fr),
        maximumMonths: offence.months,
        limitation: ofState(
          from,
          `Ten years: ${after(writing, 2_900)}`,
          `Dix ans : le ${after(writing, 2_900)}`,
        ),
        convention: offence.convention,
      },
    ],
    transnational: ['moreThanOneState'],
    suspicionGroup: say(
      'Several persons shared tasks and proceeds for more than a year.',
      'Plusieurs personnes se sont partagé les tâches et le produit pendant plus d’un an.',
    ),
    locatedThere: ['witnesses', 'evidence'],
    authority: {
      ...here.authority,
      officer: officer.name,
      function: ofState(from, 'Case officer', 'Rédacteur'),
      phone: officer.phone,
      email: officer.email,
    },
    caseName: theme.title,
    proceedings: [
      {
        id: 'p1',
        reference: ofState(from, `${11 + number} CR ${103 + 7 * number}`, `I-26/${412 + 9 * number}`),
        stage: number % 4 === 0 ? 'prosecution' : 'investigation',
        subject: say(`${en}.`, `${fr}.`),
        ...here.proceedings,
      },
    ],
    summary: say(
      `The prosecutor asks for help in a case of ${lower(en)}.`,
      `Le parquet demande l’entraide dans une affaire de ${lower(fr)}.`,
    ),
    persons: [
      {
        id: 's1',
        role: number % 4 === 0 ? 'accused' : 'suspect',
        name: theme.suspect,
        citizenship: here.name,
        whereFound: here.city,
        inCustody: number % 7 === 0,
      },
      {
        id: 'w1',
        role: theme.measures.includes('videoHearing') ? 'witness' : 'accountHolder',
        name: theme.witness,
        citizenship: places[other(from)].name,
        address: places[other(from)].street(number),
      },
    ],
    facts: say(theme.facts.en, theme.facts.fr),
    evidenceToDate: say(
      'Papers found in a search, and the statements of two members.',
      'Des documents saisis en perquisition et les déclarations de deux membres.',
    ),
    measures: theme.measures.map((kind, index) => measureOf(kind, `m${index + 1}`, writing)),
    purpose: say(
      'To establish the facts before the court and to secure the proceeds.',
      'Établir les faits devant le tribunal et préserver le produit.',
    ),
    sought: theme.measures.includes('freezing') ? ['evidence', 'action'] : ['evidence'],
    ...urgencyOf(writing),
    confidentiality: asksConfidence(number)
      ? {
          asked: true,
          scope: ['fact', 'substance'],
          reasons: say('The holder must not be warned.', 'Le titulaire ne doit pas être averti.'),
        }
      : { asked: false },
    reciprocity: 'treatyRequest',
    languages: from === 'XA' ? ['en', 'fr'] : ['fr', 'en'],
    authenticity: 'sealedExchange',
  }
}

/** Whether this request asks the other State to keep it confidential. */
export function asksConfidence(number: number): boolean {
  return number % 3 === 0
}

type Measure = NonNullable<Request['measures']>[number]

function measureOf(kind: Writing['theme']['measures'][number], id: string, writing: Writing): Measure {
  const { from, officer, number, theme } = writing
  const there = places[other(from)]
  const say = sayAs(officer)
  switch (kind) {
    case 'bankRecords':
      return {
        id,
        kind,
        purpose: 'records',
        assistance: say(
          'Certified copies of the records of the account.',
          'Copies certifiées conformes des documents du compte.',
        ),
        nexus: say('The payments went through this account.', 'Les paiements sont passés par ce compte.'),
        wishes: ['certification'],
        wishesReason: say(
          'Copies that are not certified are not admitted.',
          'Les copies non certifiées sont irrecevables.',
        ),
        ...there.bank(number),
        holder: ['w1'],
        documents: ['opening', 'signatories', 'statements'],
        from: after(writing, -600),
        to: after(writing, -120),
        certified: true,
      }
    case 'videoHearing':
      return {
        id,
        kind,
        purpose: 'evidence',
        assistance: say('Hear the witness by video link.', 'Entendre le témoin par visioconférence.'),
        nexus: say(
          `${theme.witness} saw who gave the orders.`,
          `${theme.witness} a vu qui donnait les ordres.`,
        ),
        whom: ['w1'],
        capacity: 'witness',
        court: places[from].court,
        wishedAt: `${after(writing, 80)}T10:00[${there.zone}]`,
        testAt: `${after(writing, 77)}T10:00[${there.zone}]`,
        whyNotInPerson: say('The witness cannot leave work.', 'Le témoin ne peut quitter son emploi.'),
        conductedBy: 'requestingJudge',
        interpreter: ofState(
          from,
          'English and French, brought by Aurelia',
          'Français et anglais, à la charge de la Boréalie',
        ),
        questions: say('Who gave the orders, and when?', 'Qui a donné les ordres, et quand ?'),
      }
    case 'freezing':
      return {
        id,
        kind,
        purpose: 'searchSeizureFreezing',
        assistance: say('Freeze the balance of the account.', 'Geler le solde du compte.'),
        nexus: say('The balance comes from the offence.', 'Le solde provient de l’infraction.'),
        property: say('The balance of the account.', 'Le solde du compte.'),
        location: there.city,
        account: there.bank(number).account,
        amount: `${180 + 37 * number} 000 ${from === 'XA' ? 'XBD' : 'XAD'}`,
        assetNexus: 'proceeds',
        order: ofState(from, `Order of ${after(writing, -6)}`, `Ordonnance du ${after(writing, -6)}`),
        until: say('Until the decision on confiscation.', 'Jusqu’à la décision de confiscation.'),
      }
  }
}

function urgencyOf(writing: Writing): Pick<Request, 'urgency'> {
  const { urgency } = writing.theme
  const wishedBy = after(writing, 60)
  const say = sayAs(writing.officer)
  if (!urgency) {
    const reasons = say(
      'The investigation is to be closed this year.',
      'L’enquête doit être close cette année.',
    )
    return { urgency: { wishedBy, reasons } }
  }
  const day = urgency.inDays === undefined ? undefined : after(writing, urgency.inDays)
  const reasons = say(urgency.reasons.en, urgency.reasons.fr)
  const said = { wishedBy, reasons }
  switch (urgency.why) {
    case 'life':
      return { urgency: { ...said, threatToLife: true } }
    case 'assets':
      return { urgency: { ...said, assetsMoving: true } }
    case 'hearing':
      return { urgency: { ...said, hearingOn: day } }
    case 'evidence':
      return { urgency: { ...said, evidenceLostOn: day } }
    case 'limitation':
      return { urgency: { ...said, limitationOn: day } }
  }
}

/** A text in the languages of the pair: written in the person’s own, translated by a colleague. */
export function sayAs(person: DemoPerson): (en: string, fr: string) => Prose {
  const state = demoPeople.XA.some(one => one.login === person.login) ? 'XA' : 'XB'
  const colleague = demoPeople[state].find(
    one => one.login !== person.login && one.duties.some(duty => duty === 'officer'),
  )
  const written = { origin: 'written', by: person.name } as const
  const translated = { origin: 'translated', by: colleague?.name ?? person.name } as const
  return (en, fr) =>
    state === 'XA'
      ? { en: { text: en, ...written }, fr: { text: fr, ...translated } }
      : { fr: { text: fr, ...written }, en: { text: en, ...translated } }
}

function ofState(state: DemoState, en: string, fr: string): string {
  return state === 'XA' ? en : fr
}

function other(state: DemoState): DemoState {
  return state === 'XA' ? 'XB' : 'XA'
}

function after({ day }: Writing, days: number): string {
  return day.add({ days }).toString()
}

function lower(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
