import { Checkbox, Select, TextInput } from '@mantine/core'
import { Citation } from '../parts/citation.tsx'
import { useWords } from '../words/words.ts'
import { LanguageRanks } from './language-ranks.tsx'
import { weekdayName } from './weekday.ts'
import { channels, type LetterPartner, type Names, type places } from './letter-partner.ts'

type Place = (typeof places)[number]
type Line = 'authority' | 'address' | 'phone' | 'email' | 'document' | 'filed'

/** What is asked about a partner without Comity, and at each place what is wrong with it. */
export function LetterPartnerFields({
  typed,
  onChange,
  wrong,
  known,
}: {
  typed: LetterPartner
  onChange: (typed: LetterPartner) => void
  wrong: ReadonlySet<Place>
  /** Whether this authority is among the partners already. */
  known: boolean
}) {
  const { say, has, language } = useWords()
  const set = (change: Partial<LetterPartner>) => onChange({ ...typed, ...change })
  const errorAt = (place: Place) => (wrong.has(place) ? say(`partners.addLetter.${place}.wrong`) : null)
  const line = (name: Line, more: object = {}) => (
    <TextInput
      label={say(`partners.addLetter.${name}`)}
      description={
        has(`partners.addLetter.${name}.hint`) ? say(`partners.addLetter.${name}.hint`) : undefined
      }
      value={typed[name]}
      onChange={event => set({ [name]: event.currentTarget.value })}
      error={errorAt(name)}
      maxLength={500}
      {...more}
    />
  )
  return (
    <>
      {line('authority', {
        dir: 'ltr',
        classNames: { input: 'fixed' },
        spellCheck: false,
        'data-autofocus': true,
        ...(known ? { error: say('partners.addLetter.known') } : {}),
      })}
      <NamesFields
        legend="partners.addLetter.state"
        names={typed.state}
        onChange={state => set({ state })}
        error={errorAt('state')}
      />
      <NamesFields
        legend="partners.addLetter.names"
        names={typed.names}
        onChange={names => set({ names })}
        error={errorAt('names')}
      />
      {line('address', { dir: 'auto' })}
      <div className="three">
        {line('phone', { type: 'tel', dir: 'ltr' })}
        {line('email', { type: 'email', dir: 'ltr' })}
      </div>
      <Select
        label={say('partners.addLetter.zone')}
        description={say('partners.addLetter.zone.hint')}
        searchable
        limit={50}
        data={zones}
        value={typed.zone || null}
        onChange={zone => set({ zone: zone ?? '' })}
        error={errorAt('zone')}
      />
      <LanguageRanks
        ranked={typed.languages}
        onChange={languages => set({ languages })}
        error={errorAt('languages')}
      />
      <fieldset className="plain-fieldset">
        <legend>
          {say('partner.channels')} <Citation>UNTOC 18(13)</Citation>
        </legend>
        <div className="stack">
          {channels.map(channel => (
            <Checkbox
              key={channel}
              label={say(`partner.channel.${channel}`)}
              checked={typed.channels[channel]}
              onChange={event =>
                set({ channels: { ...typed.channels, [channel]: event.currentTarget.checked } })
              }
            />
          ))}
        </div>
      </fieldset>
      <Checkbox.Group
        label={say('partners.addLetter.weekend')}
        description={say('partners.addLetter.weekend.hint')}
        value={typed.weekend.map(String)}
        onChange={days => set({ weekend: days.map(Number).toSorted((a, b) => a - b) })}
        error={errorAt('weekend')}
      >
        <div className="row">
          {weekdays.map(day => (
            <Checkbox key={day} value={String(day)} label={weekdayName(day, language)} />
          ))}
        </div>
      </Checkbox.Group>
      {line('document', { dir: 'auto' })}
      {line('filed', { type: 'date' })}
    </>
  )
}

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const zones = Intl.supportedValuesOf('timeZone')

const nameLanguages = ['en', 'fr', 'ar'] as const

/** A name in the three languages every installation shows. */
function NamesFields({
  legend,
  names,
  onChange,
  error,
}: {
  legend: string
  names: Names
  onChange: (names: Names) => void
  error: string | null
}) {
  const { say, language } = useWords()
  const called = new Intl.DisplayNames([language], { type: 'language' })
  return (
    <fieldset className="plain-fieldset">
      <legend>{say(legend)}</legend>
      <p className="small quiet">{say('partners.addLetter.names.hint')}</p>
      <div className="three">
        {nameLanguages.map((code, index) => (
          <TextInput
            key={code}
            label={called.of(code) ?? code}
            aria-label={say('form.prose.label', { field: say(legend), language: called.of(code) ?? code })}
            lang={code}
            dir={code === 'ar' ? 'rtl' : 'ltr'}
            value={names[code]}
            onChange={event => onChange({ ...names, [code]: event.currentTarget.value })}
            error={index === 0 ? error : error !== null}
            maxLength={500}
          />
        ))}
      </div>
    </fieldset>
  )
}
