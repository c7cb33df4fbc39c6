// Older versions lack Temporal, argon2 and more: say so before anything that needs them is loaded.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 26 || (major === 26 && minor < 10)) {
  process.stderr.write(
    `Comity needs Node 26.10, this is Node ${process.versions.node}. The right one came with npm ci: start with "npm start", or "npm run -s comity -- …", which use it. If that fails too, run npm ci again without --omit=optional.\n`,
  )
  process.exit(1)
}

type Command = (args: string[]) => Promise<number>

/** Each command is loaded when it is called; none pays for the others. */
const commands: Readonly<Record<string, { says: string; load: () => Promise<Command> }>> = {
  start: { says: 'runs this installation', load: async () => (await import('./main/start.ts')).start },
  demo: {
    says: 'runs two authorities of invented States',
    load: async () => (await import('./main/demo.ts')).demo,
  },
  authority: {
    says: 'adds an authority that works here',
    load: async () => (await import('./main/authority.ts')).authority,
  },
  unit: { says: 'adds a unit of an authority', load: async () => (await import('./main/unit.ts')).unit },
  home: {
    says: 'adds a court, prosecutor or other authority at home',
    load: async () => (await import('./main/home.ts')).home,
  },
  user: {
    says: 'adds, changes and lists who may sign in',
    load: async () => (await import('./main/user.ts')).user,
  },
  key: {
    says: 'shows the fingerprint partners compare',
    load: async () => (await import('./main/authority.ts')).key,
  },
  verify: {
    says: 'checks a package, or the whole register',
    load: async () => (await import('./main/verify.ts')).verify,
  },
  rebuild: {
    says: 'makes the projections again from the acts',
    load: async () => (await import('./main/rebuild.ts')).rebuild,
  },
}

process.exitCode = await run(process.argv.slice(2))

async function run([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    const known = Object.entries(commands).map(([its, { says }]) => `  ${its.padEnd(12)}${says}`)
    process.stderr.write(`${['comity COMMAND …', ...known].join('\n')}\n`)
    return ['', 'help', '--help', '-h'].includes(name) ? 0 : 2
  }
  try {
    return await (await command.load())(args)
  } catch (error) {
    return complain(name, error)
  }
}

/** A sentence for who typed the command. Where the program itself is at fault, COMITY_LOG=debug shows where. */
function complain(name: string, error: unknown): number {
  const wrongWords =
    error instanceof Error &&
    (error.name === 'Usage' || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')))
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${wrongWords ? '' : `comity ${name}: `}${message}\n`)
  if (process.env['COMITY_LOG'] === 'debug' && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`)
  return wrongWords ? 2 : 1
}

export {}
