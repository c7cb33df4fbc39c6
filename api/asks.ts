import * as z from 'zod'
import { prose } from '#procedures/field.ts'
import { askSteps } from '#procedures/lanes/asks.ts'
import { actFile } from '#procedures/act.ts'
import { route } from './route.ts'

/** Where an ask stands, as whoever asked reads it. */
export const askStages = [
  'asked',
  'takenUp',
  'returned',
  'corrected',
  'abroad',
  'delivered',
  'useReported',
  'declined',
  'withdrawn',
  'closed',
] as const

export const askLine = z.object({
  id: z.uuid(),
  subject: z.string(),
  authority: z.string(),
  /** The authority abroad, and its names. */
  partner: z.string(),
  partnerNames: z.record(z.string(), z.string()),
  stage: z.enum(askStages),
  neededBy: z.string().nullable(),
  askedAt: z.string(),
  askedByName: z.string(),
})
export type AskLine = z.infer<typeof askLine>

const { name, media, size } = actFile.shape

export const askView = askLine.extend({
  facts: prose,
  needs: prose,
  /** Why it was declined or withdrawn. */
  reasons: z.string().nullable(),
  returned: z
    .object({
      remarks: z.array(
        z.object({ id: z.string().optional(), path: z.string().optional(), text: z.string().optional() }),
      ),
      text: prose.optional(),
      at: z.string(),
    })
    .nullable(),
  /** Results given to the authority that asked, with what binds them. */
  deliveries: z.array(
    z.object({
      id: z.uuid(),
      at: z.string(),
      proceedings: z.string(),
      /** The paragraph that limits use, limits of the State that furnished it, and of whoever gave it. */
      cites: z.string(),
      limits: z.array(prose),
      confirmedAt: z.string().nullable(),
      /** Whether it may still be used: a recall closes it. */
      open: z.boolean(),
      files: z.array(z.object({ name, media, size })),
    }),
  ),
  reports: z.array(z.object({ id: z.uuid(), delivery: z.string(), usefulness: z.string(), at: z.string() })),
  wishes: z.array(z.object({ id: z.uuid(), delivery: z.string(), proceedings: z.string(), at: z.string() })),
  /** Steps that fit now; `withdraw` while nobody took it up. */
  open: z.array(z.enum([...askSteps, 'withdraw'])),
})
export type AskView = z.infer<typeof askView>

const one = z.strictObject({ id: z.uuid() })

export const listAsks = route({
  id: 'listAsks',
  method: 'GET',
  path: '/api/asks',
  summary: 'What the caller’s authority asked for, newest first, at most two hundred.',
  home: 'only',
  reply: z.object({ asks: z.array(askLine) }),
})

export const listAskPartners = route({
  id: 'listAskPartners',
  method: 'GET',
  path: '/api/ask-partners',
  summary: 'The authorities abroad that may be asked, by name.',
  home: 'only',
  reply: z.object({
    partners: z.array(z.object({ authority: z.string(), names: z.record(z.string(), z.string()) })),
  }),
})

export const ask = route({
  id: 'ask',
  method: 'POST',
  path: '/api/asks',
  summary: 'Asks the central authority to request something of another State.',
  home: 'only',
  body: z.strictObject({
    /** Given by the caller, so that the same ask sent twice is kept once. */
    id: z.uuid(),
    partner: z.string().max(100),
    subject: z.string().trim().min(1).max(200),
    facts: prose,
    needs: prose,
    neededBy: z.iso.date().optional(),
  }),
  reply: askView,
})

export const readAsk = route({
  id: 'readAsk',
  method: 'GET',
  path: '/api/asks/:id',
  summary: 'One ask: what was written, where it stands, what waits for the asker.',
  home: 'only',
  params: one,
  reply: askView,
})

export const withdrawAsk = route({
  id: 'withdrawAsk',
  method: 'POST',
  path: '/api/asks/:id/withdrawal',
  summary: 'Takes back an ask that nobody took up yet.',
  home: 'only',
  params: one,
  body: z.strictObject({ reasons: z.string().trim().min(1).max(2000) }),
  reply: askView,
})

export const takeAskStep = route({
  id: 'takeAskStep',
  method: 'POST',
  path: '/api/asks/:id/steps',
  summary:
    'Corrects what was asked, confirms the limits of a result, reports its use, or wishes another use.',
  home: 'only',
  params: one,
  body: z.strictObject({
    id: z.uuid(),
    type: z.enum(askSteps),
    data: z.record(z.string(), z.unknown()).default({}),
  }),
  reply: askView,
})

export const readAskFile = route({
  id: 'readAskFile',
  method: 'GET',
  path: '/api/asks/:id/deliveries/:delivery/files/:position',
  summary:
    'A file of a result given to the caller’s authority, once its limits were confirmed, by its position from 1.',
  home: 'only',
  params: one.extend({ delivery: z.uuid(), position: z.coerce.number().int().min(1).max(500) }),
  download: 'application/octet-stream',
})

export const listNewAsks = route({
  id: 'listNewAsks',
  method: 'GET',
  path: '/api/new-asks',
  summary: 'Asks of authorities at home that wait for somebody of the intake unit, oldest first.',
  reply: z.object({
    asks: z.array(
      askLine.extend({ facts: prose, needs: prose, authorityNames: z.record(z.string(), z.string()) }),
    ),
  }),
})

export const takeUpAsk = route({
  id: 'takeUpAsk',
  method: 'POST',
  path: '/api/new-asks/:id/case',
  summary: 'Takes an ask up: opens a case whose draft begins with what was asked.',
  params: one,
  body: z.strictObject({ unit: z.uuid(), confidentiality: z.int().min(0).max(2).default(0) }),
  reply: z.object({ case: z.uuid() }),
})

export const declineAsk = route({
  id: 'declineAsk',
  method: 'POST',
  path: '/api/new-asks/:id/refusal',
  summary: 'Declines an ask with reasons, which the asker reads.',
  params: one,
  body: z.strictObject({ reasons: z.string().trim().min(1).max(2000) }),
})
