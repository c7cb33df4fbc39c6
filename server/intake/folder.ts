import { constants } from 'node:fs'
import { lstat, open, readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { RoadState } from '#api/post.ts'
import type { Office } from '#cases/office.ts'
import { cleanName } from './message.ts'
import { messageLimit, take } from './take.ts'

type Refused = RoadState['refused'][number]
/** How a file looked last time: what has not changed since is whole. */
export type Seen = Map<string, string>

/**
 * Looks once into the drop folder and takes what has not changed since the last look. A file leaves the folder only
 * when it is on record. What is no plain file, or too large, stays where it is and is named. One file that fails does
 * not keep the others: its error is thrown when all were looked at.
 * @param seen what the last look saw; changed by this one.
 */
export async function lookIntoFolder(
  office: Office,
  folder: string,
  seen: Seen,
): Promise<{ taken: number; refused: Refused[] }> {
  const names = (await readdir(folder)).filter(name => !unfinished.test(name))
  for (const name of seen.keys()) if (!names.includes(name)) seen.delete(name)
  const refused: Refused[] = []
  const failed: unknown[] = []
  let taken = 0
  for (const name of names.toSorted().slice(0, 10_000)) {
    const outcome = await lookAt(office, join(folder, name), name, seen).catch((error: unknown) => {
      failed.push(error)
      return 'waits' as const
    })
    if (outcome === 'taken') taken++
    else if (outcome !== 'waits') refused.push({ name: cleanName(name) ?? '?', why: outcome })
  }
  if (failed.length > 0) throw failed[0]
  return { taken, refused: refused.slice(0, 50) }
}

/** Hidden files, and names under which programs write what is not finished. */
const unfinished = /^\.|~$|\.(part|partial|tmp|crdownload|filepart)$/i

/** Folders on other systems give names of other lengths; ours in the register has 255 bytes. */
const longestName = 240

async function lookAt(
  office: Office,
  path: string,
  name: string,
  seen: Seen,
): Promise<'taken' | 'waits' | Refused['why']> {
  const found = await lstat(path).catch(() => null)
  // Taken away by a person meanwhile.
  if (found === null) return 'waits'
  if (found.isSymbolicLink()) return 'link'
  if (found.isDirectory()) return 'folder'
  if (!found.isFile()) return 'special'
  if (Buffer.byteLength(name) > longestName) return 'nameTooLong'
  if (found.size > messageLimit) return 'tooLarge'
  const look = lookOf(found)
  const before = seen.get(name)
  seen.set(name, look)
  if (before !== look) return 'waits'
  return takeFile(office, path, name, look)
}

async function takeFile(
  office: Office,
  path: string,
  name: string,
  look: string,
): Promise<'taken' | 'waits' | Refused['why']> {
  // Between looking and opening, somebody could put a link or a pipe in its place.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    () => null,
  )
  if (file === null) return 'unreadable'
  try {
    const opened = await file.stat()
    if (!opened.isFile() || lookOf(opened) !== look) return 'waits'
    const bytes = await file.readFile()
    if (bytes.length !== opened.size) return 'waits'
    await take(office, { road: 'folder', source: `${name}/${look}`, name: cleanName(name) ?? 'file', bytes })
  } finally {
    await file.close()
  }
  const after = await lstat(path).catch(() => null)
  // Something else lies under this name now: it is looked at next time.
  if (after === null || lookOf(after) !== look) return 'waits'
  await unlink(path)
  return 'taken'
}

function lookOf({ ino, size, mtimeMs }: { ino: number; size: number; mtimeMs: number }): string {
  return `${ino}/${size}/${mtimeMs}`
}
