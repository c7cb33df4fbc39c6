/** Facts without personal data: ids, counts, words of ours. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>
/** Writes one line; of an error its kind and place. */
export type WriteLog = (
  level: 'debug' | 'info' | 'warn' | 'error',
  event: string,
  facts?: Facts,
  error?: unknown,
) => void
