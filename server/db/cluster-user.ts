import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'

/**
 * How to run PostgreSQL's programs, which refuse to run as root and want a user with a name.
 * `plain`: as we are. `namespace`: root, or a nameless user, becomes a named one inside a user namespace
 * of its own; files stay ours, no account is made. `other`: as another account, which needs its own copy
 * of programs and data.
 */
export type Runner =
  | { kind: 'plain' }
  | { kind: 'namespace'; uid: number }
  | { kind: 'other'; uid: number; gid: number }

/** Finds a way that works on this machine, or throws saying what to do. */
export async function findRunner(preferred?: Runner['kind']): Promise<Runner> {
  const root = process.getuid?.() === 0
  if (!root && hasName()) return { kind: 'plain' }
  const account = namedAccount()
  if (account !== null && preferred !== 'other' && (await namespaceWorks(account.uid))) {
    return { kind: 'namespace', uid: account.uid }
  }
  if (account !== null && root) return { kind: 'other', ...account }
  throw new Error(
    root
      ? 'PostgreSQL refuses to run as root and this machine has no other account. Start Comity as an ordinary user, or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.'
      : 'PostgreSQL wants a user with a name, this process has only a number, and user namespaces are not allowed here. Add the user to /etc/passwd, or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.',
  )
}

/** Runs a program to its end. Throws with what it said. */
export async function run(runner: Runner, program: string, args: readonly string[]): Promise<void> {
  const [file, words, options] = command(runner, program, args)
  await new Promise<void>((resolve, reject) => {
    execFile(file, words, { ...options, timeout: 120_000, maxBuffer: 1 << 20 }, (error, stdout, stderr) => {
      if (error === null) resolve()
      else
        reject(
          new Error(
            `${program.split('/').at(-1)} failed: ${(stderr || stdout || error.message).trim().slice(-2_000)}`,
          ),
        )
    })
  })
}

/** Starts a program that outlives this process, its output in the open file `output`. */
export function launch(
  runner: Runner,
  program: string,
  args: readonly string[],
  output: number,
): ChildProcess {
  const [file, words, options] = command(runner, program, args)
  // detached: a session of its own, so that Ctrl-C in the terminal reaches us and not the database.
  return spawn(file, words, { ...options, detached: true, stdio: ['ignore', output, output] })
}

type Options = { env: NodeJS.ProcessEnv; cwd: string; uid?: number; gid?: number }

function command(runner: Runner, program: string, args: readonly string[]): [string, string[], Options] {
  // The folder's name must not depend on the caller's language, and no PG* variable may steer the server.
  const options: Options = { env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }, cwd: '/' }
  if (runner.kind === 'plain') return [program, [...args], options]
  if (runner.kind === 'other') return [program, [...args], { ...options, uid: runner.uid, gid: runner.gid }]
  return ['unshare', [...namespaceFlags(runner.uid), program, ...args], options]
}

function namespaceFlags(uid: number): string[] {
  return ['--user', `--map-user=${uid}`, `--map-group=${uid}`, '--']
}

function namespaceWorks(uid: number): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(false)
  return new Promise(resolve => {
    execFile('unshare', [...namespaceFlags(uid), 'true'], { timeout: 5_000 }, error =>
      resolve(error === null),
    )
  })
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** An account that is not root: initdb asks for the name of the number it runs under. */
function namedAccount(): { uid: number; gid: number } | null {
  let accounts: { name: string; uid: number; gid: number }[]
  try {
    accounts = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map(line => line.split(':'))
      .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
      .filter(({ name, uid, gid }) => name !== '' && uid > 0 && gid > 0)
  } catch {
    return null
  }
  const best =
    accounts.find(a => a.name === 'postgres') ?? accounts.find(a => a.name === 'nobody') ?? accounts[0]
  return best === undefined ? null : { uid: best.uid, gid: best.gid }
}
