import { DatabaseError } from '#db/pool-errors.ts'
import type { WriteLog } from '#http/log.ts'

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

/**
 * A log of one JSON object a line.
 * @param write gets a line with its end; standard output by default.
 */
export function makeLog(
  least: LogLevel,
  write: (line: string) => void = line => void process.stdout.write(line),
): WriteLog {
  const from = logLevels.indexOf(least)
  return (level, event, facts = {}, error) => {
    if (logLevels.indexOf(level) < from) return
    const at = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
    write(
      `${JSON.stringify({ at, level, event, ...facts, ...(error === undefined ? {} : { error: factsOf(error) }) })}\n`,
    )
  }
}

/** What of an error may stand in a log. Quoted parts of a message are values somebody gave, so they go. */
function factsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  return {
    name: error.name,
    message: withoutQuotes(error.message).slice(0, 500),
    ...(error instanceof DatabaseError ? { kind: error.kind, sqlState: error.sqlState } : {}),
    at: (error.stack ?? '')
      .split('\n')
      .filter(line => line.startsWith('    at '))
      .slice(0, 8)
      .map(line => line.trim()),
    ...(error.cause === undefined ? {} : { cause: factsOf(error.cause) }),
  }
}

function withoutQuotes(text: string): string {
  return text.replaceAll(/"[^"]*"|“[^”]*”|«[^»]*»|`[^`]*`/g, '"…"')
}
