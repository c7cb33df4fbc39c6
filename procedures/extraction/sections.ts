/**
 * What stands under each heading of a request: fields of the form that have rows or labelled texts there, the list
 * whose items are counted there, the free text that needs no label. A field the form does not have is passed over.
 */
export const sections: Readonly<Record<string, Section>> = {
  summary: { fields: ['caseName'], text: 'summary' },
  urgency: { fields: ['urgency'] },
  authority: { fields: ['authority'] },
  proceedings: { fields: [], lists: ['proceedings'] },
  offences: {
    fields: [
      'transnational',
      'suspicionTransnational',
      'suspicionGroup',
      'locatedThere',
      'criminalGroup',
      'legalPersonLiability',
    ],
    lists: ['offences', 'parallelProceedings'],
  },
  persons: { fields: [], lists: ['persons'] },
  facts: { fields: [], text: 'facts' },
  evidenceToDate: { fields: [], text: 'evidenceToDate' },
  assistance: { fields: [], lists: ['measures'] },
  purpose: { fields: ['sought'], text: 'purpose' },
  confidentiality: { fields: ['confidentiality'] },
  related: { fields: ['earlierContacts', 'related'] },
  assurances: { fields: ['languages'] },
  annexes: { fields: ['languages'] },
}

export interface Section {
  readonly fields: readonly string[]
  readonly lists?: readonly string[]
  readonly text?: string
}
