import { Worker } from 'node:worker_threads'
import type * as z from 'zod'

/** How much a thread may cost. */
export type Patience = { milliseconds: number; megabytes: number }

/**
 * Runs a file of ours in a thread of its own and gives the one thing it says, or why it said nothing. What others made
 * is read there: a hostile file costs that thread and nothing else.
 * @param file beside this one, as `./text-thread.ts`; it reads `workerData` and posts one message.
 */
export async function inThread<S extends z.ZodType>(
  file: URL,
  workerData: unknown,
  says: S,
  patience: Patience,
): Promise<z.output<S> | 'failed' | 'tooSlow'> {
  const worker = new Worker(file, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: patience.megabytes },
    // What a library prints about a broken file may hold words of the file, and the environment holds secrets.
    stdout: true,
    stderr: true,
    env: {},
  })
  const told = Promise.withResolvers<z.output<S> | 'failed' | 'tooSlow'>()
  worker.once('message', (message: unknown) => told.resolve(says.safeParse(message).data ?? 'failed'))
  // Out of memory, or a fault that no library foresaw.
  worker.once('error', () => told.resolve('failed'))
  worker.once('exit', () => told.resolve('failed'))
  const late = setTimeout(() => told.resolve('tooSlow'), patience.milliseconds)
  try {
    return await told.promise
  } finally {
    clearTimeout(late)
    await worker.terminate()
  }
}
