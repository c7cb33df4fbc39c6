import type { Unit } from '#procedures/lanes/translation/work.ts'
import { versionOf } from '#procedures/lanes/translation/work.ts'
import type { Wish } from '#web/case/acting.ts'
import type { Values } from '#web/request/values.ts'

/** A filled document as it was read back, row by row. */
export interface ReadRow {
  readonly of: string
  readonly version: string
  readonly text: string
}

/** The dialog of ordering: these texts are ticked. */
export function orderWish(units: readonly Unit[]): Wish {
  const texts = numbered(units.map(orderedText))
  return wishOf('orderTranslation', units, { texts })
}

/** The dialog of doing without. */
export function waiveWish(units: readonly Unit[]): Wish {
  return wishOf('waiveTranslation', units, { texts: numbered(units.map(({ of }) => ({ of }))) })
}

/** The dialog of comparing: nothing is ticked until somebody read both. */
export function checkWish(units: readonly Unit[]): Wish {
  return wishOf('checkTranslation', units, {})
}

/** The dialog of recording what came, typed or as a document brought it, by whom it was ordered from. */
export function receiveWish(units: readonly Unit[], rows: readonly ReadRow[] = []): Wish {
  const order = units.find(unit => unit.order)?.order
  const [first] = units
  const texts = rows.map(row => {
    const unit = units.find(one => one.of === row.of)
    const from = unit?.from ?? order?.texts.find(one => one.of === row.of)?.from ?? first?.from ?? ''
    return cameText({ from, ...row, into: first?.into ?? '', replaced: unit?.text })
  })
  const by = order ? { translator: order.translator, certification: order.certification } : {}
  return wishOf('receiveTranslation', units, {
    ...by,
    ...(texts.length > 0 ? { texts: numbered(texts) } : {}),
  })
}

/** A text in the list of an order. */
export const orderedText = ({ of, from, version }: Unit) => ({ of, from, version })

/** A text that came, as the act records it; what stands there now is named, so that nothing is replaced unseen. */
export function cameText(row: ReadRow & { from: string; into: string; replaced: string | undefined }) {
  const { of, from, version, text, into, replaced } = row
  return {
    of,
    from,
    version,
    ...(replaced?.trim() ? { replaces: versionOf(replaced) } : {}),
    text: { [into]: { text, origin: 'translated', by: '' } },
  }
}

/** What of the source the translator had before them: as ordered, else as it stands. */
export function madeFrom({ of, order, version }: Unit): string {
  return order?.texts.find(one => one.of === of)?.version ?? version
}

/** The items of a list with their ids: paths hold points, so they are numbered. */
export function numbered<T extends object>(items: readonly T[]): (T & { readonly id: string })[] {
  return items.map((item, index) => ({ ...item, id: `t${index + 1}` }))
}

function wishOf(act: string, units: readonly Unit[], given: Values): Wish {
  const into = units[0]?.into ?? ''
  const about = units.map(unit => `${unit.of}@${unit.version}@${unit.translation ?? ''}`)
  return { act, given: { into, ...given }, key: [into, ...about, JSON.stringify(given)].join(' ') }
}

/** The act as it is sent: each text bears the name of the translator named above it. */
export function signedByTranslator(act: string, data: Values): Values {
  const { texts, translator } = data
  if (act !== 'receiveTranslation' || !Array.isArray(texts)) return data
  // Written by the input of this act, and by nothing else.
  const came = texts as readonly { readonly text?: Readonly<Record<string, object>> }[]
  return {
    ...data,
    texts: came.map(one => ({
      ...one,
      ...(one.text
        ? {
            text: Object.fromEntries(
              Object.entries(one.text).map(([into, version]) => [into, { ...version, by: translator ?? '' }]),
            ),
          }
        : {}),
    })),
  }
}
