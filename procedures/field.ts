import * as z from 'zod'
import type { Topic } from '#law/topics.ts'

/**
 * What a form asks, as data. The zod schema, the TypeScript type, the guided page, the letter and the
 * table of paths all come from the same description, so they cannot disagree.
 */

interface Asked {
  /** The subject of law that wants this field; the governing text supplies the paragraph. */
  readonly topic?: Topic
  /** Marks a field without which a person would not send the act at all. */
  readonly required?: true
}

export type Field =
  /** One line, the same in every language: names, numbers, references. */
  | (Asked & { readonly kind: 'line' })
  /** Free text with one version per language, each saying who wrote or translated it. */
  | (Asked & { readonly kind: 'prose' })
  | (Asked & { readonly kind: 'date' })
  /** A local date and time with its IANA zone: `2026-12-02T09:00[Africa/Tunis]`. */
  | (Asked & { readonly kind: 'dateTime' })
  | (Asked & { readonly kind: 'integer'; readonly min?: number; readonly max?: number })
  | (Asked & { readonly kind: 'yesNo' })
  | (Asked & { readonly kind: 'choice'; readonly options: readonly string[] })
  | (Asked & { readonly kind: 'choices'; readonly options: readonly string[] })
  /** Ids of items of a list elsewhere in the same form: `persons`, `proceedings`. */
  | (Asked & { readonly kind: 'references'; readonly list: string })
  | (Asked & { readonly kind: 'group'; readonly fields: Fields })
  | (Asked & { readonly kind: 'list'; readonly fields: Fields })
  /** A list whose items differ by their `kind`; fields common to all, and those of each kind. */
  | (Asked & {
      readonly kind: 'kinds'
      readonly common: Fields
      readonly kinds: Readonly<Record<string, Fields>>
      /** What an item of a kind begins with; its author may change it. */
      readonly begins?: Readonly<Record<string, Readonly<Record<string, string>>>>
      /** The kinds in groups to choose from, each group under the word of an option of the field `by`. */
      readonly groups?: { readonly by: string; readonly of: readonly KindGroup[] }
    })
  /** A group whose fields differ by its `kind`, as the proof of a measure does. */
  | (Asked & { readonly kind: 'ofKind'; readonly kinds: Readonly<Record<string, Fields>> })

/** Kinds that stand together under an option, with the paragraph that names them so. */
export interface KindGroup {
  readonly option: string
  readonly cites: string
  readonly kinds: readonly string[]
}

export interface Fields {
  readonly [name: string]: Field
}

/** A language as ISO 639 writes it. */
export const language = z.string().regex(/^[a-z]{2,3}$/, 'a language code, as en')

/** The most characters one free text may hold: some forty pages. */
export const proseLimit = 120_000

export const version = z.strictObject({
  text: z.string().max(proseLimit),
  origin: z.enum(['written', 'translated']),
  /** Who wrote or translated it. */
  by: z.string().max(200),
})
export const prose = z.record(language, version)
export type Prose = z.infer<typeof prose>

const itemId = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)

type Item = { id: string }

type ValueOf<F extends Field> = F extends { kind: 'line' | 'date' | 'dateTime' }
  ? string
  : F extends { kind: 'prose' }
    ? Prose
    : F extends { kind: 'integer' }
      ? number
      : F extends { kind: 'yesNo' }
        ? boolean
        : F extends { kind: 'choice'; options: readonly (infer O)[] }
          ? O
          : F extends { kind: 'choices'; options: readonly (infer O)[] }
            ? O[]
            : F extends { kind: 'references' }
              ? string[]
              : F extends { kind: 'group'; fields: infer G extends Fields }
                ? ValuesOf<G>
                : F extends { kind: 'list'; fields: infer L extends Fields }
                  ? (Item & ValuesOf<L>)[]
                  : F extends { kind: 'kinds'; common: infer C extends Fields; kinds: infer K }
                    ? {
                        [P in keyof K & string]: Item & { kind: P } & ValuesOf<C> &
                          (K[P] extends Fields ? ValuesOf<K[P]> : never)
                      }[keyof K & string][]
                    : F extends { kind: 'ofKind'; kinds: infer K }
                      ? {
                          [P in keyof K & string]: { kind: P } & (K[P] extends Fields
                            ? ValuesOf<K[P]>
                            : never)
                        }[keyof K & string]
                      : never

/** The value a set of fields describes. Everything may be missing: a draft is never refused for being one. */
export type ValuesOf<F extends Fields> = { -readonly [P in keyof F]?: ValueOf<F[P]> | undefined }

function schemaOfField(field: Field): z.ZodType {
  switch (field.kind) {
    case 'line':
      return z.string().max(1_000)
    case 'prose':
      return prose
    case 'date':
      return z.iso.date()
    case 'dateTime':
      return z
        .string()
        .regex(
          /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d\[[A-Za-z_]+(\/[A-Za-z_+\-0-9]+)*\]$/,
          'a time with its zone',
        )
        .refine(value => z.iso.date().safeParse(value.slice(0, 10)).success, 'a day of the calendar')
        .refine(inAZone, 'a time zone by its name, as Europe/Lisbon')
    case 'integer':
      return z
        .int()
        .min(field.min ?? 0)
        .max(field.max ?? Number.MAX_SAFE_INTEGER)
    case 'yesNo':
      return z.boolean()
    case 'choice':
      return z.enum(field.options)
    case 'choices':
      return z.array(z.enum(field.options)).max(50)
    case 'references':
      return z.array(itemId).max(200)
    case 'group':
      return z.strictObject(shapeOf(field.fields))
    case 'list':
      return z
        .array(z.strictObject({ id: itemId, ...shapeOf(field.fields) }))
        .max(200)
        .refine(eachOnce, 'each item its own id')
    case 'kinds':
      return z
        .array(
          z.discriminatedUnion(
            'kind',
            // A procedure names at least one kind; zod wants the tuple said.
            Object.entries(field.kinds).map(([kind, fields]) =>
              z.strictObject({
                id: itemId,
                kind: z.literal(kind),
                ...shapeOf(field.common),
                ...shapeOf(fields),
              }),
            ) as unknown as [z.ZodObject],
          ),
        )
        .max(100)
        .refine(items => eachOnce(items as unknown as Item[]), 'each item its own id')
    case 'ofKind':
      return z.discriminatedUnion(
        'kind',
        // As above: at least one kind, said as a tuple.
        Object.entries(field.kinds).map(([kind, fields]) =>
          z.strictObject({ kind: z.literal(kind), ...shapeOf(fields) }),
        ) as unknown as [z.ZodObject],
      )
  }
}

/** Whether the zone of a time exists: without it nobody knows when it is. */
function inAZone(value: string): boolean {
  try {
    Temporal.ZonedDateTime.from(value)
    return true
  } catch {
    return false
  }
}

/** A path names an item by its id, so two items of a list never share one. */
const eachOnce = (items: readonly Item[]) => new Set(items.map(item => item.id)).size === items.length

export function shapeOf(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, schemaOfField(field).optional()]),
  )
}

/**
 * The schema of a set of fields: strict (unknown fields are refused), everything optional.
 * What must be there is the business of rules, which say why and let people decide.
 */
export function schemaOf<F extends Fields>(fields: F): z.ZodType<ValuesOf<F>> {
  // The mapped type and the schema are built from the same description by the same cases.
  return z.strictObject(shapeOf(fields)) as unknown as z.ZodType<ValuesOf<F>>
}

/**
 * The field at a path of the form, where `[]` stands for any item of a list:
 * `proceedings[].authority`, `measures[].bankRecords.account`. `undefined` when the form has no such place.
 */
export function fieldAt(fields: Fields, path: string): Field | undefined {
  let here: Fields = fields
  let field: Field | undefined
  for (const part of path.split('.')) {
    const name = part.replace(/\[\]$/, '')
    field = here[name]
    if (!field || part.endsWith('[]') !== (field.kind === 'list' || field.kind === 'kinds')) return undefined
    if (field.kind === 'group' || field.kind === 'list') here = field.fields
    else if (field.kind === 'kinds') here = { ...field.common, ...groupsOf(field.kinds) }
    else if (field.kind === 'ofKind') here = groupsOf(field.kinds)
    else here = {}
  }
  return field
}

function groupsOf(kinds: Readonly<Record<string, Fields>>): Fields {
  return Object.fromEntries(Object.entries(kinds).map(([kind, fields]) => [kind, { kind: 'group', fields }]))
}

/** Every free text of a value, with its path: `facts`, `measures.m1.assistance`. */
export function proseIn(
  fields: Fields,
  values: Record<string, unknown>,
  at = '',
): { path: string; field: Field; prose: Prose | undefined }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = at ? `${at}.${name}` : name
    const value = values[name]
    if (field.kind === 'prose') return [{ path, field, prose: value as Prose | undefined }]
    if (field.kind === 'group') return proseIn(field.fields, (value ?? {}) as Record<string, unknown>, path)
    if (field.kind === 'ofKind') {
      const item = (value ?? {}) as Record<string, unknown>
      return proseIn(field.kinds[String(item['kind'])] ?? {}, item, path)
    }
    if (field.kind !== 'list' && field.kind !== 'kinds') return []
    return ((value ?? []) as ({ id: string; kind?: string } & Record<string, unknown>)[]).flatMap(item =>
      proseIn(
        field.kind === 'list' ? field.fields : { ...field.common, ...field.kinds[item.kind ?? ''] },
        item,
        `${path}.${item.id}`,
      ),
    )
  })
}
