import { useCaseDesk } from '#web/case/case-desk.tsx'

/** Whether the form is filled from a letter that came, rather than written to be sent. */
export function useIsReading(): boolean {
  return useCaseDesk().side === 'requested'
}
