import { Problem } from '#api/problem.ts'

/** What a call threw, which must be a Problem. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const thrown: unknown = await work.then(
    () => new Error('Nothing was thrown'),
    (error: unknown) => error,
  )
  if (thrown instanceof Problem) return thrown
  throw thrown
}
