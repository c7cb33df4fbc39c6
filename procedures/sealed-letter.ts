import type { Letter, LetterInput } from './letter.ts'

/**
 * The letter with the words, small under the signature, that the file is signed electronically and how to verify
 * it. What that means in law they do not say.
 *
 * @param fingerprint SHA-256 of the certificate, 64 hexadecimal digits; told in groups of four
 */
export function sealedLetter(letter: Letter, say: LetterInput['say'], fingerprint: string): Letter {
  const authority = letter.sender[0] ?? ''
  const groups = fingerprint.match(/.{1,4}/g)?.join(' ') ?? ''
  return { ...letter, seal: say('letter.signed', { authority, fingerprint: groups }) }
}
