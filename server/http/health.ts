/** Each throws when its part is not ready. */
export type Checks = Readonly<Record<'database' | 'migrations' | 'storage' | 'keys', () => Promise<void>>>
export type Health = { status: 'ok' | 'not-ready'; parts: Record<string, 'ok' | 'not-ready'> }

/** How long an answer is kept, in milliseconds, so that asking often costs nothing. */
const kept = 1_000
/** A part that does not answer in this time is not ready. */
const patience = 5_000

/** Asks every part. What went wrong is for `log`; whoever asks learns only which part. */
export function makeHealth(
  checks: Checks,
  log: (part: string, error: unknown) => void,
): () => Promise<Health> {
  let last: { at: number; answer: Promise<Health> } | undefined
  return () => {
    const now = performance.now()
    if (last === undefined || now - last.at > kept) last = { at: now, answer: ask(checks, log) }
    return last.answer
  }
}

async function ask(checks: Checks, log: (part: string, error: unknown) => void): Promise<Health> {
  const parts = await Promise.all(
    Object.entries(checks).map(async ([part, check]): Promise<[string, 'ok' | 'not-ready']> => {
      try {
        await withPatience(check())
        return [part, 'ok']
      } catch (error) {
        log(part, error)
        return [part, 'not-ready']
      }
    }),
  )
  const status = parts.every(([, state]) => state === 'ok') ? 'ok' : 'not-ready'
  return { status, parts: Object.fromEntries(parts) }
}

async function withPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${patience} ms.`)), patience)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
