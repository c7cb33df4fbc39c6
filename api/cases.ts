import * as z from 'zod'
import { actContent, actFile, actHeader, authorityId, hash, received, side } from '#procedures/act.ts'
import { severities } from '#procedures/review.ts'
import type { CaseState } from '#procedures/state.ts'
import { route } from './route.ts'

const names = z.record(z.string(), z.string())
const values = z.record(z.string(), z.union([z.string(), z.number()]))

/** Most bytes of one file laid into a case: 1 GiB. */
export const fileLimit = 1024 ** 3

/** A case in a list. */
export const caseLine = z.object({
  id: z.uuid(),
  reference: z.string().nullable(),
  partnerReference: z.string().nullable(),
  procedure: z.string(),
  side,
  partner: z.object({ authority: z.string(), state: z.string(), names }),
  unit: z.object({ id: z.uuid(), names }),
  title: z.string(),
  state: z.string(),
  /** Who holds the clock. */
  holder: z.enum(['requesting', 'requested', 'nobody']),
  officer: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  urgency: z.string().nullable(),
  confidentiality: z.int(),
  measures: z.int(),
  opened: z.string(),
  changed: z.string(),
  due: z.string().nullable(),
  closed: z.string().nullable(),
})
export type CaseLine = z.infer<typeof caseLine>

export const listCases = route({
  id: 'listCases',
  method: 'GET',
  path: '/api/cases',
  summary: 'The register: cases the caller may see, newest first, a page at a time.',
  query: z.strictObject({
    state: z.string().max(50).optional(),
    side: side.optional(),
    procedure: actHeader.shape.procedure.optional(),
    partner: authorityId.optional(),
    /** `me`, or a person. */
    officer: z.union([z.literal('me'), z.uuid()]).optional(),
    /** Only cases that are not closed. */
    open: z.enum(['true', 'false']).optional(),
    /** Words to find in references, titles, names. */
    words: z.string().max(200).optional(),
    after: z.string().max(100).optional(),
    most: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    cases: z.array(caseLine),
    /** Hand back as `after` for the next page; null at the end. */
    next: z.string().nullable(),
  }),
})

export const obstacle = z.object({
  code: z.string(),
  values: values.optional(),
  remedy: z.object({ act: z.string(), measure: z.string().optional() }).optional(),
})

export const openAct = z.object({
  act: z.string(),
  measure: z.string().optional(),
  unless: obstacle.optional(),
})

export const finding = z.object({
  rule: z.string(),
  found: z.string(),
  severity: z.enum(severities),
  cites: z.string(),
  layer: z.string(),
  path: z.string(),
  values: values.optional(),
})

/** A file laid into the case, waiting for an act to carry it. */
export const caseFile = z.object({
  id: z.uuid(),
  name: z.string(),
  media: z.string(),
  size: z.int(),
  sha256: hash,
  role: actFile.shape.role,
  language: z.string().nullable(),
  measure: z.string().nullable(),
  addedAt: z.string(),
  /** The task at home with whose answer it came. */
  task: z.uuid().nullable().optional(),
})
export type CaseFile = z.infer<typeof caseFile>

/** An act as a register holds it; the page folds these by the same functions as the server. */
export const entry = z.object({
  n: z.int(),
  hash,
  header: actHeader,
  content: actContent.nullable(),
  recordedAt: z.string(),
  by: z.uuid().nullable(),
  byName: z.string().nullable(),
  link: hash,
  /** How the act crossed: for acts that did, or are on their way. */
  crossing: z
    .object({
      direction: z.enum(['sent', 'received']),
      state: z.enum(['waiting', 'received', 'refused']),
      /** Instant of the receipt, ours or theirs. */
      receiptAt: z.string().nullable(),
      attempts: z.int(),
      error: z.string().nullable(),
      logIndex: z.int().nullable(),
      sequence: z.int().nullable(),
      package: hash.nullable(),
    })
    .nullable(),
})
export type EntryView = z.infer<typeof entry>

export const draft = z.object({
  version: z.int(),
  request: z.record(z.string(), z.unknown()),
  savedAt: z.string(),
  savedBy: z.string(),
})

/** Most acts that come with a case. */
export const newestActs = 50

// `as`: the fold makes it, here and there by the same functions; its frame is checked, its parts are the fold's.
const caseState = z.looseObject({
  side,
  shared: z.looseObject({ state: z.string().nullable(), count: z.int() }),
  own: z.looseObject({ state: z.string().nullable() }),
  clock: z.looseObject({ turns: z.array(z.unknown()) }),
  waiting: z.array(hash),
}) as unknown as z.ZodType<CaseState>

export const caseView = caseLine.extend({
  /** How many acts there were: hand it back with an act, so that two people do not cross. */
  acts: z.int(),
  /** What all acts add up to. */
  folded: caseState,
  /** The newest acts, at most `newestActs`, in the order they were recorded; `readActs` gives those before. */
  entries: z.array(entry),
  /** How many acts were recorded before the first of `entries`. */
  before: z.int(),
  /**
   * Older acts that are spoken of all the same: the first, the first that crossed, the request, letters of ours that are not known
   * to have arrived, and what the newest acts and open recalls name.
   */
  named: z.array(entry),
  /** How all acts that crossed, or are on their way, have fared. */
  crossings: z.object({
    total: z.int(),
    received: z.int(),
    waiting: z.int(),
    refused: z.int(),
    /** Those with a signed package to download. */
    packaged: z.int(),
  }),
  approver: z.string().nullable(),
  /** How the partner is reached. */
  road: z.enum(['exchange', 'letter']),
  openActs: z.array(openAct),
  /** What a partner reached by letter may have done, for somebody here to record. */
  theirActs: z.array(openAct),
  findings: z.array(finding),
  draft: draft.nullable(),
  /** `carried`: an act has taken it up. */
  files: z.array(caseFile.extend({ carried: z.boolean() })),
  members: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** The texts that govern between the two States, as a stack. */
  governing: z.unknown(),
  /** Profile of the requested State as frozen into the case. */
  profile: z.unknown(),
  /** What the head of unit is asked to approve: the exact bytes, by hash. */
  approvable: z
    .object({
      request: hash,
      files: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          sha256: hash,
          role: actFile.shape.role,
          language: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
})
export type CaseView = z.infer<typeof caseView>

const one = z.strictObject({ id: z.uuid() })

/** The use that was written down, where what is fetched is a result another State furnished. */
export const released = z.strictObject({ release: z.uuid().optional() })

export const startCase = route({
  id: 'startCase',
  method: 'POST',
  path: '/api/cases',
  summary: 'Starts a request to a partner: opens a case and its draft.',
  body: z.strictObject({
    /** Given by the caller, so that the same start sent twice opens one case. */
    id: z.uuid().optional(),
    procedure: z.string().max(64),
    partner: authorityId,
    unit: z.uuid(),
    title: z.string().max(300).default(''),
    confidentiality: z.int().min(0).max(2).default(0),
  }),
  reply: caseView,
})

export const receiveCase = route({
  id: 'receiveCase',
  method: 'POST',
  path: '/api/cases/received',
  summary: 'Opens a case for a request that came by letter from a partner without Comity.',
  body: startCase.body.extend({
    channel: received.shape.channel,
    on: received.shape.on,
    dated: received.shape.dated,
    reference: z.string().max(100).optional(),
  }),
  reply: caseView,
})

export const readCase = route({
  id: 'readCase',
  method: 'GET',
  path: '/api/cases/:id',
  summary: 'One case: where it stands, its newest acts, what may be done, what the rules find.',
  params: one,
  reply: caseView,
})

export const nameCase = route({
  id: 'nameCase',
  method: 'PUT',
  path: '/api/cases/:id',
  summary: 'Gives the case its title and confidentiality in this office.',
  params: one,
  body: z.strictObject({
    title: z.string().max(300).optional(),
    confidentiality: z.int().min(0).max(2).optional(),
  }),
  reply: caseView,
})

export const saveDraft = route({
  id: 'saveDraft',
  method: 'PUT',
  path: '/api/cases/:id/draft',
  summary: 'Saves the request in the making, if nobody saved since `version`; answers with the findings.',
  params: one,
  body: z.strictObject({ version: z.int(), request: z.record(z.string(), z.unknown()) }),
  reply: z.object({ draft, findings: z.array(finding) }),
})

export const takeAct = route({
  id: 'takeAct',
  method: 'POST',
  path: '/api/cases/:id/acts',
  summary: 'Takes a step: records an act and, if it crosses, hands it to the exchange.',
  params: one,
  body: z.strictObject({
    /** Given by the caller, so that the same act sent twice is recorded once. */
    id: z.uuid(),
    type: z.string().max(64),
    data: z.record(z.string(), z.unknown()).default({}),
    /** Files of the case the act carries, by their id, in order. */
    files: z.array(z.uuid()).max(500).default([]),
    /** How many acts the caller had seen. */
    seen: z.int(),
    /** An act of a partner that is reached by letter, recorded by hand: the road and the day it came. */
    received: received.optional(),
  }),
  reply: caseView,
})

export const addFile = route({
  id: 'addFile',
  method: 'POST',
  path: '/api/cases/:id/files',
  summary: 'Lays a file into the case, once: hashed while it streams, kept encrypted.',
  params: one,
  query: z.strictObject({
    name: z.string().min(1).max(255),
    role: z.enum(['annex', 'result']),
    language: z.string().max(3).optional(),
    measure: z.string().max(64).optional(),
  }),
  upload: fileLimit,
  reply: caseFile,
})

export const removeFile = route({
  id: 'removeFile',
  method: 'DELETE',
  path: '/api/cases/:id/files/:file',
  summary: 'Takes back a file that no act carries yet.',
  params: z.strictObject({ id: z.uuid(), file: z.uuid() }),
})

export const readFile = route({
  id: 'readFile',
  method: 'GET',
  path: '/api/cases/:id/files/:file',
  summary: 'A file laid into the case, not yet carried by an act.',
  params: z.strictObject({ id: z.uuid(), file: z.uuid() }),
  download: 'application/octet-stream',
})

export const readActFile = route({
  id: 'readActFile',
  method: 'GET',
  path: '/api/cases/:id/acts/:act/files/:position',
  summary: 'A file an act carries, by its position from 1.',
  params: z.strictObject({ id: z.uuid(), act: z.uuid(), position: z.coerce.number().int().min(1).max(500) }),
  query: released,
  download: 'application/octet-stream',
})

export const readLetter = route({
  id: 'readLetter',
  method: 'GET',
  path: '/api/cases/:id/letters/:language',
  summary: 'The letter as it will go, as PDF, from the request as it stands.',
  params: z.strictObject({ id: z.uuid(), language: z.string().regex(/^[a-z]{2,3}$/) }),
  download: 'application/pdf',
})

export const readPackage = route({
  id: 'readPackage',
  method: 'GET',
  path: '/api/cases/:id/acts/:act/package',
  summary: 'The signed container of a crossing act, readable without Comity.',
  params: z.strictObject({ id: z.uuid(), act: z.uuid() }),
  query: released,
  download: 'application/vnd.etsi.asic-e+zip',
})

export const readReceipt = route({
  id: 'readReceipt',
  method: 'GET',
  path: '/api/cases/:id/acts/:act/receipt',
  summary: 'The partner’s signed receipt for a crossing act of ours, readable without Comity.',
  params: z.strictObject({ id: z.uuid(), act: z.uuid() }),
  download: 'application/vnd.etsi.asic-e+zip',
})

export const exportPackage = route({
  id: 'exportPackage',
  method: 'POST',
  path: '/api/cases/:id/acts/:act/export',
  summary: 'The sealed package of a crossing act, to be carried as a file to the partner.',
  params: z.strictObject({ id: z.uuid(), act: z.uuid() }),
  download: 'application/octet-stream',
})

export const addMember = route({
  id: 'addMember',
  method: 'POST',
  path: '/api/cases/:id/members',
  summary: 'Gives a person access to this one case.',
  params: one,
  body: z.strictObject({ person: z.uuid() }),
  reply: caseView,
})

export const removeMember = route({
  id: 'removeMember',
  method: 'DELETE',
  path: '/api/cases/:id/members/:person',
  summary: 'Takes a person’s access to this one case away.',
  params: z.strictObject({ id: z.uuid(), person: z.uuid() }),
})

export const listPersons = route({
  id: 'listPersons',
  method: 'GET',
  path: '/api/persons',
  summary: 'Colleagues, to assign a case or to give access.',
  reply: z.object({
    persons: z.array(
      z.object({ id: z.uuid(), name: z.string(), duties: z.array(z.string()), units: z.array(z.uuid()) }),
    ),
  }),
})
