import { yields } from '#law/cite.ts'
import { instruments, paragraphs, practices, type Citation, type InstrumentId } from '#law/instrument.ts'
import type { CatalogueEntry } from '#procedures/catalogue.ts'
import { weighedIn, type Weighed } from '#procedures/catalogue.ts'
import type { Procedure } from '#procedures/procedure.ts'

/** A rule as the page shows it. */
export interface ShownRule extends CatalogueEntry {
  /** `MLA-23` */
  readonly id: string
  /** `MLA` */
  readonly group: string
  readonly weighed: readonly Weighed[]
  readonly texts: readonly TextOnRule[]
}

/** What one text says on the subject of a rule, the text that goes first standing first. */
export interface TextOnRule {
  readonly layer: 'bilateral' | 'regional' | 'untoc' | 'house'
  readonly instrument: InstrumentId | 'house'
  readonly citations: readonly Citation[]
  /** For the Convention: whether these paragraphs give way to a treaty of the two States (18(7)). */
  readonly yields: boolean
}

/** Every rule of some procedures, each once, in the order of their catalogues. */
export function rulesOf(procedures: readonly Procedure[]): readonly ShownRule[] {
  const all = procedures.flatMap(procedure =>
    Object.entries(procedure.catalogue ?? {}).map(([id, entry]) => shown(procedure, id, entry)),
  )
  return [...new Map(all.map(rule => [rule.id, rule])).values()]
}

/**
 * The rules that hold every word sought, in their number, their paragraphs or their reason.
 *
 * @param why the reason of a rule in the reader's language
 */
export function found(
  rules: readonly ShownRule[],
  sought: string,
  why: (rule: string) => string,
): readonly ShownRule[] {
  const words = plain(sought).split(' ').filter(Boolean)
  return rules.filter(rule => {
    const text = plain(
      [rule.id, why(rule.id), ...rule.texts.flatMap(one => one.citations as readonly string[])].join(' '),
    )
    return words.every(word => text.includes(word))
  })
}

function shown(procedure: Procedure, id: string, entry: CatalogueEntry): ShownRule {
  return {
    ...entry,
    id,
    group: id.split('-')[0] ?? '',
    weighed: weighedIn(procedure, id),
    texts: textsOn(entry),
  }
}

function textsOn({ from, topic }: CatalogueEntry): TextOnRule[] {
  // Of the Convention the paragraphs the rule was written from: a subject can be wider than the rule.
  const untoc = from.filter(citation => citation.startsWith('UNTOC '))
  const treaties = (Object.keys(instruments) as InstrumentId[]) // the keys of a literal are exactly its type's keys
    .map(id => ({ id, kind: instruments[id].kind }))
    .flatMap(({ id, kind }): TextOnRule[] => {
      const citations = paragraphs(id, topic)
      if (kind === 'multilateral' || citations.length === 0) return []
      return [{ layer: kind, instrument: id, citations, yields: false }]
    })
  const house = [...new Set([...from.filter(one => one.startsWith('house ')), ...practices(topic)])]
  return [
    ...treaties,
    ...(untoc.length === 0
      ? []
      : [{ layer: 'untoc', instrument: 'UNTOC', citations: untoc, yields: untoc.every(yields) } as const]),
    ...(house.length === 0
      ? []
      : [{ layer: 'house', instrument: 'house', citations: house, yields: false } as const]),
  ]
}

/** Words as they are sought: without case, marks and signs of vowels. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
