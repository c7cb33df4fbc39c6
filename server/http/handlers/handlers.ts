import type { Handlers } from '../contract.ts'
import { arrivals } from './arrivals.ts'
import { cases } from './cases.ts'
import { files } from './files.ts'
import { partners } from './partners.ts'
import { releases } from './releases.ts'
import { session } from './session.ts'
import { translations } from './translations.ts'

/** What answers each route of the contract. */
export const handlers: Handlers = {
  ...session,
  ...cases,
  ...files,
  ...translations,
  ...arrivals,
  ...partners,
  ...releases,
}
