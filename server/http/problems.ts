import * as z from 'zod'
import { Problem, type ProblemCode, type ProblemDocument, problems } from '#api/problem.ts'
import { DatabaseError } from '#db/pool-errors.ts'
import { JsonError } from '#lib/canonical.ts'
import { StorageError } from '#storage/errors.ts'

/**
 * Any error as the problem a caller is told (RFC 9457): the one place where this happens.
 * What nobody foresaw becomes `internal`, which says nothing of its cause; `unforeseen` asks for a log line.
 * @param request id of the request, by which the log can be searched.
 */
export function problemOf(
  error: unknown,
  request: string,
): { document: ProblemDocument; unforeseen: boolean } {
  const problem = foreseen(error)
  return {
    document: documentOf(problem ?? new Problem('internal', internal), request),
    unforeseen: problem === null || isWorthALine(error),
  }
}

/** The fields at fault, as `measures.0.kind`, and why. */
export function fieldsOf(error: z.ZodError): { path: string; reason: string }[] {
  return error.issues.slice(0, 100).flatMap(issue => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys
        .slice(0, 20)
        .map(key => ({ path: [...path, key.slice(0, 100)].join('.'), reason: 'unknown field' }))
    }
    return [{ path: path.join('.'), reason: issue.message }]
  })
}

const internal =
  'Something went wrong here that nobody foresaw. Nothing was saved by this request. Try again; if it stays, give the administrator the number in `instance`.'

const titles: Record<ProblemCode, string> = {
  'body-invalid': 'What was sent does not have the agreed form',
  'json-malformed': 'What was sent is not JSON',
  'body-too-large': 'What was sent is too large',
  'media-type-unknown': 'What was sent is of a kind that is not read here',
  'not-signed-in': 'Nobody is signed in',
  'sign-in-refused': 'Signing in was refused',
  'too-many-attempts': 'Too many attempts',
  'forgery-suspected': 'The request may come from another site',
  'not-found': 'There is no such thing here',
  'method-unknown': 'This cannot be done with it',
  'case-changed': 'The case has changed meanwhile',
  'draft-changed': 'The draft has changed meanwhile',
  'act-not-open': 'This step cannot be taken now',
  'blocked-by-findings': 'A finding blocks this step',
  'approved-bytes-differ': 'What was approved is not what would leave',
  'file-in-use': 'The file is in use',
  'file-has-no-text': 'No text can be read from this file',
  'partner-known': 'The partner is known already',
  'partner-invalid': 'The partner cannot be trusted as given',
  'package-refused': 'The package was refused',
  'duty-missing': 'This is another person’s duty',
  'use-not-allowed': 'A limit on use stands in the way',
  'not-ready': 'Not ready yet',
  internal: 'An error of this installation',
}

function documentOf({ code, message, more }: Problem, request: string): ProblemDocument {
  return {
    type: `urn:comity:problem:${code}`,
    title: titles[code],
    status: problems[code],
    code,
    detail: message,
    instance: `urn:uuid:${request}`,
    ...more,
  }
}

function foreseen(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  if (error instanceof JsonError)
    return new Problem('json-malformed', `${error.message} Send JSON in UTF-8 with each key once.`)
  if (error instanceof StorageError && error.code === 'tooLarge') return tooLarge()
  if (error instanceof DatabaseError) return ofDatabase(error)
  if (error instanceof Error && 'statusCode' in error) return ofFramework(Number(error.statusCode))
  return null
}

/** @param most bytes the route takes. */
export function tooLarge(most?: number): Problem {
  const limit = most === undefined ? '' : ` It may have at most ${most} bytes.`
  return new Problem(
    'body-too-large',
    `What was sent is too large to be taken.${limit} Send less, or split it.`,
  )
}

function ofDatabase({ kind, sqlState, message }: DatabaseError): Problem | null {
  // Checked against the tables by PostgreSQL because no schema did: numbers out of range, texts it cannot hold.
  if (sqlState.startsWith('22'))
    return new Problem('body-invalid', 'A value is outside of what can be kept. Check numbers and dates.')
  if (kind === 'denied' && message.includes('row-level security')) {
    return new Problem('not-found', 'There is no such thing here, or it is not yours to see or change.')
  }
  switch (kind) {
    case 'unavailable':
      return new Problem(
        'not-ready',
        'The database does not answer at the moment. Nothing is lost; try again in a few seconds.',
      )
    case 'serialization':
    case 'deadlock':
    case 'lockTimeout':
    case 'statementTimeout':
      return new Problem(
        'not-ready',
        'Too many people work on the same thing at this moment. Nothing was saved by this request; try again.',
      )
    default:
      return null
  }
}

/** What Fastify and its plugins refuse before a handler is called. */
function ofFramework(status: number): Problem | null {
  switch (status) {
    case 413:
      return tooLarge()
    case 415:
      return new Problem(
        'media-type-unknown',
        'This is read as application/json only. Send that media type in the header Content-Type.',
      )
    case 429:
      return new Problem(
        'too-many-attempts',
        'Too many requests came from this address. Wait a minute, then go on.',
      )
    // A parameter longer than any that exists is an address where nothing is.
    case 404:
    case 414:
      return notFound()
    default:
      return status >= 400 && status < 500
        ? new Problem(
            'json-malformed',
            'The request could not be read as HTTP with the content it announces. Check its headers and send it again.',
          )
        : null
  }
}

export function notFound(): Problem {
  return new Problem(
    'not-found',
    'There is no such thing here, or it is not yours to see. Check the address.',
  )
}

/** Told to the caller as a known problem, yet the administrator should hear of it. */
function isWorthALine(error: unknown): boolean {
  return error instanceof DatabaseError
}
