import * as z from 'zod'
import { problem, problems } from '#api/problem.ts'
import type { Route } from '#api/route.ts'
import { tokenHeader } from './security.ts'

/** The contract as an OpenAPI 3.1 document, made from the same data that serves it. */
export function openApi(
  routes: readonly Route[],
  version: string,
  url: string,
  cookie: string,
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Comity',
      version,
      description:
        'Requests for mutual legal assistance: the cases of one authority. Made from the contract in api/.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problem, 'output') },
      responses: {
        Problem: {
          description: `RFC 9457. \`code\` is one of ${Object.keys(problems).join(', ')}.`,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookie },
        token: {
          type: 'apiKey',
          in: 'header',
          name: tokenHeader,
          description: 'The token that signing in returned.',
        },
      },
    },
  }
}

function operation(route: Route): Record<string, unknown> {
  const parameters = [...parametersOf('path', route.params), ...parametersOf('query', route.query)]
  const body = requestBody(route)
  return {
    operationId: route.id,
    summary: route.summary,
    // An empty requirement: nobody needs to be signed in.
    security:
      route.open === true ? [{}] : [route.method === 'GET' ? { session: [] } : { session: [], token: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === null ? {} : { requestBody: body }),
    responses: { ...success(route), default: { $ref: '#/components/responses/Problem' } },
  }
}

function parametersOf(place: 'path' | 'query', schema: z.ZodType | undefined): Record<string, unknown>[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = objectSchema.parse(jsonSchema(schema, 'input'))
  return Object.entries(properties).map(([name, its]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: its,
  }))
}

const objectSchema = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  required: z.array(z.string()).optional(),
})

function requestBody(route: Route): Record<string, unknown> | null {
  if (route.upload !== undefined) {
    return {
      required: true,
      description: `The bytes, at most ${route.upload}.`,
      content: { 'application/octet-stream': { schema: {} } },
    }
  }
  if (route.body === undefined) return null
  return { required: true, content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } }
}

function success(route: Route): Record<string, unknown> {
  if (route.download !== undefined) {
    return { 200: { description: 'The file.', content: { [route.download]: { schema: {} } } } }
  }
  if (route.reply === undefined) return { 204: { description: 'Done.' } }
  return {
    200: {
      description: 'Done.',
      content: { 'application/json': { schema: jsonSchema(route.reply, 'output') } },
    },
  }
}

/** `input`: what a caller may send, where a default makes a field optional. `output`: what comes back. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...its } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return its
}
