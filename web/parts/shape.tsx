/** The tones of the page. Each has a shape of its own, so that nothing is told by colour alone. */
const tones = ['plain', 'ok', 'warn', 'stop', 'ours', 'theirs'] as const
export type Tone = (typeof tones)[number]

/** The shape of a tone: dot, tick, diamond, bar, start-half, end-half. Decoration: the words say it too. */
export function Shape({ tone }: { tone: Tone }) {
  const mirrors = tone === 'ours' || tone === 'theirs'
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" className={mirrors ? 'mirrors' : undefined}>
      <path d={paths[tone]} />
    </svg>
  )
}

const paths: Readonly<Record<Tone, string>> = {
  plain: 'M5 1.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7zm0 1.6a1.9 1.9 0 1 0 0 3.8a1.9 1.9 0 1 0 0-3.8z',
  ok: 'M1 5.4 2.5 4 4.1 5.6 7.7 1.6 9.2 3 4.2 8.6z',
  warn: 'M5 .4 9.6 5 5 9.6.4 5z',
  stop: 'M1 1h8v8H1z',
  ours: 'M5 1a4 4 0 1 1 0 8a4 4 0 1 1 0-8z',
  theirs: 'M2 1h2a4 4 0 0 1 0 8H2z',
}
