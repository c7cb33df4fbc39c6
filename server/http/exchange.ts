import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { Problem } from '#api/problem.ts'
import type { Crossing } from '#exchange/crossing.ts'
import { receive } from '#exchange/receive.ts'
import type { PackageRefused } from '#exchange/refused.ts'

/** Answers a partner's package: with the sealed receipt, with nothing for an answer of theirs, or with why not. */
export async function answerPackage(
  reply: FastifyReply,
  crossing: Crossing,
  stream: Readable,
): Promise<FastifyReply> {
  const received = await receive(crossing, stream, 'https')
  void reply.header('cache-control', 'no-store')
  switch (received.kind) {
    case 'act':
      return reply.header('content-type', 'application/octet-stream').send(received.receipt)
    case 'answer':
      return reply.code(204).send()
    case 'refused':
      throw refusedProblem(received.refused)
  }
}

/** `reason` is the stable code of the refusal; `values.retry` is 1 when the same bytes may be taken later. */
export function refusedProblem(refused: PackageRefused): Problem {
  return new Problem('package-refused', refused.message, {
    reason: refused.code,
    values: { retry: refused.retry ? 1 : 0 },
  })
}
