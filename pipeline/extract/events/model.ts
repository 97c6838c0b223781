import { monthsEn, weekdaysEn } from "../../core/calendar.ts"
import type { EventsRow } from "../../core/rows.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import type { Days, Entity, Range } from "../model.ts"
import { slugOf } from "../model.ts"

/** An event that a document reports. */
export interface ReportedEvent {
  readonly entity: Entity
  readonly type: EventsRow["type"]
  readonly days: Days
  readonly place: Entity | undefined
}

/** The same with the place in the document that names it. */
export interface FoundEvent extends ReportedEvent, Range {
  readonly paragraph: Paragraph
}

export const eventEntity = (days: Days, published: string | null, language: "en" | "zh", name: string): Entity => ({
  id: `event/${days.from ?? days.to ?? published ?? "undated"}-${slugOf(name)}`,
  type: "event",
  nameEn: language === "en" ? name : null,
  nameZh: language === "zh" ? name : null,
  wikidata: null,
})

/** Words in capitals that date an event and name none. */
export const calendarWords = `${monthsEn}|${weekdaysEn}`

/** Words that show a sentence, not a name, was caught. */
export const noNameZh =
  /^(?:会议|这|由(?!此)|(?:全国|中央).*(?:愿|积极|协助|做好|将)|(?:中央|全国)(?:有关|相关|重要|各类|各种)|\d{1,3}[届次]|[一本上下历每两多][届次](?![一二三四五六七八九十][次中])|作为|首次|审议|决定|关于|[一二三四五六七八九十百]+[届次](?:会议|大会|会谈)$|将|当天|此次|本次|这次|历次)|^[”》）]|以视频|召开|举行|学习宣传|宣传贯彻|认真|上下|在|主持|出席|会见|(?<!共)同|夫人|(?<!（)总理|主席李|主席习|了|宣布|向(?:大会|会议)|上的|讲话|距离|夺[得冠取]|赢得|^(?:主席|常委|常委会|全体|党组|专题|工作|联席|现场|视频|电视电话|动员|部署|推进|总结|表彰|欢迎|庆祝)+(?:会议|大会|会)$|^(?:中央|全国)(?:纪委|政协|人大|政治局|委)*(?:常委会|政治局|主席|委员长|党组|书记处)会议$/u

/** Where and in which year an event is held, between a verb and its name in Chinese: 出席|在奇兰举行的2031年|港口大会. */
export const heldWhereZh = "(?:在\\p{Script=Han}{2,12}(?:举行|召开|举办)的)?(?:\\d{4}年)?"

/** Words that put an event long before the document. */
export const longAgoEn = "\\b(?:last\\syear|(?:years?|months?)\\sago)\\b"
