import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FolderInUse, openFolder, takeLock } from '#db/cluster-folder.ts'
import { endPostmasterNow } from '#db/cluster-process.ts'
import { folderOf } from './prepare.ts'

/** Removes a pair of offices with all they hold, and the database servers that killed ones left. Throws while one runs. */
export async function clear(data: string): Promise<void> {
  for (const state of ['XA', 'XB'] as const) {
    const cluster = join(folderOf(data, state), 'postgresql')
    if (await inUse(cluster)) {
      throw new Error(
        `The demo in ${data} is running, so it cannot be made anew. Stop it first, with Ctrl-C where it was started.`,
      )
    }
    endPostmasterNow(join(cluster, 'data'))
  }
  await rm(data, { recursive: true, force: true })
}

async function inUse(cluster: string): Promise<boolean> {
  try {
    const release = await takeLock(await openFolder(cluster))
    await release()
    return false
  } catch (error) {
    if (error instanceof FolderInUse) return true
    throw error
  }
}
