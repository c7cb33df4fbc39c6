import { useQuery } from '@tanstack/react-query'
import { NavLink } from 'react-router'
import { listNewAsks } from '#api/asks.ts'
import { listArrivals } from '#api/arrivals.ts'
import { queryOf } from '../client.ts'
import { PostCount } from '../post/post-count.tsx'
import { nameIn, useWords } from '../words/words.ts'
import { useMe } from './me.ts'

/** Where one can go, with what waits there. */
export function Navigation() {
  const { say } = useWords()
  const { data } = useQuery(queryOf(listArrivals, { query: {} }))
  // Nobody is told at once when an authority at home asks: the page asks again.
  const asked = useQuery({ ...queryOf(listNewAsks, {}), refetchInterval: 60_000 })
  const asks = asked.data?.asks.length ?? 0
  const requests = data?.unregistered.length ?? 0
  const waiting = requests + asks
  const waits = [
    ...(requests > 0 ? [say('arrivals.waiting', { count: requests })] : []),
    ...(asks > 0 ? [say('asks.waiting', { count: asks })] : []),
  ]
  const { duties } = useMe()
  const readsPost = duties.includes('registrar') || duties.includes('head')
  return (
    <nav aria-label={say('shell.navigation')} className="navigation">
      <div className="navigation-inner">
        <Crest />
        <NavLink to="/register">{say('register.title')}</NavLink>
        <NavLink to="/arrivals">
          {say('arrivals.title')}
          {waiting > 0 && (
            <b className="hot" title={waits.join(' · ')}>
              {waiting}
            </b>
          )}
        </NavLink>
        {readsPost && (
          <NavLink to="/post">
            {say('post.title')}
            <PostCount />
          </NavLink>
        )}
        <NavLink to="/partners">{say('partners.title')}</NavLink>
        <NavLink to="/rules">{say('rules.title')}</NavLink>
        <NavLink to="/new" className="navigation-new">
          {say('start.title')}
        </NavLink>
      </div>
    </nav>
  )
}

/** Whose house it is. */
function Crest() {
  const me = useMe()
  const { language } = useWords()
  return (
    <div className="crest">
      <span className="crest-state" aria-hidden="true">
        {me.authority.state}
      </span>
      <span>{nameIn(me.authority.names, language)}</span>
    </div>
  )
}
