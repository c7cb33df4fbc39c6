import { parseArgs } from 'node:util'
import { rebuild as rebuildRegister } from '#cases/rebuild.ts'
import { say, withDatabase } from './command.ts'

/**
 * `comity rebuild`: makes what lists and searches read again from the acts; with `--compare` it changes nothing
 * and says what differs. Gives 1 when `--compare` found a difference.
 */
export async function rebuild(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { compare: { type: 'boolean', default: false } } })
  return withDatabase(async db => {
    const started = performance.now()
    const done = await rebuildRegister(db, {
      compare: values.compare,
      progress: cases => void process.stderr.write(`\r${cases} cases`),
    })
    process.stderr.write('\n')
    const seconds = (performance.now() - started) / 1000
    say(
      `${done.cases} cases, ${done.acts} acts in ${seconds.toFixed(1)} s (${Math.round(done.acts / seconds)} acts a second)`,
    )
    for (const { id, columns } of done.different)
      say(`${values.compare ? 'differs' : 'mended'} ${id}: ${columns.join(', ')}`)
    return values.compare && done.different.length > 0 ? 1 : 0
  })
}
