import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import { all, maybeOne, type Tx } from '#db/pool.ts'
import type { Prose } from '#procedures/field.ts'
import { amended } from '#procedures/amended.ts'
import { fieldsOf } from '#procedures/procedure.ts'
import { translationFaults } from '#procedures/lanes/translation/faults.ts'
import { translationInput } from '#procedures/lanes/translation/of-case.ts'
import { translationWork, type TranslationInput } from '#procedures/lanes/translation/work.ts'
import { basisOf } from './basis.ts'
import type { ChainedEntry } from './entries.ts'
import type { LockedCase } from './locked.ts'
import { type Office, today } from './office.ts'

/**
 * Throws `body-invalid` with the fields at fault where an act on translations says what cannot be so: of a text the
 * case does not have, due before today, over a text somebody wrote meanwhile.
 */
export async function assertTranslation(
  tx: Tx,
  office: Office,
  locked: LockedCase,
  act: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const input = await toTranslate(tx, office, locked)
  const into = String(data['into'] ?? '')
  const units = translationWork({ ...input, into: [...new Set([...input.into, into])] })
  const { own } = locked.state
  const faults = [
    ...translationFaults(act, data, { units, own, today: today(office) }),
    ...(act === 'receiveTranslation' ? await foreignFiles(tx, locked, data) : []),
  ]
  if (faults.length === 0) return
  throw new Problem(
    'body-invalid',
    'Something said of this translation cannot be so, and nothing was recorded. Each line says what; put it right and try again.',
    { fields: faults.map(({ path, reason }) => ({ path: `data.${path}`, reason })) },
  )
}

/** The texts and files of a case as they stand, with what was done to have them translated. */
export async function toTranslate(
  tx: Tx,
  office: Office,
  locked: Pick<LockedCase, 'caseId' | 'procedure' | 'side' | 'authority' | 'partner' | 'state'>,
): Promise<TranslationInput> {
  const { procedure, side, state, caseId } = locked
  const { requested } = await basisOf(tx, locked)
  const draft = await maybeOne(
    tx,
    sql<{ request: Record<string, unknown> }>`select request from drafts where case_id = ${caseId}`,
  )
  const files = await all(
    tx,
    sql<{ sha256: string; name: string; role: string; language: string | null }>`
      select sha256, name, role, language from case_files
      where case_id = ${caseId} and removed_at is null order by added_at, id`,
  )
  // The annexes a request came with are carried by its act, which keeps their languages.
  const carried = await all(
    tx,
    sql<{
      bytes: Buffer
    }>`select c.bytes from act_contents c where c.act = ${state.shared.opening?.act ?? null}`,
  )
  // Parsed by its schema before it was stored.
  const came = carried.flatMap(
    ({ bytes }) =>
      (JSON.parse(bytes.toString('utf8')) as { files: ((typeof files)[number] & { language?: string })[] })
        .files,
  )
  return translationInput({
    procedure,
    side,
    requested,
    today: today(office),
    request: state.shared.request ?? draft?.request ?? {},
    files: [
      ...came.map(file => ({
        ...file,
        language: file.language ?? null,
      })),
      ...files,
    ],
    own: state.own.translation,
  })
}

/** A translation of a file is a file of the case, laid into it before. */
async function foreignFiles(
  tx: Tx,
  { caseId }: LockedCase,
  data: Readonly<Record<string, unknown>>,
): Promise<{ path: string; reason: string }[]> {
  const texts = (data['texts'] ?? []) as { file?: string }[] // parsed by the act's fields
  const named = texts.flatMap(({ file }) => (file === undefined ? [] : [file]))
  if (named.length === 0) return []
  const there = await all(
    tx,
    sql<{ sha256: string }>`
      select sha256 from case_files where case_id = ${caseId} and removed_at is null and sha256 = any(${named})`,
  )
  return texts.flatMap(({ file }, index) =>
    file === undefined || there.some(one => one.sha256 === file)
      ? []
      : [{ path: `texts.${index}.file`, reason: 'is no file of this case; lay it in first' }],
  )
}

/** What came back stands in the draft from now on, in its language, with its translator's name. */
export async function layIntoDraft(tx: Tx, locked: LockedCase, entry: ChainedEntry): Promise<void> {
  if (locked.state.own.state !== 'drafting') return
  const { caseId, procedure } = locked
  const draft = await maybeOne(
    tx,
    sql<{ request: Record<string, unknown> }>`select request from drafts where case_id = ${caseId}`,
  )
  if (draft === null) return
  // Parsed by the act's fields before it was recorded.
  const { into = '', texts = [] } = (entry.content?.data ?? {}) as {
    into?: string
    texts?: { of: string; text?: Prose }[]
  }
  const changes = texts.flatMap(({ of, text }) => {
    const version = text?.[into]
    return version ? [{ id: of, path: of, text: { ...proseAt(draft.request, of), [into]: version } }] : []
  })
  // A field that is gone takes no text; the act keeps it.
  const { request } = amended(fieldsOf(procedure.form), draft.request, changes)
  await sql`
    update drafts set version = version + 1, request = ${JSON.stringify(request)}::jsonb,
      saved_at = ${entry.recordedAt}, saved_by = ${entry.by}
    where case_id = ${caseId}`.execute(tx)
}

function proseAt(value: unknown, path: string): Prose {
  const found = path.split('.').reduce<unknown>((here, name) => {
    if (Array.isArray(here)) return (here as { id?: string }[]).find(item => item.id === name)
    return typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[name] : undefined
  }, value)
  return (found ?? {}) as Prose // the path names a free text of a draft that was parsed by its form
}
