import { groundsFor, type OpenGround } from '#law/grounds.ts'
import { blank, languagesOf } from '../../blank.ts'
import type { Prose } from '../../field.ts'
import { fields } from '../form.ts'
import { placeAt } from '../../place.ts'
import type { ActReview, ActRule, Found } from '../../review.ts'
import { lifecycle } from '../lifecycle.ts'
import { consultedAndHeard } from '../obstacles.ts'
import type { Step } from '../../procedure.ts'
import { read } from './read.ts'
import { bankSecrecyWords, fiscalWords, speaksOf } from './secrecy-words.ts'

const table: readonly Step[] = lifecycle
const decisions = ['refuseMeasure', 'postponeMeasure']

/** What is owed with each act on a case under way. */
export const decisionRules: readonly ActRule[] = [
  {
    id: 'ACT-01',
    topic: 'execution',
    why: 'An act without what it is about says nothing to the other side.',
    acts: table.map(line => line.act),
    find: required,
  },
  {
    id: 'MLA-08',
    topic: 'bankSecrecy',
    why: 'Bank secrecy is never a ground to decline, whatever treaty governs.',
    acts: ['refuseMeasure'],
    find: input =>
      speakingOf(input, bankSecrecyWords, { found: 'bankSecrecyIsNoGround', severity: 'blocks' }),
  },
  {
    id: 'MLA-16',
    topic: 'additionalInformation',
    why: 'A question tied to a field gets an answer that finds its place.',
    acts: ['askInformation', 'answerInformation'],
    find: input => (input.act === 'askInformation' ? askedPlaces(input) : answeredQuestions(input)),
  },
  {
    id: 'MLA-19',
    topic: 'useLimitation',
    why: 'What is furnished may be used only in the proceedings the request states.',
    acts: ['deliverResult'],
    find: useLimitedTo,
  },
  {
    id: 'MLA-21',
    topic: 'refusal',
    why: 'A refusal rests on a ground of the text that governs.',
    acts: ['refuseMeasure'],
    find: codedGround,
  },
  {
    id: 'MLA-22',
    topic: 'fiscal',
    why: 'That an offence also has a fiscal side is no ground by itself.',
    acts: ['refuseMeasure'],
    find: fiscal,
  },
  {
    id: 'MLA-23',
    topic: 'reasons',
    why: 'Reasons are given for any refusal, and the other side must be able to read them.',
    acts: decisions,
    find: reasons,
  },
  {
    id: 'MLA-26',
    topic: 'consultation',
    why: 'Before a refusal or a postponement the two consult whether help is possible under terms and conditions.',
    acts: decisions,
    find: consulted,
  },
]

function required({ act, data }: ActReview): Found[] {
  const asked = table.find(line => line.act === act)?.fields ?? {}
  // Reasons and grounds are missed by their own rules, with their own articles.
  return Object.entries(asked)
    .filter(([name, field]) => field.required && blank(data[name]) && !ownRule(act, name))
    .map(([path, field]) => ({
      found: 'requiredMissing',
      severity: 'blocks',
      path,
      ...(field.topic === undefined ? {} : { topic: field.topic }),
    }))
}

const ownRule = (act: string, name: string) =>
  decisions.includes(act) && (name === 'reasons' || name === 'grounds')

interface Items {
  questions?: readonly { id: string; path?: string }[]
  answers?: readonly { id: string; question?: string }[]
}

function askedPlaces({ data, state }: ActReview): Found[] {
  const request = state.shared.request ?? {}
  // The act's data was parsed by the fields of its line in the table.
  return ((data as Items).questions ?? [])
    .filter(item => !placeAt(fields, request, item.path ?? ''))
    .map(item => ({
      found: 'questionPathUnknown',
      severity: 'blocks',
      path: `questions.${item.id}.path`,
      values: { path: item.path ?? '' },
    }))
}

function answeredQuestions({ data, state }: ActReview): Found[] {
  const open = state.shared.questions.filter(question => !question.answer).map(question => question.id)
  return ((data as Items).answers ?? [])
    .filter(item => !open.includes(item.question ?? ''))
    .map(item => ({
      found: 'answerWithoutQuestion',
      severity: 'blocks',
      path: `answers.${item.id}.question`,
    }))
}

function useLimitedTo({ state }: ActReview): Found[] {
  const { proceedings = [] } = read(state.shared.request ?? {})
  const named = proceedings.map(item => item.reference ?? item.authority ?? '').filter(name => name !== '')
  return [
    {
      found: 'useLimitedTo',
      severity: 'informs',
      path: 'limitation',
      values: { proceedings: named.length > 0 ? named.join('; ') : '—' },
    },
  ]
}

function codedGround(input: ActReview): Found[] {
  const { data, governing } = input
  const named = (data['grounds'] ?? []) as readonly string[]
  const cites = 'house refusal-on-a-coded-ground'
  if (named.length === 0) return [{ found: 'groundMissing', severity: 'blocks', cites, path: 'grounds' }]
  const open = groundsFor(governing)
  if (!named.every(code => open.some(ground => ground.code === code)))
    return [{ found: 'groundOfOtherText', severity: 'blocks', path: 'grounds' }]
  return open
    .filter(ground => named.includes(ground.code) && !reaches(ground, input))
    .map(ground => ({
      found: 'groundNotForThisMeasure',
      severity: 'blocks',
      path: 'grounds',
      ...(ground.onlyFor === 'coercive' ? { topic: 'dualCriminality' as const } : { cites: ground.citation }),
    }))
}

/** A ground that is open only for some measures, beside the measure it is to be used for. */
function reaches({ onlyFor }: OpenGround, { data, state }: ActReview): boolean {
  const measure = (read(state.shared.request ?? {}).measures ?? []).find(one => one.id === data['measure'])
  if (onlyFor === null || !measure) return true
  const seizes = measure.kind === 'freezing' || measure.purpose === 'searchSeizureFreezing'
  return seizes || (onlyFor === 'confiscation' && measure.purpose === 'tracing')
}

/** Said to be the whole ground it stops; spoken of without a word on that, somebody looks again. */
function fiscal(input: ActReview): Found[] {
  const { data } = input
  if (data['fiscalAlone'] === true)
    return [{ found: 'fiscalIsWholeGround', severity: 'blocks', path: 'fiscalAlone' }]
  return data['fiscalAlone'] === false
    ? []
    : speakingOf(input, fiscalWords, { found: 'fiscalAloneIsNoGround', severity: 'warns' })
}

function reasons({ act, data, state }: ActReview): Found[] {
  const topic = act === 'postponeMeasure' ? 'reasonsForPostponement' : 'reasons'
  // Parsed as free text by the act's fields.
  const text = data['reasons'] as Prose | undefined
  if (blank(text)) return [{ found: 'reasonsMissing', severity: 'blocks', topic, path: 'reasons' }]
  const exchange = read(state.shared.request ?? {}).languages ?? []
  return exchange.length === 0 ||
    languagesOf(text).some(language => (exchange as readonly string[]).includes(language))
    ? []
    : [
        {
          found: 'reasonsNotInExchangeLanguage',
          severity: 'blocks',
          topic,
          path: 'reasons',
          values: { languages: exchange.join(', ') },
        },
      ]
}

/** The duty holds for 18(21) and 18(25); for other grounds it is house practice, which the citation says. */
function consulted({ act, data, state, today, arrived }: ActReview): Found[] {
  const measure = typeof data['measure'] === 'string' ? data['measure'] : ''
  // Of an act that arrived only the consultation is looked for: when it was due, its author's calendar says.
  const lacking = arrived
    ? !state.shared.consultations.some(item => item.measure === measure)
    : consultedAndHeard(state, { measure, today }) !== undefined
  if (!lacking) return []
  const grounds = (data['grounds'] ?? []) as readonly string[]
  const onlyOthers =
    act === 'refuseMeasure' && grounds.length > 0 && grounds.every(code => otherGrounds.includes(code))
  return [
    {
      found: 'notConsulted',
      severity: 'blocks',
      path: 'measure',
      ...(onlyOthers
        ? { topic: 'consultationBeyondRefusal' as const }
        : {
            topic:
              act === 'postponeMeasure'
                ? ('consultationBeforePostponement' as const)
                : ('consultation' as const),
          }),
    },
  ]
}

/** Grounds outside 18(21), before which UNTOC itself orders no consultation. */
const otherGrounds: readonly string[] = ['noDualCriminality', 'offenceNotCovered']

function speakingOf(
  { data }: ActReview,
  words: Readonly<Record<string, readonly string[]>>,
  found: { readonly found: string; readonly severity: Found['severity'] },
): Found[] {
  const texts = Object.values((data['reasons'] ?? {}) as Prose).map(version => version.text)
  return texts.some(text => speaksOf(words, text)) ? [{ ...found, path: 'reasons' }] : []
}
