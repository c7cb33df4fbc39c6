import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { listTasks, type TaskLine } from '#api/tasks.ts'
import { Button } from '@mantine/core'
import { call } from '../client.ts'
import { DateText, Instant } from '../parts/date-text.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Pill } from '../parts/pill.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useMe } from '../shell/me.ts'
import { nameIn, useWords, wordsPrefix } from '../words/words.ts'
import { taskTone, workAtHome } from './task-words.ts'

/** Tasks of an executing authority: what waits for it first, then what is with the central authority or over. */
export function TasksPage() {
  const { say } = useWords()
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useTasks()
  if (error && !data) return <ProblemNote error={error} />
  if (!data) return <Skeleton lines={4} height={64} />
  const tasks = data.pages.flatMap(page => page.tasks)
  const waiting = tasks.filter(task => workAtHome.includes(task.state)).toSorted(byDue)
  const rest = tasks.filter(task => !workAtHome.includes(task.state))
  return (
    <>
      <title>{say('page.titled', { title: say('home.tasks') })}</title>
      <h1>{say('home.tasks')}</h1>
      <Sentence waiting={waiting} all={tasks.length} />
      {tasks.length === 0 && (
        <EmptyState title={say('home.tasks.none')}>{say('home.tasks.none.hint')}</EmptyState>
      )}
      <TaskList id="tasks-waiting" title={say('home.tasks.waiting')} tasks={waiting} />
      <TaskList id="tasks-rest" title={say('home.tasks.rest')} tasks={rest} />
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('home.tasks.more')}
        </Button>
      )}
    </>
  )
}

function useTasks() {
  return useInfiniteQuery({
    queryKey: [listTasks.id],
    queryFn: ({ pageParam, signal }) =>
      call(listTasks, { query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    // Nobody tells an authority at home what changes in cases: it asks again.
    refetchInterval: 60_000,
    staleTime: 0,
  })
}

function Sentence({ waiting, all }: { waiting: readonly TaskLine[]; all: number }) {
  const { say, language } = useWords()
  const me = useMe()
  const today = new Date().toISOString().slice(0, 10)
  const late = waiting.filter(task => task.due !== null && task.due < today).length
  if (all === 0) return null
  return (
    <p className="home-sentence">
      {say('home.tasks.sentence', {
        count: waiting.length,
        central: nameIn(me.authority.names, language),
      })}
      {late > 0 && <> {say('home.tasks.late', { count: late })}</>}
    </p>
  )
}

function TaskList({ id, title, tasks }: { id: string; title: string; tasks: readonly TaskLine[] }) {
  if (tasks.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="task-list">
        {tasks.map(task => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
    </section>
  )
}

function TaskRow({ task }: { task: TaskLine }) {
  const { say } = useWords()
  const prefix = wordsPrefix(task.procedure)
  const today = new Date().toISOString().slice(0, 10)
  const late = task.due !== null && task.due < today
  return (
    <li className={late ? 'card task-row late' : 'card task-row'}>
      <div>
        <Link to={`/tasks/${task.id}`} className="row-link">
          {say(`${prefix}.kind.${task.kind}`)}
        </Link>
        {task.essence.length > 0 && (
          <p className="small">
            {task.essence.map((text, index) => (
              <span key={text}>
                {index > 0 && ' · '}
                <bdi>{text}</bdi>
              </span>
            ))}
          </p>
        )}
        <p className="small quiet">
          {say('home.task.given')} <Instant at={task.givenAt} />
          {task.stage && <> · {say(`${prefix}.act.reportOnTask.option.stage.${task.stage}`)}</>}
          {task.confidential && <> · {say('home.task.confidential')}</>}
        </p>
      </div>
      <p className="task-due small">
        {task.due && (
          <>
            {say('home.task.due')} <DateText date={task.due} />
            {late && <b> {say('home.task.isLate')}</b>}
          </>
        )}
      </p>
      <Pill tone={taskTone(task.state, 'home')}>{say(`home.state.${task.state}`)}</Pill>
    </li>
  )
}

/** What is due first stands first; what names no day last. */
function byDue(one: TaskLine, other: TaskLine): number {
  return (one.due ?? '9999') < (other.due ?? '9999') ? -1 : 1
}
