import type { TaskView } from '#api/tasks.ts'
import { Citation } from '../parts/citation.tsx'
import { Mark } from '../parts/pill.tsx'
import { Prose } from '../parts/prose.tsx'
import { useWords } from '../words/words.ts'
import { FileLinks } from './task-thread.tsx'

/** Exactly what was given with a task: the lines chosen of the request, instructions, files, and what binds. */
export function TaskGiven({
  task,
  prefix,
  fileHref,
}: {
  task: TaskView
  prefix: string
  fileHref: (index: number) => string
}) {
  const { say, has } = useWords()
  // Nothing is left of a task that was recalled, and a heading over nothing teaches nothing.
  if (task.state === 'recalled') return null
  return (
    <section className="card task-given" aria-labelledby="task-given">
      <h2 id="task-given">{say('home.task.part')}</h2>
      {task.confidential && (
        <p className="task-secret">
          <Mark tone="warn" /> {say('home.task.secret')}{' '}
          {task.confidentialUnder && <Citation>{task.confidentialUnder}</Citation>}
        </p>
      )}
      {task.part.length > 0 && (
        <dl>
          {task.part.map(line => {
            const key = `${prefix}.form.${line.key ?? ''}`
            return (
              <div key={line.id}>
                <dt>{line.key !== null && has(key) ? say(key) : line.label}</dt>
                <dd>{line.prose ? <Prose text={line.prose} origin /> : <bdi>{line.text}</bdi>}</dd>
              </div>
            )
          })}
        </dl>
      )}
      {task.instructions && (
        <>
          <h3>{say('home.task.instructions')}</h3>
          <Prose text={task.instructions} />
        </>
      )}
      {task.limits && (
        <>
          <h3>{say('home.task.limits')}</h3>
          <Prose text={task.limits} />
        </>
      )}
      {task.files.length > 0 && (
        <>
          <h3>{say('home.task.files')}</h3>
          <FileLinks files={task.files.map((file, index) => ({ ...file, href: fileHref(index) }))} />
        </>
      )}
    </section>
  )
}
