import { isIP } from 'node:net'
import { resolve } from 'node:path'
import * as z from 'zod'
import { isLoopback } from '#http/security.ts'
import type { Roads } from '#intake/roads.ts'
import { postVariables, postWeaknesses, roadsOf } from './config-post.ts'
import { logLevels } from './log.ts'

/** How one installation runs, from its environment. */
export type Config = {
  /** Absolute path of the folder with the database, the files and the keys. */
  data: string
  port: number
  host: string
  /** Where people and partners reach us; null for the address we listen on. */
  url: string | null
  databaseUrl: string | null
  databaseOwnerUrl: string | null
  log: (typeof logLevels)[number]
  /** Addresses of proxies whose forwarding headers are believed. */
  proxy: string[]
  /** Requests a minute from one address. */
  rate: number
  /** Where post comes from; nothing is fetched where it is left out. */
  post?: Roads
  demo: boolean
}

/** A setting is missing, wrong or weak. The message says which, why and what to write instead. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** @throws ConfigError with a sentence for each setting that cannot be used. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const wrong = unknownVariables(Object.keys(given))
  const parsed = variables.safeParse(given)
  if (!parsed.success)
    wrong.push(...parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`))
  if (wrong.length > 0 || !parsed.success) throw new ConfigError(wrong.join('\n'))
  const its = parsed.data
  const config: Config = {
    data: resolve(its.COMITY_DATA),
    port: its.COMITY_PORT,
    host: its.COMITY_HOST,
    url: its.COMITY_URL ?? null,
    databaseUrl: its.DATABASE_URL ?? null,
    databaseOwnerUrl: its.DATABASE_OWNER_URL ?? null,
    log: its.COMITY_LOG,
    proxy: its.COMITY_PROXY,
    rate: its.COMITY_RATE,
    post: roadsOf(its),
    demo: its.COMITY_DEMO === 'on',
  }
  const weak = [...weaknesses(config), ...postWeaknesses(its)]
  if (weak.length > 0) throw new ConfigError(weak.join('\n'))
  return config
}

const port = /^\d{1,5}$/
const variables = z.object({
  COMITY_DATA: z.string().default('.comity'),
  COMITY_PORT: z
    .string()
    .refine(
      text => port.test(text) && Number(text) <= 65_535,
      'is not a port. Write a whole number from 0 (any free one) to 65535, as 8080.',
    )
    .default('8080')
    .transform(Number),
  COMITY_HOST: z
    .string()
    .refine(
      text => isIP(text) > 0 || text === 'localhost',
      'is not an address of this machine. Write 127.0.0.1 for this machine alone, or 0.0.0.0 for all networks.',
    )
    .default('127.0.0.1'),
  COMITY_URL: z
    .string()
    .refine(
      isBareUrl,
      'is not an address people can open. Write it with https:// and without a path, as https://comity.example.org',
    )
    .transform(text => new URL(text).origin)
    .optional(),
  COMITY_LOG: z
    .enum(logLevels, { error: `is not a level of the log. Write one of ${logLevels.join(', ')}.` })
    .default('info'),
  COMITY_PROXY: z
    .string()
    .default('')
    .transform(text =>
      text
        .split(',')
        .map(part => part.trim())
        .filter(part => part !== ''),
    )
    .refine(
      parts => parts.every(isNetwork),
      'is not a list of addresses. Write the address of the proxy that passes requests to us, or its network, as 127.0.0.1 or 10.1.0.0/16; several with commas.',
    ),
  COMITY_RATE: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'is not a number of requests a minute. Write a whole number, as 6000.')
    .default('6000')
    .transform(Number),
  ...postVariables,
  COMITY_DEMO: z
    .enum(['on', 'off'], { error: 'is neither on nor off. Leave it out: it is for the demo.' })
    .default('off'),
  DATABASE_URL: z
    .string()
    .refine(
      isDatabaseUrl,
      'does not lead to PostgreSQL. Write it as postgresql://role:password@host:5432/database',
    )
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .refine(
      isDatabaseUrl,
      'does not lead to PostgreSQL. Write it as postgresql://owner:password@host:5432/database',
    )
    .optional(),
})

/** For tests and for the machine's own use; no settings of an installation. */
const notOurs: ReadonlySet<string> = new Set(['COMITY_TEST_CLUSTER', 'COMITY_VECTORS'])

function unknownVariables(given: readonly string[]): string[] {
  const known = Object.keys(variables.shape)
  return given
    .filter(name => name.startsWith('COMITY_') && !known.includes(name) && !notOurs.has(name))
    .map(name => {
      const nearest =
        known
          .filter(other => other.startsWith('COMITY_'))
          .toSorted((a, b) => distance(name, a) - distance(name, b))[0] ?? ''
      const guess =
        distance(name, nearest) <= 3 ? ` Did you mean ${nearest}?` : ` There are ${known.join(', ')}.`
      return `${name} is not a setting, so what it should change would stay as it is.${guess}`
    })
}

/** What would run, but not safely. */
function weaknesses({ url, host, proxy, databaseUrl, databaseOwnerUrl, demo }: Config): string[] {
  const address = url === null ? null : new URL(url)
  const outside = address !== null && !isLoopback(address.hostname)
  const found: string[] = []
  if (outside && address.protocol !== 'https:') {
    found.push(
      `COMITY_URL is ${url}: over plain http everybody on the way can read passwords and cases. Put a proxy with a certificate in front, write its address with https:// into COMITY_URL and the address it calls from into COMITY_PROXY.`,
    )
  }
  if (address?.protocol === 'https:' && proxy.length === 0) {
    found.push(
      'COMITY_URL says https, which a proxy in front has to speak, but COMITY_PROXY names none: then all callers seem to be one. Write the address the proxy calls from, as COMITY_PROXY=127.0.0.1',
    )
  }
  if (!isLoopback(host) && proxy.length === 0) {
    found.push(
      `COMITY_HOST is ${host}, open to the network over plain http. Leave it at 127.0.0.1, or put a proxy with a certificate in front and name it in COMITY_PROXY.`,
    )
  }
  if (databaseUrl === null && databaseOwnerUrl !== null) {
    found.push(
      'DATABASE_OWNER_URL is set without DATABASE_URL. Set both, with two roles of the same database, or neither.',
    )
  }
  if (demo && (outside || !isLoopback(host))) {
    found.push(
      'COMITY_DEMO is on, which offers accounts to whoever opens the page, and others can reach it. Leave COMITY_DEMO out.',
    )
  }
  return found
}

function isBareUrl(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  )
}

function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more !== undefined) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

function isDatabaseUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text)
}

/** Letters to change, add or drop (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of a.split('').entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j++) {
      next.push(
        Math.min(
          (next[j - 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1),
        ),
      )
    }
    row = next
  }
  return row.at(-1) ?? 0
}
