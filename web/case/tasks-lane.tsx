import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readActFile } from '#api/cases.ts'
import { listHomeAuthorities } from '#api/home.ts'
import { fitsTask, isTaskOpen, type Task, taskSteps, type TaskStepAct } from '#procedures/lanes/tasks.ts'
import { hrefOf, queryOf } from '#web/client.ts'
import { StepForm } from '#web/home/step-form.tsx'
import { FileLinks, TaskThread } from '#web/home/task-thread.tsx'
import { taskTone } from '#web/home/task-words.ts'
import { DateText, Instant } from '#web/parts/date-text.tsx'
import { Pill } from '#web/parts/pill.tsx'
import { Prose } from '#web/parts/prose.tsx'
import { nameIn, useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { GiveTask } from './give-task.tsx'
import { useTakeAct } from './take-act.ts'
import '../home/home.css'

/** At home: what executing authorities of our own State were asked to do, how far they are, and what waits for us. */
export function TasksLane() {
  const { state, view, prefix } = useCaseDesk()
  const { say } = useWords()
  const [giving, setGiving] = useState<string | null>(null)
  const { tasks } = state.own
  const open = view.openActs.filter(one => one.act === 'giveTask' && one.unless === undefined)
  if (tasks.length === 0 && open.length === 0) return null
  return (
    <section aria-labelledby="at-home">
      <div className="heading">
        <h2 id="at-home">{say('home.lane')}</h2>
        {tasks.length > 0 && (
          <small>{say('home.lane.open', { count: tasks.filter(isTaskOpen).length })}</small>
        )}
      </div>
      <div className="card lane">
        {tasks.length === 0 && <p className="quiet small">{say('home.lane.none')}</p>}
        {tasks.map(task => (
          <TaskInCase key={task.id} task={task} />
        ))}
        {open.length > 0 && (
          <div className="row">
            {open.map(({ measure = '' }) => (
              <Button key={measure} variant="default" size="sm" onClick={() => setGiving(measure)}>
                {say('home.lane.give', {
                  measure: say(
                    `${prefix}.kind.${state.shared.measures.find(one => one.id === measure)?.kind ?? ''}`,
                  ),
                })}
              </Button>
            ))}
          </div>
        )}
      </div>
      {giving !== null && <GiveTask measure={giving} onClose={() => setGiving(null)} />}
    </section>
  )
}

function TaskInCase({ task }: { task: Task }) {
  const { view, prefix, reader } = useCaseDesk()
  const { say, language } = useWords()
  const { data } = useQuery(queryOf(listHomeAuthorities, {}))
  const known = data?.authorities.find(one => one.id === task.authority)
  const name = known ? nameIn(known.names, language) : task.authority
  const fileHref = (act: string, index: number) =>
    hrefOf(readActFile, { params: { id: view.id, act, position: index + 1 } })
  const nameOf = (act: string) =>
    [...view.named, ...view.entries].find(entry => entry.header.id === act)?.byName
  return (
    <section className="task-in-case" aria-label={`${name}: ${say(`${prefix}.kind.${task.kind}`)}`}>
      <div className="task-head">
        <h3>
          {name} <span className="quiet">· {reader.say(`${prefix}.kind.${task.kind}`)}</span>
        </h3>
        <Pill tone={taskTone(task.state, 'centre')}>{say(`home.state.${task.state}`)}</Pill>
      </div>
      <p className="small quiet">
        {say('home.task.given')} <Instant at={task.givenAt} />
        {task.due && (
          <>
            {' '}
            · {say('home.task.due')} <DateText date={task.due} />
          </>
        )}
        {task.stage && <> · {say(`${prefix}.act.reportOnTask.option.stage.${task.stage}`)}</>}
      </p>
      <details className="small">
        <summary>{say('home.lane.part', { count: task.part.length })}</summary>
        <dl>
          {task.part.map(line => (
            <div key={line.id}>
              <dt>{line.label}</dt>
              <dd>{line.prose ? <Prose text={line.prose} /> : <bdi>{line.text}</bdi>}</dd>
            </div>
          ))}
        </dl>
        {task.instructions && <Prose text={task.instructions} />}
        {task.limits && <Prose text={task.limits} />}
        <FileLinks files={task.files.map((file, index) => ({ ...file, href: fileHref(task.id, index) }))} />
      </details>
      <TaskThread
        prefix={prefix}
        seen="centre"
        steps={task.steps.map(step => ({
          ...step,
          who: nameOf(step.id) ?? name,
          text: step.text ?? null,
          stage: step.stage ?? null,
          on: step.on ?? null,
          files: step.files.map((file, index) => ({ ...file, href: fileHref(step.id, index) })),
        }))}
      />
      <OurSteps task={task} />
    </section>
  )
}

const ours = (Object.keys(taskSteps) as TaskStepAct[]) // the keys of a table of that very type
  .filter(act => taskSteps[act].by === 'centre')

/** What we may do with the task as it stands. */
function OurSteps({ task }: { task: Task }) {
  const { view, prefix } = useCaseDesk()
  const { say } = useWords()
  const [chosen, setChosen] = useState<TaskStepAct | null>(null)
  const open = ours.filter(
    act =>
      fitsTask(act, task) && view.openActs.some(one => one.act === act && one.unless?.code !== 'needsDuty'),
  )
  if (open.length === 0) return null
  return (
    <>
      <div className="row">
        {open.map(act => (
          <Button
            key={act}
            size="sm"
            variant={act === 'recallTask' ? 'subtle' : 'default'}
            aria-expanded={chosen === act}
            onClick={() => setChosen(chosen === act ? null : act)}
          >
            {say(`${prefix}.act.${act}`)}
          </Button>
        ))}
      </div>
      {chosen !== null && open.includes(chosen) && (
        <OurStep key={chosen} act={chosen} task={task} onClose={() => setChosen(null)} />
      )}
    </>
  )
}

function OurStep({ act, task, onClose }: { act: TaskStepAct; task: Task; onClose: () => void }) {
  const { view, prefix } = useCaseDesk()
  const taking = useTakeAct(view.id, prefix, onClose)
  return (
    <StepForm
      act={act}
      prefix={prefix}
      busy={taking.isPending}
      error={taking.error}
      onTake={data =>
        taking.mutate({ type: act, data: { ...data, task: task.id }, files: [], seen: view.acts })
      }
      onClose={onClose}
    />
  )
}
