import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { groundCodes } from '#law/grounds.ts'
import { purposeNames } from '#law/purposes.ts'
import { side } from './act.ts'
import type { Fields } from './field.ts'
import { coverChannels } from './letter.ts'
import { duties, fieldsOf, type Procedure } from './procedure.ts'
import { procedures } from './procedures.ts'
import { actLetters } from './spontaneous-information/act-letters.ts'
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }

const words: Record<string, Record<string, string>> = { en, fr, ar }
/** Acts whose letters take their words by the name of the act. */
const lettersOfActs = Object.keys(actLetters)

describe('The words of the procedures', () => {
  for (const [language, messages] of Object.entries(words)) {
    test(`hold every key the form, the table and the law need, in ${language}`, () => {
      assert.deepEqual(
        [...derived()].filter(key => !Object.hasOwn(messages, key)),
        [],
      )
    })

    test(`hold no key that nothing needs, in ${language}`, () => {
      const needed = derived()
      const source = literals()
      const unused = Object.keys(messages).filter(key => {
        const bare = key.replace(/^(finding|obstacle)\./, '')
        const hint = key.endsWith('.hint') && needed.has(key.slice(0, -'.hint'.length))
        // A step may ask in other words about a request that came.
        const theirs =
          /^[a-z]+\.step\.[a-z]+\.theirs(\.question)?$/i.test(key) && needed.has(key.replace('.theirs', ''))
        return !(needed.has(key) || hint || theirs || source.has(key) || (bare !== key && source.has(bare)))
      })
      assert.deepEqual(unused, [])
    })

    test(`name every finding, obstacle and part of the letter the code speaks of, in ${language}`, () => {
      assert.deepEqual(
        [...spokenOf()].filter(key => !Object.hasOwn(messages, key)),
        [],
      )
    })

    test(`can be read as messages, in ${language}`, () => {
      for (const message of Object.values(messages)) new IntlMessageFormat(message, language)
    })
  }

  test('ask for the same values in every language', () => {
    for (const [key, message] of Object.entries(en as Record<string, string>)) {
      for (const language of ['fr', 'ar']) {
        const other = words[language]?.[key] ?? ''
        assert.deepEqual(placeholders(other, language), placeholders(message, 'en'), `${language} ${key}`)
      }
    }
  })

  test('name a ground and a purpose alike wherever they stand', () => {
    for (const messages of Object.values(words)) {
      for (const code of groundCodes) {
        assert.equal(messages[`ground.${code}`], messages[`mla.act.refuseMeasure.option.grounds.${code}`])
      }
      for (const code of purposeNames) {
        assert.equal(messages[`purpose.${code}`], messages[`mla.option.measures.purpose.${code}`])
      }
    }
  })

  test('count in Arabic with all six forms', () => {
    const counted = Object.entries(ar as Record<string, string>).filter(([, message]) =>
      message.includes(', plural,'),
    )
    assert.ok(counted.length > 0)
    for (const [key, message] of counted) {
      for (const category of ['zero', 'one', 'two', 'few', 'many', 'other']) {
        assert.match(message, new RegExp(`\\b${category} \\{`), `${key} lacks ${category}`)
      }
    }
  })
})

/** Every key that follows from form, table and law. */
function derived(): Set<string> {
  const keys = new Set(Object.values(procedures).flatMap(ofProcedure))
  for (const code of groundCodes) keys.add(`ground.${code}`)
  for (const code of purposeNames) keys.add(`purpose.${code}`)
  for (const duty of duties) keys.add(`role.${duty}`)
  for (const one of side.options) keys.add(`side.${one}`)
  return keys
}

function ofProcedure({ id, form, lifecycle, measuresAt, catalogue = {} }: Procedure): string[] {
  // The initials of its id stand before the words of a procedure.
  const prefix = id.replaceAll(/([a-z])[a-z]*-?/g, '$1')
  const field = fieldsOf(form)[measuresAt]
  const kinds = field?.kind === 'kinds' ? Object.keys(field.kinds) : []
  const states = new Set(
    lifecycle.flatMap(line => [
      ...(line.measure ? [...line.measure.from, line.measure.to] : []),
      ...(line.moves ?? []),
    ]),
  )
  return [
    `${prefix}.name`,
    ...form.steps.flatMap(step => [
      `${prefix}.step.${step.id}`,
      `${prefix}.step.${step.id}.question`,
      ...ofFields(step.fields, '', `${prefix}.form`, `${prefix}.option`),
    ]),
    ...kinds.flatMap(kind => ['', '.inSentence', '.for'].map(end => `${prefix}.kind.${kind}${end}`)),
    ...lifecycle.flatMap(line => {
      const at = `${prefix}.act.${line.act}`
      return [
        at,
        `${at}.done`,
        ...ofFields(line.fields, '', `${at}.field`, `${at}.option`),
        ...(line.to === 'same' ? [] : [`${prefix}.state.${line.to}`]),
      ]
    }),
    // The same state is "sent" on one side and "received" on the other.
    `${prefix}.state.sent.requested`,
    ...[...states].filter(state => state !== 'same').map(state => `${prefix}.measureState.${state}`),
    ...Object.keys(catalogue).map(rule => `rule.${rule}.why`),
    ...(prefix === 'si' ? lettersOfActs : []).flatMap(act => [
      `letter.si.${act}.title`,
      `letter.si.${act}.body`,
    ]),
  ]
}

function ofFields(fields: Fields, at: string, labels: string, options: string): string[] {
  return Object.entries(fields).flatMap(([name, field]): string[] => {
    const path = at ? `${at}.${name}` : name
    const own = [`${labels}.${path}`]
    switch (field.kind) {
      case 'choice':
      case 'choices':
        return [...own, ...field.options.map(option => `${options}.${path}.${option}`)]
      case 'group':
        return [...own, ...ofFields(field.fields, path, labels, options)]
      case 'ofKind':
        return [
          ...own,
          ...Object.entries(field.kinds).flatMap(([kind, fields]) =>
            ofFields(fields, `${path}.${kind}`, labels, options),
          ),
        ]
      case 'list':
        return [...own, ...ofItems(path, labels), ...ofFields(field.fields, path, labels, options)]
      case 'kinds':
        return [
          ...own,
          ...ofItems(path, labels),
          ...ofFields(field.common, path, labels, options),
          ...Object.entries(field.kinds).flatMap(([kind, fields]) =>
            ofFields(fields, `${path}.${kind}`, labels, options),
          ),
        ]
      default:
        return own
    }
  })
}

const ofItems = (path: string, labels: string) => [`${labels}.${path}.add`, `${labels}.${path}.item`]

/** Findings, obstacles and letter words as the sources name them. */
function spokenOf(): Set<string> {
  const text = sources()
  const keys = new Set<string>()
  for (const [, found] of text.matchAll(/\bfound: '([A-Za-z]+)'/g)) keys.add(`finding.${found}`)
  for (const [, code] of text.matchAll(/\bcode: '([A-Za-z]+)'/g)) keys.add(`obstacle.${code}`)
  for (const [, key] of text.matchAll(/'(letter\.[A-Za-z.]+)'/g)) keys.add(key ?? '')
  for (const [, name] of text.matchAll(/\b(?:heading|section)\(\s*\w+,\s*'([A-Za-z]+)'/g))
    keys.add(`letter.heading.${name}`)
  for (const way of ['sealedExchange', 'signatureAndStamp']) keys.add(`letter.authenticity.${way}`)
  for (const channel of coverChannels) keys.add(`letter.cover.channel.${channel}`)
  return keys
}

/** Every text between quotes in the sources, and the letter's words made from a name. */
function literals(): Set<string> {
  const quoted = [...sources().matchAll(/'([^'\n]+)'/g)].map(([, text]) => text ?? '')
  return new Set([...quoted, ...spokenOf()])
}

function sources(): string {
  const folder = new URL('.', import.meta.url)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(name => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
}

interface Element {
  readonly type: number
  readonly value?: unknown
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>
}

function placeholders(message: string, language: string): string[] {
  // The parsed message: literals are type 0, the number sign of a plural type 7, all others name a value.
  const walk = (elements: readonly Element[]): string[] =>
    elements.flatMap(element => [
      ...(element.type === 0 || element.type === 7 ? [] : [String(element.value)]),
      ...Object.values(element.options ?? {}).flatMap(option => walk(option.value)),
    ])
  const parsed = new IntlMessageFormat(message, language).getAst() as unknown as readonly Element[]
  return [...new Set(walk(parsed))].toSorted()
}
