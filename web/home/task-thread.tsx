import type { Prose as ProseValue } from '#procedures/field.ts'
import { isTaskStep, taskSteps } from '#procedures/lanes/tasks.ts'
import { sizeOf } from '../case/file-line.tsx'
import { DateText, Instant } from '../parts/date-text.tsx'
import { Mark } from '../parts/pill.tsx'
import { Prose } from '../parts/prose.tsx'
import { useWords } from '../words/words.ts'

/** A step on a task as both sides read it. */
export interface ThreadStep {
  readonly id: string
  readonly act: string
  readonly at: string
  /** The person who took it, else the authority. */
  readonly who: string
  readonly text: ProseValue | null
  readonly stage: string | null
  readonly on: string | null
  readonly files: readonly { readonly name: string; readonly size: number; readonly href: string }[]
}

/** What was done on a task, oldest first; whose step it was is told by place and shape as well as by name. */
export function TaskThread({
  steps,
  prefix,
  seen,
}: {
  steps: readonly ThreadStep[]
  prefix: string
  seen: 'home' | 'centre'
}) {
  const { say } = useWords()
  return (
    <ol className="task-thread">
      {steps.map(step => {
        const side = isTaskStep(step.act) && taskSteps[step.act].by === seen ? 'ours' : 'theirs'
        return (
          <li key={step.id} className={`task-said ${side}`}>
            <p className="small">
              <Mark tone={side} /> {say(`${prefix}.act.${step.act}.done`, { who: step.who })}{' '}
              <span className="quiet">
                <Instant at={step.at} />
              </span>
              {step.stage && (
                <>
                  {' '}
                  · <b>{say(`${prefix}.act.reportOnTask.option.stage.${step.stage}`)}</b>
                </>
              )}
              {step.on && (
                <span className="quiet">
                  {' '}
                  · <DateText date={step.on} />
                </span>
              )}
            </p>
            {step.text && <Prose text={step.text} />}
            {step.files.length > 0 && <FileLinks files={step.files} />}
          </li>
        )
      })}
    </ol>
  )
}

/** Files by name and size, each to be saved. */
export function FileLinks({ files }: { files: ThreadStep['files'] }) {
  return (
    <ul className="files">
      {files.map(file => (
        <li key={file.href} className="file-line">
          <a href={file.href} download={file.name} dir="auto">
            {file.name}
          </a>{' '}
          <small className="quiet tabular">{sizeOf(file.size)}</small>
        </li>
      ))}
    </ul>
  )
}
