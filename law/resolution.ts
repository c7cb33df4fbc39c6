/**
 * Resolution 9/3 of the Conference of the Parties to UNTOC (2018): the paragraphs of its annexes that touch
 * mutual legal assistance, in our own words. Nothing in it binds: what rests on it alone warns or informs.
 * `II(c)` is our short form of annex II, paragraph (c).
 */
export interface Recommendation {
  /** To whom it speaks, and how strongly. */
  readonly to: string
  readonly says: string
}

export const resolution = {
  'I(b)': {
    to: 'States, encouraged',
    says: 'Consult before and while a formal request is drafted: what is needed, whether the request suits it, and how practical problems can be solved, so that neither cost nor work is doubled.',
  },
  'II(a)': {
    to: 'States, should consider',
    says: 'Tell the Secretariat what incoming requests must contain, for it to pass on and to use in technical assistance.',
  },
  'II(c)': {
    to: 'States, encouraged',
    says: 'Consult informally and often at each stage, before and after a refusal where it fits, on what the law asks for and on likely problems; and tell the requesting State in time of rulings against its request.',
  },
  'II(d)': {
    to: 'States, encouraged',
    says: 'Make better known what the Convention offers as a legal basis, and apply its articles better.',
  },
  'II(e)': {
    to: 'States, should consider',
    says: 'Send requests directly from one central authority to the other under 18(13), so that they travel more simply and sooner.',
  },
  'II(f)': {
    to: 'States, encouraged',
    says: 'Use the means of authorities well; a case management system in the central authority can help them to watch over and carry a growing load.',
  },
  'III(i)': {
    to: 'States, encouraged',
    says: 'Go on using the Convention as a basis of cooperation wherever it fits.',
  },
} as const satisfies Readonly<Record<string, Recommendation>>

export type RecommendationId = keyof typeof resolution
