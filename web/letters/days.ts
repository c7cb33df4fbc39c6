/** Why a day cannot be right: the code of the sentence that says it. */
export type WrongDay = 'needed' | 'future' | 'datedAfter'

/**
 * What cannot be right about the two days of a letter: it cannot have come after today, nor be dated after the day it
 * came. Both `2026-01-12`; `dated` is empty where the letter bears no date.
 */
export function receiptWrong(
  { on, dated }: { readonly on: string; readonly dated: string },
  today: string,
): { readonly on?: WrongDay; readonly dated?: WrongDay } {
  if (on === '') return { on: 'needed' }
  if (on > today) return { on: 'future' }
  return dated > on ? { dated: 'datedAfter' } : {}
}

/** The same as an act says it: a day that is not known is left out. */
export function saidOf<T extends { readonly on: string; readonly dated: string }>({ dated, ...rest }: T) {
  return { ...rest, ...(dated === '' ? {} : { dated }) }
}
