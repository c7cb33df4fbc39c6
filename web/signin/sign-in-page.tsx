import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { office } from '#api/session.ts'
import { queryOf } from '../client.ts'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { LookSwitch } from '../shell/look-switch.tsx'
import { nameIn, useWords } from '../words/words.ts'
import { DemoPersons } from './demo-persons.tsx'
import { SignInForm } from './sign-in-form.tsx'
import './sign-in.css'

/** The door: whose office this is, and who may come in. */
export function SignInPage({ again = false }: { again?: boolean }) {
  const { say } = useWords()
  const { data } = useQuery({ ...queryOf(office, {}), staleTime: Infinity })
  const [login, setLogin] = useState('')
  return (
    <main className="door">
      <div className="door-top">
        <LanguageSwitch />
        <LookSwitch />
      </div>
      <div className="door-main">
        <OfficeName authorities={data?.authorities ?? []} />
        {again && <p role="status">{say('signIn.again')}</p>}
        <SignInForm login={login} onLogin={setLogin} />
        {data && data.demo.length > 0 && <DemoPersons persons={data.demo} onChoose={setLogin} />}
      </div>
      <p className="door-foot small quiet">{say('signIn.foot')}</p>
    </main>
  )
}

interface Authority {
  readonly id: string
  readonly state: string
  readonly names: Readonly<Record<string, string>>
}

/** The authorities that share the installation; room for one is kept while the names come. */
function OfficeName({ authorities }: { authorities: readonly Authority[] }) {
  const { say, language } = useWords()
  const states = [...new Set(authorities.map(authority => authority.state))]
  return (
    <div className="door-office">
      {(states.length > 0 ? states : [' ']).map(state => (
        <span key={state} className="crest-state" aria-hidden="true">
          {state}
        </span>
      ))}
      <div>
        <h1>
          {authorities.map(authority => nameIn(authority.names, language)).join(say('list.comma')) || ' '}
        </h1>
        <p className="quiet">{say('signIn.purpose')}</p>
      </div>
    </div>
  )
}
