import { instruments, type InstrumentId } from './instrument.ts'

/**
 * Who is party to what, and since when. Dates of deposit are invented, as are the States.
 * XF belongs to no convention; XG left UNTOC.
 */
const deposits: Readonly<Record<'UNTOC', Readonly<Record<string, Participation>>>> = {
  UNTOC: {
    XA: { deposited: '2004-05-17' },
    XB: { deposited: '2003-02-11' },
    XC: { deposited: '2006-03-01' },
    XD: { deposited: '2003-07-10' },
    XE: { deposited: '2024-02-20' },
    XG: { deposited: '2005-01-10', denounced: '2021-06-30' },
  },
}

interface Participation {
  /** Day of deposit of the instrument of ratification, acceptance, approval or accession. */
  readonly deposited: string
  /** Day on which the depositary received a denunciation. */
  readonly denounced?: string
}

/** UNTOC 38(1): the day of the fortieth deposit; later depositors count thirty days of their own. */
const fortiethDeposit = '2003-07-01'

/**
 * Since when an instrument binds a State on a given day, or `undefined` where it does not.
 * UNTOC 38(2): the thirtieth day after deposit, and never before the Convention itself was in force.
 * UNTOC 40(1): a denunciation takes effect one year after its receipt.
 *
 * @param on `YYYY-MM-DD`
 * @example boundSince('UNTOC', 'XA', '2026-11-23') // '2004-06-16'
 */
export function boundSince(id: InstrumentId, state: string, on: string): string | undefined {
  const instrument = instruments[id]
  if (instrument.kind === 'bilateral') {
    const party = instrument.between.some(one => one === state)
    return party && instrument.inForce <= on ? instrument.inForce : undefined
  }
  const participation = deposits[instrument.id][state]
  if (!participation) return undefined
  const since = startFor(participation.deposited)
  if (since > on) return undefined
  if (participation.denounced && endFor(participation.denounced) <= on) return undefined
  return since
}

/**
 * Since when an instrument is in force between two States on a given day: the later of their two dates.
 *
 * @param on `YYYY-MM-DD`
 */
export function inForceBetween(id: InstrumentId, one: string, other: string, on: string): string | undefined {
  if (one === other) return undefined
  const first = boundSince(id, one, on)
  const second = boundSince(id, other, on)
  if (first === undefined || second === undefined) return undefined
  return first > second ? first : second
}

function startFor(deposited: string): string {
  const inForce = instruments.UNTOC.inForce
  if (deposited <= fortiethDeposit) return inForce
  const own = Temporal.PlainDate.from(deposited).add({ days: 30 }).toString()
  return own > inForce ? own : inForce
}

function endFor(received: string): string {
  return Temporal.PlainDate.from(received).add({ years: 1 }).toString()
}
