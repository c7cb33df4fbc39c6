import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import type { Request } from '#procedures/mutual-legal-assistance/form.ts'
import type { Prose } from '#procedures/field.ts'

/** What invented cases are about: each name is in one case of twelve. */
const matters = [
  ['Halden Trade', 'Fraud by an organized group'],
  ['Orsk Shipping', 'Money-laundering'],
  ['Marlow Holdings', 'Bribery of a foreign official'],
  ['Kestrel Couriers', 'Smuggling of tobacco'],
  ['Vesper Antiques', 'Trafficking in cultural property'],
  ['Bergamot Clinic', 'Trafficking in falsified medicines'],
  ['Tern Island', 'Insurance fraud'],
  ['Lindgren Vineyards', 'Fraud against public subsidies'],
  ['Ostara Timber', 'Illegal logging'],
  ['Calder Telecom', 'Fraud by telephone'],
  ['Pallas Freight', 'Evasion of customs duties'],
  ['Rookery Lane', 'Trafficking in persons'],
] as const

/** The title a register shows for a case. */
export function titleOf(number: number): string {
  return `${matterOf(number)[0]} ${number}`
}

/** A complete request of four to six thousand characters. `number` tells it apart from all others. */
export function requestOf(number: number): Record<string, unknown> {
  const [name, offence] = matterOf(number)
  const request: Request = {
    ...haldenTrade,
    caseName: name,
    offences: haldenTrade.offences?.map(one => ({ ...one, title: offence })),
    proceedings: haldenTrade.proceedings?.map(one => ({
      ...one,
      reference: `${10 + (number % 90)} CR ${100 + number}`,
      subject: said(`${offence}: ${name}.`),
    })),
    summary: said(`Assistance in the case ${name}.`),
    facts: said(`Between January and June 2025 ${name} moved money that no book of account knows.`),
    evidenceToDate: said(number % 997 === 0 ? `A ledger of ${needle(number)}.` : 'Twelve statements.'),
    persons: haldenTrade.persons?.map((one, index) => ({ ...one, name: `Person ${index} of ${name}` })),
    // One, two or all three of the measures.
    measures: haldenTrade.measures?.slice(0, 1 + (number % 3)),
  }
  // As it would come out of a draft: nothing undefined, nothing shared with another request.
  return JSON.parse(JSON.stringify(request)) as Record<string, unknown>
}

/** The word that only this case holds. Every 997th case has one, so that a search can look for a needle. */
export function needle(number: number): string {
  return `quillon${number}`
}

/** A word one case of twelve holds, and one that nearly all that were sent hold. */
export const frequentWord = 'Kestrel'
export const everywhereWord = 'statements'

export function said(text: string): Prose {
  return { en: { text, origin: 'written', by: 'Mira Sol' } }
}

function matterOf(number: number): (typeof matters)[number] {
  return matters[number % matters.length] ?? matters[0]
}
