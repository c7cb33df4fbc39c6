import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { pagePolicy } from './security.ts'

/** Stands in index.html wherever the nonce of the answer belongs. */
export const noncePlaceholder = '__COMITY_NONCE__'

/**
 * Serves the built page: its assets, which have hashes in their names and never change, and index.html for every
 * address a person may have opened or bookmarked.
 * @returns what answers with the page.
 */
export async function servePages(
  app: FastifyInstance,
  webDir: string,
): Promise<(reply: FastifyReply) => Promise<void>> {
  const index = join(webDir, 'index.html')
  const built = existsSync(index)
  if (built) {
    await app.register(fastifyStatic, {
      root: webDir,
      index: false,
      wildcard: false,
      globIgnore: ['index.html'],
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Named by their content: for a year and without asking again. What has a fixed name is asked for each time.
        void reply.header(
          'cache-control',
          path.startsWith(join(webDir, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  const html = built ? await readFile(index, 'utf8') : notBuilt
  return async reply => {
    const nonce = randomBytes(16).toString('base64url')
    await reply
      .code(built ? 200 : 503)
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-store')
      .send(html.replaceAll(noncePlaceholder, nonce))
  }
}

const notBuilt = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Comity</title>
<h1>The page is not built yet</h1>
<p>Comity runs, but the files a browser needs are missing, so there is nothing to show.
Stop it and start it again with <code>npm start</code>, which builds them first.</p>
</html>
`
