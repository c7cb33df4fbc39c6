import '../needs-node.js'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { styleText } from 'node:util'

/**
 * `npm run check`: what can be known without running the program. One line for each check; for what failed,
 * what it said and the command that mends it. Ends with 1 when anything failed.
 */
interface Check {
  readonly name: string
  /** A package and its command, or `node` for a file of ours, with arguments. */
  readonly run: readonly [tool: string, ...args: string[]]
  readonly mend: string
}

const types =
  'Correct the types; to see one part again: npx tsc -p tsconfig.pure.json (or server, web, web-tests)'

/** One row after the other; the checks of a row side by side. */
const rows: readonly (readonly Check[])[] = [
  [
    { name: 'types: pure', run: ['typescript/tsc', '-p', 'tsconfig.pure.json'], mend: types },
    { name: 'types: server', run: ['typescript/tsc', '-p', 'tsconfig.server.json'], mend: types },
  ],
  [
    { name: 'types: web', run: ['typescript/tsc', '-p', 'tsconfig.web.json'], mend: types },
    { name: 'types: tests of web', run: ['typescript/tsc', '-p', 'tsconfig.web-tests.json'], mend: types },
  ],
  [
    {
      name: 'lint',
      run: ['oxlint/oxlint', '--type-aware', '--deny-warnings', '--format=unix'],
      mend: 'npx oxlint --type-aware --fix mends some; the others say what is wrong',
    },
  ],
  [
    {
      name: 'format',
      run: ['@biomejs/biome/biome', 'format', '--reporter=summary'],
      mend: 'npx biome format --write .',
    },
    {
      name: 'unused code and packages',
      run: ['knip/knip', '--no-progress', '--no-config-hints'],
      mend: 'Remove what nobody uses, with every trace',
    },
  ],
  [
    {
      name: 'words of the procedures',
      run: [
        '@formatjs/cli/formatjs',
        'verify',
        '--source-locale',
        'en',
        '--missing-keys',
        '--extra-keys',
        '--structural-equality',
        'procedures/words/*.json',
      ],
      mend: 'Write the missing words in procedures/words',
    },
    {
      name: 'words of the page',
      run: [
        'node',
        '--test',
        '--test-reporter=./test/reporter.ts',
        'test/words.test.ts',
        'procedures/words.test.ts',
      ],
      mend: 'Write the missing words in web/words or procedures/words, and remove those nobody shows',
    },
  ],
  [
    {
      name: 'architecture',
      run: ['node', '--test', '--test-reporter=./test/reporter.ts', 'test/architecture.test.ts'],
      mend: 'Follow the order at the top of test/architecture.test.ts',
    },
  ],
]

const root = resolve(import.meta.dirname, '..')
const failed: string[] = []
const begun = performance.now()
for (const row of rows) await Promise.all(row.map(check))
const seconds = ((performance.now() - begun) / 1000).toFixed(1)
process.stdout.write(
  failed.length === 0
    ? `All checks passed in ${seconds} s.\n`
    : `\n${failed.length} of ${rows.flat().length} checks failed: ${failed.join(', ')}. What each said stands above, with the way to mend it.\n`,
)
process.exitCode = failed.length === 0 ? 0 : 1

async function check({ name, run: [tool, ...args], mend }: Check): Promise<void> {
  const before = performance.now()
  const { code, said } = await ended(tool === 'node' ? args : [programOf(tool), ...args])
  const time = styleText('dim', `${((performance.now() - before) / 1000).toFixed(1)} s`)
  if (code === 0) {
    process.stdout.write(`${styleText('green', '✔')} ${name}  ${time}\n`)
    return
  }
  failed.push(name)
  const shown = said.trim().split('\n')
  const cut = shown.length > 300 ? [...shown.slice(0, 300), `… and ${shown.length - 300} lines more`] : shown
  process.stdout.write(
    `${styleText('red', '✖')} ${name}  ${time}\n${cut.map(line => `    ${line}`).join('\n')}\n  ${styleText('bold', 'To mend:')} ${mend}\n`,
  )
}

/** `knip/knip` → the JavaScript file behind the command, so that it runs the same on every system. */
function programOf(tool: string): string {
  const at = tool.lastIndexOf('/')
  const folder = join(root, 'node_modules', tool.slice(0, at))
  // Written by npm's own rules: a name for each command, and the file behind it.
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: Record<string, string>
  }
  return join(folder, bin[tool.slice(at + 1)] ?? '')
}

function ended(args: readonly string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const hear = (chunk: Buffer): void => void (said += chunk.toString('utf8'))
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', fail)
    child.once('close', code => done({ code, said }))
  })
}
