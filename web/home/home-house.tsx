import { Navigate, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { LookSwitch } from '../shell/look-switch.tsx'
import { useMe } from '../shell/me.ts'
import { Who } from '../shell/who.tsx'
import { nameIn, useWords } from '../words/words.ts'
import './home.css'

/** The house of an authority at home: its own tasks and asks, and no way to anything else. */
export function HomeHouse({ inert }: { inert: boolean }) {
  const { say, language } = useWords()
  const { home, authority } = useMe()
  const { pathname } = useLocation()
  // Every other address is of the central authority; the server would say so too.
  const places = [...(home?.executes ? ['tasks'] : []), ...(home?.requests ? ['asks'] : [])]
  const isHere = places.some(place => pathname === `/${place}` || pathname.startsWith(`/${place}/`))
  return (
    <div className="home-house" inert={inert}>
      <a className="skip" href="#page">
        {say('shell.skip')}
      </a>
      <header className="home-bar">
        <div className="crest">
          <span className="crest-state" aria-hidden="true">
            {authority.state}
          </span>
          <span>{nameIn(home?.names ?? {}, language)}</span>
        </div>
        {places.length > 1 && (
          <nav className="home-places" aria-label={say('shell.navigation')}>
            <NavLink to="/tasks">{say('home.tasks')}</NavLink>
            <NavLink to="/asks">{say('asks.title')}</NavLink>
          </nav>
        )}
        <section className="top-bar-end" aria-label={say('shell.bar')}>
          <LanguageSwitch />
          <LookSwitch />
          <Who />
        </section>
      </header>
      <main id="page" tabIndex={-1}>
        {isHere ? <Outlet /> : <Navigate to={`/${places[0] ?? 'tasks'}`} replace />}
      </main>
      <ScrollRestoration />
    </div>
  )
}
