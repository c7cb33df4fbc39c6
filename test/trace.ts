import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { resolution, type RecommendationId } from '#law/resolution.ts'
import { procedures } from '#procedures/procedures.ts'
import { features } from './features.ts'

/**
 * `npm run trace`: writes docs/traceability.md, from each rule to the file that keeps it and the tests that
 * name it, and from each paragraph of the resolution to what answers it. A test says when the page is stale.
 */
const root = resolve(import.meta.dirname, '..')
export const page = join(root, 'docs', 'traceability.md')

/** A rule with the files that keep it and the tests and tables of cases that name it. */
export interface Traced {
  readonly rule: string
  readonly files: readonly string[]
  readonly tests: readonly string[]
}

/** Every rule of the catalogues, each once, in their order; one without a file is open. */
export function traced(): readonly Traced[] {
  const sources = filesIn('procedures').map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  const proofs = [
    ...sources,
    ...filesIn('test').map(path => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  ]
  const all = Object.values(procedures).flatMap(({ catalogue = {} }) => Object.keys(catalogue))
  return [...new Set(all)].map(rule => ({
    rule,
    // Where it is declared, or where a comment says that it is kept: `Rule SC-10.`
    files: sources
      .filter(
        ({ path, text }) => !isProof(path) && new RegExp(`\\bid: '${rule}'|\\bRule ${rule}\\.`).test(text),
      )
      .map(({ path }) => path),
    tests: proofs
      .filter(({ path, text }) => isProof(path) && new RegExp(`\\b${rule}\\b`).test(text))
      .map(({ path }) => path),
  }))
}

/** The page as it should be now. */
export function traceability(): string {
  const rules = traced()
  const open = rules.filter(({ files }) => files.length === 0)
  return (
    [
      '# Traceability',
      'From each rule of the catalogue to the file that keeps it and the tests that name it, and from each paragraph of resolution 9/3 that touches mutual legal assistance to what answers it. Written by `npm run trace`; `test/trace.test.ts` says when it is stale. A table of cases (`*.cases.ts`) is played by `bite.test.ts` beside it, also against each rule turned into its opposite. What is open is listed as open.',
      '## Rules',
      table(
        ['rule', 'kept in', 'proved by'],
        rules.map(({ rule, files, tests }) => [rule, list(files) || 'open', list(tests) || 'open']),
      ),
      `**Open:** ${open.map(({ rule }) => rule).join(', ') || 'none'}.`,
      '## Resolution 9/3',
      ...(Object.keys(resolution) as RecommendationId[]).flatMap(paragraph), // the keys of a literal are its type's
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  )
}

function paragraph(id: RecommendationId): string[] {
  const { to, says } = resolution[id]
  const its = features.filter(feature => feature.for === id)
  return [
    `### ${id}`,
    `*${to}.* ${says}`,
    table(
      ['what answers it', 'done in', 'proved by'],
      its.map(({ does, files, tests }) => [does, list(files) || 'open', list(tests) || 'open']),
    ),
  ]
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

const list = (paths: readonly string[]) => paths.map(path => `\`${path}\``).join(' ')

const isProof = (path: string) => /\.(test|cases)\.ts$/.test(path)

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .toSorted()
}

if (import.meta.main) {
  writeFileSync(page, traceability())
  process.stdout.write('Written: docs/traceability.md\n')
}
