import '../needs-node.js'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { rebuild } from '#cases/rebuild.ts'
import { asOwner } from '#db/cluster.ts'
import { openPool } from '#db/pool.ts'
import { freePort } from '#main/demo/ports.ts'
import { buildWeb } from '#main/web.ts'
import { measureActs } from './act.ts'
import { measureExchange } from './exchange.ts'
import { makePair, urlsBeside, withDatabaseOf, withFolder } from './folder.ts'
import { measureLists } from './lists.ts'
import { measureLongCase } from './long-case.ts'
import { rounded, timed } from './measure.ts'
import { withOffice } from './office.ts'
import { withOtherProcess } from './other-process.ts'
import { populate } from './population.ts'
import { seedRegister } from './seed.ts'
import { measureStart } from './start.ts'

/**
 * `npm run bench`: how fast Comity is against the plainest thing that does half as much. Progress goes to standard
 * error; the last line, on standard output, is JSON. What each number means: docs/benchmarks.md.
 * `--quick` does all of it on 5,000 cases: a smoke test, whose figures say little. `--cases N` takes another number.
 */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, cases: { type: 'string' } },
})

const measured = values.quick
  ? {
      cases: 5_000,
      lists: { warmUp: 2, measured: 10 },
      acts: 30,
      exchange: { batches: 2, batch: 20 },
      starts: 1,
      longCase: { acts: 120, http: { warmUp: 1, measured: 5 }, browser: { warmUp: 1, measured: 2 } },
    }
  : {
      cases: 100_000,
      lists: { warmUp: 10, measured: 100 },
      acts: 400,
      exchange: { batches: 6, batch: 100 },
      starts: 5,
      longCase: { acts: 5_000, http: { warmUp: 10, measured: 100 }, browser: { warmUp: 2, measured: 20 } },
    }

const sizes = { ...measured, cases: Number(values.cases ?? measured.cases) }

const root = fileURLToPath(new URL('..', import.meta.url))
process.stdout.write(`${JSON.stringify(await withFolder(run))}\n`)

async function run(folder: string): Promise<unknown> {
  const began = performance.now()
  const loadBefore = rounded(loadavg()[0] ?? 0)
  const page = await timed(() => buildWeb(root, () => undefined))
  tell(`page built or found in ${page.seconds.toFixed(1)} s`)

  const filled = await fillAndRead(join(folder, 'register'))
  tell('exchange between two processes')
  const exchange = await measureExchange(await makePair(join(folder, 'exchange')), sizes.exchange)
  tell(`${exchange.perSecond} exchanges a second; plain ${exchange.plainPerSecond}`)
  tell('starts')
  const start = await measureStart(join(folder, 'start'), join(folder, 'register', 'xa'), sizes.starts)
  tell(`new ${start.fresh} s, existing ${start.existing} s, with a full register ${start.filled} s`)
  tell(`a case of ${sizes.longCase.acts} acts`)
  const longCase = await measureLongCase(await makePair(join(folder, 'long')), {
    ...sizes.longCase,
    told: tell,
  })
  tell(
    `a long case against one of fifty: over HTTP ${longCase.http.ratio}, in a browser ${longCase.browser.ratio}`,
  )
  const { act, lists } = filled
  return {
    bench: 'comity',
    quick: values.quick,
    machine: {
      cores: cpus().length,
      gibibytes: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
      // How many wanted a core when it began: above the number of cores, every figure is another's, too.
      loadBefore,
    },
    aims: {
      actToInsert: { value: act.noteToInsert, aim: 3, met: act.noteToInsert <= 3 },
      exchangesPerSecond: { value: exchange.perSecond, aim: 40, met: exchange.perSecond >= 40 },
      registerP95: { value: lists.registerP95, aim: 30, met: lists.registerP95 <= 30 },
      longCaseToShort: { value: longCase.browser.ratio, aim: 2, met: longCase.browser.ratio <= 2 },
      existingReady: { value: start.existing, aim: 3, met: start.existing <= 3 },
      rebuildPerSecond: {
        value: filled.rebuild.actsPerSecond,
        aim: 5_000,
        met: filled.rebuild.actsPerSecond >= 5_000,
      },
    },
    ...filled,
    exchange,
    start,
    longCase,
    seconds: rounded((performance.now() - began) / 1000),
  }
}

/** Fills a register, makes its projections, and measures what is read from it and added to it. */
async function fillAndRead(folder: string) {
  const pair = await makePair(folder)
  const register = await withDatabaseOf(pair.aurelia, async ({ appUrl, ownerUrl }) => {
    const population = await populate(ownerUrl, 'XA:central', 'XB:central')
    const seeded = await timed(() =>
      seedRegister(ownerUrl, population, sizes.cases, done => tellEvery(done, 'cases laid in')),
    )
    const acts = seeded.result.acts
    tell(
      `${acts} acts by COPY in ${seeded.seconds.toFixed(1)} s, ${perSecond(acts, seeded.seconds)} a second`,
    )
    const db = openPool(appUrl)
    const rebuilt = await timed(() =>
      rebuild(db, { compare: false, progress: done => tellEvery(done, 'cases rebuilt') }),
    ).finally(() => db.close())
    const folded = rebuilt.result.acts
    if (folded !== acts) throw new Error(`${acts} acts were laid in, but ${folded} were folded`)
    tell(
      `${folded} acts folded in ${rebuilt.seconds.toFixed(1)} s, ${perSecond(folded, rebuilt.seconds)} a second`,
    )
    // What the server does by itself within minutes of such a change.
    await asOwner(ownerUrl, client => client.query('vacuum analyze'))
    return {
      population,
      seed: { cases: sizes.cases, acts, actsPerSecond: perSecond(acts, seeded.seconds) },
      rebuild: { acts: folded, actsPerSecond: perSecond(folded, rebuilt.seconds) },
    }
  })
  const { population, seed, rebuild: rebuilt } = register
  const lists = await withOtherProcess(pair.aurelia, await freePort(), async other => {
    const urls = await urlsBeside(pair.aurelia)
    return withOffice(pair.aurelia, urls.appUrl, (_, office) =>
      measureLists(office, { ...urls, http: other.url }, population, {
        cases: sizes.cases,
        rounds: sizes.lists,
        told: tell,
      }),
    )
  })
  tell(`register p95 at most ${lists.registerP95} ms, over HTTP ${lists.registerHttpP95} ms`)
  const act = await withDatabaseOf(pair.aurelia, ({ appUrl, ownerUrl }) =>
    withOffice(pair.aurelia, appUrl, (_, office) =>
      measureActs(office, ownerUrl, {
        person: population.officer,
        units: population.units.map(({ id }) => id),
        rounds: sizes.acts,
      }),
    ),
  )
  tell(
    `an act ${act.note.p50} ms, ${act.noteToInsert} inserts; one that crosses ${act.question.p50} ms, ${act.questionToInsert}`,
  )
  return { seed, rebuild: rebuilt, lists, act }
}

function perSecond(count: number, seconds: number): number {
  return Math.round(count / seconds)
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** A line for every ten thousand: a log is read by people too. */
function tellEvery(done: number, what: string): void {
  if (done % 10_000 === 0) tell(`${done} ${what}`)
}
