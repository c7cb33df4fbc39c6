import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/**
 * `npm run lock`: completes package-lock.json after a change of packages.
 *
 * Many packages bring a program for each system as optional packages. npm leaves those out of the lockfile
 * that the registry at hand does not offer, as mirrors do with other systems, and then `npm ci` refuses the
 * lockfile, on every system. Here they are written in by name, version and system. They lack a hash, so npm
 * takes the registry's word where such a system installs them.
 */
const path = join(resolve(import.meta.dirname, '..'), 'package-lock.json')

const lockfile = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      dev: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
})
type Lockfile = z.infer<typeof lockfile>

interface Optional {
  readonly version: string
  readonly cpu?: readonly string[]
  readonly dev?: true
  readonly libc?: readonly string[]
  readonly optional: true
  readonly os?: readonly string[]
}

export function readLockfile(): Lockfile {
  return lockfile.parse(JSON.parse(readFileSync(path, 'utf8')))
}

/** Optional packages that others name and the lockfile does not hold, as they should stand in it. */
export function missingOptional({ packages }: Lockfile): Record<string, Optional> {
  return Object.fromEntries(
    Object.entries(packages).flatMap(([at, { optionalDependencies = {}, dev }]) =>
      Object.entries(optionalDependencies)
        .filter(([name, version]) => /^\d+\.\d+\.\d+/.test(version) && !isIn(packages, at, name))
        .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, dev === true)]),
    ),
  )
}

/** Whether Node would find the package from there: beside its user, or in a folder above. */
function isIn(packages: Lockfile['packages'], at: string, name: string): boolean {
  const here = at === '' ? '' : `${at}/`
  if (Object.hasOwn(packages, `${here}node_modules/${name}`)) return true
  if (at === '') return false
  const above = at.lastIndexOf('/node_modules/')
  return isIn(packages, above === -1 ? '' : at.slice(0, above), name)
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** The system stands in the name: `@oxlint/binding-linux-arm64-musl`. */
function entryOf(name: string, version: string, dev: boolean): Optional {
  const words = name.split(/[/-]/)
  const os = systems.filter(one => words.includes(one))
  const cpu = processors.filter(one => words.includes(one))
  const libc = words.some(word => word.startsWith('musl')) ? 'musl' : words.includes('gnu') ? 'glibc' : null
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(dev ? { dev } : {}),
    ...(libc === null ? {} : { libc: [libc] }),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  }
}

if (import.meta.main) {
  const lock = readLockfile()
  const missing = missingOptional(lock)
  const packages = Object.entries({ ...lock.packages, ...missing }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`)
  process.stdout.write(
    `${Object.keys(missing).length} optional packages of other systems written into package-lock.json.\n`,
  )
}
