import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { Prose } from '#procedures/field.ts'
import { proseLimit } from '#procedures/field.ts'
import { FindingNote } from '#web/parts/finding-note.tsx'
import { directionOf, languageName, useWords } from '#web/words/words.ts'
import { isRecord } from '../values.ts'
import type { InputProps } from './field-view.tsx'
import { findingsAt, useFormDesk } from './form-desk.ts'
import { useValue } from './short-fields.tsx'

type Version = Prose[string]

/** A free text: one box a language, the author's first, each saying who wrote or translated it. */
export function ProseField({ path, id, hintId, label }: InputProps) {
  const { languages } = useFormDesk()
  const [value, set] = useValue(path)
  const prose = versionsOf(value)
  // A version in a language no longer asked for is shown, so that nothing is sent unseen.
  const shown = [...new Set([...languages, ...Object.keys(prose)])]
  const change = (language: string, version: Version | undefined) => {
    const { [language]: _before, ...others } = prose
    const next = version ? { ...others, [language]: version } : others
    set(Object.keys(next).length === 0 ? undefined : next)
  }
  return (
    <div role="group" aria-labelledby={`${id}:label`} className="prose-field">
      {shown.map((language, index) => (
        <VersionField
          key={language}
          path={`${path}.${language}`}
          id={`${id}.${language}`}
          label={label}
          language={language}
          first={index === 0}
          version={prose[language]}
          describedBy={hintId}
          onChange={version => change(language, version)}
        />
      ))}
    </div>
  )
}

function VersionField({
  path,
  id,
  label,
  language,
  first,
  version,
  describedBy,
  onChange,
}: {
  path: string
  id: string
  label: string
  language: string
  first: boolean
  version: Version | undefined
  describedBy: string | undefined
  onChange: (version: Version | undefined) => void
}) {
  const { author, findings, languages } = useFormDesk()
  const { say, language: reader } = useWords()
  const inLanguage = languageName(language, reader)
  const write = (text: string) => {
    if (text === '') return onChange(undefined)
    const origin = version?.origin ?? (first ? 'written' : 'translated')
    onChange({ text, origin, by: version?.by ?? author })
  }
  return (
    <div className="prose-version" id={id}>
      {languages.length > 1 && (
        <span className="prose-language" id={`${id}:language`}>
          {say(first ? 'form.prose.in' : 'form.prose.sameIn', { language: inLanguage })}
        </span>
      )}
      <Textarea
        aria-label={say('form.prose.label', { field: label, language: inLanguage })}
        aria-describedby={describedBy}
        autosize
        minRows={first ? 3 : 2}
        maxRows={18}
        maxLength={proseLimit}
        lang={language}
        dir={directionOf(language)}
        placeholder={first ? undefined : say('form.prose.untranslated')}
        value={version?.text ?? ''}
        onChange={event => write(event.currentTarget.value)}
      />
      {version && (
        <div className="prose-made">
          <NativeSelect
            size="xs"
            variant="unstyled"
            aria-label={say('form.prose.origin', { field: label, language: inLanguage })}
            value={version.origin}
            data={[
              { value: 'written', label: say('form.prose.written') },
              { value: 'translated', label: say('form.prose.translated') },
            ]}
            onChange={event =>
              onChange({
                ...version,
                origin: event.currentTarget.value === 'translated' ? 'translated' : 'written',
              })
            }
          />
          <TextInput
            size="xs"
            variant="unstyled"
            dir="auto"
            maxLength={200}
            aria-label={say('form.prose.by', { field: label, language: inLanguage })}
            value={version.by}
            onChange={event => onChange({ ...version, by: event.currentTarget.value })}
          />
        </div>
      )}
      {findingsAt(findings, path).map(finding => (
        <FindingNote key={`${finding.rule} ${finding.found}`} finding={finding} beside />
      ))}
    </div>
  )
}

function versionsOf(value: unknown): Prose {
  // Only this field writes here, and the draft was parsed by the procedure's schema.
  return isRecord(value) ? (value as Prose) : {}
}
