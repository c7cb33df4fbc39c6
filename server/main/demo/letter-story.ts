import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCase, readLetter, saveDraft, startCase } from '#api/cases.ts'
import { whoAmI } from '#api/session.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { type StorySide, stateOf } from './cast.ts'
import { signedIn } from './client.ts'
import { takeInByMail } from './letter-story-mail.ts'
import { askByLetter } from './letter-story-ours.ts'
import { byMail, letterSteps, meetCordovia, type Office, ours } from './letter-story-steps.ts'
import { demoPassword } from './people.ts'
import type { Pair } from './pair.ts'
import { playOnce } from './play-once.ts'

/** What the story of the partner without Comity proves. */
export interface LetterStoryProof {
  readonly story: 'partner-without-comity'
  /** On which side Aurelia was. */
  readonly side: StorySide
  /** Acts in the register of the case. */
  readonly acts: number
  /** Acts of the partner that were recorded by hand. */
  readonly byHand: number
  /** Acts of ours that a letter carries, and those whose letter is known to have arrived. */
  readonly letters: number
  readonly arrived: number
  /** Whether `comity verify`, in a process of its own, accepts the register. */
  readonly verified: boolean
  /** What it says when one byte of the scanned letter is changed in the store. */
  readonly tampered: 'refused' | 'accepted'
}

/**
 * Plays the story of a request that comes by post, through the public API of a running office, one line a step.
 * Throws where a step does not go as it should.
 */
export async function tellLetterStory(
  pair: Pair,
  say: (line: string) => void,
  side: StorySide = 'requested',
): Promise<LetterStoryProof> {
  const at = (login: string) => signedIn(pair.aurelia.url, login, demoPassword)
  const office: Office = {
    mira: await at('mira.sol'),
    anselm: await at('anselm.brandt'),
    tamsin: await at('tamsin.quill'),
  }
  say(await meetCordovia(office))
  const stored = () => storedFiles(pair)
  const { id, scan } =
    side === 'requesting' ? await askByLetter(office, say, stored) : await answerByLetter(pair, office, say)
  const proof = await prove(pair, office, { id, side, scan })
  say(
    `11 ${proof.byHand} acts of Cordovia were recorded by hand; the register ${proof.verified ? 'verifies' : 'DOES NOT verify'}; with one byte of the scan changed it ${proof.tampered === 'refused' ? 'is refused' : 'IS ACCEPTED'}`,
  )
  return proof
}

/** Aurelia is asked: the request comes by e-mail. Gives the case, and where a scan of theirs lies in the store. */
async function answerByLetter(
  pair: Pair,
  office: Office,
  say: (line: string) => void,
): Promise<{ id: string; scan: string }> {
  const drop = join(pair.aurelia.data, 'post')
  const { id, lines } = await takeInByMail(office.tamsin, drop, await aLetter(office), byMail())
  for (const line of lines) say(line)
  let scan = ''
  for (const step of letterSteps) {
    const before = new Set(storedFiles(pair))
    say(await step.play({ office, id, drop }))
    // Nothing but the scan of their answer is laid in by this step.
    if (step.name === 'answer') scan = storedFiles(pair).find(path => !before.has(path)) ?? ''
  }
  return { id, scan }
}

/** `npm run demo -- --story partner-without-comity`: exit code 0 when all of it holds, 130 when interrupted. */
export function playLetterStory(
  say: (line: string) => void,
  signal: AbortSignal,
  side: StorySide,
): Promise<number> {
  return playOnce(say, signal, {
    play: pair => tellLetterStory(pair, say, side),
    holds: proof => proof.arrived === proof.letters && proof.verified && proof.tampered === 'refused',
  })
}

/** A real PDF for the scanner: the letter of a request, as one office or another would print it. */
async function aLetter({ mira }: Office): Promise<Uint8Array> {
  const { units } = await mira.call(whoAmI, {})
  const { id } = await mira.call(startCase, {
    body: {
      procedure: 'mutual-legal-assistance',
      partner: 'XB:central',
      unit: units[0]?.id ?? '',
      title: 'A letter for the scanner',
      confidentiality: 0,
    },
  })
  await mira.call(saveDraft, { params: { id }, body: { version: 1, request: { ...haldenTrade } } })
  return mira.download(readLetter, { params: { id, language: 'en' } })
}

async function prove(
  pair: Pair,
  { tamsin }: Office,
  { id, side, scan }: { readonly id: string; readonly side: StorySide; readonly scan: string },
): Promise<LetterStoryProof> {
  const view = await tamsin.call(readCase, { params: { id } })
  const verified = (await pair.command(pair.aurelia, ['verify'])) === 0
  const bytes = await readFile(scan)
  const middle = Math.floor(bytes.length / 2)
  const changed = Buffer.from(bytes)
  changed[middle] = (changed[middle] ?? 0) ^ 1
  await writeFile(scan, changed)
  const tampered = (await pair.command(pair.aurelia, ['verify'])) === 0 ? 'accepted' : 'refused'
  await writeFile(scan, bytes)
  return {
    story: 'partner-without-comity',
    side,
    acts: view.acts,
    byHand: view.entries.filter(entry => entry.content?.received).length,
    letters: ours(view).length,
    arrived: stateOf(view).own.dispatches.filter(one => one.delivered).length,
    verified,
    tampered,
  }
}

/** Every file in the store of Aurelia's office. */
function storedFiles(pair: Pair): string[] {
  return globSync('storage/files/**/*', { cwd: pair.aurelia.data, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}
