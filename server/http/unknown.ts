import type { FastifyInstance } from 'fastify'
import { Problem } from '#api/problem.ts'
import { routes } from '#api/routes.ts'
import { servePages } from './pages.ts'
import { notFound } from './problems.ts'

/** What has no route: the page for a person's browser, a problem for a program. */
export async function answerUnknown(app: FastifyInstance, webDir: string): Promise<void> {
  const page = await servePages(app, webDir)
  const known = [
    ...routes.map(({ method, path }) => ({ method, form: formOf(path) })),
    { method: 'POST', form: formOf('/exchange') },
    ...['/health/live', '/health/ready', '/api/events', '/api/openapi.json'].map(path => ({
      method: 'GET',
      form: formOf(path),
    })),
  ]
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const methods = known.filter(({ form }) => form.test(path)).map(({ method }) => method)
    if (methods.length > 0) {
      void reply.header('allow', methods.join(', '))
      throw new Problem('method-unknown', `Only ${methods.join(', ')} is possible here. Use one of them.`)
    }
    if (request.method !== 'GET' || /^\/(api|health|exchange|assets)(\/|$)/.test(path)) throw notFound()
    return page(reply)
  })
}

function formOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)
}
