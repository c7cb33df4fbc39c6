import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { inspect, styleText } from 'node:util'

/** What one run of `node --test` came to; sent to the process that started it. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** The file of each test that was skipped. A skipped suite counts once: Node does not look inside. */
  readonly skippedFiles: readonly string[]
}

/** One line for each file, and everything about what failed. Node asks for a default export. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const files = new Map<string, File>()
  for await (const event of events) {
    const path = event.data !== undefined && 'file' in event.data ? event.data.file : undefined
    const file = path === undefined ? undefined : fileOf(files, path)
    switch (event.type) {
      case 'test:start':
        file?.names.splice(event.data.nesting, Infinity, event.data.name)
        break
      case 'test:stdout':
      case 'test:stderr':
        if (file) file.said = (file.said + event.data.message).slice(-20_000)
        break
      case 'test:pass':
        if (!file) break
        file.names.splice(event.data.nesting, Infinity, event.data.name)
        if (event.data.skip !== undefined) {
          file.skipped++
        } else if (event.data.details.type !== 'suite') file.passed++
        if (event.data.nesting === 0) file.ms += event.data.details.duration_ms
        break
      case 'test:fail': {
        if (!file) break
        file.names.splice(event.data.nesting, Infinity, event.data.name)
        if (event.data.nesting === 0) file.ms += event.data.details.duration_ms
        // A suite is told by its tests, unless it broke outside of them.
        const error = event.data.details.error
        if (event.data.details.type === 'suite' && failureType(error) === 'subtestsFailed') break
        file.failed++
        yield failure(file, event.data.line, error)
        break
      }
      case 'test:summary': {
        if (file) yield* line(file)
        if (path !== undefined) break
        for (const one of files.values()) yield* line(one)
        const sum = (name: 'passed' | 'failed' | 'skipped') =>
          [...files.values()].reduce((total, one) => total + one[name], 0)
        process.send?.({
          passed: sum('passed'),
          failed: sum('failed'),
          skipped: sum('skipped'),
          skippedFiles: [...files.values()].flatMap(one => Array<string>(one.skipped).fill(one.path)),
        } satisfies Counts)
        break
      }
      default:
    }
  }
}

interface File {
  readonly path: string
  /** The test now reported, under its suites. */
  readonly names: string[]
  said: string
  passed: number
  failed: number
  skipped: number
  ms: number
  told: boolean
}

/** Node names a file by its whole path or as it was given. */
function fileOf(files: Map<string, File>, given: string): File {
  const path = relative(process.cwd(), given).replaceAll('\\', '/')
  let file = files.get(path)
  if (file === undefined) {
    file = {
      path,
      names: [],
      said: '',
      passed: 0,
      failed: 0,
      skipped: 0,
      ms: 0,
      told: false,
    }
    files.set(path, file)
  }
  return file
}

function* line(file: File): Generator<string> {
  if (file.told) return
  file.told = true
  const parts = [
    `${file.passed} passed`,
    ...(file.failed > 0 ? [`${file.failed} failed`] : []),
    ...(file.skipped > 0 ? [`${file.skipped} skipped`] : []),
    `${(file.ms / 1000).toFixed(1)} s`,
  ]
  const mark =
    file.failed > 0
      ? styleText('red', '✖')
      : file.passed > 0
        ? styleText('green', '✔')
        : styleText('yellow', '–')
  yield `${mark} ${file.path}  ${styleText('dim', parts.join(', '))}\n`
  if (file.failed > 0 && file.said.trim() !== '') {
    yield `${indented(`It said:\n${file.said.trimEnd()}`)}\n`
  }
}

function failure(file: File, at: number | undefined, error: Error): string {
  const name = file.names.filter(one => one !== '').join(' › ')
  const place = at === undefined ? file.path : `${file.path}:${at}`
  const shown = inspect(rootOf(error), {
    depth: 8,
    colors: false,
    maxArrayLength: 50,
    maxStringLength: 8_000,
  })
  return `${styleText('red', '✖')} ${name}  (${place})\n${indented(shown)}\n`
}

/** Node wraps what was thrown. */
function rootOf(error: Error): unknown {
  return failureType(error) !== undefined && error.cause !== undefined ? error.cause : error
}

function failureType(error: Error): unknown {
  return 'failureType' in error ? error.failureType : undefined
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}
