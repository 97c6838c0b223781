import { regExp } from "../../core/pattern.ts"
import type { NormalizedDocument } from "../../normalize/normalize.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import type { Mention } from "../model.ts"
import { isOfSomething } from "../model.ts"
import { sentencesIn } from "../sentences.ts"
import { daysOf } from "./days.ts"
import { eventPatterns, samePlace, typeOf } from "./held.ts"
import type { FoundEvent } from "./model.ts"
import { eventEntity, heldWhereZh, longAgoEn } from "./model.ts"

/** What somebody did at an event, right before its name. */
const takesPartEn =
  /\b(?:attended|addressed|(?:co-)?chaired|hosted|presided\sover|participated\sin|took\spart\sin|joined|held\s(?:an?\s[^.;“”]{2,80}\sand\s)?an?|(?:spoke|delivered\s(?:an?\s|the\s)?(?:[\p{L}-]+\s){0,2}(?:speech|remarks|address)|made\s(?:an?\s)?(?:[\p{L}-]+\s){0,2}(?:speech|remarks))\s(?:here\s|on\s\p{L}+day\s)?(?:at|to))\s(?:the\s)?(?:(?:opening|closing|plenary|high-level)\s(?:ceremony|session|meeting|segment|plenary)?\s?of\s(?:the\s)?)?$/u

/** What tells, right after its name, that an event took place. */
const isHeld = /^\s(?:(?:was|were)\s(?:held|convened)|opened|closed|concluded|took\splace|kicked\soff)\b/u

/** That it took place long before the document. */
const longAgo = regExp(`^[^.;]{0,80}${longAgoEn}`, "u")

/** What makes an event the time of another: 在…出席亚太经合组织领导人会议之际. */
const isTimeZh = /^[^，。；]{0,40}(?:之际|期间|前夕|之时|时，|后，)/u

const takesPartZh = regExp(`(?:出席|参加|主持|主持召开)了?${heldWhereZh}$`, "u")

/** Words that put it into another time. */
const atAnotherTime =
  /\b(?:will|would|had|previously|earlier|last\s(?:year|month)|who|plans?|expected|scheduled|to\sattend)\b|[将曾拟]|此前|计划|预计|有望|准备|去年|邀请/u

/** The event by its name that the beginning of a report tells was held or attended: "President A attended the B Summit". */
export const attendedEvent = (
  document: NormalizedDocument,
  mentions: ReadonlyArray<Mention>,
  named: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): FoundEvent | undefined => {
  const patterns = eventPatterns(lexicon)
  const body = document.paragraphs.filter(({ role }) => role === "body").slice(0, 2)
  for (const event of named) {
    const { paragraph, start, end } = event
    const { text } = paragraph.reading
    const sentence = body.includes(paragraph)
      ? sentencesIn(paragraph).find((one) => one.start <= start && one.end >= end)
      : undefined
    if (sentence === undefined) continue
    const isChinese = paragraph.language === "zh"
    const lead = text.slice(Math.max(sentence.start, paragraph.dateline), start)
    const isSubject = mentions.some(
      (one) =>
        one.entity.type === "person" &&
        one.paragraph === paragraph &&
        one.start >= sentence.start &&
        one.end <= start &&
        !isOfSomething(one),
    )
    const rest = text.slice(end, sentence.end)
    const isAttended =
      isSubject && (isChinese ? takesPartZh.test(lead) && !isTimeZh.test(rest) : takesPartEn.test(lead))
    if (!(isAttended || isHeld.test(rest)) || atAnotherTime.test(lead) || longAgo.test(rest)) continue
    const name = text.slice(start, end)
    const days = daysOf(text.slice(sentence.start, sentence.end), document)
    return {
      paragraph,
      start,
      end,
      entity: eventEntity(days, document.row.published_on, isChinese ? "zh" : "en", name),
      type: typeOf(name, isChinese ? patterns.nounZh : patterns.nounEn, lexicon),
      days,
      place: samePlace(mentions, { paragraph, sentence, end }),
    }
  }
  return undefined
}
