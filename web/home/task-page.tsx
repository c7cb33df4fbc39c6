import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { listTasks, readTask, readTaskFile, takeTaskStep, type homeSteps, type TaskView } from '#api/tasks.ts'
import { call, hrefOf, queryOf } from '../client.ts'
import { DateText, Instant } from '../parts/date-text.tsx'
import { Pill } from '../parts/pill.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { nameIn, useWords, wordsPrefix } from '../words/words.ts'
import { AnswerFiles } from './answer-files.tsx'
import { StepForm, type StepData } from './step-form.tsx'
import { TaskGiven } from './task-given.tsx'
import { TaskThread } from './task-thread.tsx'
import { taskTone } from './task-words.ts'
import '../case/case.css'

type HomeStep = (typeof homeSteps)[number]

/** One task of an executing authority: what was given, what was done, what can be done. */
export function TaskPage() {
  const { id = '' } = useParams()
  const { data, error } = useQuery({
    ...queryOf(readTask, { params: { id } }),
    refetchInterval: 60_000,
    staleTime: 0,
  })
  if (error && !data) return <ProblemNote error={error} action={<Back />} />
  return data ? <Task key={id} task={data} /> : <Skeleton lines={6} height={40} />
}

function Task({ task }: { task: TaskView }) {
  const { say, language } = useWords()
  const prefix = wordsPrefix(task.procedure)
  const kind = say(`${prefix}.kind.${task.kind}`)
  const fileHref = (act: string, index: number) =>
    hrefOf(readTaskFile, { params: { id: task.id, act, position: index + 1 } })
  return (
    <article className="task">
      <title>{say('page.titled', { title: kind })}</title>
      <Back />
      <div className="task-head">
        <h1>{kind}</h1>
        <Pill tone={taskTone(task.state, 'home')}>{say(`home.state.${task.state}`)}</Pill>
      </div>
      <p className="home-sentence">
        {say('home.task.from', { central: nameIn(task.central, language) })} <Instant at={task.givenAt} />
        {task.due && (
          <>
            {' '}
            {say('home.task.answerBy')}{' '}
            <b>
              <DateText date={task.due} />
            </b>
            {say('home.task.stop')}
          </>
        )}
      </p>
      {task.contact && (
        <p className="small quiet">
          {say('home.task.contact', { name: task.contact.name })}
          {[task.contact.phone, task.contact.email].filter(Boolean).map(way => (
            <span key={way}>
              {' '}
              · <bdi dir="ltr">{way}</bdi>
            </span>
          ))}
        </p>
      )}
      <NextSteps task={task} prefix={prefix} />
      <TaskGiven task={task} prefix={prefix} fileHref={index => fileHref(task.id, index)} />
      {task.steps.length > 0 && (
        <section className="card" aria-labelledby="task-steps">
          <h2 id="task-steps">{say('home.task.steps')}</h2>
          <TaskThread
            prefix={prefix}
            seen="home"
            steps={task.steps.map(step => ({
              ...step,
              who: step.byName ?? nameIn(task.central, language),
              files: step.files.map((file, index) => ({ ...file, href: fileHref(step.id, index) })),
            }))}
          />
        </section>
      )}
    </article>
  )
}

function Back() {
  const { say } = useWords()
  return (
    <p className="small">
      <Link to="/tasks">{say('home.tasks.back')}</Link>
    </p>
  )
}

/** The steps that fit now; the form of the one that was chosen opens beneath them. */
function NextSteps({ task, prefix }: { task: TaskView; prefix: string }) {
  const { say } = useWords()
  const [chosen, setChosen] = useState<HomeStep | null>(null)
  const open = chosen !== null && task.open.includes(chosen) ? chosen : null
  if (task.open.length === 0) {
    return <p className="card home-over">{say(`home.over.${task.state}`)}</p>
  }
  return (
    <section className="card" aria-labelledby="task-next">
      <h2 id="task-next">{say('home.task.next')}</h2>
      <div className="row">
        {task.open.map((act, index) => (
          <Button
            key={act}
            variant={open === act || (open === null && index === 0) ? 'filled' : 'default'}
            aria-expanded={open === act}
            onClick={() => setChosen(open === act ? null : act)}
          >
            {say(`${prefix}.act.${act}`)}
          </Button>
        ))}
      </div>
      {open && <Step key={open} act={open} task={task} prefix={prefix} onClose={() => setChosen(null)} />}
    </section>
  )
}

function Step({
  act,
  task,
  prefix,
  onClose,
}: {
  act: HomeStep
  task: TaskView
  prefix: string
  onClose: () => void
}) {
  const queries = useQueryClient()
  // The same form sends the same id again: an answer lost on the way does not take the step twice.
  const id = useRef(crypto.randomUUID())
  const { queryKey } = queryOf(readTask, { params: { id: task.id } })
  const taking = useMutation({
    mutationFn: (data: StepData) =>
      call(takeTaskStep, {
        params: { id: task.id },
        body: {
          id: id.current,
          type: act,
          data: { ...data },
          files: act === 'answerTask' ? task.laid.map(file => file.id) : [],
        },
      }),
    onSuccess: view => {
      queries.setQueryData(queryKey, view)
      void queries.invalidateQueries({ queryKey: [listTasks.id] })
      onClose()
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  })
  return (
    <StepForm
      act={act}
      prefix={prefix}
      busy={taking.isPending}
      error={taking.error}
      onTake={data => taking.mutate(data)}
      onClose={onClose}
    >
      {act === 'answerTask' && <AnswerFiles task={task} />}
    </StepForm>
  )
}
