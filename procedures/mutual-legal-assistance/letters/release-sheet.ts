import { cite, valueOf } from '#law/cite.ts'
import { proceedingsOf } from '../../lanes/may-carry.ts'
import type { Block, Letter, ReleaseSheetInput } from '../../letter.ts'
import { dateIn, nameIn } from '../letter-lines.ts'
import { addressOf, nameOf } from './authority.ts'
import { facts, factsOf, heading, measureItem, paragraph, proseOf } from './frame.ts'

/**
 * The sheet that goes with a result when it leaves our hands: whose it is, for what it was released and to whom, what
 * binds whoever holds it, and what that person must do before any other use. So the limit travels with the item.
 */
export function releaseSheet(input: ReleaseSheetInput): Letter {
  const { say, language, requesting, requested, state, use, by } = input
  const authority = nameOf(requesting, language)
  const reference = state.shared.requestingReference
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    title: say('letter.release.title'),
    sender: addressOf(requesting, language),
    addressee: [use.recipient ?? by],
    placeAndDate: say('letter.placeAndDate', {
      place: nameIn(requesting.names, language),
      date: dateIn(language, input.date),
    }),
    reference: say('letter.reference', { reference: reference ?? '—' }),
    blocks: [
      paragraph(say('letter.release.opening', { furnisher: nameOf(requested, language) })),
      ...whatItIs(input),
      ...releasedFor(input),
      ...limits(input),
      heading(input, say('letter.release.otherUse')),
      paragraph(say('letter.release.ask', { authority })),
      // The steps are those of 18(19); another treaty may order others, and then they are not ours to say.
      ...(cite(input.governing, 'exculpatoryDisclosure')?.layer === 'untoc'
        ? [paragraph(say('letter.release.disclose', { authority }))]
        : []),
      paragraph(say('letter.release.recalled', { authority })),
      ...files(input),
    ],
    signature: [authority, by],
  }
}

function whatItIs(input: ReleaseSheetInput): Block[] {
  const { say, language, requested, state, result } = input
  const name = state.shared.request?.['caseName']
  return [
    heading(input, say('letter.release.what')),
    facts([
      { label: say('letter.release.furnishedBy'), value: nameOf(requested, language) },
      { label: say('letter.release.furnishedOn'), value: dateIn(language, result.at.slice(0, 10)) },
      ...(state.shared.registration
        ? [
            {
              label: say('letter.release.furnishersReference'),
              value: state.shared.registration.reference,
            },
          ]
        : []),
      { label: say('letter.release.requestReference'), value: state.shared.requestingReference ?? '—' },
      ...(typeof name === 'string' && name !== '' ? [{ label: say('mla.form.caseName'), value: name }] : []),
    ]),
    ...measureItem(input, result.measure),
  ]
}

function releasedFor(input: ReleaseSheetInput): Block[] {
  const { say, language, use, by } = input
  return [
    heading(input, say('letter.release.released')),
    facts([
      {
        label: say('letter.release.purpose'),
        value: say(purposes[use.purpose] ?? purposes.otherProceedings),
      },
      { label: say('letter.release.proceedings'), value: use.proceedings },
      { label: say('letter.release.recipient'), value: use.recipient ?? say('letter.release.ownWork') },
      { label: say('letter.release.by'), value: by },
      { label: say('letter.release.on'), value: dateIn(language, input.date) },
      { label: say('letter.release.number'), value: use.id },
    ]),
  ]
}

const purposes: Readonly<Record<string, string>> & { readonly otherProceedings: string } = {
  stated: 'letter.release.purpose.stated',
  otherProceedings: 'letter.release.purpose.otherProceedings',
  exculpatory: 'letter.release.purpose.exculpatory',
  onwardTransfer: 'letter.release.purpose.onwardTransfer',
}

function limits(input: ReleaseSheetInput): Block[] {
  const { say, governing, state } = input
  const value = valueOf(governing, 'useLimitation')?.value
  const purpose = value?.kind === 'limitedTo' && value.scope === 'purpose'
  const stated = proceedingsOf(state.shared.request, 'proceedings').filter(one => one !== '')
  return [
    heading(input, say('letter.result.use'), 'useLimitation'),
    paragraph(say(purpose ? 'letter.release.limitedPurpose' : 'letter.release.limited')),
    ...factsOf(
      stated.map((reference, index) => ({
        label: say('mla.form.proceedings.item', { number: index + 1 }),
        value: reference,
      })),
    ),
    ...(input.limits.length > 0 ? [heading(input, say('letter.result.further'))] : []),
    ...input.limits.flatMap(limit => proseOf(input, limit)),
  ]
}

function files(input: ReleaseSheetInput): Block[] {
  const { result } = input
  if (result.files.length === 0) return []
  return [
    heading(input, input.say('letter.heading.annexes')),
    ...result.files.map(
      (file, index): Block => ({
        kind: 'item',
        number: String(index + 1),
        // The beginning of the hash tells two files of one name apart.
        text: `${file.name} · SHA-256 ${file.sha256.slice(0, 16)}…`,
      }),
    ),
  ]
}
