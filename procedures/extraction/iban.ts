/**
 * Whether an account number is an IBAN: the letters of a State, two check digits, and a remainder of one by ISO 13616
 * (ISO 7064, modulo 97). How long the number of each State is, is not asked: a new State would be refused.
 */
export function isIban(account: string): boolean {
  const plain = account.replaceAll(/[\s\u00a0-]/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return false
  const digits = `${plain.slice(4)}${plain.slice(0, 4)}`.replace(/[A-Z]/g, letter =>
    String(letter.charCodeAt(0) - 55),
  )
  let remainder = 0
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97
  return remainder === 1
}

/** What looks like an IBAN in a text, with its place, and whether its check digits hold. */
export function ibansIn(
  text: string,
): readonly { from: number; to: number; account: string; holds: boolean }[] {
  return [...text.matchAll(/(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]{2,4}){3,8}(?![A-Z0-9])/g)]
    .filter(match => match[0].replaceAll(/[\s\u00a0-]/g, '').length >= 15)
    .map(match => ({
      from: match.index,
      to: match.index + match[0].length,
      account: match[0],
      holds: isIban(match[0]),
    }))
}
