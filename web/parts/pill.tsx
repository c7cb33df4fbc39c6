import type { ReactNode } from 'react'
import { Shape, type Tone } from './shape.tsx'
import './parts.css'

/** A state in a word, with its shape and colour: `<Pill tone="ok">Received</Pill>`. */
export function Pill({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`pill ${tone}`}>
      <Shape tone={tone} />
      {children}
    </span>
  )
}

/** A shape alone, where the words stand beside it. */
export function Mark({ tone }: { tone: Tone }) {
  return (
    <span className={`mark ${tone}`}>
      <Shape tone={tone} />
    </span>
  )
}
