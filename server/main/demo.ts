import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { say, Usage } from './command.ts'
import { startPair } from './demo/pair.ts'
import { demoPassword, demoPeople } from './demo/people.ts'
import { playStory } from './demo/story.ts'
import { rm } from 'node:fs/promises'

const usage = `npm run demo                                      two authorities with a docket, until Ctrl-C
npm run demo -- --fresh                           the same, begun anew
npm run demo -- --story mutual-legal-assistance   one request there and back, without a browser`

/** Where the demo lives between two runs, and on which ports. */
const folder = resolve('.comity', 'demo')
const ports = [8101, 8102] as const

/** `comity demo`: shows two authorities of invented States at work, on this machine alone. */
export async function demo(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { story: { type: 'string' }, fresh: { type: 'boolean', default: false } },
  })
  if (values.story === 'mutual-legal-assistance') return playStory(say)
  if (values.story !== undefined) throw new Usage(usage)
  if (values.fresh) await rm(folder, { recursive: true, force: true })
  const told = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => told.resolve())
  const starting = startPair({ data: folder, docket: true, ports, say })
  const pair = await Promise.race([starting, told.promise.then(() => undefined)])
  if (!pair) {
    say('Stopping …')
    await starting.then(
      started => started.stop(),
      () => undefined,
    )
    return 0
  }
  say('')
  say(`Aurelia (XA), English            ${pair.aurelia.url}`)
  for (const person of demoPeople.XA) say(`    ${person.login.padEnd(16)} ${person.duties.join(', ')}`)
  say(`Borealia (XB), French and Arabic ${pair.borealia.url}`)
  for (const person of demoPeople.XB) say(`    ${person.login.padEnd(16)} ${person.duties.join(', ')}`)
  say(`The password is ${demoPassword} for everybody. Everything is invented. Ctrl-C stops both offices.`)
  await told.promise
  say('Stopping both offices …')
  await pair.stop()
  return 0
}
