import { Menu } from '@mantine/core'
import { looks, useLook } from '../theme/look.tsx'
import { useWords } from '../words/words.ts'

/** Light, dark, high contrast, or as the machine has it. */
export function LookSwitch() {
  const { look, choose } = useLook()
  const { say } = useWords()
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <button type="button" className="plain-button" title={say('look.title')}>
          <LookMark />
          {say(`look.${look}`)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{say('look.title')}</Menu.Label>
        {looks.map(other => (
          <Menu.Item key={other} aria-current={other === look} onClick={() => choose(other)}>
            {say(`look.${other}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** A half-filled disc: light and dark. The word beside it says which. */
function LookMark() {
  return (
    <svg viewBox="0 0 16 16" className="look-mark" aria-hidden="true">
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </svg>
  )
}
