import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CaseView, readCase, readPackage, readReceipt } from '#api/cases.ts'
import { readPartner } from '#api/partners.ts'
import { verifyContainer } from '#exchange/verify.ts'
import type { Cast, StorySide } from './cast.ts'
import type { Client } from './client.ts'
import type { DemoOffice, Pair } from './pair.ts'

/** What the story proves. */
export interface StoryProof {
  readonly story: 'mutual-legal-assistance'
  /** On which side Aurelia was. */
  readonly side: StorySide
  /** Acts in both registers. */
  readonly acts: number
  /** Acts that crossed. */
  readonly crossing: number
  /** Of these, those whose receipt verifies. */
  readonly receipts: number
  /** Whether `comity verify`, in a process of its own, accepts both registers and the request’s package. */
  readonly verified: boolean
  /** What it says of that package with one byte changed. */
  readonly tampered: 'refused' | 'accepted'
}

/** Step nine: everything is verified by somebody else than who made it. */
export async function proveStory(
  pair: Pair,
  id: string,
  cast: Cast,
  say: (line: string) => void,
): Promise<StoryProof> {
  const folder = await mkdtemp(join(tmpdir(), 'comity-proof-'))
  try {
    const ours = await cast.mira.call(readCase, { params: { id } })
    const theirs = await cast.yasmine.call(readCase, { params: { id } })
    const crossing = sentBy(ours).length + sentBy(theirs).length
    const receipts =
      (await receiptsThatVerify(cast.mira, ours, folder)) +
      (await receiptsThatVerify(cast.yasmine, theirs, folder))
    const registers =
      (await pair.command(pair.aurelia, ['verify'])) === 0 &&
      (await pair.command(pair.borealia, ['verify'])) === 0
    const { whole, changed } = await verifyRequest(
      pair,
      cast.askedAuthority === 'XB:central' ? pair.borealia : pair.aurelia,
      { client: cast.mira, view: ours },
      folder,
    )
    say(
      `9  ${receipts} of ${crossing} receipts verify; both registers ${registers ? 'verify' : 'DO NOT verify'}; the package ${whole === 0 ? 'verifies' : 'DOES NOT verify'}, with one byte changed it ${changed === 1 ? 'is refused' : 'IS ACCEPTED'}`,
    )
    return {
      story: 'mutual-legal-assistance',
      side: cast.askedAuthority === 'XB:central' ? 'requesting' : 'requested',
      acts: ours.acts + theirs.acts,
      crossing,
      receipts,
      verified: registers && whole === 0,
      tampered: changed === 1 ? 'refused' : 'accepted',
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function sentBy(view: CaseView): CaseView['entries'] {
  return view.entries.filter(entry => entry.crossing?.direction === 'sent')
}

/** How many acts this side sent have a receipt that the partner signed and that speaks of the act. */
async function receiptsThatVerify(client: Client, view: CaseView, folder: string): Promise<number> {
  const { fingerprint } = await client.call(readPartner, { params: { authority: view.partner.authority } })
  if (fingerprint === null) throw new Error('A partner that is reached by letter signs no receipts')
  let verified = 0
  for (const { header, hash } of sentBy(view)) {
    const path = join(folder, `${header.id}.receipt.asice`)
    await writeFile(path, await client.download(readReceipt, { params: { id: view.id, act: header.id } }))
    const { verdict, message } = await verifyContainer(path, { workDir: folder, fingerprint })
    if (verdict === 'verified' && message?.kind === 'receipt' && message.details.act === hash) verified += 1
  }
  return verified
}

/** Exit codes of `comity verify` at the other office: for the package of the request, and with its middle byte changed. */
async function verifyRequest(
  pair: Pair,
  receiver: DemoOffice,
  { client, view }: { readonly client: Client; readonly view: CaseView },
  folder: string,
): Promise<{ whole: number; changed: number }> {
  const sent = view.entries.find(entry => entry.header.type === 'send')
  if (!sent) throw new Error('The request was not sent, so there is no package to verify.')
  const path = join(folder, 'request.asice')
  await writeFile(path, await client.download(readPackage, { params: { id: view.id, act: sent.header.id } }))
  const whole = await pair.command(receiver, ['verify', path])
  const bytes = await readFile(path)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  await writeFile(path, bytes)
  return { whole, changed: await pair.command(receiver, ['verify', path]) }
}
