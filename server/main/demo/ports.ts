import { createServer } from 'node:net'

/** A port of this machine that nobody listens on at this moment; `wanted` if that is one. */
export async function freePort(wanted = 0): Promise<number> {
  return (await listens(wanted)) ?? (await listens(0)) ?? 0
}

/** Throws, saying what to do, when somebody listens on the port of an office. */
export async function requireFree(port: number): Promise<void> {
  if ((await listens(port)) !== null) return
  throw new Error(
    `Port ${port}, on which an office of the demo answers, is taken: another demo may be running. Stop it, or begin anew on other ports with --fresh.`,
  )
}

/** Listens for a moment. Gives the port, or null where somebody else does. */
async function listens(port: number): Promise<number | null> {
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
    const address = server.address()
    return typeof address === 'object' && address !== null ? address.port : null
  } catch {
    return null
  } finally {
    await new Promise<void>(resolve => void server.close(() => resolve()))
  }
}
