import { matchesOf, regExp } from "../../core/pattern.ts"
import type { EventsRow } from "../../core/rows.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Entity, Mention, Range } from "../model.ts"
import { isFree, mentionOf } from "../model.ts"
import { scanOf, WordKind } from "../scan.ts"
import { sentencesIn } from "../sentences.ts"
import { standInOrder } from "../words.ts"
import type { FoundEvent } from "./model.ts"
import { calendarWords, longAgoEn, noNameZh } from "./model.ts"

interface Named extends Range {
  readonly paragraph: Paragraph
  readonly sentence: Range
  readonly language: "en" | "zh"
  readonly name: string
  readonly type: EventsRow["type"]
}

interface Patterns {
  readonly en: ReadonlyArray<RegExp>
  readonly zh: ReadonlyArray<RegExp>
  readonly nounEn: RegExp
  readonly nounZh: RegExp
  /** Two events that "and" joins: the first, and the words between. */
  readonly twoEn: RegExp
  readonly twoZh: RegExp
}

const heldEn =
  "(?:was|were|is|has been)\\s(?:held|convened|opened|closed|concluded|launched)|concluded|closed|opened|took place|takes place|kicked off|began|ended|wrapped up|got under ?way"

/** An event of another time is not what the document tells of. */
const notLongAgo = `(?![^.;]{0,60}${longAgoEn})`

const heldZh = "(?:举行(?!地)|召开|闭幕|开幕|开赛|落幕|落下帷幕|拉开帷幕|结束|举办(?![地权国方城]))"

const heldInZh = /举行|召开|闭幕|开幕|开赛|落幕|帷幕|结束|举办|并讲话|并致|并作|并发表/u

export const eventPatterns = perLexicon(({ eventNouns }): Patterns => {
  const capital = `(?!(?:${calendarWords})\\b)\\p{Lu}[\\p{L}\\p{N}'’&-]*`
  const inner = `(?:\\s(?:${capital}|\\(\\p{Lu}{2,8}\\)|of|on|for|the|and|with|to|in|Relating))`
  const tail = `(?:\\s(?:of|on|for|with)(?:\\s(?:the|${capital}|and|of))*\\s${capital})?`
  // The 28th EU-China Summit took place
  const ordinal = "(?:\\d{1,3}(?:st|nd|rd|th)\\s)?"
  return {
    en: [
      // The Fourth National Conference of Local Foreign Affairs Office Directors concluded
      regExp(
        `(?<name>(?:\\d{1,3}(?:st|nd|rd|th)\\s|${ordinal}${capital}${inner}*?\\s)(?:${eventNouns.en})${tail})\\s(?:${heldEn})(?![\\p{L}])${notLongAgo}`,
        "gu",
      ),
      // convened its Foreign Affairs Work Conference
      regExp(
        `\\b(?:convened|hosted|held|opened)\\s(?:its|the|an?)\\s(?<name>${ordinal}${capital}${inner}*?\\s(?:${eventNouns.en})${tail})(?![\\p{L}])`,
        "gu",
      ),
      // attended the opening ceremony of the Boao Forum for Asia Annual Conference
      regExp(
        `\\b(?:attend(?:ed|s)|address(?:ed|es)|at)\\s(?:the\\s)?(?:(?:first|second|third)\\s)?(?:opening|closing|plenary|high-level)\\s(?:ceremony|session|meeting|segment)\\sof\\s(?:the\\s|an?\\s)?(?<name>${ordinal}${capital}${inner}*?\\s(?:${eventNouns.en})${tail})(?![\\p{L}])`,
        "gu",
      ),
      // The Foreign Affairs Work Conference and the Committee’s plenary meeting were held
      regExp(
        `(?<name>${ordinal}${capital}(?:[’']s)?${inner}*?\\s(?:${eventNouns.proper})${tail})(?=\\sand\\s(?:the\\s)?[^.;]{4,140}?\\s(?:meeting|session|conference)s?\\swere\\s(?:held|convened))`,
        "gu",
      ),
      // presided over the sixth meeting of the Foreign Affairs Committee
      regExp(
        `\\b(?:presid(?:ed|ing)\\sover|chair(?:ed|ing)|hosted|held|convened|addressed|attended|made\\s(?:the|these|his|her)\\sremarks?\\sat)\\s(?:the\\s)?(?<name>(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d{1,3}(?:st|nd|rd|th))\\s(?:plenary\\s|full\\s)?(?:meeting|session|conference)\\sof\\s(?:the\\s)?${capital}(?:[’']s)?(?:\\s(?:of\\s|for\\s|on\\s|the\\s|and\\s)*${capital}(?:[’']s)?){0,10})(?=[,.;]|$|\\s(?:which|that|in|at|on|held|and)\\b)`,
        "gu",
      ),
      // held a work exchange meeting for executive directors
      /\b(?:held|convened|hosted)\s(?:an?|its|the)\s(?<name>(?:(?:[\p{Ll}-]+\s){0,3}(?:conference|symposium|seminar|forum)|(?:[\p{Ll}-]+\s){0,2}work\s(?:\p{Ll}+\s)?meeting)\s(?:on|for)\s[\p{L}\s'’-]{4,70}?)(?=[,.;]|$|\s(?:in|at|on)\s(?:\p{Lu}|\d))/gu,
      // a conference on the diplomatic work with neighboring countries was held
      regExp(
        `\\b(?:[Aa]n?|[Tt]he)\\s(?<name>(?:\\d{4}\\s)?(?:\\p{Ll}+\\s){0,4}(?:${eventNouns.en}|session)\\s(?:on|for|of)\\s[\\p{L}\\s'’()“”"-]{4,140}?)\\s(?:${heldEn})(?![\\p{L}])${notLongAgo}`,
        "gu",
      ),
    ],
    zh: [
      regExp(
        `(?<name>(?:第[一二三四五六七八九十百\\d]+[届次])?[\\p{Script=Han}“”《》、（）\\d—–-]{2,40}?(?:${eventNouns.zh})(?:暨第?\\p{Script=Han}{2,20}?(?:${eventNouns.zh}))?(?:（\\p{Script=Han}{2,8}）)?(?!堂|(?:(?![在于第])\\p{Script=Han}){0,6}?(?:${eventNouns.zh})))[，,]?(?:(?!即?将(?!军)|拟|定于)[\\p{Script=Han}\\d]){0,16}?${heldZh}`,
        "gu",
      ),
      // 8月16日，省委书记主持召开省委外事工作委员会第六次全体会议，
      regExp(
        `(?<!(?:此前|曾|会前|会后|同日|当晚|支持|将|拟|愿|计划|呼吁)[^。]{0,40})主持召开(?<name>[\\p{Script=Han}“”《》、\\d]{4,40}?(?:${eventNouns.zh}))(?=[，。；])`,
        "gu",
      ),
      // 1月7日下午，省委外事工作委员会在济南召开第二次全体会议
      /(?<=^|[，。；]|[日午])(?<body>(?![这该本此各])[\p{Script=Han}]{2,24}?(?:委员会|领导小组|常委会|理事会|党组|协会|政治局))(?:\d{1,2}日)?(?:在\p{Script=Han}{2,8}?)?(?:召开|举行)了?(?<name>(?:\d{4}年)?第[一二三四五六七八九十百\d]+次(?:全体|专题|扩大|工作)?(?:（扩大）)?会议)/gu,
      // 9月23日上午，市外办党组理论学习中心组举行专题辅导报告会
      /(?<!(?:此前|曾|会前|会后|同日|当晚|支持|将|拟|愿|计划|呼吁|决定|建议|要求)[^。]{0,40})(?:召开|举行|举办)了?(?<name>[\p{Script=Han}“”《》、\d（）]{3,40}?(?:报告会|座谈会|研讨会|动员会|推进会|交流会|学习会|部署会|培训班|工作会议|主任会议?))(?=[，。；暨]|$)/gu,
      // 24日出席全国纪检监察干部队伍教育整顿动员部署会议并讲话
      regExp(
        `(?:\\d日|今天|今日)(?:[\\p{Script=Han}、]{0,12}?)(?:出席|主持召开)(?<name>[\\p{Script=Han}“”《》、\\d]{4,40}?(?:${eventNouns.zh})(?!堂))并(?:讲话|致辞|致词|作|发表)`,
        "gu",
      ),
    ],
    nounEn: regExp(`(?:${eventNouns.en})`, "gu"),
    nounZh: regExp(`(?:${eventNouns.zh})`, "gu"),
    twoEn: regExp(
      `^(.*?(?:${eventNouns.proper})(?:\\s(?:of|in|for|on)\\s.*?)?)(,?\\sand\\s(?:the\\s)?)(?=.*(?:${eventNouns.proper}))`,
      "u",
    ),
    twoZh: regExp(`^([\\p{Script=Han}\\d]{2,}?(?:${eventNouns.zh}))(和|与|、)(?=[\\p{Script=Han}\\d]{2,}$)`, "u"),
  }
})

/** Words before a Chinese event name that do not belong to it. */
const leadZh =
  /^(?:以?“?[^”“]{2,24}”为主题的)|^.*(?:[，。；：](?:以及)?|^以及|为期.{1,4}天的|历时.{1,4}天的|祝贺|迎接|迎来|愿意?(?!景)|发挥|主持|出席|参加|出席了|(?:举办|主办|承办|组织|召开|发起|倡议)的|当天的|今天的|[日天](?=第|全国|中央|中国|国际|\p{Script=Han}{2,8}(?:会议|大会|论坛|峰会))|在[\p{Script=Han}]{2,6}(?=召开|举行))/u

/** The type of an event by the last kind of event in its name. */
export const typeOf = (name: string, nouns: RegExp, { eventNouns }: Lexicon): EventsRow["type"] => {
  const noun = matchesOf(name, nouns).at(-1)?.[0]
  return (noun === undefined ? undefined : eventNouns.types.get(noun)) ?? "meeting"
}

/** Where the events stand in a name that may be of two, which "and" joins: 杭州亚运会|和|米兰冬奥会. */
export const eachOf = (name: string, two: RegExp): ReadonlyArray<Range> => {
  const [joined, first = ""] = two.exec(name) ?? []
  const whole = { start: joined?.length ?? 0, end: name.length }
  return joined === undefined ? [whole] : [{ start: 0, end: first.length }, whole]
}

/** The short name in brackets after a long one: "(the “Harbor Committee”)". */
const shortName = /\s\((?:the\s)?["“][^()]*["”]\)$/u

/** Where a name begins whose first mark of quotation stands before it: “辉煌百年：|中国共产党对外工作100年”研讨会. */
const withMark = (text: string, sentence: Range, start: number, end: number): number => {
  const name = text.slice(start, end)
  const close = name.indexOf("”")
  if (close < 0 || name.lastIndexOf("“", close) >= 0) return start
  const open = text.lastIndexOf("“", start)
  return open >= sentence.start && open > start - 40 ? open : start
}

export const heldEvents = (paragraph: Paragraph, patterns: Patterns, lexicon: Lexicon): ReadonlyArray<Named> => {
  const { text } = paragraph.reading
  const isChinese = paragraph.language === "zh"
  const named: Array<Named> = []
  const isHeld = isChinese ? heldInZh.test(text) : (scanOf(paragraph, lexicon).kinds & WordKind.held) !== 0
  if (!isHeld) return named
  for (const whole of sentencesIn(paragraph)) {
    const sentence = { start: Math.max(whole.start, paragraph.dateline), end: whole.end }
    const words = text.slice(sentence.start, sentence.end)
    for (const pattern of isChinese ? patterns.zh : patterns.en) {
      for (const match of matchesOf(words, pattern)) {
        const raw = (match.groups?.["name"] ?? "").replace(shortName, "")
        const lead = isChinese ? (leadZh.exec(raw)?.[0].length ?? 0) : (/^(?:The|A|An)\s/u.exec(raw)?.[0].length ?? 0)
        const name = (match.groups?.["body"] ?? "") + raw.slice(lead)
        if (isChinese ? name.length < 4 || noNameZh.test(name) : name.split(" ").length < 3) continue
        const at = sentence.start + match.index + match[0].indexOf(raw) + lead
        for (const one of eachOf(raw.slice(lead), isChinese ? patterns.twoZh : patterns.twoEn)) {
          const range = { start: withMark(text, sentence, at + one.start, at + one.end), end: at + one.end }
          if (!isFree(range, named)) continue
          const own = match.groups?.["body"] === undefined ? text.slice(range.start, range.end) : name
          named.push({
            paragraph,
            sentence,
            ...range,
            language: isChinese ? "zh" : "en",
            name: own,
            type: typeOf(own, isChinese ? patterns.nounZh : patterns.nounEn, lexicon),
          })
        }
      }
    }
  }
  return named
}

/** Where an event is held, by the sentence that tells of it: of 新疆|乌鲁木齐 the last. */
export const samePlace = (
  mentions: ReadonlyArray<Mention>,
  { paragraph, sentence, end }: Pick<Named, "paragraph" | "sentence" | "end">,
): Entity | undefined => {
  const places = mentions.filter((mention) => mention.paragraph === paragraph && mention.entity.type === "place")
  const first = places.find(
    (mention) =>
      mention.start >= end &&
      mention.end <= sentence.end &&
      /(?:\b(?:in|at)\s(?:the\s\p{L}+\s(?:city|capital) of\s)?|在)$/u.test(
        paragraph.reading.text.slice(Math.max(0, mention.start - 30), mention.start),
      ),
  )
  return (places.find(({ start }) => start === first?.end) ?? first)?.entity
}

/** A name without the area that it begins with: 云南省|外事工作会议, 全省|外事工作会议. */
const withoutArea = (name: string): string => name.replace(/^(?:全[国省市区县]|\p{Script=Han}{2,3}[省市县])/u, "")

/** The number of a meeting in its name: 第十二次会议. */
const ordinalZh = /第[\d一二三四五六七八九十百]+[次届]\p{Script=Han}{0,6}$/u

/** Does a headline shorten a name in Chinese: 政协十四届常委会第十二次会议 for 政协第十四届全国委员会常务委员会第十二次会议? */
const isShortened = (short: string, long: string): boolean => {
  const ordinal = ordinalZh.exec(short)?.[0]
  return ordinal === undefined ? standInOrder(short, long) : long.endsWith(ordinal)
}

/**
 * One event told twice in a document is one: by the same name, a name that ends in the other or shortens it, or,
 * in a document of both languages, by the same days where each language has one event.
 */
export const merged = (
  found: ReadonlyArray<FoundEvent>,
): { readonly events: ReadonlyArray<FoundEvent>; readonly mentions: ReadonlyArray<Mention> } => {
  const dated = (event: FoundEvent) => (event.days.from ?? event.days.to) !== null
  const events: Array<FoundEvent> = []
  const aliases = new Map<string, string>()
  const inTitle = ({ paragraph }: FoundEvent) => Number(paragraph.role === "title")
  for (const event of found.toSorted((a, b) => Number(dated(b)) - Number(dated(a)) || inTitle(a) - inTitle(b))) {
    const same = events.find((other) => {
      const [a, b] = [
        event.entity.nameEn ?? event.entity.nameZh ?? "",
        other.entity.nameEn ?? other.entity.nameZh ?? "",
      ]
      const isSame = a === b || a.endsWith(b) || b.endsWith(a) || withoutArea(a) === withoutArea(b)
      const isHeadline =
        event.paragraph.role === "title" && event.entity.nameZh !== null && other.paragraph.role === "body"
      return isSame || (isHeadline && isShortened(a, b))
    })
    if (same !== undefined) {
      aliases.set(event.entity.id, same.entity.id)
      continue
    }
    const counterpart = events.findIndex(
      (other) =>
        other.entity.nameEn !== null &&
        other.entity.nameZh === null &&
        event.entity.nameZh !== null &&
        dated(event) &&
        (other.days.to ?? other.days.from) === (event.days.to ?? event.days.from) &&
        found.filter(({ entity }) => entity.nameZh !== null && entity.id !== event.entity.id).length === 0,
    )
    const other = events[counterpart]
    if (other === undefined) events.push(event)
    else {
      events[counterpart] = { ...other, entity: { ...other.entity, nameZh: event.entity.nameZh } }
      aliases.set(event.entity.id, other.entity.id)
    }
  }
  const byId = new Map(events.map(({ entity }) => [entity.id, entity]))
  return {
    events,
    mentions: found.map((event) => {
      const { paragraph, entity } = event
      const same = byId.get(aliases.get(entity.id) ?? entity.id) ?? entity
      return mentionOf(paragraph, event, same, "event-held", "event")
    }),
  }
}
