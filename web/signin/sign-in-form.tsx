import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent, type KeyboardEvent } from 'react'
import { signIn } from '#api/session.ts'
import { call } from '../client.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { whoQuery } from '../shell/me.ts'
import { useWords } from '../words/words.ts'

/** Name and password. A refusal says what to do and never which of the two was wrong. */
export function SignInForm({ login, onLogin }: { login: string; onLogin: (login: string) => void }) {
  const { say } = useWords()
  const queries = useQueryClient()
  const secret = useRef<HTMLInputElement>(null)
  const [password, setPassword] = useState('')
  const [capsLock, setCapsLock] = useState(false)
  const enter = useMutation({
    mutationFn: () => call(signIn, { body: { login: login.trim(), password } }),
    onSuccess: me => {
      queries.setQueryData(whoQuery.queryKey, me)
      // Whatever failed for want of a session is asked again.
      void queries.invalidateQueries({ predicate: query => query.queryKey[0] !== whoQuery.queryKey[0] })
    },
    onError: () => secret.current?.select(),
  })
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    enter.mutate()
  }
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <form className="card door-form" onSubmit={onSubmit}>
      <TextInput
        label={say('signIn.login')}
        value={login}
        onChange={event => onLogin(event.currentTarget.value)}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        maxLength={100}
        data-autofocus
        dir="ltr"
      />
      <PasswordInput
        ref={secret}
        label={say('signIn.password')}
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        onKeyDown={watchCapsLock}
        onKeyUp={watchCapsLock}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        maxLength={500}
        dir="ltr"
        visibilityToggleButtonProps={{ 'aria-label': say('signIn.showPassword') }}
      />
      {/* The line is always there, so that nothing moves when it speaks. */}
      <p className="door-hint small" role="status">
        {capsLock ? say('signIn.capsLock') : ' '}
      </p>
      <Button type="submit" fullWidth size="md" loading={enter.isPending}>
        {say('signIn.enter')}
      </Button>
      {enter.error && <ProblemNote error={enter.error} />}
    </form>
  )
}
