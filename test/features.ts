import type { RecommendationId } from '#law/resolution.ts'

/** What answers a paragraph of the resolution: where it is done and what proves it. Open as long as nothing does. */
export interface Feature {
  readonly for: RecommendationId
  readonly does: string
  readonly files: readonly string[]
  readonly tests: readonly string[]
}

const open = { files: [], tests: [] } as const
const mla = 'procedures/mutual-legal-assistance'

/** Paragraphs that are to be complete for mutual legal assistance; what is open in them is listed as open. */
export const owed: readonly RecommendationId[] = ['I(b)', 'II(c)', 'II(e)']

export const features: readonly Feature[] = [
  {
    for: 'I(b)',
    does: 'What the partner asks for stands beside the draft, from its profile, before anything is sent',
    files: [`${mla}/rules/wishes.ts`],
    tests: [`${mla}/rules/bite.test.ts`],
  },
  {
    for: 'I(b)',
    does: 'Earlier contacts and related requests have their place in the request',
    files: [`${mla}/form.ts`, `${mla}/letter.ts`],
    tests: [`${mla}/letter.test.ts`],
  },
  {
    for: 'I(b)',
    does: 'Proceedings of other States over the same conduct are named, and a missing consultation is flagged',
    files: [`${mla}/offence-fields.ts`, `${mla}/rules/offences.ts`],
    tests: [`${mla}/rules/bite.test.ts`],
  },
  {
    for: 'I(b)',
    does: 'A draft shared with the partner, with comments field by field, settled one by one and never in what is sent',
    files: [
      'procedures/lanes/pre-consultation.ts',
      `${mla}/lifecycle-draft.ts`,
      'server/cases/share.ts',
      'web/draft/draft-sheet.tsx',
    ],
    tests: [
      'procedures/lanes/pre-consultation.test.ts',
      'test/journeys/before.test.ts',
      'test/browser/draft.test.ts',
    ],
  },
  {
    for: 'I(b)',
    does: 'Duplicate and parallel requests are looked for and shown before one more is submitted',
    files: ['procedures/extraction/same-request.ts', 'server/cases/alike.ts', 'web/request/asked-before.tsx'],
    tests: ['server/cases/alike.test.ts', 'test/browser/journey.test.ts'],
  },
  {
    for: 'I(b)',
    does: 'Costs and time forecast before a request',
    files: ['procedures/lanes/pre-consultation.ts', 'web/draft/draft-answers.tsx'],
    tests: ['test/journeys/before.test.ts', 'test/browser/draft.test.ts'],
  },
  {
    for: 'I(b)',
    does: 'Outcome recorded: go on, another route, no request needed',
    files: ['procedures/lanes/pre-consultation.ts', `${mla}/lifecycle-draft.ts`],
    tests: ['procedures/lanes/pre-consultation.test.ts', 'test/journeys/before.test.ts'],
  },
  {
    for: 'II(a)',
    does: 'What a State requires is a signed, versioned profile that partners exchange',
    files: ['law/profiles/shape.ts', 'server/exchange/profile.ts'],
    tests: ['law/profiles/profiles.test.ts', 'server/exchange/profile.test.ts'],
  },
  { for: 'II(a)', does: 'Delivery of profiles to the Secretariat, section by section', ...open },
  {
    for: 'II(c)',
    does: 'No refusal and no postponement before a consultation that was heard or given its time',
    files: [`${mla}/obstacles.ts`, 'procedures/lanes/consultation.ts'],
    tests: [`${mla}/lifecycle.test.ts`, 'procedures/lanes/lanes.test.ts', `${mla}/rules/bite.test.ts`],
  },
  {
    for: 'II(c)',
    does: 'Help under conditions is proposed, accepted or rejected, and binds once accepted',
    files: ['procedures/lanes/conditions.ts'],
    tests: ['procedures/lanes/lanes.test.ts'],
  },
  {
    for: 'II(c)',
    does: 'Further information is asked for field by field, with a day for the answer',
    files: ['procedures/lanes/clarification.ts'],
    tests: ['procedures/lanes/lanes.test.ts'],
  },
  {
    for: 'II(c)',
    does: 'What was weighed on dual criminality is recorded with the measure and read by the other State',
    files: ['procedures/lanes/dual-criminality.ts', `${mla}/rules/dual-criminality.ts`],
    tests: ['procedures/lanes/dual-criminality.test.ts', `${mla}/rules/bite.test.ts`],
  },
  {
    for: 'II(c)',
    does: 'Consultation after a refusal: what would cure it, a refusal taken back, and resubmission',
    files: ['procedures/lanes/after-refusal.ts', `${mla}/lifecycle-lanes.ts`],
    tests: ['procedures/lanes/lanes-beside.test.ts', 'test/journeys/beside.test.ts'],
  },
  { for: 'II(c)', does: 'Rulings against a request told with the time left for an appeal', ...open },
  {
    for: 'II(d)',
    does: 'Each rule says why it is there and which text governs, on a page of its own',
    files: [`${mla}/catalogue.ts`, 'web/rules/rules-page.tsx'],
    tests: ['web/rules/catalogue.test.ts', 'test/browser/pages.test.ts'],
  },
  {
    for: 'II(e)',
    does: 'Requests go sealed from one central authority to the other, with nobody between them, and are receipted',
    files: ['server/exchange/seal.ts', 'server/exchange/send.ts', 'server/exchange/receive.ts'],
    tests: ['test/journeys/request.test.ts', 'server/exchange/exchange.test.ts'],
  },
  {
    for: 'II(e)',
    does: 'The designated authority and the channel a State left open are checked before sending',
    files: [`${mla}/rules/channel.ts`],
    tests: [`${mla}/rules/bite.test.ts`],
  },
  { for: 'II(e)', does: 'Days saved against the diplomatic route, measured per partner', ...open },
  {
    for: 'II(f)',
    does: 'Register, deadlines and four eyes for an office of any size, on its own machine',
    files: ['server/cases/list.ts', 'web/register/register-page.tsx'],
    tests: ['test/journeys/docket.test.ts'],
  },
  {
    for: 'III(i)',
    does: 'The letter names the texts it rests on, the Convention beside a treaty of the two',
    files: ['law/governing.ts', `${mla}/letter.ts`],
    tests: ['law/governing.test.ts', `${mla}/letter.test.ts`],
  },
]
