import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { textClocks, type TextClock, type TextClockId, type TextId } from '#law/text-clocks.ts'
import { outsideData } from './data.ts'

/** Where each text lies, and which paragraph says what we say: words of the official text, in its language. */
const folders: Readonly<Record<TextId, string>> = {
  UNTOC: 'verdrag/van/de/verenigde/naties/tegen/grensoverschrijdende/georganiseerde/etc/BWBV0001668',
  UNCAC: 'united/nations/convention/against/corruption/BWBV0001830',
  'Drugs 1988': 'united/nations/convention/against/illicit/traffic/in/narcotic/drugs/and/etc/BWBV0001103',
  'ECE MLA 1959': 'european/convention/on/mutual/assistance/in/criminal/matters/BWBV0001009',
  'Benelux 1962':
    'verdrag/aangaande/de/uitlevering/en/de/rechtshulp/in/strafzaken/tussen/het/etc/BWBV0001006',
  'NL-Morocco 2010': 'verdrag/betreffende/de/wederzijdse/rechtshulp/in/strafzaken/tussen/het/etc/BWBV0004727',
  'Cybercrime 2001': 'convention/on/cybercrime/BWBV0001839',
  'Laundering 1990':
    'convention/on/laundering/search/seizure/and/confiscation/of/the/proceeds/etc/BWBV0002638',
  'Laundering 2005':
    'council/of/europe/convention/on/laundering/search/seizure/and/confiscation/etc/BWBV0003045',
  'Drugs at sea 1995':
    'agreement/on/illicit/traffic/by/sea/implementing/article/17/of/the/united/etc/BWBV0004141',
}

const words: Readonly<Record<TextClockId, RegExp>> = {
  'C-44': /fifteen consecutive days.*officially informed/s,
  'C-45': /fifteen consecutive days.*officially informed/s,
  'C-46': /fifteen consecutive days.*officially informed/s,
  'C-47': /fifteen consecutive days from the date when his presence is no longer required/,
  'C-48': /vijftien achtereenvolgende dagen na het tijdstip/,
  'C-49': /vijftien achtereenvolgende dagen na het tijdstip/,
  'C-50': /without delay implement its obligation to return.*as agreed beforehand, or as otherwise agreed/s,
  'C-51': /sent back within the period stipulated by the requested Party/,
  'C-52': /binnen de door de aangezochte partij vastgestelde termijn wordt teruggebracht/,
  'C-53': /binnen de termijn door de aangezochte Partij vastgesteld/,
  'C-54': /orally,? but shall be confirmed in writing forthwith/,
  'C-55': /shall not exceed 50 days/,
  'C-56': /ten minste 80 \(tachtig\) dagen voor de datum van verschijning/,
  'C-57': /shall be sent immediately to the requesting Party/,
  'C-58': /om de zes maanden/,
  'C-59': /binnen een termijn van drie maanden/,
  'C-60': /at least once a year/,
  'C-68': /up to a maximum of ninety days.*subsequently renewed/s,
  'C-69': /not less than sixty days/,
  'C-70': /may set a time-limit for the receipt/,
  'C-71': /Before lifting any provisional measure.*wherever possible/s,
  'C-72': /for such periods and depending on the same conditions as apply in its domestic law/,
  'C-73': /within four hours of receipt/,
  'C-74': /within fourteen days from the receipt of the summary.*deemed to have waived/s,
  'C-75': /within one month of the designation/,
  'C-76': /one year after the date of receipt/,
}

const found = outsideData('treaties/nl-wetten-markdown/verdrag', `${folders['ECE MLA 1959']}/README.md`)
const root = found.path.slice(0, found.path.length - `${folders['ECE MLA 1959']}/README.md`.length)

describe('the clocks of the texts beside the official texts', { skip: found.skip }, () => {
  for (const [id, clock] of Object.entries(textClocks) as [TextClockId, TextClock][]) {
    test(`${id}: ${clock.text}, article ${clock.article}`, () => {
      const text = readFileSync(`${root}${folders[clock.text]}/README.md`, 'utf8')
      const [article = ''] = clock.article.split('(')
      assert.match(articleOf(text, article), words[id])
    })
  }

  test('no text says that days are working days or that the first one counts', () => {
    for (const clock of Object.values(textClocks) as TextClock[]) assert.notEqual(clock.unit, 'workingDays')
  })
})

/** The first article of that number, to the heading of the next. */
function articleOf(text: string, number: string): string {
  const lines = text.split('\n')
  const start = lines.findIndex(line =>
    new RegExp(`^#+ *(Article|Artikel) +${number}( |$)`).test(line.trim()),
  )
  const rest = lines.slice(start + 1)
  const end = rest.findIndex(line => /^#+ *(Article|Artikel) /.test(line))
  return start < 0 ? '' : rest.slice(0, end < 0 ? undefined : end).join('\n')
}
