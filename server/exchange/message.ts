import * as z from 'zod'
import { type ActHeader, actContent, actHeader, authorityId, hash, instant } from '#procedures/act.ts'
import { type RefusalCode, refusals } from './refused.ts'

/**
 * The envelope, `message.json`: who sends what to whom, as which number. Recipient and number are inside what is
 * signed, so that a package can neither be passed on to another recipient nor dropped without a gap.
 */

/** The text of a signed note with a checkpoint: origin, size, root, signatures. */
export const checkpointNote = z.string().min(1).max(4096)

const envelope = {
  format: z.literal('comity-package/1'),
  id: z.uuid(),
  from: authorityId,
  to: authorityId,
  /** The sender's counter for this recipient: 1, 2, 3 … without gaps, over all kinds. */
  sequence: z.int().positive(),
  at: instant,
  /** For each procedure the major versions the sender can read; the recipient answers in the highest common one. */
  reads: z.record(z.string().regex(/^[a-z][a-z-]{0,63}$/), z.array(z.string().regex(/^\d{1,3}$/)).max(100)),
  /** The sender's signature added to the latest checkpoint of the recipient's log of what the sender sent. */
  countersigned: checkpointNote.optional(),
}

/** ETSI EN 319 522-2 event D.1: the content was consigned to the recipient, inside its own system. */
export const receiptDetails = z.strictObject({
  event: z.literal('ContentConsignment'),
  /** SHA-256 of the sealed (encrypted) package that is acknowledged. */
  ofPackage: hash,
  /** `id` of the message that is acknowledged. */
  ofMessage: z.uuid(),
  actId: z.uuid(),
  /** Hash of the act's header. */
  act: hash,
  /** The recipient's instant of recording: where a term runs from receipt, it runs from here. */
  recordedAt: instant,
  log: z.strictObject({
    /** Position of the act in the recipient's log of what it received from the sender, from 0. */
    index: z.int().nonnegative(),
    /** A checkpoint that covers this position, signed by the recipient. */
    checkpoint: checkpointNote,
  }),
})
export type ReceiptDetails = z.infer<typeof receiptDetails>

/** ETSI EN 319 522-2 event B.2: the recipient's system rejected what was relayed to it. */
export const refusalDetails = z.strictObject({
  event: z.literal('RelayRejection'),
  ofPackage: hash,
  /** A stable code, of the list in docs/protocol.md. Codes are only added, so a reader accepts unknown ones. */
  code: z.string().regex(/^[a-z][a-z-]{0,63}$/),
  /** One or two sentences for a person. */
  message: z.string().min(1).max(2000),
  /** Whether sending the same bytes again later may help. */
  retry: z.boolean(),
})
export type RefusalDetails = z.infer<typeof refusalDetails>

export const countersignatureDetails = z.strictObject({
  /** The checkpoint note with the signatures of both authorities. */
  checkpoint: checkpointNote,
})

export const message = z.discriminatedUnion('kind', [
  z.strictObject({ ...envelope, kind: z.literal('act') }),
  z.strictObject({ ...envelope, kind: z.literal('receipt'), details: receiptDetails }),
  z.strictObject({ ...envelope, kind: z.literal('refusal'), details: refusalDetails }),
  z.strictObject({ ...envelope, kind: z.literal('countersignature'), details: countersignatureDetails }),
])
export type Message = z.infer<typeof message>

/** `act.json`: the header, what it commits to, and the salts that open the commitments. */
export const sealedAct = z.strictObject({
  header: actHeader,
  content: actContent,
  /** Salt of the content's commitment: 32 bytes in hexadecimal. */
  salt: hash,
  /** Salts of the files' commitments, in the content's order. */
  fileSalts: z.array(hash).max(500),
})
export type SealedAct = z.infer<typeof sealedAct>

/** The details of a refusal, from the code and the sentence that `PackageRefused` carries. */
export function refusalOf(
  ofPackage: string,
  refused: { code: RefusalCode; message: string },
): RefusalDetails {
  return {
    event: 'RelayRejection',
    ofPackage,
    code: refused.code,
    message: refused.message.slice(0, 2000),
    retry: refusals[refused.code].retry,
  }
}

/** What a sender keeps of a package to recognise its answer. */
export interface Sent {
  /** `id` of the message. */
  readonly message: string
  /** SHA-256 of the sealed package. */
  readonly package: string
  readonly header: Pick<ActHeader, 'id'>
  readonly act: string
}

/** Whether a receipt speaks of exactly what was sent: package, message, act and its header. */
export function receiptAnswers(details: ReceiptDetails, sent: Sent): boolean {
  return (
    details.ofPackage === sent.package &&
    details.ofMessage === sent.message &&
    details.actId === sent.header.id &&
    details.act === sent.act
  )
}
