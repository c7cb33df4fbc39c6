import type { Topic } from '#law/topics.ts'
import type { EntryView } from '#api/cases.ts'
import type { ActFile } from '#procedures/act.ts'
import type { Procedure, Road, Step } from '#procedures/procedure.ts'
import type { CaseState } from '#procedures/state.ts'
import { isRecord, type Values } from '#web/request/values.ts'
import { letterWayOf, type LetterWay } from './letter-way.ts'
import { measureName, type Reader } from './reader.ts'
import { actKeys, rowsOf, type Row } from './rows.ts'

/** An act as the list of acts tells it. */
export interface ActLine {
  readonly n: number
  readonly id: string
  readonly hash: string
  readonly link: string
  readonly side: 'ours' | 'theirs'
  readonly strand: 'shared' | 'own'
  readonly type: string
  readonly sentence: string
  readonly topic: Topic | undefined
  /** Our recorded instant, and the author's where it is another. */
  readonly at: string
  readonly rows: readonly Row[]
  readonly files: readonly ActFile[]
  readonly crossing: EntryView['crossing']
  /** How it went or came where no exchange carries it. */
  readonly way: LetterWay | null
  /** Seconds from our recording to the receipt. */
  readonly receivedIn: number | null
  readonly outOfTurn: boolean
  readonly destroyed: { readonly authority: string; readonly reason: string } | null
}

/** Who speaks in the sentences. */
export interface Voices {
  readonly ours: string
  readonly theirs: string
  /** Authorities of this office: acts from them are ours. */
  readonly home: ReadonlySet<string>
  readonly prefix: string
  /** How the partner is reached; the exchange, where nothing is said. */
  readonly road?: Road
  /** What ids stand for: persons of the office by theirs, parts of the request by their paths. */
  readonly nameOf: (id: string) => string | undefined
  /** Acts that are known though they are not told: those told name them. */
  readonly actOf?: (id: string) => EntryView | undefined
}

/** Fields of the lanes that hold an id: what it stands for is told, not the id. */
const ids: readonly string[] = [
  'assign.officer',
  'expunge.act',
  'askInformation.questions.path',
  'commentOnDraft.comments.path',
  'resolveComment.comment',
  'closeDraft.draft',
  'answerInformation.answers.question',
  'askUse.result',
  'answerUse.use',
  'announceDisclosure.result',
  'consultOnDisclosure.notice',
  'recordUse.result',
  'deliverHome.result',
  'deliverHome.release',
  'confirmLimits.delivery',
  'reportUse.delivery',
  'wishOtherUse.delivery',
  'proposeAmendment.changes.path',
  'amend.changes.path',
  'amend.proposal',
  'recall.act',
  'confirmRecall.recall',
  'announceItems.originalsOf',
  'confirmItems.consignment',
  'confirmItems.missing.item',
  'returnItems.items.item',
  'destroyItems.items.item',
  'moveItem.item',
  'confirmOralRequest.changes.path',
  'dispatch.act',
  'confirmDelivery.act',
  'waiveSecondPerson.act',
  'waiveSecondPerson.second',
  'confirmAfterwards.waiver',
  'objectAfterwards.waiver',
]

const lettersNoted: readonly string[] = ['dispatch', 'confirmDelivery']

/** Every act in a sentence, newest first. */
export function actLines(
  procedure: Procedure,
  state: CaseState,
  entries: readonly EntryView[],
  voices: Voices,
  reader: Reader,
): ActLine[] {
  const outOfTurn = new Set(state.shared.outOfTurn)
  const letterOf = (id: string) => {
    const entry = entries.find(one => one.header.id === id) ?? voices.actOf?.(id)
    return entry && actTold(entry, state, voices, reader)
  }
  return entries
    .map(entry => {
      // A note about a letter says which, rather than its number.
      const named = lettersNoted.includes(entry.header.type) ? { ...voices, nameOf: letterOf } : voices
      return lineOf(procedure, state, entry, named, reader, outOfTurn)
    })
    .toReversed()
}

function lineOf(
  procedure: Procedure,
  state: CaseState,
  entry: EntryView,
  voices: Voices,
  reader: Reader,
  outOfTurn: ReadonlySet<string>,
): ActLine {
  const { header, content, crossing } = entry
  const step = procedure.lifecycle.find(row => row.act === header.type && row.strand === header.strand)
  const ours = voices.home.has(header.from)
  const data = content?.data ?? {}
  const { measure: _named, task: _task, ...told } = data
  const expunged = state.own.expunged.find(one => one.act === header.id)
  return {
    n: entry.n,
    id: header.id,
    hash: entry.hash,
    link: entry.link,
    side: ours ? 'ours' : 'theirs',
    strand: header.strand,
    type: header.type,
    sentence: actTold(entry, state, voices, reader),
    topic: step?.topic,
    at: entry.recordedAt,
    rows: step ? rowsTold(step, told, voices, reader, requestOf(state)) : [],
    files: content?.files ?? [],
    crossing,
    way: letterWayOf(entry, state, voices.road ?? 'exchange'),
    receivedIn:
      crossing?.receiptAt && crossing.direction === 'sent'
        ? Math.max(0, (Date.parse(crossing.receiptAt) - Date.parse(entry.recordedAt)) / 1_000)
        : null,
    outOfTurn: outOfTurn.has(entry.hash),
    destroyed:
      content === null ? { authority: expunged?.authority ?? '', reason: expunged?.reason ?? '' } : null,
  }
}

function rowsTold(step: Step, told: Values, voices: Voices, reader: Reader, request: Values): Row[] {
  const named = (id: string) => voices.nameOf(id) ?? stepNamed(id, voices, reader) ?? id
  return rowsOf(step.fields, told, actKeys(voices.prefix, step.act), reader, request).map(row =>
    ids.includes(`${step.act}.${row.key}`) ? { ...row, text: named(row.text) } : row,
  )
}

/** A step as its button calls it: a waiver names the step it opens. */
function stepNamed(act: string, { prefix }: Voices, { say }: Reader): string | undefined {
  const key = `${prefix}.act.${act}`
  const said = say(key)
  return said === key ? undefined : said
}

/** An act in a sentence: `Aurelia asked for additional information`. */
export function actTold(
  entry: EntryView,
  state: CaseState,
  { prefix, home, ours: us, theirs }: Voices,
  reader: Reader,
): string {
  const { header, content } = entry
  const kind = state.shared.measures.find(measure => measure.id === content?.data['measure'])?.kind
  const state_ = home.has(header.from) ? us : theirs
  // Work at home is done by persons, what crosses by authorities.
  const who = header.strand === 'own' && entry.byName ? entry.byName : state_
  const key = `${prefix}.act.${header.type}.done`
  const measure = kind ? measureName(reader, prefix, kind) : ''
  const count = Object.values(content?.data ?? {}).find(Array.isArray)?.length ?? 0
  const said = reader.say(key, { who, measure, count })
  return said === key ? `${who}: ${header.type}` : said
}

function requestOf(state: CaseState): Values {
  return isRecord(state.shared.request) ? state.shared.request : {}
}
