import { addDays, isoDay, lastWeekday } from "../../core/calendar.ts"
import { regExp } from "../../core/pattern.ts"
import { findDays, numeral } from "../../normalize/dates.ts"
import type { NormalizedDocument } from "../../normalize/normalize.ts"
import type { Days } from "../model.ts"
import { openingOf } from "../opening.ts"
import { sentencesOf } from "../sentences.ts"

const unknown: Days = { from: null, to: null }
const on = (day: string): Days => ({ from: day, to: day })

const today = /\b(?:today|this (?:morning|afternoon|evening))\b|今天|今日|今晨|今晚/u

const numberWords = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

const durationEn = regExp(`\\b(?:(${numberWords.join("|")})|(\\d{1,2}))-day(?:-long)?\\b`, "iu")

const durationZh = /(?:历时|为期)([一二三四五六七八九十\d]{1,3})天/u

const ends = /conclu|closed|闭幕|结束/u

/** The day of a number alone, 24日: in the month of the publication, and not after it. */
const dayOfMonth = (words: string, published: string | null): string | undefined => {
  const day = /(?<![\d月])(\d{1,2})日(?!\d)/u.exec(words)?.[1]
  if (day === undefined || published === null) return undefined
  const date = isoDay(Number(published.slice(0, 4)), Number(published.slice(5, 7)), Number(day))
  return date !== undefined && date <= published ? date : undefined
}

const weekdays = ["Sun", "Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur"]

const weekdaysZh = "日一二三四五六"

const weekdayName = regExp(
  `(?<!\\b(?:next|last|every|each|since|until|from|through|by|coming|to|previous)\\s)\\b(${weekdays.join("|")})day\\b(?![’'-]|s|\\s(?:through|to)\\s\\p{Lu})|(?<![上下每一两三几数]|上个|下个)(?:周|星期)([一二三四五六日])(?!\\p{Script=Han}?(?:刊|报|年))`,
  "u",
)

const future = /\b(?:will|scheduled|expected|due|slated|plans?|planned)\b|将/u

/** The weekday on which something was, the last before the report: "opened here on Wednesday". */
const weekdayOf = (words: string, reported: string | null): string | undefined => {
  const match = reported === null || future.test(words) ? null : weekdayName.exec(words)
  if (reported === null || match === null) return undefined
  const [, english, chinese] = match
  const day = english === undefined ? weekdaysZh.indexOf(chinese ?? "") : weekdays.indexOf(english)
  return lastWeekday(reported, day)
}

/** The days a sentence gives for an event. */
export const daysOf = (words: string, document: NormalizedDocument): Days => {
  const { published_on, published_precision, dateline_date } = document.row
  const published = published_precision === "day" ? published_on : null
  const stated = findDays(words, published)
  // What is announced for a day after the publication has not been reported yet.
  if (stated !== undefined) return published !== null && stated.to > addDays(published, 1) ? unknown : stated
  const sameMonth = dayOfMonth(words, published)
  if (sameMonth !== undefined) return on(sameMonth)
  const day = weekdayOf(words, dateline_date ?? published) ?? (today.test(words) ? (dateline_date ?? published) : null)
  if (day === null) return unknown
  const english = durationEn.exec(words)
  const chinese = durationZh.exec(words)
  const length =
    english?.[1] !== undefined
      ? numberWords.indexOf(english[1].toLowerCase()) + 1
      : Number(english?.[2] ?? 0) || numeral(chinese?.[1] ?? "")
  if (ends.test(words)) return { from: length > 0 ? addDays(day, 1 - length) : null, to: day }
  return on(day)
}

const yesterday = /\byesterday\b|昨天|昨日/iu

const vague = /\blast (?:week|month)\b|\bearlier this (?:week|month)\b|上周|日前|近日/iu

/** How many paragraphs may stand before the one that tells when something was. */
const lead = 3

/** Does one of the first paragraphs, after what it is about, open with the day before: "Yesterday, officials met …"? */
const opensYesterday = ({ paragraphs }: NormalizedDocument): boolean =>
  paragraphs
    .filter(({ role }) => role === "body")
    .slice(0, lead)
    .some(({ reading: { text } }) => /^(?:Yesterday,\s|昨天|昨日)/u.test(text))

/** The day that the first sentence of a report gives for what it tells; without a word of time, its own. */
export const reportedDay = (document: NormalizedDocument): Days => {
  const { published_precision, dateline_date } = document.row
  const written = dateline_date ?? (published_precision === "day" ? document.row.published_on : null)
  const body = openingOf(document.paragraphs)
  // The day of a dateline is when it was written.
  const text = body?.reading.text.slice(body.dateline) ?? ""
  const [first] = body === undefined ? [] : sentencesOf(text, body.language)
  const words = first === undefined ? "" : text.slice(first.start, Math.min(first.end, first.start + 220))
  const stated = findDays(words, written)
  if (written === null) return stated ?? unknown
  // Two days in one sentence may be of two things; one that is far off is of another.
  if (stated !== undefined && stated.to <= written && stated.from >= addDays(written, -7)) return stated
  const day = dayOfMonth(words, written) ?? weekdayOf(words, written)
  if (day !== undefined) return on(day)
  if (yesterday.test(words) || (!today.test(words) && opensYesterday(document))) return on(addDays(written, -1))
  return vague.test(words) ? unknown : on(written)
}
