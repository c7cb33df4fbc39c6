import { useQuery } from '@tanstack/react-query'
import { NavLink } from 'react-router'
import { listArrivals } from '#api/arrivals.ts'
import { queryOf } from '../client.ts'
import { PostCount } from '../post/post-count.tsx'
import { nameIn, useWords } from '../words/words.ts'
import { useMe } from './me.ts'

/** Where one can go, with what waits there. */
export function Navigation() {
  const { say } = useWords()
  const { data } = useQuery(queryOf(listArrivals, { query: {} }))
  const waiting = data?.unregistered.length ?? 0
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
            <b className="hot" title={say('arrivals.waiting', { count: waiting })}>
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
