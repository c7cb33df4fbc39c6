import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import type { Me } from '#api/session.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { SignInPage } from '../signin/sign-in-page.tsx'
import { HomeHouse } from '../home/home-house.tsx'
import { useLanguage } from '../words/language.tsx'
import { useWords } from '../words/words.ts'
import { useLiveRefresh } from './live.ts'
import { WhoseInside, whoQuery } from './me.ts'
import { Navigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'
import './shell.css'

/**
 * The house around every page; whoever is not signed in sees the door, at the address they came for.
 * When a session ends under somebody's hands, the door stands before the page and the page stays: nothing
 * typed is lost.
 */
export function Shell() {
  const { data: me, error, isPending } = useQuery(whoQuery)
  const [inside, setInside] = useState<Me>()
  if (me && me.token !== inside?.token) {
    // Another person at the same machine must not find the pages of the one before.
    if (inside && inside.person !== me.person) location.reload()
    else setInside(me)
  }
  const { propose } = useLanguage()
  useEffect(() => {
    if (me) propose(me.language)
  }, [me, propose])
  if (inside) {
    return (
      <WhoseInside value={inside}>
        {inside.home ? <HomeHouse inert={me === null} /> : <House inert={me === null} />}
        {me === null && <DoorAgain />}
      </WhoseInside>
    )
  }
  if (isPending) return null
  return error ? <Unreachable error={error} /> : <SignInPage />
}

function DoorAgain() {
  const { say } = useWords()
  return (
    <div className="door-again" role="dialog" aria-modal="true" aria-label={say('signIn.again')}>
      <SignInPage again />
    </div>
  )
}

function House({ inert }: { inert: boolean }) {
  const { say } = useWords()
  useLiveRefresh()
  return (
    <div className="house" inert={inert}>
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
