import { addDays, epochDay, isoDay } from "../core/calendar.ts"
import { regExp } from "../core/pattern.ts"

/**
 * Dates of press documents, English and Chinese, as ISO 8601 calendar dates. Years of the Republic
 * (民国) and of the lunar calendar (农历) are left alone: converting them needs more than a rule.
 */
export interface StatedDate {
  /** First day, YYYY-MM-DD; the first of the month or year where the text states no day or month. */
  readonly from: string
  /** Last day of a range; otherwise the same as `from`. */
  readonly to: string
  readonly precision: "day" | "month" | "year"
  /** UTF-16 range in the text that was searched. */
  readonly start: number
  readonly end: number
}

/** A date without a year, as datelines have it. */
export interface YearlessDate {
  readonly month: number
  readonly day: number
}

/** Words that have the form of a date but name no day of the calendar, such as 1989-02-30. */
export interface ImpossibleDate {
  readonly impossible: string
}

const monthNames = [
  "jan(?:uary)?",
  "feb(?:ruary)?",
  "mar(?:ch)?",
  "apr(?:il)?",
  "may",
  "june?",
  "july?",
  "aug(?:ust)?",
  "sept?(?:ember)?",
  "oct(?:ober)?",
  "nov(?:ember)?",
  "dec(?:ember)?",
] as const
const monthPattern = `(?:${monthNames.join("|")})\\.?`
const monthRegExps = monthNames.map((name) => regExp(`^${name}\\.?$`, "i"))
const day = "\\d{1,2}(?:st|nd|rd|th)?"
const to = "\\s*(?:to|until|through|and|-|–|—)\\s*"
const hanDigits = "〇零○一二三四五六七八九"
const hanNumber = `[${hanDigits}十0-9０-９]{1,3}`
const hanTo = "\\s*(?:日)?\\s*(?:至|到|—|－|-|~|～)\\s*"

/** A form of date: a pattern with groups y, m, d and, for a range, m2, d2, y2. */
const forms: ReadonlyArray<RegExp> = [
  // 2023-12-28, 2023/12/28, 2023.12.28, with or without a time after it
  /(?<![\d.])(?<y>\d{4})\s?([-/.])\s?(?<m>\d{1,2})\s?\2\s?(?<d>\d{1,2})(?!\d)/,
  // 20231228
  /(?<!\d)(?<y>(?:19|20)\d{2})(?<m>0[1-9]|1[0-2])(?<d>[0-3]\d)(?!\d)/,
  // 2023年12月27日至28日, 二〇二三年十二月二十七日至二十八日, 2023年12月, 2023年
  regExp(
    `(?<!民国|[${hanDigits}\\d])(?<y>[0-9０-９]{4}|[${hanDigits}]{4})\\s*年(?:\\s*(?<m>${hanNumber})\\s*月(?:\\s*(?<d>${hanNumber})\\s*日?(?:${hanTo}(?:(?<m2>${hanNumber})\\s*月\\s*)?(?<d2>${hanNumber})\\s*日)?(?![${hanDigits}\\d]))?)?`,
  ),
  // October 24 to 25, 2013; December 27th, 2023; Dec. 30 to January 2, 2024
  regExp(
    `\\b(?<m>${monthPattern})\\s+(?<d>${day})(?:${to}(?:(?<m2>${monthPattern})\\s+)?(?<d2>${day}))?(?:,\\s*|\\s+)(?<y>\\d{4})\\b`,
    "i",
  ),
  // 2017-June-14
  regExp(`\\b(?<y>\\d{4})-(?<m>${monthPattern})-(?<d>\\d{1,2})\\b`, "i"),
  // 28.12.2023, day first, as dots have it (DIN 1355)
  /(?<![\d.])(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>(?:19|20)\d{2})(?![\d.])/,
  // 9-Feb-2025
  regExp(`\\b(?<d>\\d{1,2})-(?<m>${monthPattern})-(?<y>\\d{4})\\b`, "i"),
  // 24 to 25 October 2013; 28 December, 2023; 12. February 2025
  regExp(`\\b(?<d>${day})\\.?(?:${to}(?<d2>${day}))?\\s+(?:of\\s+)?(?<m>${monthPattern}),?\\s+(?<y>\\d{4})\\b`, "i"),
  // October 2013
  regExp(`\\b(?<m>${monthPattern}),?\\s+(?<y>\\d{4})\\b`, "i"),
]

const yearAlone = /^\s*(?<y>(?:1[6-9]|20)\d{2})\s*$/

const yearlessForms: ReadonlyArray<RegExp> = [
  regExp(`(?<m>${hanNumber})\\s*月\\s*(?<d>${hanNumber})\\s*日`),
  regExp(`\\b(?<m>${monthPattern})\\s+(?<d>${day})\\b`, "i"),
  regExp(`\\b(?<d>${day})\\s+(?<m>${monthPattern})(?![\\p{L}])`, "iu"),
]

const halfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

const hanDigit = (character: string): number =>
  "〇零○".includes(character) ? 0 : "一二三四五六七八九".indexOf(character) + 1

/** Value of digits of any width or of Han numerals to 99, or of a row of Han digits (二〇二三). */
export const numeral = (text: string): number => {
  const digits = halfWidth(text)
  if (/^\d+/.test(digits)) return Number.parseInt(digits, 10)
  if (!text.includes("十")) return [...text].reduce((value, character) => value * 10 + hanDigit(character), 0)
  const [tens = "", ones = ""] = text.split("十")
  return (tens === "" ? 1 : hanDigit(tens)) * 10 + (ones === "" ? 0 : hanDigit(ones))
}

const monthNumber = (text: string): number => {
  const index = monthRegExps.findIndex((pattern) => pattern.test(text))
  return index < 0 ? numeral(text) : index + 1
}

const dated = (match: RegExpMatchArray): StatedDate | ImpossibleDate => {
  const { y = "", m, d, m2, d2 } = match.groups ?? {}
  const year = numeral(y)
  const month = m === undefined ? 1 : monthNumber(m)
  const from = isoDay(year, month, d === undefined ? 1 : numeral(d))
  const last = d2 === undefined ? from : isoDay(year, m2 === undefined ? month : monthNumber(m2), numeral(d2))
  // A range over New Year states the year of its end.
  const first =
    from !== undefined && last !== undefined && last < from && m2 !== undefined
      ? isoDay(year - 1, month, numeral(d ?? "1"))
      : from
  if (first === undefined || last === undefined || last < first) return { impossible: match[0] }
  const start = match.index ?? 0
  return {
    from: first,
    to: last,
    precision: m === undefined ? "year" : d === undefined ? "month" : "day",
    start,
    end: start + match[0].length,
  }
}

/** The first date with a year in `text`; impossible when it is none of the calendar. */
export const findDate = (text: string): StatedDate | ImpossibleDate | undefined => {
  let best: RegExpExecArray | undefined
  for (const form of forms) {
    const match = form.exec(text)
    if (match !== null && (best === undefined || match.index < best.index)) best = match
  }
  const match = best ?? yearAlone.exec(text)
  return match ? dated(match) : undefined
}

/** The first day and month in `text`, whatever the year. */
export const findYearless = (
  text: string,
): (YearlessDate & { readonly start: number; readonly end: number }) | undefined => {
  for (const form of yearlessForms) {
    const match = form.exec(text)
    const { m, d } = match?.groups ?? {}
    if (match === null || m === undefined || d === undefined) continue
    const month = monthNumber(m)
    const dayOfMonth = numeral(d)
    if (isoDay(2000, month, dayOfMonth) === undefined) continue
    return { month, day: dayOfMonth, start: match.index, end: match.index + match[0].length }
  }
  return undefined
}

/**
 * The year of a day without one: the latest that does not put it after the day of publication
 * (a day's grace for time zones), since a report follows what it reports.
 */
export const resolveYear = ({ month, day: dayOfMonth }: YearlessDate, publishedOn: string): string | undefined => {
  const year = Number(publishedOn.slice(0, 4))
  const grace = addDays(publishedOn, 1)
  for (const candidate of [year + 1, year, year - 1]) {
    const iso = isoDay(candidate, month, dayOfMonth)
    if (iso !== undefined && iso <= grace) return iso
  }
  return undefined
}

/**
 * The day without a year that is nearest to the day of publication, or undefined when that is to
 * come: an announced event is not dated by the rule for reported ones.
 */
const resolveNear = (day: YearlessDate, publishedOn: string): string | undefined => {
  const past = resolveYear(day, publishedOn)
  const next = past === undefined ? undefined : isoDay(Number(past.slice(0, 4)) + 1, day.month, day.day)
  if (past === undefined || next === undefined) return past
  return epochDay(publishedOn) - epochDay(past) <= epochDay(next) - epochDay(publishedOn) ? past : undefined
}

const yearlessRanges: ReadonlyArray<RegExp> = [
  regExp(
    `(?<m>${hanNumber})\\s*月\\s*(?<d>${hanNumber})\\s*日?${hanTo}(?:(?<m2>${hanNumber})\\s*月\\s*)?(?<d2>${hanNumber})\\s*日`,
  ),
  regExp(`\\b(?<m>${monthPattern})\\s+(?<d>${day})${to}(?:(?<m2>${monthPattern})\\s+)?(?<d2>${day})\\b`, "i"),
]

/** The first and last day in `text`, years without one resolved against the day of publication. */
export const findDays = (
  text: string,
  publishedOn: string | null,
): { readonly from: string; readonly to: string } | undefined => {
  const full = findDate(text)
  if (full !== undefined && "from" in full && full.precision === "day") return { from: full.from, to: full.to }
  if (publishedOn === null) return undefined
  // "11月30日，2031年年会" has the year of the report in a name; any other year dates the whole.
  const isOfReport = full !== undefined && "from" in full && full.from === `${publishedOn.slice(0, 4)}-01-01`
  if (full !== undefined && !isOfReport) return undefined
  for (const form of yearlessRanges) {
    const { m, d, m2, d2 } = form.exec(text)?.groups ?? {}
    if (m === undefined || d === undefined || d2 === undefined) continue
    const last = resolveNear({ month: monthNumber(m2 ?? m), day: numeral(d2) }, publishedOn)
    const first = last === undefined ? undefined : resolveYear({ month: monthNumber(m), day: numeral(d) }, last)
    if (first !== undefined && last !== undefined && first <= last) return { from: first, to: last }
  }
  const single = findYearless(text)
  const only = single === undefined ? undefined : resolveNear(single, publishedOn)
  return only === undefined ? undefined : { from: only, to: only }
}
