import { latinDigits, plain } from './plain.ts'

/** A day as a letter writes it, with its place in the text. Offsets count UTF-16 units, `to` excluded. */
export interface DateRead {
  readonly from: number
  readonly to: number
  /** ISO dates it may mean; two where day and month cannot be told apart. Empty for what is left alone. */
  readonly days: readonly string[]
  /** A day of the Hijri calendar: it is not converted, since its begin depends on who saw the moon. */
  readonly hijri?: true
}

/**
 * Every day of the Gregorian calendar a text names, in six languages and in digits; also with Arabic-Indic digits.
 * Years have four digits: of two, the century would be a guess.
 *
 * @example datesIn('le 3 avril 2026')[0]?.days // ['2026-04-03']
 * @example datesIn('03/04/2026')[0]?.days // ['2026-04-03', '2026-03-04']
 */
export function datesIn(text: string, language?: string): readonly DateRead[] {
  // Same length, so that offsets stay true.
  const digits = latinDigits(text)
  // With stops between, Russian letters have the day first, by rule; others by habit only.
  const dayFirst = language === 'ru'
  const found = forms.flatMap(({ shape, read }) =>
    [...digits.matchAll(shape)].flatMap((match): DateRead[] => {
      const [from, to] = [match.index, match.index + match[0].length]
      const days = read(match, dayFirst)
      if (days === undefined) return []
      if (isHijri(digits, to, match[0])) return [{ from, to, days: [], hijri: true }]
      return days.length === 0 ? [] : [{ from, to, days }]
    }),
  )
  return apart(found)
}

type Read = (match: RegExpMatchArray, dayFirst: boolean) => readonly string[] | undefined

/** Months by their plain names. Arabic has them by three calendars of names, all Gregorian. */
const monthNames: readonly (readonly string[])[] = [
  'january jan janvier janv enero ene يناير جانفي كانون‿الثاني января январь',
  'february feb fevrier fevr febrero فبراير فيفري شباط февраля февраль',
  'march mar mars marzo مارس آذار марта март',
  'april apr avril avr abril abr أبريل إبريل ابريل أفريل نيسان апреля апрель',
  'may mai mayo مايو ماي أيار ايار мая май',
  'june jun juin junio يونيو جوان حزيران июня июнь',
  'july jul juillet juil julio يوليو يوليوز جويلية تموز июля июль',
  'august aug aout agosto ago أغسطس اغسطس أوت غشت آب августа август',
  'september sept sep septembre septiembre setiembre سبتمبر شتنبر أيلول сентября сентябрь',
  'october oct octobre octubre أكتوبر اكتوبر تشرين‿الأول октября октябрь',
  'november nov novembre noviembre نوفمبر نونبر تشرين‿الثاني ноября ноябрь',
  'december dec decembre diciembre dic ديسمبر دجنبر كانون‿الأول декабря декабрь',
].map(names => names.split(' ').map(name => plain(name.replace('‿', ' '))))

const monthOf = (name: string): number => monthNames.findIndex(names => names.includes(plain(name))) + 1

const word = String.raw`(\p{L}[\p{L}\p{M}]*(?:[ \u00a0]ال\p{L}+)?)`
const gap = String.raw`[ \u00a0\u200e\u200f]*`
const year = String.raw`(\d{4})(?!\d)`
/** Between the parts of a day written in words: `23 de noviembre de 2026`, `1er mars 2026`, `23rd of November, 2026`. */
const forms: readonly { readonly shape: RegExp; readonly read: Read }[] = [
  {
    shape: new RegExp(
      String.raw`(?<!\d)(\d{1,2})(?:er|st|nd|rd|th|-?го)?\.?${gap}(?:of |de |من )?${gap}${word}\.?,?${gap}(?:de |del )?${gap}${year}`,
      'giu',
    ),
    read: ([, day = '', month = '', y = '']) => named(y, month, day),
  },
  {
    shape: new RegExp(String.raw`(?<!\p{L})(\p{L}+)\.?${gap}(\d{1,2})(?:st|nd|rd|th)?,?${gap}${year}`, 'giu'),
    read: ([, month = '', day = '', y = '']) => named(y, month, day),
  },
  {
    shape: /(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})[日号]/gu,
    read: ([, y = '', m = '', d = '']) => real(y, m, d),
  },
  {
    shape: /(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-])/gu,
    read: ([, y = '', , m = '', d = '']) => real(y, m, d),
  },
  {
    shape: /(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d/-])/gu,
    read: ([, one = '', mark = '', other = '', y = ''], dayFirst) => {
      const [first, second] = [real(y, other, one), real(y, one, other)]
      if (dayFirst && mark === '.') return first
      return [...new Set([...first, ...second])]
    },
  },
]

function named(year: string, month: string, day: string): readonly string[] | undefined {
  const number = monthOf(month)
  if (number > 0) return real(year, String(number), day)
  return hijriMonths.some(one => plain(month).startsWith(one)) ? [] : undefined
}

/** The day as ISO writes it, or nothing where the calendar has none such. */
function real(year: string, month: string, day: string): readonly string[] {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const at = new Date(Date.UTC(y, m - 1, d))
  if (at.getUTCMonth() !== m - 1 || at.getUTCDate() !== d) return []
  return [`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`]
}

const hijriMonths =
  'محرم صفر ربيع جمادى رجب شعبان رمضان شوال ذو ذي muharram safar rabi jumada rajab ramadan shawwal dhu'
    .split(' ')
    .map(plain)

const isHijriYear = (year: number): boolean => year >= 1300 && year <= 1500

/** By its year, by its month, or by the letter that stands after it. No letter of today is dated six centuries ago. */
function isHijri(text: string, to: number, found: string): boolean {
  const its = Number(/\d{4}/.exec(found)?.[0])
  const after = text.slice(to, to + 5)
  return (
    isHijriYear(its) ||
    /^\s*(ه|هـ)(?!\p{L})/u.test(after) ||
    /^\s*A\.?H\b/.test(after) ||
    (found.match(/\p{L}+/gu) ?? []).some(name => hijriMonths.includes(plain(name)))
  )
}

/** Where two shapes read the same place, the longer one. */
function apart(found: readonly DateRead[]): readonly DateRead[] {
  const longest = found.toSorted((a, b) => b.to - b.from - (a.to - a.from))
  const kept: DateRead[] = []
  for (const one of longest) {
    if (kept.every(other => one.to <= other.from || one.from >= other.to)) kept.push(one)
  }
  return kept.toSorted((a, b) => a.from - b.from)
}
