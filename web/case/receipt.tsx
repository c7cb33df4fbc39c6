import { Mark } from '#web/parts/pill.tsx'
import type { Tone } from '#web/parts/shape.tsx'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { wayTold, type LetterWay } from './letter-way.ts'
import type { ActLine } from './lines.ts'

/** How an act crossed: the receipt and how soon it came, or what is in the way. */
export function Receipt({ line }: { line: ActLine }) {
  const { voices, reader } = useCaseDesk()
  const { say } = useWords()
  const { crossing, way } = line
  if (way) return <Way way={way}>{wayTold(way, reader)}</Way>
  if (!crossing)
    return <span className="receipt quiet">{line.strand === 'own' ? say('case.receipt.own') : ''}</span>
  const values = {
    theirs: voices.theirs,
    attempts: crossing.attempts,
    error: crossing.error ?? '',
    failed: crossing.error ? 'yes' : 'no',
  }
  if (crossing.direction === 'received') {
    return <Received>{say('case.receipt.given')}</Received>
  }
  if (crossing.state === 'refused')
    return (
      <span className="receipt stop">
        <Mark tone="stop" /> {say('case.receipt.refused', values)}
      </span>
    )
  if (crossing.state === 'waiting')
    return (
      <span className="receipt warn">
        <Mark tone="warn" /> {say('case.receipt.waiting', values)}
      </span>
    )
  return <Received>{say('case.receipt.received', soon(line.receivedIn))}</Received>
}

/** Where no exchange gives receipts: what was noted of the letter. */
function Way({ way, children }: { way: LetterWay; children: string }) {
  const tone = tones[way.is]
  return (
    <span className={`receipt ${tone}`}>
      <Mark tone={tone} /> {children}
    </span>
  )
}

const tones = { came: 'ok', arrived: 'ok', left: 'plain', toSend: 'warn' } as const satisfies Record<
  LetterWay['is'],
  Tone
>

function Received({ children }: { children: string }) {
  return (
    <span className="receipt ok">
      <Mark tone="ok" /> {children}
    </span>
  )
}

/** Seconds, minutes, hours or days: the largest unit that says it in a small figure. */
function soon(seconds: number | null): { unit: string; count: number } {
  if (seconds === null) return { unit: 'none', count: 0 }
  if (seconds < 90) return { unit: 'second', count: Math.round(seconds) }
  if (seconds < 5_400) return { unit: 'minute', count: Math.round(seconds / 60) }
  if (seconds < 129_600) return { unit: 'hour', count: Math.round(seconds / 3_600) }
  return { unit: 'day', count: Math.round(seconds / 86_400) }
}
