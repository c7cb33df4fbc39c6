import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { PostView } from '#api/post.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'
import { LayInto } from './lay-into.tsx'
import { OpenCase } from './open-case.tsx'
import { SetAside } from './set-aside.tsx'
import { useDecision } from './use-decision.ts'

const ways = ['openCase', 'layInto', 'setAside'] as const
type Way = (typeof ways)[number]

/** The three ways on, of which a person takes one; what is set aside can be taken back. */
export function Decide({ view, chosen }: { view: PostView; chosen: readonly string[] }) {
  const { say } = useWords()
  const [way, setWay] = useState<Way>('openCase')
  if (view.state === 'setAside') return <TakeBack view={view} />
  if (view.state !== 'waiting') return <More view={view} chosen={chosen} />
  return (
    <section className="card stack post-decide" aria-labelledby="post-decide">
      <h2 id="post-decide">{say('post.decide')}</h2>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={say('post.decide')}
        value={way}
        onChange={next => setWay(ways.find(one => one === next) ?? 'openCase')}
        data={ways.map(one => ({ value: one, label: say(`post.way.${one}`) }))}
      />
      {way === 'openCase' && <OpenCase view={view} chosen={chosen} />}
      {way === 'layInto' && <LayInto view={view} chosen={chosen} />}
      {way === 'setAside' && <SetAside view={view} />}
    </section>
  )
}

/** What lies in a case already can be followed by more of the same message. */
function More({ view, chosen }: { view: PostView; chosen: readonly string[] }) {
  const { say } = useWords()
  const decision = useDecision(view.id)
  const left = view.parts.filter(part => chosen.includes(part.id) && !part.laid)
  const into = view.case
  if (into === null || left.length === 0) return null
  return (
    <section className="card stack post-decide">
      <p className="small">{say('post.more', { count: left.length })}</p>
      {decision.error && <ProblemNote error={decision.error} />}
      <Button
        variant="default"
        loading={decision.isPending}
        onClick={() => decision.take({ kind: 'laidInto', case: into.id, parts: left.map(part => part.id) })}
      >
        {say('post.more.lay')}
      </Button>
    </section>
  )
}

function TakeBack({ view }: { view: PostView }) {
  const { say } = useWords()
  const decision = useDecision(view.id)
  return (
    <section className="card stack post-decide">
      <p>{say('post.wasSetAside')}</p>
      {decision.error && <ProblemNote error={decision.error} />}
      <Button
        variant="default"
        loading={decision.isPending}
        onClick={() => decision.take({ kind: 'takenBack' })}
      >
        {say('post.takeBack')}
      </Button>
    </section>
  )
}
