import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { signOut } from '#api/session.ts'
import { call } from '../client.ts'
import { nameIn, useWords } from '../words/words.ts'
import { useMe } from './me.ts'

/** Who is signed in, with what duties, and the way out. */
export function Who() {
  const me = useMe()
  const { say, language } = useWords()
  const leave = useMutation({
    mutationFn: () => call(signOut, {}),
    // A fresh page: nothing of what was read stays on a machine that others may use.
    onSuccess: () => location.assign('/'),
    onError: () => notifications.show({ color: 'red', message: say('who.signOutFailed') }),
  })
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <button type="button" className="plain-button who">
          {me.name}{' '}
          <span className="quiet">
            ·{' '}
            {me.home
              ? nameIn(me.home.names, language)
              : me.duties.map(duty => say(`duty.${duty}`)).join(say('list.comma'))}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{say('who.signedIn', { login: me.login })}</Menu.Label>
        <Menu.Item onClick={() => leave.mutate()} disabled={leave.isPending}>
          {say('who.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
