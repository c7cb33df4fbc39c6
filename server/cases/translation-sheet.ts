import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction } from '#db/pool.ts'
import { readWorksheet, writeWorksheet } from '#letters/worksheet.ts'
import { proseLimit } from '#procedures/field.ts'
import { translationWork, type Unit } from '#procedures/lanes/translation/work.ts'
import { proseIn } from '#procedures/field.ts'
import { lockCase } from './locked.ts'
import type { Office } from './office.ts'
import { toTranslate } from './translation.ts'

/** How much of a text's hash stands in a document: enough to tell two versions of one text apart. */
const beginning = 12

/**
 * The texts that wait for a translation, side by side with room for it; once none waits, all that were translated.
 * Throws `not-found` for a case that is not the caller's, and where there is nothing to translate.
 */
export async function writeSheet(
  office: Office,
  actor: PersonActor,
  caseId: string,
  into: string,
): Promise<{ bytes: Uint8Array; name: string }> {
  const { reference, units, textOf } = await open(office, actor, caseId, into)
  const texts = units.filter(unit => !unit.of.startsWith('file:') && unit.state !== 'original')
  const waiting = texts.filter(unit => waits.includes(unit.state))
  const rows = (waiting.length > 0 ? waiting : texts).map(unit => ({
    of: unit.of,
    made: unit.version.slice(0, beginning),
    from: unit.from,
    source: textOf(unit),
    text: unit.text ?? '',
  }))
  if (rows.length === 0) {
    throw new Problem(
      'not-found',
      'No text of this case has to be translated into that language. Choose the language of the letter first.',
    )
  }
  const bytes = await writeWorksheet({ title: reference ?? '', into, rows })
  return { bytes, name: `${reference ?? 'translation'}.${into}.docx` }
}

const waits: readonly Unit['state'][] = ['missing', 'ordered', 'late', 'ofAnotherVersion']

/**
 * What a translator wrote into such a document, row by row; rows left empty are left out. Nothing is recorded.
 * Throws `not-found`, `body-invalid` for what is no such document.
 */
export async function readSheet(
  office: Office,
  actor: PersonActor,
  caseId: string,
  into: string,
  document: Uint8Array,
): Promise<{ of: string; version: string; text: string }[]> {
  const { units, versions } = await open(office, actor, caseId, into)
  const filled = (await readWorksheet(document)).filter(row => row.text.trim() !== '')
  return filled.map(({ of, made, text }) => {
    if (text.length > proseLimit) throw tooLong(of)
    const known = [units.find(unit => unit.of === of)?.version, ...versions(of)]
    const version = known.find(one => one?.startsWith(made) && made.length >= beginning) ?? made
    return { of, version, text }
  })
}

async function open(office: Office, actor: PersonActor, caseId: string, into: string) {
  return inTransaction(office.db, actor, async tx => {
    const locked = await lockCase(tx, caseId)
    const input = await toTranslate(tx, office, locked)
    const texts = new Map(proseIn(input.fields, input.request).map(({ path, prose }) => [path, prose]))
    const { orders, received } = locked.state.own.translation
    return {
      reference: locked.reference,
      units: translationWork({ ...input, into: [...new Set([...input.into, into])] }).filter(
        unit => unit.into === into,
      ),
      textOf: ({ of, from }: Unit) => texts.get(of)?.[from]?.text ?? '',
      /** Earlier versions of a text that somebody ordered or received a translation of. */
      versions: (of: string) =>
        [...orders.flatMap(order => order.texts), ...received]
          .filter(one => one.of === of)
          .map(one => one.version),
    }
  })
}

function tooLong(of: string): Problem {
  return new Problem(
    'body-invalid',
    `The translation of ${of} is longer than ${proseLimit} characters, and no letter holds that. Shorten it, or add it as an annex.`,
    { fields: [{ path: of, reason: 'is too long' }] },
  )
}
