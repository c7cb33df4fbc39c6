/**
 * Words by which free text speaks of bank secrecy or of fiscal matters, per language. They find what a person
 * should look at; they decide nothing. Compared without case, accents, vowel signs and doubled spaces.
 */
export const bankSecrecyWords: Readonly<Record<string, readonly string[]>> = {
  en: [
    'bank secrecy',
    'banking secrecy',
    'bank confidentiality',
    'banking confidentiality',
    'bank-client confidentiality',
  ],
  fr: ['secret bancaire', 'confidentialité bancaire', 'secret professionnel bancaire', 'secret des banques'],
  ar: ['السرية المصرفية', 'السر المصرفي', 'السرية البنكية', 'السر البنكي', 'سرية الحسابات', 'سرية المصارف'],
}

export const fiscalWords: Readonly<Record<string, readonly string[]>> = {
  en: ['fiscal', 'tax offence', 'tax matter', 'tax evasion', 'taxation'],
  fr: ['fiscal', 'fiscale', 'fiscales', 'fiscaux', 'impôt', 'impôts'],
  ar: ['ضريبي', 'ضريبية', 'ضرائب', 'مسائل مالية', 'المسائل المالية'],
}

/** Whether a text, whatever language it says it is in, holds one of the words of any language. */
export function speaksOf(words: Readonly<Record<string, readonly string[]>>, text: string): boolean {
  const plain = folded(text)
  return Object.values(words)
    .flat()
    .some(word => plain.includes(folded(word)))
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[\s\u00ad-]+/g, ' ')
    .toLowerCase()
}
