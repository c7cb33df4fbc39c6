import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { ProblemNote } from '../parts/problem-note.tsx'
import { SignInPage } from '../signin/sign-in-page.tsx'
import { useLanguage } from '../words/language.tsx'
import { useWords } from '../words/words.ts'
import { useLiveRefresh } from './live.ts'
import { whoQuery } from './me.ts'
import { Navigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'
import './shell.css'

/** The house around every page; whoever is not signed in sees the door, at the address they came for. */
export function Shell() {
  const { data: me, error, isPending } = useQuery(whoQuery)
  const { propose } = useLanguage()
  useEffect(() => {
    if (me) propose(me.language)
  }, [me, propose])
  if (isPending) return null
  if (error) return <Unreachable error={error} />
  return me ? <House /> : <SignInPage />
}

function House() {
  const { say } = useWords()
  useLiveRefresh()
  return (
    <div className="house">
      <a className="skip" href="#page">
        {say('shell.skip')}
      </a>
      <Navigation />
      <div className="house-main">
        <TopBar />
        <main id="page" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <ScrollRestoration />
    </div>
  )
}

function Unreachable({ error }: { error: Error }) {
  return (
    <main className="unreachable">
      <ProblemNote error={error} />
    </main>
  )
}
