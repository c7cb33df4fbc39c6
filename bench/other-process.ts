import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** An office that runs beside us, in a process of its own. */
export interface OtherProcess {
  readonly url: string
  /** Where plain bytes are taken in. */
  readonly plainUrl: string
}

/** Runs `work` while an office runs as a process of its own, without its page. */
export async function withOtherProcess<T>(
  data: string,
  port: number,
  work: (other: OtherProcess) => Promise<T>,
): Promise<T> {
  const child = fork(program, [data, String(port)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  })
  const ended = once(child, 'exit')
  try {
    return await work(await addresses(child))
  } finally {
    if (child.connected) child.send('stop')
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
    await ended
    clearTimeout(late)
  }
}

const program = fileURLToPath(new URL('./office-process.ts', import.meta.url))

async function addresses(child: ChildProcess): Promise<OtherProcess> {
  const said = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('The other office ended before it was ready. What it said stands above.')
    }),
  ])
  // Sent by our own program.
  return said[0] as OtherProcess
}
