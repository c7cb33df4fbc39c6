import type { asOwner } from '#db/cluster.ts'

/** One connection, as `asOwner` hands it out. */
export type Client = Parameters<Parameters<typeof asOwner>[1]>[0]
/** A value of a column; bytes for bytea, everything else in the text form PostgreSQL reads. */
export type Value = string | number | boolean | null | Uint8Array

/**
 * Lays rows into a table by COPY, the fastest door PostgreSQL has. Triggers, keys and checks hold as ever.
 *
 * @param into table and columns, `cases (id, title)`
 * @returns how many rows. Throws PostgreSQL's error, and then nothing was laid in.
 */
export async function copyRows(
  client: Client,
  into: string,
  rows: readonly (readonly Value[])[],
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let error: unknown
  // What pg calls a Submittable: it is handed each message of the server. Its types name only `submit`.
  client.query({
    submit: (connection: object) =>
      (connection as CopyConnection).query(`copy ${into} from stdin with (format text)`),
    handleCopyInResponse: (connection: CopyConnection) => {
      for (let from = 0; from < rows.length; from += perMessage)
        connection.sendCopyFromChunk(Buffer.from(linesOf(rows.slice(from, from + perMessage))))
      connection.endCopyFrom()
    },
    handleCommandComplete: () => undefined,
    handleError: (said: unknown) => {
      error = said
      reject(said)
    },
    handleReadyForQuery: () => {
      if (error === undefined) resolve()
    },
  } as { submit(connection: object): void })
  await promise
  return rows.length
}

/** The part of pg's connection that its published types leave out. */
interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

const perMessage = 100

function linesOf(rows: readonly (readonly Value[])[]): string {
  return rows.map(row => `${row.map(textOf).join('\t')}\n`).join('')
}

function textOf(value: Value): string {
  if (value === null) return '\\N'
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`
  return String(value).replaceAll(/[\\\n\r\t]/g, letter => escapes[letter] ?? letter)
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
