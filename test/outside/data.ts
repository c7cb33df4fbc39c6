import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Where a part of the public test data lies that is not in this repository, and the reason to skip if it is not here.
 * It is looked for in `COMITY_VECTORS`, else in `../shared/data` beside the project.
 *
 * @example const { path, skip } = outsideData('vectors', 'merkle')
 */
export function outsideData(...parts: readonly string[]): { path: string; skip: string | false } {
  const folder =
    process.env['COMITY_VECTORS'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
  const path = join(folder, ...parts)
  return { path, skip: existsSync(path) ? false : `no ${parts.join('/')}: set COMITY_VECTORS to run this` }
}
