import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { say, Usage } from './command.ts'
import { clear } from './demo/clear.ts'
import { playLetterStory } from './demo/letter-story.ts'
import { type Pair, startPair } from './demo/pair.ts'
import { demoHome } from './demo/home.ts'
import { demoPassword, demoPeople } from './demo/people.ts'
import { freePort } from './demo/ports.ts'
import { playStory } from './demo/story.ts'

const usage = `npm run demo                                      two authorities with a docket, until Ctrl-C
npm run demo -- --fresh                           the same, begun anew
npm run demo -- --folder PATH                     the same, kept in another folder than .comity/demo
npm run demo -- --story mutual-legal-assistance   one request there and back, without a browser
npm run demo -- --story partner-without-comity    a request that comes by post, without a browser`

/** `comity demo`: shows two authorities of invented States at work, on this machine alone. */
export async function demo(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      story: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      folder: { type: 'string', default: '.comity/demo' },
    },
  })
  const told = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => told.abort())
  if (values.story === 'mutual-legal-assistance') return playStory(say, told.signal)
  if (values.story === 'partner-without-comity') return playLetterStory(say, told.signal)
  if (values.story !== undefined) throw new Usage(usage)
  return show(resolve(values.folder), values.fresh, told.signal)
}

async function show(data: string, fresh: boolean, told: AbortSignal): Promise<number> {
  if (fresh) await clear(data)
  let pair: Pair
  try {
    const ports = [await freePort(8101), await freePort(8102)] as const
    pair = await startPair({ data, docket: true, ports, say, signal: told })
  } catch (error) {
    if (!told.aborted) throw error
    say('Stopped before both offices were ready.')
    return 130
  }
  sayWhere(pair)
  if (!told.aborted) await new Promise(resolve => told.addEventListener('abort', resolve))
  say('Stopping both offices …')
  await pair.stop()
  return 0
}

function sayWhere({ aurelia, borealia }: Pair): void {
  say('')
  say(`Aurelia (XA), English            ${aurelia.url}`)
  for (const person of demoPeople.XA) say(`    ${person.login.padEnd(16)} ${person.duties.join(', ')}`)
  for (const { person, names } of demoHome.XA) say(`    ${person.login.padEnd(16)} ${names.en}`)
  say(`Borealia (XB), French and Arabic ${borealia.url}`)
  for (const person of demoPeople.XB) say(`    ${person.login.padEnd(16)} ${person.duties.join(', ')}`)
  for (const { person, names } of demoHome.XB) say(`    ${person.login.padEnd(16)} ${names.en}`)
  say(`The password is ${demoPassword} for everybody. Everything is invented. Ctrl-C stops both offices.`)
}
