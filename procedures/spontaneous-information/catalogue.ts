import type { CatalogueEntry } from '../catalogue.ts'
import { waiverCatalogue } from '../lanes/waiver-rule.ts'

/** The rules on information sent unasked. Compared with the official text: docs/law-checked.md. */
export const catalogue = {
  'MLA-04': { weight: 'informs', from: ['UNTOC 18(4)'], topic: 'spontaneousInformation' },
  'MLA-05': { weight: 'blocks', from: ['UNTOC 18(5)'], topic: 'restrictionsOnInformation' },
  'SI-01': {
    weight: 'blocks',
    product: true,
    from: ['house information-item-by-item'],
    topic: 'spontaneousInformation',
  },
  'ACT-03': {
    weight: 'blocks',
    product: true,
    from: ['house answers-name-what-they-answer'],
    topic: 'execution',
  },
  ...waiverCatalogue,
} as const satisfies Readonly<Record<string, CatalogueEntry>>
