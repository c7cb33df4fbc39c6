import { randomUUID } from 'node:crypto'
import { ask } from '#cases/ask-steps.ts'
import { demoHome } from './home.ts'
import type { DemoState, PreparedOffice } from './prepare.ts'

/** What an authority at home of each State asked for yesterday, and nobody took up yet. */
const waiting = {
  XA: {
    partner: 'XB:central',
    language: 'en',
    subject: 'Owner of the motor yacht Calluna',
    facts:
      'Since May the harbour police of Port Halden has seized tobacco without excise stamps three times, each time brought ashore from the motor yacht Calluna. The crew says that a company in Nordmar hires them and pays in cash.',
    needs:
      'Who owns and who manages the company in Nordmar, from its register, and who hired the berth there.',
  },
  XB: {
    partner: 'XA:central',
    language: 'fr',
    subject: 'Comptes de la clinique fictive',
    facts:
      'Trois assureurs ont payé des soins facturés par une clinique qui n’existe pas. Les paiements sont partis le jour même vers une banque de Port Serin.',
    needs: 'Les relevés du compte à Port Serin depuis janvier, et le nom de la personne qui l’a ouvert.',
  },
} as const

/** The appointments of the docket at which authorities at home ask, a day ago. */
export function askAppointments(offices: Readonly<Record<DemoState, PreparedOffice>>, now: Temporal.Instant) {
  return (['XA', 'XB'] as const).map((state, index) => ({
    at: now.subtract({ hours: 26 - index }),
    take: () => askOnce(offices[state], state),
  }))
}

async function askOnce({ crossing, people }: PreparedOffice, state: DemoState): Promise<void> {
  const asker = demoHome[state].find(one => one.requests)?.person
  const actor = asker && people.get(asker.login)
  if (!actor) throw new Error(`Nobody at home asks for anything in ${state}`)
  const { language, facts, needs, ...told } = waiting[state]
  const written = (text: string) => ({ [language]: { text, origin: 'written' as const, by: asker.name } })
  await ask(crossing.office, actor, {
    id: randomUUID(),
    ...told,
    facts: written(facts),
    needs: written(needs),
    neededBy: inTwoMonths(crossing.office.now()),
  })
}

/** The day two months after an instant. */
function inTwoMonths(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 60 }).toString()
}
