import { Button, FileButton, NativeSelect, Popover } from '@mantine/core'
import { useState } from 'react'
import { coverChannels, letterLanguages, type CoverChannel } from '#procedures/letter.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { languageName, useWords } from '#web/words/words.ts'

/** How a letter is wanted. */
export interface LetterWish {
  readonly language: string
  /** The way it leaves by, for its cover sheet. */
  readonly channel: CoverChannel | undefined
}

/** What can be done with a letter; what is left out is not offered. */
export interface LetterDeeds {
  /** Its address as PDF or Word document. */
  readonly href: (wish: LetterWish, form: 'pdf' | 'docx') => string
  /** Pours it into the authority's own Word template and saves that. */
  readonly fill?: (wish: LetterWish, template: File) => Promise<void>
  /** Signs it and lays it into the case; answers with the name it lies there under. */
  readonly sign?: (wish: LetterWish) => Promise<string>
}

/** One small menu for one letter: in which language, with a cover sheet for which way, as what. */
export function LetterMenu({
  label,
  of,
  language,
  onLanguage,
  deeds,
}: {
  label: string
  /** Which letter, for those who do not see beside what the button stands. */
  of: string
  language: string
  onLanguage: (code: string) => void
  deeds: LetterDeeds
}) {
  const { say } = useWords()
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="default" aria-label={of} className="letter-menu-button">
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('case.letter.menu')} className="letter-menu">
        <Choices of={of} language={language} onLanguage={onLanguage} deeds={deeds} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Choices({
  of,
  language,
  onLanguage,
  deeds,
}: {
  of: string
  language: string
  onLanguage: (code: string) => void
  deeds: LetterDeeds
}) {
  const { say, language: reader } = useWords()
  const [channel, setChannel] = useState<CoverChannel>()
  const wish = { language, channel }
  const asked = (form: string) => say('case.letter.as', { letter: of, form })
  return (
    <>
      <NativeSelect
        size="xs"
        label={say('case.letter.language')}
        value={language}
        onChange={event => onLanguage(event.currentTarget.value)}
        data={letterLanguages.map(code => ({ value: code, label: languageName(code, reader) }))}
      />
      <NativeSelect
        size="xs"
        label={say('case.letter.cover')}
        value={channel ?? ''}
        onChange={event => setChannel(coverChannels.find(one => one === event.currentTarget.value))}
        data={[
          { value: '', label: say('case.letter.cover.none') },
          ...coverChannels.map(one => ({ value: one, label: say(`letter.cover.channel.${one}`) })),
        ]}
      />
      <div className="row">
        <a
          href={deeds.href(wish, 'pdf')}
          target="_blank"
          rel="noreferrer"
          aria-label={asked(say('case.letter.pdf'))}
        >
          {say('case.letter.pdf')}
        </a>
        <a href={deeds.href(wish, 'docx')} download aria-label={asked(say('case.letter.docx'))}>
          {say('case.letter.docx')}
        </a>
      </div>
      {deeds.fill && <Fill wish={wish} fill={deeds.fill} />}
      {deeds.sign && <Sign wish={wish} sign={deeds.sign} />}
    </>
  )
}

function Fill({ wish, fill }: { wish: LetterWish; fill: NonNullable<LetterDeeds['fill']> }) {
  const { say } = useWords()
  const deed = useDeed((file: File) => fill(wish, file))
  return (
    <div className="letter-deed">
      <FileButton accept=".docx" onChange={file => file && void deed.run(file)}>
        {props => (
          <Button {...props} size="compact-sm" variant="default" aria-busy={deed.busy}>
            {say('case.letter.template')}
          </Button>
        )}
      </FileButton>
      <small className="quiet">{say('case.letter.template.hint')}</small>
      {deed.error !== undefined && <ProblemNote error={deed.error} />}
    </div>
  )
}

function Sign({ wish, sign }: { wish: LetterWish; sign: NonNullable<LetterDeeds['sign']> }) {
  const { say } = useWords()
  const [name, setName] = useState<string>()
  const deed = useDeed(async () => setName(await sign(wish)))
  return (
    <div className="letter-deed">
      <Button size="compact-sm" aria-busy={deed.busy} onClick={() => void deed.run(undefined)}>
        {say('case.letter.sign')}
      </Button>
      <small className="quiet" role="status">
        {name === undefined
          ? say('case.letter.sign.hint')
          : say('case.letter.signed', { name: isolated(name) })}
      </small>
      {deed.error !== undefined && <ProblemNote error={deed.error} />}
    </div>
  )
}

/** A file’s name keeps its own direction inside a sentence of the other. */
const isolated = (name: string): string => `\u2068${name}\u2069`

/** Something that takes a moment and may fail; what went wrong is told where it was asked for. */
function useDeed<Given>(deed: (given: Given) => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  // The button stays where the focus is: disabled it would lose it, and the menu could not be closed by keyboard.
  const run = async (given: Given) => {
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      await deed(given)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, run }
}
