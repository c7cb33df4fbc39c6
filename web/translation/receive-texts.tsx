import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { proseLimit } from '#procedures/field.ts'
import type { Unit } from '#procedures/lanes/translation/work.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { FileDrop } from '#web/case/file-drop.tsx'
import type { SpecialInput } from '#web/request/fields/form-desk.ts'
import { isRecord, itemsOf, type Item } from '#web/request/values.ts'
import { directionOf, languageName, useWords } from '#web/words/words.ts'
import { Both, TextIn } from './both.tsx'
import { useCandidates } from './candidates.ts'
import { UnitFile } from './unit-file.tsx'
import { isToOrder } from './unit-state.ts'
import type { TranslationDesk } from './use-translation.ts'
import { cameText, madeFrom, numbered } from './wishes.ts'

/** Each source with room for what came; what is left empty is not recorded. */
export function ReceiveTexts({ value, onChange }: SpecialInput) {
  const { desk, into, units } = useCandidates()
  const items = itemsOf(value)
  // What a document brought stands first, and stays there while it is read and typed in.
  const [brought] = useState(() => items.map(one => one['of']))
  const rank = (unit: Unit) => (brought.includes(unit.of) ? 0 : unit.order ? 1 : isToOrder(unit) ? 2 : 3)
  if (!desk) return null
  const put = (of: string, item: object | undefined) => {
    const others = items.filter(one => one['of'] !== of)
    const next = item ? [...others, item] : others
    onChange(next.length > 0 ? numbered(next) : undefined)
  }
  // A field may be gone since it was ordered: what came for it is kept with the case.
  const gone = items.filter(one => !units.some(unit => unit.of === one['of']))
  return (
    <ul className="side-by-side">
      {units
        .toSorted((a, b) => rank(a) - rank(b))
        .map(unit => {
          const item = items.find(one => one['of'] === unit.of)
          return <Came key={unit.of} unit={unit} desk={desk} item={item} onPut={next => put(unit.of, next)} />
        })}
      {gone.map(item => (
        <li key={item.id}>
          <TextIn language={into} text={textOf(item, into)} />
        </li>
      ))}
    </ul>
  )
}

function Came({
  unit,
  desk,
  item,
  onPut,
}: {
  unit: Unit
  desk: TranslationDesk
  item: Item | undefined
  onPut: (item: object | undefined) => void
}) {
  const { say, language } = useWords()
  const { of, into, from } = unit
  const name = desk.nameOf(of)
  const version = typeof item?.['version'] === 'string' ? item['version'] : madeFrom(unit)
  const write = (text: string) =>
    onPut(text.trim() === '' ? undefined : cameText({ of, from, into, version, text, replaced: unit.text }))
  return (
    <li>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      {version !== unit.version && <p className="why">{say('translation.otherVersion')}</p>}
      {of.startsWith('file:') ? (
        <Both from={from} into={into} source={<UnitFile sha256={unit.version} />}>
          <CameFile unit={unit} desk={desk} item={item} onPut={onPut} />
        </Both>
      ) : (
        <Both from={from} into={into} source={<TextIn language={from} text={desk.sourceOf(unit)} />}>
          <Textarea
            aria-label={say('form.prose.label', { field: name, language: languageName(into, language) })}
            autosize
            minRows={3}
            maxRows={18}
            maxLength={proseLimit}
            lang={into}
            dir={directionOf(into)}
            value={item ? textOf(item, into) : ''}
            onChange={event => write(event.currentTarget.value)}
          />
          {unit.text?.trim() && item && <p className="small quiet">{say('translation.replaces')}</p>}
        </Both>
      )}
    </li>
  )
}

/** The file that is the translation of a file: dropped in, in its language. */
function CameFile({
  unit: { of, into, from, version },
  desk,
  item,
  onPut,
}: {
  unit: Unit
  desk: TranslationDesk
  item: Item | undefined
  onPut: (item: object) => void
}) {
  const { view } = useCaseDesk()
  const original = desk.fileOf(of)
  const came = item?.['file']
  return (
    <>
      {typeof came === 'string' && <UnitFile sha256={came} />}
      <FileDrop
        caseId={view.id}
        role={original?.role === 'result' ? 'result' : 'annex'}
        measure={original?.measure ?? undefined}
        language={into}
        onAdded={file => onPut({ of, from, version, file: file.sha256 })}
      />
    </>
  )
}

function textOf(item: Item, into: string): string {
  const prose = item['text']
  const version = isRecord(prose) ? prose[into] : undefined
  return isRecord(version) && typeof version['text'] === 'string' ? version['text'] : ''
}
