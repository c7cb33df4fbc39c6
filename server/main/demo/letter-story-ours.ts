import { readCase, saveDraft, startCase } from '#api/cases.ts'
import { whoAmI } from '#api/session.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { stateOf, take } from './cast.ts'
import { cordovia, toCordovia } from './cordovia.ts'
import {
  daysAgo,
  dispatch,
  dispatchAll,
  inEnglish,
  lay,
  measuresOf,
  type Office,
  theirs,
} from './letter-story-steps.ts'

/**
 * The story from the other side: Aurelia asks Cordovia, which has no Comity. Our letters leave signed, theirs are
 * recorded by hand. Gives the case, and where a scan of theirs lies.
 *
 * @param stored every file in the store of the office
 */
export async function askByLetter(
  office: Office,
  say: (line: string) => void,
  stored: () => readonly string[],
): Promise<{ id: string; scan: string }> {
  const { mira, anselm, tamsin } = office
  const id = await write(office)
  const params = { id }
  say('2  Mira Sol writes a request to it, in English, as its leaf in the directory asks')
  await take(mira, id, 'submit')
  const { approvable } = await anselm.call(readCase, { params })
  const files = approvable?.files.map(file => file.sha256)
  await take(anselm, id, 'approve', { request: approvable?.request, files })
  await take(anselm, id, 'send')
  say('3  Anselm Brandt approves and sends it: on record as sent, and nothing has left yet')
  const left = await dispatch(tamsin, id, 'send', 'email')
  say(`4  Tamsin Quill records that it leaves ${left}`)
  const receipt = { reference: 'CJI/2026/52', officer: { name: 'Inés Albar' }, urgency: 'P3' }
  await theirs(tamsin, id, 'register', receipt, { channel: 'email', on: daysAgo(0) })
  say('5  Cordovia’s acknowledgement CJI/2026/52 comes by e-mail and is recorded by hand')
  const question = inEnglish('Which branch holds the account?')
  await theirs(
    tamsin,
    id,
    'askInformation',
    { questions: [{ id: 'q1', path: 'measures.m1.account', question }] },
    { channel: 'email', on: daysAgo(0) },
  )
  const [asked] = stateOf(await mira.call(readCase, { params })).shared.questions
  const answer = inEnglish('The branch on Orange Square.')
  await take(mira, id, 'answerInformation', { answers: [{ id: 'a1', question: asked?.id, answer }] })
  say(
    `6  Its question is recorded; Mira answers by letter, which leaves ${await dispatch(tamsin, id, 'answerInformation', 'email')}`,
  )
  const measures = await measuresOf(mira, id)
  for (const measure of measures) {
    await theirs(tamsin, id, 'acceptMeasure', { measure }, { channel: 'post', on: daysAgo(0) })
  }
  const before = new Set(stored())
  for (const measure of measures) {
    const result = await lay(
      tamsin,
      id,
      `result-${measure}.txt`,
      new TextEncoder().encode(`Result of ${measure}. Invented.\n`),
      { role: 'result', measure },
    )
    const data = { measure, procedureFollowed: 'followed', limitation: inEnglish('For these proceedings.') }
    await theirs(tamsin, id, 'deliverResult', data, { channel: 'diplomaticBag', on: daysAgo(0) }, [result])
  }
  const scan = stored().find(path => !before.has(path)) ?? ''
  await theirs(tamsin, id, 'respond', {}, { channel: 'diplomaticBag', on: daysAgo(0) })
  say(
    `7  ${measures.length} measures are accepted and ${measures.length} results come by bag, with their limits of use, then the final response`,
  )
  await take(mira, id, 'giveFeedback', { usefulness: 'decisive' })
  say('8  Mira tells Cordovia of what use it was')
  say(await dispatchAll({ office, id, drop: '' }, '9 '))
  const { state } = await take(mira, id, 'close')
  say(`10 The case is ${state}`)
  return { id, scan }
}

async function write({ mira }: Office): Promise<string> {
  const { units } = await mira.call(whoAmI, {})
  const { id } = await mira.call(startCase, {
    body: {
      procedure: 'mutual-legal-assistance',
      partner: cordovia.authority,
      unit: units[0]?.id ?? '',
      title: 'Halden Trade, the account in Cordova',
      confidentiality: 0,
    },
  })
  await mira.call(saveDraft, {
    params: { id },
    body: { version: 1, request: { ...haldenTrade, ...toCordovia } },
  })
  return id
}
