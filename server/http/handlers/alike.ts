import { alikeToCase, alikeToLetter } from '#cases/alike.ts'
import type { Handlers } from '../contract.ts'

export const alike: Pick<Handlers, 'readAlike' | 'findAlike'> = {
  readAlike: ({ office, actor, params }) => alikeToCase(office, actor, params.id),

  findAlike: ({ office, actor, query }) => alikeToLetter(office, actor, query),
}
