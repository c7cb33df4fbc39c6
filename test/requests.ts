import { Readable } from 'node:stream'
import { saveDraft } from '#cases/draft.ts'
import { addFile } from '#cases/files.ts'
import { readCase } from '#cases/read.ts'
import { startCase } from '#cases/start.ts'
import type { PersonActor } from '#db/actor.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import type { Request } from '#procedures/mutual-legal-assistance/form.ts'
import { approvableFiles, carry, type TestOffice } from './offices.ts'

/** The stages a request of Aurelia to Borealia goes through, for tests that begin later than at its beginning. */

/** A free text in one language. */
export const said = (text: string, language = 'fr') => ({
  [language]: { text, origin: 'written', by: 'Yasmine Farès' },
})

/** A request that is being written: the example, in the language Borealia reads. Gives the case. */
export async function drafted(
  office: TestOffice,
  request: Request = {},
  partner = 'XB:central',
): Promise<string> {
  const { officer } = office.people
  const id = await startCase(office.office, officer, {
    procedure: 'mutual-legal-assistance',
    partner,
    unit: office.unit,
    title: 'Halden Trade',
    confidentiality: 0,
  })
  await saveDraft(office.office, officer, id, {
    version: 1,
    // One letter is enough where letters are not the subject: each takes a while to set.
    request: { ...haldenTrade, languages: ['fr'], ...request },
  })
  return id
}

/** A request that waits for the head of unit. */
export async function submitted(
  office: TestOffice,
  request: Request = {},
  partner = 'XB:central',
): Promise<string> {
  const id = await drafted(office, request, partner)
  await laidIn(office, office.people.officer, id, { role: 'annex', text: `an order of ${id}` })
  await office.act(office.people.officer, id, 'submit')
  return id
}

/** A request on its way. */
export async function sent(
  office: TestOffice,
  request: Request = {},
  partner = 'XB:central',
): Promise<string> {
  const { head } = office.people
  const id = await submitted(office, request, partner)
  await office.act(head, id, 'approve', approvableFiles(await readCase(office.office, head, id)))
  await office.act(head, id, 'send')
  return id
}

let references = 0

/** A request that arrived in Borealia and was registered there; Aurelia knows. */
export async function registered(
  { aurelia, borealia }: { aurelia: TestOffice; borealia: TestOffice },
  request: Request = {},
): Promise<string> {
  const id = await sent(aurelia, request)
  await carry(aurelia, borealia)
  await borealia.act(borealia.people.registrar, id, 'register', {
    reference: `XB-TEST-${++references}`,
    officer: { name: 'Yasmine Farès' },
    urgency: 'P2',
  })
  await carry(borealia, aurelia)
  return id
}

/** Lays a file into a case. Gives its id. */
export async function laidIn(
  office: TestOffice,
  who: PersonActor,
  caseId: string,
  file: { role: 'annex' | 'result'; text: string; measure?: string },
): Promise<string> {
  const { text, ...facts } = file
  const added = await addFile(
    office.office,
    who,
    caseId,
    { name: 'document.pdf', media: 'application/pdf', ...facts },
    Readable.from([Buffer.from(text)]),
  )
  return added.id
}
