import type { OwnState } from '../../state.ts'
import { versionOf, type Unit } from './work.ts'

/** Something an act on translations says that cannot be so. */
export interface TranslationFault {
  /** A path of the act's data: `texts.0.of`. */
  readonly path: string
  readonly reason: string
}

type Values = Readonly<Record<string, unknown>>

/**
 * What an act on translations says that cannot be so. A translation that was made of an earlier version is no fault:
 * it is recorded and marked.
 *
 * @param data parsed by the act's fields, with what they require
 * @param units the texts and files as they stand, with the act's own language among their languages
 * @param today `2026-11-23`
 */
export function translationFaults(
  act: string,
  data: Values,
  { units, own, today }: { units: readonly Unit[]; own: Pick<OwnState, 'translation'>; today: string },
): readonly TranslationFault[] {
  if (act === 'cancelTranslation') return ofCancelling(data, own)
  const into = String(data['into'])
  const texts = (data['texts'] ?? []) as Values[] // a list of the act's fields, parsed
  if (!/^[a-z]{2,3}$/.test(into)) return [{ path: 'into', reason: 'is no language code, as fr' }]
  return [
    ...(act === 'orderTranslation' ? ofOrder(data, today) : []),
    ...texts.flatMap((text, index) => ofText(act, text, { index, into, units, own })),
  ]
}

function ofCancelling(data: Values, { translation }: Pick<OwnState, 'translation'>): TranslationFault[] {
  const open = translation.orders.some(order => order.id === data['order'] && !order.cancelled)
  return open ? [] : [{ path: 'order', reason: 'names no order that is open' }]
}

function ofOrder({ due, cost, currency }: Values, today: string): TranslationFault[] {
  const coded = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)
  return [
    ...(String(due) < today ? [{ path: 'due', reason: 'is over; name a day to come' }] : []),
    ...(currency !== undefined && !coded
      ? [{ path: 'currency', reason: 'is no currency code, as EUR' }]
      : []),
    ...(cost !== undefined && currency === undefined
      ? [{ path: 'currency', reason: 'is needed with the cost' }]
      : []),
  ]
}

function ofText(
  act: string,
  text: Values,
  {
    index,
    into,
    units,
    own,
  }: { index: number; into: string; units: readonly Unit[]; own: Pick<OwnState, 'translation'> },
): TranslationFault[] {
  const fault = (field: string, reason: string): TranslationFault => ({
    path: `texts.${index}.${field}`,
    reason,
  })
  const unit = units.find(one => one.of === text['of'] && one.into === into)
  const ordered = own.translation.orders.some(
    order => order.into === into && order.texts.some(one => one.of === text['of']),
  )
  // What was ordered may come back after its field went: it is kept with the case.
  if (!unit && act === 'receiveTranslation' && ordered) return came(text, into, fault)
  if (!unit) return [fault('of', 'names no text and no file of this case')]
  if (unit.state === 'original') return [fault('of', 'is in this language already')]
  if (act === 'orderTranslation')
    return text['version'] === unit.version && text['from'] === unit.from
      ? []
      : [fault('version', 'was changed since you read it; read it again, then order')]
  if (act === 'receiveTranslation') {
    const filed = unit.of.startsWith('file:')
    const replaced = filed || unit.text === undefined ? undefined : versionOf(unit.text)
    // An empty text is no text that could be lost.
    const lost = unit.text?.trim() && replaced !== text['replaces']
    return [
      ...came(text, into, fault),
      ...(lost ? [fault('replaces', 'was written since you looked; compare, then lay it in again')] : []),
    ]
  }
  if (act === 'checkTranslation') {
    if (unit.translation === undefined) return [fault('of', 'has no translation to check')]
    return text['version'] === unit.version && text['translation'] === unit.translation
      ? []
      : [fault('translation', 'was changed since you compared them; compare again')]
  }
  return []
}

/** A free text comes as text in its language, a file as a file. */
function came(
  text: Values,
  into: string,
  fault: (field: string, reason: string) => TranslationFault,
): TranslationFault[] {
  const prose = (text['text'] ?? {}) as Record<string, { text: string }> // parsed as a free text
  if (String(text['of']).startsWith('file:'))
    return /^[0-9a-f]{64}$/.test(String(text['file'] ?? ''))
      ? []
      : [fault('file', 'is needed: the file that is the translation')]
  const said = Object.keys(prose).length === 1 && (prose[into]?.text ?? '').trim() !== ''
  return said ? [] : [fault('text', `is needed in ${into}, and in no other language`)]
}
