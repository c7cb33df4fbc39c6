import type { Handlers } from '../contract.ts'
import { alike } from './alike.ts'
import { arrivals } from './arrivals.ts'
import { asks } from './asks.ts'
import { cases } from './cases.ts'
import { files } from './files.ts'
import { partners } from './partners.ts'
import { post } from './post.ts'
import { releases } from './releases.ts'
import { session } from './session.ts'
import { translations } from './translations.ts'
import { tasks } from './tasks.ts'

/** What answers each route of the contract. */
export const handlers: Handlers = {
  ...session,
  ...cases,
  ...alike,
  ...files,
  ...arrivals,
  ...partners,
  ...post,
  ...releases,
  ...tasks,
  ...translations,
  ...asks,
}
