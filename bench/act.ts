import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Office } from '#cases/office.ts'
import { recordAct } from '#cases/record.ts'
import type { PersonActor } from '#db/actor.ts'
import { asOwner } from '#db/cluster.ts'
import { inTransaction } from '#db/pool.ts'
import { ratio, rounded, sideBySide, timed, type Timing } from './measure.ts'

/** What recording an act costs against inserting a row. */
export interface ActFigures {
  /** An act of our own strand: a note. */
  readonly note: Timing
  /** An act that crosses: a question, queued for the partner. */
  readonly question: Timing
  /** A row of the same size, in a transaction of its own, as the same person. */
  readonly insert: Timing
  /** The same row in one statement that commits by itself: the least a durable row can cost. */
  readonly bareInsert: Timing
  readonly noteToInsert: number
  readonly questionToInsert: number
  readonly noteToBareInsert: number
  /** A second, by one writer and by six on different cases. */
  readonly notesPerSecond: number
  readonly sixWriters: {
    readonly notesPerSecond: number
    readonly insertsPerSecond: number
    readonly ratio: number
  }
}

/** Bytes of an act of the kind measured: header and content. */
const rowSize = { header: 560, content: 110 } as const

/**
 * Records acts of both kinds and inserts plain rows, in turns, through one pool. Needs an office whose register
 * holds cases that were registered.
 */
export async function measureActs(
  office: Office,
  ownerUrl: string,
  options: { person: PersonActor; units: readonly string[]; rounds: number },
): Promise<ActFigures> {
  const actor: PersonActor = { ...options.person, units: options.units, level: 2 }
  await asOwner(ownerUrl, async client => {
    await client.query(plainTable)
    await client.query('vacuum analyze bench_plain')
  })
  const cases = await registeredCases(office, actor, options.rounds + warmUp)
  const next = turns(cases)
  const [forNotes, forQuestions] = [next(), next()]
  const each = await sideBySide(
    {
      note: () => note(office, actor, forNotes()),
      question: () => question(office, actor, forQuestions()),
      insert: () => inTransaction(office.db, actor, tx => plainRow().execute(tx)),
      bareInsert: () => bareInsert(office),
    },
    { warmUp, measured: options.rounds },
  )
  const six = await sixWriters(office, actor, cases, Math.ceil(options.rounds / 6))
  return {
    ...each,
    noteToInsert: ratio(each.note.p50, each.insert.p50),
    questionToInsert: ratio(each.question.p50, each.insert.p50),
    noteToBareInsert: ratio(each.note.p50, each.bareInsert.p50),
    notesPerSecond: rounded(1000 / each.note.p50),
    sixWriters: six,
  }
}

const warmUp = 30

/** A case and how many acts it has: a person who acts says what she had seen. */
interface Open {
  readonly id: string
  acts: number
}

/** Takes one case after the other, so that none grows beyond what a case is. */
function turns(cases: readonly Open[]): () => () => Open {
  return () => {
    let place = 0
    return () => {
      const one = cases[place++ % cases.length]
      if (!one) throw new Error('The register holds no case that is registered')
      return one
    }
  }
}

/** Cases a partner sent and we registered; of partners that cannot be reached, so that nothing leaves. */
async function registeredCases(office: Office, actor: PersonActor, most: number): Promise<Open[]> {
  return inTransaction(office.db, actor, async tx => {
    const { rows } = await sql<{ id: string; acts: number }>`
      select c.id, c.acts from cases c join partners p on p.authority = c.partner
      where c.state = 'registered' and c.side = 'requested' and p.url is null
      order by md5(c.id::text) limit ${most}`.execute(tx)
    return rows
  })
}

async function note(office: Office, actor: PersonActor, open: Open): Promise<void> {
  const data = { text: 'The bank answers within the month; the reminder is set.' }
  await take(office, actor, open, 'note', data)
}

async function question(office: Office, actor: PersonActor, open: Open): Promise<void> {
  const text = { text: 'Is the account in the name of the company?', origin: 'written', by: 'Mira Sol' }
  const data = { questions: [{ id: 'q1', path: 'facts', question: { en: text } }] }
  await take(office, actor, open, 'askInformation', data)
}

async function take(
  office: Office,
  actor: PersonActor,
  open: Open,
  type: string,
  data: Record<string, unknown>,
): Promise<void> {
  await recordAct(office, actor, { case: open.id, id: randomUUID(), type, data, files: [], seen: open.acts })
  open.acts += 1
}

/** As full as the acts: a row that goes into a small table finds every page warm. */
const plainTable = `
  drop table if exists bench_plain;
  create table bench_plain (
    id uuid primary key, case_id uuid not null, n int not null, header bytea not null, content bytea not null,
    at timestamptz not null
  );
  insert into bench_plain
    select gen_random_uuid(), case_id, n, header, decode(repeat('00', ${rowSize.content}), 'hex'), at from acts;
  grant insert on bench_plain to comity_app`

function plainValues() {
  return [
    randomUUID(),
    randomUUID(),
    1,
    randomBytes(rowSize.header),
    randomBytes(rowSize.content),
    Temporal.Now.instant().toString(),
  ] as const
}

function plainRow() {
  return sql`insert into bench_plain (id, case_id, n, header, content, at) values (${sql.join(plainValues())})`
}

function bareInsert({ db }: Office): Promise<unknown> {
  return db.pool.query(
    'insert into bench_plain (id, case_id, n, header, content, at) values ($1, $2, $3, $4, $5, $6)',
    [...plainValues()],
  )
}

/** Six at work on cases of their own, notes and plain rows in turns. */
async function sixWriters(
  office: Office,
  actor: PersonActor,
  cases: readonly Open[],
  each: number,
): Promise<ActFigures['sixWriters']> {
  const writers = Array.from({ length: 6 }, (_, index) =>
    turns(cases.filter((_, place) => place % 6 === index))(),
  )
  const together = (work: (next: () => Open) => Promise<unknown>) =>
    timed(() =>
      Promise.all(
        writers.map(async next => {
          for (let done = 0; done < each; done += 1) await work(next)
        }),
      ),
    )
  const seconds = { notes: 0, inserts: 0 }
  const batches = 3
  await together(next => note(office, actor, next()))
  for (let batch = 0; batch < batches; batch += 1) {
    seconds.notes += (await together(next => note(office, actor, next()))).seconds
    seconds.inserts += (
      await together(() => inTransaction(office.db, actor, tx => plainRow().execute(tx)))
    ).seconds
  }
  const all = batches * each * writers.length
  return {
    notesPerSecond: rounded(all / seconds.notes),
    insertsPerSecond: rounded(all / seconds.inserts),
    ratio: ratio(seconds.notes, seconds.inserts),
  }
}
