/** What went wrong in the database, in words a caller can decide on. */
export type DatabaseErrorKind =
  | 'unique'
  | 'foreignKey'
  | 'check'
  | 'notNull'
  | 'exclusion'
  /** Two transactions could not both happen: try the whole transaction again. */
  | 'serialization'
  | 'deadlock'
  | 'lockTimeout'
  | 'statementTimeout'
  /** A privilege is missing, or a row would break a row-level policy. */
  | 'denied'
  /** The transaction could not be committed because a statement in it had failed. */
  | 'aborted'
  /** No connection, or the server went away. The outcome of a COMMIT under way is unknown. */
  | 'unavailable'
  | 'other'

/**
 * An error of PostgreSQL. Carries no DETAIL: that quotes the values of a row, and logs hold no personal
 * data. `message` is PostgreSQL's own primary message.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly kind: DatabaseErrorKind
  /** Five characters of PostgreSQL's Appendix A; empty when the error is not the server's. */
  readonly sqlState: string
  /** Name of the constraint that was violated, else null. */
  readonly constraint: string | null
  readonly table: string | null
  readonly column: string | null

  constructor(kind: DatabaseErrorKind, message: string, facts: ErrorFacts = {}) {
    super(message)
    this.kind = kind
    this.sqlState = facts.sqlState ?? ''
    this.constraint = facts.constraint ?? null
    this.table = facts.table ?? null
    this.column = facts.column ?? null
  }
}

type ErrorFacts = {
  sqlState?: string
  constraint?: string | null
  table?: string | null
  column?: string | null
}

/** True when the error is the violation of a unique constraint (of this name, if one is given). */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return (
    error instanceof DatabaseError &&
    error.kind === 'unique' &&
    (constraint === undefined || error.constraint === constraint)
  )
}

/** True when the same transaction, tried again from its beginning, may succeed. */
export function isRetryable(error: unknown): boolean {
  return error instanceof DatabaseError && (error.kind === 'serialization' || error.kind === 'deadlock')
}

/** Turns what pg throws into a DatabaseError; anything else comes back as it is. */
export function toDatabaseError(error: unknown): unknown {
  if (error instanceof DatabaseError || !(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const field = (name: 'constraint' | 'table' | 'column'): string | null => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' ? value : null
  }
  const kind = kindOf(code, error.message)
  if (kind === null) return error
  const mapped = new DatabaseError(kind, error.message, {
    sqlState: /^[0-9A-Z]{5}$/.test(code) ? code : '',
    constraint: field('constraint'),
    table: field('table'),
    column: field('column'),
  })
  // The frames of our own caller, which pg's error lost across the socket, are on the new error; where
  // the statement went wrong inside PostgreSQL is in its message.
  return mapped
}

const bySqlState: Readonly<Record<string, DatabaseErrorKind>> = {
  '23505': 'unique',
  '23503': 'foreignKey',
  '23001': 'foreignKey',
  '23514': 'check',
  '23502': 'notNull',
  '23P01': 'exclusion',
  '40001': 'serialization',
  '40P01': 'deadlock',
  '55P03': 'lockTimeout',
  '57014': 'statementTimeout',
  '42501': 'denied',
  '25P02': 'aborted',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  '57P05': 'unavailable',
  '53300': 'unavailable',
}

const socketErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** pg gives some of its own errors no code; these are their words. */
const connectionWords =
  /^(Connection terminated|timeout e(xceeded|xpired)|Client has encountered a connection error|Query read timeout|Client was closed)/

function kindOf(code: string, message: string): DatabaseErrorKind | null {
  const known = bySqlState[code]
  if (known !== undefined) return known
  if (code.startsWith('08') || socketErrors.has(code) || connectionWords.test(message)) return 'unavailable'
  return /^[0-9A-Z]{5}$/.test(code) ? 'other' : null
}
