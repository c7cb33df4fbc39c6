import * as z from 'zod'
import { receiveCase } from './cases.ts'
import { readFileText } from './file-text.ts'
import { route } from './route.ts'

/** What may be wrong with a part; its words are `post.reason.…`. The first group stands in quarantine. */
export const quarantineReasons = [
  'empty',
  'notWhatItSays',
  'unknownKind',
  'executable',
  'macros',
  'embeddedObjects',
  'remoteContent',
  'launches',
  'locked',
  'unpacksTooMuch',
  'brokenArchive',
  'script',
] as const
/** What a person should know before opening it. */
export const warnReasons = [
  'pdfScript',
  'pdfFiles',
  'pdfLocked',
  'archive',
  'webPage',
  'oldOffice',
  'message',
] as const
/** Why a message could not be taken apart. */
export const faults = ['unreadable', 'tooSlow', 'tooManyParts', 'tooDeep'] as const

const reason = z.enum([...quarantineReasons, ...warnReasons])
const fault = z.enum(faults)
const state = z.enum(['waiting', 'openedCase', 'laidInto', 'setAside'])
const road = z.enum(['mailbox', 'folder'])
const caseName = z.object({ id: z.uuid(), reference: z.string().nullable(), title: z.string() })

/** A message in the list. */
const postLine = z.object({
  id: z.uuid(),
  road,
  /** As the message says; nobody has checked it. */
  sender: z.string().nullable(),
  senderName: z.string().nullable(),
  subject: z.string().nullable(),
  /** Name of the file that lay in the drop folder; of the message otherwise. */
  name: z.string(),
  dated: z.string().nullable(),
  arrivedAt: z.string(),
  cameAgain: z.int(),
  lastCameAt: z.string(),
  /** Files it brought, without its own words. */
  files: z.int(),
  quarantined: z.int(),
  fault: fault.nullable(),
  state,
  case: caseName.nullable(),
  destroyedAt: z.string().nullable(),
})
export type PostLine = z.infer<typeof postLine>

/** The very same file, where the reader may see it. */
const sameFile = z.object({
  /** Another message that brought it. */
  post: z.object({ id: z.uuid(), arrivedAt: z.string() }).nullable(),
  case: caseName.nullable(),
})

const part = z.object({
  id: z.uuid(),
  name: z.string(),
  /** What the message said it is. */
  said: z.string().nullable(),
  /** What its content is. */
  media: z.string(),
  size: z.int(),
  sha256: z.string(),
  /** The words of the message itself. */
  body: z.boolean(),
  verdict: z.enum(['accepted', 'warned', 'quarantined']),
  reasons: z.array(reason),
  laid: z.boolean(),
  same: z.array(sameFile),
})
export type PostPart = z.infer<typeof part>

export const postView = postLine.extend({
  recipients: z.string().nullable(),
  messageId: z.string().nullable(),
  size: z.int(),
  excerpt: z.string(),
  /** Day at the authority’s seat on which it came: what a case opened from it says. */
  cameOn: z.string(),
  parts: z.array(part),
  decisions: z.array(
    z.object({
      kind: z.enum(['openedCase', 'laidInto', 'setAside', 'takenBack']),
      reason: z.string().nullable(),
      at: z.string(),
      by: z.string(),
    }),
  ),
  /** Other messages that give themselves the same Message-ID and are not the same. */
  sameId: z.array(z.object({ id: z.uuid(), arrivedAt: z.string() })),
})
export type PostView = z.infer<typeof postView>

/** How a road runs. */
const roadState = z.object({
  road,
  place: z.string(),
  lookedAt: z.string(),
  succeededAt: z.string().nullable(),
  error: z.string().nullable(),
  refused: z.array(
    z.object({
      name: z.string(),
      why: z.enum(['link', 'folder', 'special', 'nameTooLong', 'tooLarge', 'unreadable']),
    }),
  ),
})
export type RoadState = z.infer<typeof roadState>

export const listPost = route({
  id: 'listPost',
  method: 'GET',
  path: '/api/post',
  summary:
    'What arrived by e-mail or in the drop folder, newest first; for the registrar and the head of intake.',
  query: z.strictObject({
    filter: z.enum(['waiting', 'quarantined', 'setAside', 'done', 'all']).default('waiting'),
    after: z.string().max(100).optional(),
    most: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    post: z.array(postLine),
    /** How many wait for a decision. */
    waiting: z.int(),
    roads: z.array(roadState),
    next: z.string().nullable(),
  }),
})

const one = z.strictObject({ id: z.uuid() })
const onePart = z.strictObject({ id: z.uuid(), part: z.uuid() })

export const readPost = route({
  id: 'readPost',
  method: 'GET',
  path: '/api/post/:id',
  summary:
    'One message with its parts, what is wrong with them, where the same files came before, and what was decided.',
  params: one,
  reply: postView,
})

export const readPostWhole = route({
  id: 'readPostWhole',
  method: 'GET',
  path: '/api/post/:id/whole',
  summary: 'The message or file as it came, byte for byte.',
  params: one,
  download: 'application/octet-stream',
})

export const readPostPart = route({
  id: 'readPostPart',
  method: 'GET',
  path: '/api/post/:id/parts/:part',
  summary: 'One part of a message. What stands in quarantine is given a name that no program opens.',
  params: onePart,
  download: 'application/octet-stream',
})

export const readPostText = route({
  id: 'readPostText',
  method: 'GET',
  path: '/api/post/:id/parts/:part/text',
  summary: 'The words of a part: of a PDF, a Word document or plain text.',
  params: onePart,
  reply: readFileText.reply,
})

const parts = z.array(z.uuid()).max(200)

export const openCaseFromPost = route({
  id: 'openCaseFromPost',
  method: 'POST',
  path: '/api/post/:id/case',
  summary: 'Opens a case for the request that a message brought, and lays the chosen parts into it.',
  params: one,
  body: receiveCase.body.extend({ parts }).required({ id: true }),
  reply: postView,
})

export const decidePost = route({
  id: 'decidePost',
  method: 'POST',
  path: '/api/post/:id/decisions',
  summary:
    'Lays parts of a message into a case that is open already, sets the message aside, or takes that back.',
  params: one,
  body: z.discriminatedUnion('kind', [
    z.strictObject({
      id: z.uuid(),
      kind: z.literal('laidInto'),
      case: z.uuid(),
      parts: parts.min(1),
      role: z.enum(['annex', 'result']).default('annex'),
    }),
    z.strictObject({ id: z.uuid(), kind: z.literal('setAside'), reason: z.string().trim().min(3).max(1000) }),
    z.strictObject({ id: z.uuid(), kind: z.literal('takenBack') }),
  ]),
  reply: postView,
})
