import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { letterLanguages } from './letter.ts'
import { continuedSteps } from './mutual-legal-assistance/lifecycle-continued.ts'
import { laneSteps } from './mutual-legal-assistance/lifecycle-lanes.ts'
import { paperSteps } from './mutual-legal-assistance/lifecycle-paper.ts'
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }
import es from './words/letters/es.json' with { type: 'json' }
import ru from './words/letters/ru.json' with { type: 'json' }
import zh from './words/letters/zh.json' with { type: 'json' }

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, fr, ar, es, ru, zh }
/** In these the procedures say what letters say, and nothing else. */
const lettersOnly = ['es', 'ru', 'zh'] as const

/**
 * What a letter may say: its own sentences, the labels and options of the form it draws from, kinds, purposes and
 * states of measures, grounds. Not what only the page says: hints, buttons, a kind inside a sentence of the page.
 */
const inLetters =
  /^(letter|mla\.form|mla\.option|mla\.kind|mla\.measureState|purpose|ground|mla\.act\.deliverResult\.(option|field\.proof)|si\.form|si\.option|si\.kind|si\.act\.[A-Za-z]+\.(field|option))\./
const onlyOnPage = /\.(hint|add|inSentence|for)$/
/** Acts whose letters say their fields by the words of the form, and the fields a letter says in another way. */
const told = [...laneSteps, ...paperSteps, ...continuedSteps].filter(
  step => step.strand === 'shared' && step.act !== 'enquireStatus',
)
const inAct = new RegExp(
  `^mla\\.act\\.(${[...told.map(step => step.act), 'endPresence'].join('|')})\\.(field|option)\\.`,
)
const toldOtherwise =
  /\.field\.(measure|measures|case|proposal|use|notice|recall|act|changes|result|amount|currency|replyBy|consignment|items|items\.(item|kind|description)|missing\.item)$|\.field\.(changes|measures)\./
/** Acts of information sent unasked write their own fields into their letters, save ids and what is for home. */
const ofNoLetter =
  /^si\.act\.(\w+\.field\.(measure|use|notice|recall|act|case|officer|questions|answers|urgency|questions\.(path|item)|answers\.(question|item))$|(assign|note|close|reopen|expunge|returnToAuthor|abandon|receive|setAside|dispatch|confirmDelivery|recordUse)\.|register\.option)/

const needed = Object.keys(en).filter(
  key =>
    !onlyOnPage.test(key) &&
    !ofNoLetter.test(key) &&
    (inLetters.test(key) ||
      key === 'mla.act.deliverResult.field.proof' ||
      (inAct.test(key) && !toldOtherwise.test(key))),
)

describe('The words of letters', () => {
  test('are written in the six languages of the United Nations', () => {
    assert.deepEqual([...letterLanguages].toSorted(), Object.keys(words).toSorted())
    assert.ok(needed.length > 200)
  })

  for (const language of letterLanguages) {
    const said = words[language] ?? {}
    test(`are all there in ${language}`, () => {
      assert.deepEqual(
        needed.filter(key => !said[key]?.trim()),
        [],
      )
    })

    test(`ask in ${language} for the same values, with every plural the language has`, () => {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      for (const key of needed) {
        const [own, english] = [elements(said[key] ?? '', language), elements(words['en']?.[key] ?? '', 'en')]
        assert.deepEqual(names(own), names(english), key)
        for (const plural of own.filter(one => one.type === pluralType)) {
          const given = Object.keys(plural.options ?? {})
          assert.deepEqual(
            given.join() === 'other' ? [] : categories.filter(category => !given.includes(category)),
            [],
            key,
          )
        }
      }
    })
  }

  for (const language of lettersOnly) {
    test(`hold in ${language} nothing that no letter says`, () => {
      assert.deepEqual(
        Object.keys(words[language] ?? {}).filter(key => !needed.includes(key)),
        [],
      )
    })

    test(`name in ${language} a purpose alike wherever it stands`, () => {
      for (const [key, text] of Object.entries(words[language] ?? {})) {
        if (key.startsWith('purpose.')) assert.equal(text, words[language]?.[`mla.option.measures.${key}`])
      }
    })
  }

  test('are written in the script of their language', () => {
    const scripts = { ar: /\p{Script=Arabic}/u, ru: /\p{Script=Cyrillic}/u, zh: /\p{Script=Han}/u }
    const names_ = [
      'letter.cover.channel.interpol',
      'letter.labelled',
      'letter.placeAndDate',
      'letter.kindAndPurpose',
      'letter.defects.item',
    ]
    for (const [language, script] of Object.entries(scripts)) {
      const foreign = needed.filter(
        key => !names_.includes(key) && !script.test(words[language]?.[key] ?? ''),
      )
      assert.deepEqual(foreign, [], language)
    }
    const spanish = needed.filter(key =>
      /[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Han}]/u.test(words['es']?.[key] ?? ''),
    )
    assert.deepEqual(spanish, [])
  })

  test('use the terms of the Convention in each language', () => {
    // From the titles and definitions of the six authentic texts, as the glossary of terms keeps them.
    const terms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'letter.title': {
        en: 'mutual legal assistance',
        fr: 'entraide judiciaire',
        es: 'asistencia judicial recíproca',
        ar: 'المساعدة القانونية المتبادلة',
        ru: 'взаимной правовой помощи',
        zh: '司法协助',
      },
      'mla.kind.freezing': {
        en: 'Freezing',
        fr: 'Gel',
        es: 'Embargo preventivo',
        ar: 'تجميد',
        ru: 'Арест имущества',
        zh: '冻结',
      },
      'letter.ask.title': {
        en: 'additional information',
        fr: 'complément d’information',
        es: 'información complementaria',
        ar: 'معلومات إضافية',
        ru: 'дополнительной информации',
        zh: '补充信息',
      },
      'letter.consult.title': {
        en: 'Consultation',
        fr: 'Consultation',
        es: 'Consulta',
        ar: 'التشاور',
        ru: 'Консультации',
        zh: '磋商',
      },
      'purpose.service': {
        en: 'judicial documents',
        fr: 'actes judiciaires',
        es: 'documentos judiciales',
        ar: 'المستندات القضائية',
        ru: 'судебных документов',
        zh: '送达司法文书',
      },
    }
    for (const [key, inEach] of Object.entries(terms)) {
      for (const [language, term] of Object.entries(inEach)) {
        const text = words[language]?.[key] ?? ''
        assert.ok(
          text.toLocaleLowerCase(language).includes(term.toLocaleLowerCase(language)),
          `${key} ${language}: ${text}`,
        )
      }
    }
  })
})

interface Element {
  readonly type: number
  readonly value?: unknown
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>
}
const pluralType = 6

/** The elements of a message, those inside plurals and choices too. */
function elements(message: string, language: string): readonly Element[] {
  const walk = (some: readonly Element[]): Element[] =>
    some.flatMap(one => [one, ...Object.values(one.options ?? {}).flatMap(option => walk(option.value))])
  return walk(new IntlMessageFormat(message, language).getAst())
}

/** Names of the values: literals are type 0, the number sign of a plural type 7. */
function names(some: readonly Element[]): string[] {
  return [
    ...new Set(some.filter(one => one.type !== 0 && one.type !== 7).map(one => String(one.value))),
  ].toSorted()
}
