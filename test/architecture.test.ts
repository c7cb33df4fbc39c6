import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { missingOptional, readLockfile } from './lock.ts'

/** A folder imports only from folders to its left. */
const order = [
  'lib',
  'law',
  'procedures',
  'api',
  'server/db',
  'server/storage',
  'server/jobs',
  'server/accounts',
  'server/letters',
  'server/cases',
  'server/evidence',
  'server/exchange',
  'server/intake',
  'server/register',
  'server/knowledge',
  'server/http',
  'server/main',
] as const

/** The page is not in that line: it sees what needs no machine. */
const seenByWeb: readonly string[] = ['lib', 'law', 'procedures', 'api']
/** Compiled without Node and without a browser. */
const pure: readonly string[] = ['lib', 'law', 'procedures', 'api']

/** Which folder may use which package. `tests` stands for every *.test.ts and for test/. */
const packages: Readonly<Record<string, readonly string[]>> = {
  zod: ['law', 'procedures', 'api', 'server', 'web', 'tests'],
  '@noble/hashes': ['lib'],
  'intl-messageformat': ['server/letters', 'web', 'tests'],

  kysely: ['server', 'tests'],
  pg: ['server/db'],
  fastify: ['server/http'],
  '@fastify/cookie': ['server/http'],
  '@fastify/helmet': ['server/http'],
  '@fastify/rate-limit': ['server/http'],
  '@fastify/static': ['server/http'],
  'age-encryption': ['server/exchange', 'server/storage'],
  yauzl: ['server/exchange', 'server/intake', 'server/letters', 'tests'],
  yazl: ['server/exchange', 'server/intake', 'test/vectors', 'tests'],
  '@peculiar/x509': ['server/exchange'],
  'reflect-metadata': ['server/exchange'],
  asn1js: ['tests'],
  pkijs: ['tests'],
  '@myriaddreamin/typst-ts-node-compiler': ['server/letters'],
  '@expo-google-fonts/amiri': ['server/letters'],
  '@expo-google-fonts/noto-sans': ['server/letters'],
  '@expo-google-fonts/noto-sans-sc': ['server/letters'],
  docx: ['server/letters', 'tests'],
  'easy-template-x': ['server/letters', 'tests'],
  qr: ['server/letters', 'tests'],
  'postal-mime': ['server/intake'],
  'file-type': ['server/intake'],
  imapflow: ['server/intake'],
  unpdf: ['server/intake'],
  mammoth: ['server/intake'],

  react: ['web'],
  'react-dom': ['web'],
  'react-router': ['web'],
  'react-intl': ['web'],
  'get-nonce': ['web'],
  '@mantine/core': ['web'],
  '@mantine/dropzone': ['web'],
  '@mantine/hooks': ['web'],
  '@mantine/notifications': ['web'],
  '@tanstack/react-query': ['web'],
  '@tanstack/react-table': ['web'],
  '@fontsource/noto-sans': ['web'],
  '@fontsource/noto-sans-arabic': ['web'],
  '@fontsource/noto-serif': ['web'],
  vite: ['vite.config.ts'],
  '@vitejs/plugin-react': ['vite.config.ts'],

  'fast-check': ['tests'],
  'hoodiecrow-imap': ['tests'],
  '@playwright/test': ['test/browser'],
  '@axe-core/playwright': ['test/browser'],
  '@sparticuz/chromium': ['test/browser'],
}

/** What says nothing about its contents. */
const emptyNames: readonly string[] = [
  'manager',
  'helper',
  'helpers',
  'util',
  'utils',
  'service',
  'services',
  'dto',
  'common',
  'misc',
  'index',
]

/** Longer than this, a file is two files. An instrument is one file however long it is. */
const longest = { code: 400, tests: 700 } as const

const root = resolve(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  imports: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
/** `#db/` → `server/db/` */
const aliases = Object.entries(manifest.imports).map(
  ([alias, target]) => [alias.slice(0, -1), target.slice(2, -1)] as const,
)

describe('The tree', () => {
  const files = filesIn('')
  const sources = files.filter(file => /\.tsx?$/.test(file)).map(file => [file, read(file)] as const)

  test('imports only to the left, each package only where it belongs', () => {
    const wrong = sources.flatMap(([file, source]) =>
      importsOf(source).flatMap(its => wrongImport(file, its)),
    )
    assert.deepEqual(wrong, [])
    assert.ok(sources.length > 100, 'the sources were found')
  })

  test('has a place for every package it depends on', () => {
    const tools = /^(@types\/|@biomejs\/|@formatjs\/|knip$|oxlint|typescript$)/
    const named = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    assert.deepEqual(
      named.filter(name => !tools.test(name) && !Object.hasOwn(packages, name)),
      [],
    )
    assert.deepEqual(
      Object.keys(packages).filter(name => !named.includes(name)),
      [],
    )
  })

  test('has a lockfile that npm ci accepts: with the packages of every system', () => {
    assert.deepEqual(Object.keys(missingOptional(readLockfile())), [], 'to mend: npm run lock')
  })

  test('has no file that only passes others on', () => {
    assert.deepEqual(
      sources.filter(([, source]) => onlyPassesOn(source)).map(([file]) => file),
      [],
    )
  })

  test('has names that say what is inside', () => {
    assert.deepEqual(
      sources.filter(([file]) => hasEmptyName(file)).map(([file]) => file),
      [],
    )
  })

  test('has no file too long to read', () => {
    const long = sources.filter(([file, source]) => isTooLong(file, source))
    assert.deepEqual(
      long.map(([file, source]) => `${file}: ${lines(source)}`),
      [],
    )
  })

  test('names no folder of one machine and no mirror of the registry', () => {
    const texts = files.filter(file =>
      /\.(ts|tsx|js|json|md|css|html|sql|typ|mjs|cjs|yml|yaml|sh)$|(^|\/)(run|comity)$/.test(file),
    )
    assert.deepEqual(
      texts.filter(file => ofOneMachine(read(file))),
      [],
    )
  })
})

describe('What watches the tree', () => {
  const wrong = (file: string, line: string) => importsOf(line).flatMap(its => wrongImport(file, its))

  test('finds an import to the right', () => {
    assert.equal(wrong('server/db/pool.ts', `import { recordAct } from '#cases/record.ts'`).length, 1)
    assert.equal(wrong('law/clocks.ts', `import type { Form } from '#procedures/field.ts'`).length, 1)
    assert.equal(wrong('web/app.tsx', `const page = await import('#http/server.ts')`).length, 1)
    assert.equal(wrong('server/cases/read.ts', `export { all } from '#http/server.ts'`).length, 1)
    assert.deepEqual(wrong('server/cases/record.ts', `import {\n  all,\n} from '#db/pool.ts'`), [])
  })

  test('finds the program that uses its tests', () => {
    assert.equal(wrong('server/cases/read.ts', `import { openOffice } from '#test/offices.ts'`).length, 1)
    assert.deepEqual(wrong('server/cases/read.test.ts', `import { openOffice } from '#test/offices.ts'`), [])
  })

  test('finds one procedure that leans on another', () => {
    assert.equal(
      wrong('procedures/extradition/form.ts', `import { form } from '../mutual-legal-assistance/form.ts'`)
        .length,
      1,
    )
    assert.deepEqual(wrong('procedures/extradition/form.ts', `import { list } from '../field.ts'`), [])
  })

  test('finds a path across folders and an alias at home', () => {
    assert.equal(wrong('server/cases/read.ts', `import { all } from '../db/pool.ts'`).length, 1)
    assert.equal(wrong('server/cases/read.ts', `import { all } from '#cases/list.ts'`).length, 1)
    assert.equal(wrong('server/cases/read.ts', `import { all } from './list'`).length, 1)
    assert.deepEqual(wrong('server/main.ts', `import { start } from './main/start.ts'`), [])
  })

  test('finds a machine where there is none', () => {
    assert.equal(wrong('lib/sha256.ts', `import { createHash } from 'node:crypto'`).length, 1)
    assert.equal(wrong('web/client.ts', `import 'node:fs'`).length, 1)
    assert.deepEqual(wrong('lib/sha256.test.ts', `import { createHash } from 'node:crypto'`), [])
  })

  test('finds a package in a folder it does not belong to, or that nobody chose', () => {
    assert.equal(wrong('server/cases/read.ts', `import pg from 'pg'`).length, 1)
    assert.equal(wrong('server/http/server.ts', `import { useState } from 'react'`).length, 1)
    assert.equal(wrong('web/app.tsx', `import _ from 'lodash'`).length, 1)
    assert.equal(wrong('server/exchange/cms.ts', `import { SignedData } from 'pkijs'`).length, 1)
    assert.deepEqual(wrong('web/app.tsx', `import { Button } from '@mantine/core/lib.css'`), [])
  })

  test('finds barrels, empty names, long files and machine paths', () => {
    assert.ok(onlyPassesOn(`// all of it\nexport * from './a.ts'\nexport { b } from './b.ts'\n`))
    assert.ok(!onlyPassesOn(`import { b } from './b.ts'\nexport const a = b\n`))
    assert.ok(hasEmptyName('server/cases/date-utils.ts') && hasEmptyName('web/index.ts'))
    assert.ok(!hasEmptyName('web/parts/base64.ts') && !hasEmptyName('lib/canonical.ts'))
    assert.ok(
      isTooLong('server/a.ts', 'x\n'.repeat(401)) && !isTooLong('server/a.test.ts', 'x\n'.repeat(401)),
    )
    assert.ok(
      ofOneMachine(`see ${['', 'home', 'ana', 'notes'].join('/')}`) && !ofOneMachine('see the/home/page'),
    )
  })
})

/** Everything a source imports. Sources are formatted: a statement starts its line. */
function importsOf(source: string): string[] {
  const code = source.replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '')
  const statements = code.matchAll(/^(?:import|export)\b(?:[^'";]*?\bfrom)?\s*'([^']+)'/gm)
  const calls = code.matchAll(/\bimport\(\s*'([^']+)'/g)
  return [...statements, ...calls].flatMap(([, its]) => its ?? [])
}

/** A sentence for what is wrong with an import; none when it is right. */
function wrongImport(file: string, specifier: string): string[] {
  const from = folderOf(file)
  const isTest = from === 'test' || from === 'bench' || file.endsWith('.test.ts')
  const say = (what: string) => [`${file} imports ${specifier}: ${what}`]
  if (specifier.startsWith('node:')) {
    return (pure.includes(from) || from === 'web') && !isTest
      ? say(`${from} runs in any machine and knows none`)
      : []
  }
  const target = pathOf(file, specifier)
  if (target === null) {
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/')
    const places = packages[name]
    if (places === undefined) return say('the table of packages does not know it')
    const fits = places.some(place => (place === 'tests' ? isTest : `${file}/`.startsWith(`${place}/`)))
    return fits ? [] : say(`this package is for ${places.join(', ')}`)
  }
  if (!/\.(tsx?|json|css|svg|js)$/.test(target)) return say('a file is named with its ending')
  const to = folderOf(target)
  if (from === to) {
    if (specifier.startsWith('#') && partOf(file) === partOf(target))
      return say('inside a folder the path is relative')
    const [mine, its] = [procedureOf(file), procedureOf(target)]
    return mine !== null && its !== null && mine !== its ? say('a procedure does not lean on another') : []
  }
  if (!specifier.startsWith('#') && from !== 'root' && to !== 'root')
    return say('across folders it is #folder/file.ts')
  if (isTest || from === 'root') return []
  if (from === 'web') return seenByWeb.includes(to) ? [] : say(`the page sees only ${seenByWeb.join(', ')}`)
  const [here, there] = [order.findIndex(one => one === from), order.findIndex(one => one === to)]
  if (here === -1) return say(`${from} has no place in the order`)
  return there !== -1 && there < here ? [] : say(`${to} is not to the left of ${from}`)
}

/** Where an import of ours leads; null for a package. */
function pathOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier)
  if (!specifier.startsWith('#')) return null
  const alias = aliases.find(([name]) => specifier.startsWith(name))
  return alias ? alias[1] + specifier.slice(alias[0].length) : specifier
}

/** `server/cases/read.ts` → `server/cases`; `server/main.ts` → `server/main`; `vite.config.ts` → `root`. */
function folderOf(file: string): string {
  const parts = file.split('/')
  if (parts.length === 1) return 'root'
  if (parts[0] !== 'server') return parts[0] ?? ''
  return `server/${(parts[1] ?? '').replace(/\.ts$/, '')}`
}

/** `web/case/lines.ts` → `web/case`: within it, paths are relative. */
function partOf(file: string): string {
  return file.split('/').slice(0, -1).slice(0, 2).join('/')
}

/** Folders of `procedures/` that are none themselves. */
const besideProcedures: readonly string[] = ['extraction', 'lanes', 'words']

function procedureOf(file: string): string | null {
  const [, folder] = /^procedures\/([a-z-]+)\//.exec(file) ?? []
  return folder === undefined || besideProcedures.includes(folder) ? null : folder
}

function onlyPassesOn(source: string): boolean {
  const rest = source
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replaceAll(/^export\s[^'";=]*?\bfrom\s*'[^']+'/gm, '')
  return rest.trim() === '' && source.includes('export')
}

function hasEmptyName(file: string): boolean {
  return file.split(/[/.-]/).some(part => emptyNames.includes(part))
}

function isTooLong(file: string, source: string): boolean {
  if (file.startsWith('law/instruments/')) return false
  return lines(source) > (file.endsWith('.test.ts') ? longest.tests : longest.code)
}

function lines(source: string): number {
  return source.split('\n').length - 1
}

function ofOneMachine(text: string): boolean {
  const folder = new RegExp(`(^|[\\s'"\`(=:])/(${['work', 'Users', 'home'].join('|')})/[a-z]`, 'm')
  const registry = [...text.matchAll(/"resolved": "https?:\/\/([^/"]+)/g)]
  return folder.test(text) || registry.some(([, host]) => host !== ['registry', 'npmjs', 'org'].join('.'))
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (/^(node_modules|dist|\.git|\.comity|test-results)$/.test(path)) return []
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}
