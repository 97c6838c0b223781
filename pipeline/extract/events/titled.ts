import { asRead } from "../../core/chinese.ts"
import { matchesOf, regExp } from "../../core/pattern.ts"
import type { EventsRow } from "../../core/rows.ts"
import type { NormalizedDocument, Paragraph } from "../../normalize/normalize.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import type { Mention } from "../model.ts"
import { isOfSomething, surfaceOf } from "../model.ts"
import { openingOf } from "../opening.ts"
import { sentencesOf } from "../sentences.ts"
import { reportedDay } from "./days.ts"
import type { ReportedEvent } from "./model.ts"
import { eventEntity } from "./model.ts"

const occasionNoun =
  "(?<noun>Calls?|Meetings?|Summit|Roundtable|Convenings?|Conversation|Discussion|Dinner|Lunch|Breakfast|Remarks|Participation|Briefing|Trip|Travel|Visit|Session|Pull[ -]Aside)"

const readouts: ReadonlyArray<RegExp> = [
  /^(?:\d{1,3}\. )?(?<name>(?:Memorandum|Minutes|Record|Transcript) of (?:a )?(?:Telephone )?Conversation\b.*)$/iu,
  /^(?:Minutes|Summary Record|Proceedings|Communiqu[ée]) of (?:the )?(?<name>.*?\b(?<noun>Meeting|Session|Conference|Consultations?|Dialogue|Talks|Summit)\b.*)$/iu,
  regExp(
    `^(?:(?:Joint|Chair[’']s|Co-Chairs[’']|Leaders[’']|Press)\\s){1,2}(?:Statement|Readout|Communiqu[ée]|Release) (?:of|on|from|for) (?:the )?(?<name>.*?\\b${occasionNoun}\\b.*)$`,
    "u",
  ),
  regExp(
    `^(?:(?:Fact Sheet: |Joint )?Readout of (?:the )?|(?:Readout|Statement) (?:by|from) .{5,80}? (?:on|of) (?:the )?)(?<name>.*?\\b${occasionNoun}\\b.*)$`,
    "iu",
  ),
  /^Press release on (?:the )?(?<name>.*?\b(?<noun>telephone conversation|call|conversation|meeting|talks|consultations|visit)\b.*)$/iu,
  // Readout of National Security Advisor Jake Sullivan with Prime Minister Kallas of Estonia
  /^(?:Fact Sheet: |Joint )?Readout (?:of|from) (?:the )?(?<name>.{10,})$/iu,
  // Vice President Harris’s Meeting with President Phuc of Vietnam
  /^(?<name>(?:\p{Lu}\S*\s){1,6}?\p{Lu}\S*[’']s? (?:Bilateral )?(?<noun>Meeting|Call)s? [Ww]ith \p{Lu}.*|(?<noun>Meeting|Call) [Ww]ith \p{Lu}.*)$/u,
]

/** The types of events by the nouns in their titles. */
const nounTypes: Readonly<Record<string, EventsRow["type"]>> = {
  call: "call",
  calls: "call",
  briefing: "briefing",
  trip: "visit",
  travel: "visit",
  visit: "visit",
  summit: "conference",
  conference: "conference",
  symposium: "conference",
  seminar: "conference",
  workshop: "conference",
  forum: "forum",
  "telephone conversation": "call",
  reception: "ceremony",
  banquet: "ceremony",
  talks: "talks",
  consultation: "talks",
  consultations: "talks",
  dialogue: "talks",
  大会: "conference",
  研讨会: "conference",
  年会: "conference",
  招待会: "ceremony",
  茶话会: "ceremony",
  仪式: "ceremony",
  论坛: "forum",
  磋商: "talks",
  对话: "talks",
}
const typeOfNoun = (noun: string): EventsRow["type"] => nounTypes[noun.toLowerCase()] ?? "meeting"

const titleTypes: ReadonlyArray<readonly [word: string, type: EventsRow["type"]]> = [
  ["通电话", "call"],
  ["仪式", "ceremony"],
  ["宴", "ceremony"],
  ["招待会", "ceremony"],
  ["会谈", "talks"],
  ["访问", "visit"],
]

/** The event that a report with such a title tells of. */
const reported = (
  document: NormalizedDocument,
  language: "en" | "zh",
  name: string,
  type: EventsRow["type"],
): ReportedEvent => {
  const days = reportedDay(document)
  return { entity: eventEntity(days, document.row.published_on, language, name), type, days, place: undefined }
}

/** The kind of a meeting by the words of which a pattern has a group. */
const typeOfMet = ({ talks, call }: Readonly<Record<string, string | undefined>> = {}): EventsRow["type"] =>
  talks !== undefined ? "talks" : call !== undefined ? "call" : "meeting"

const metZh =
  /^[\p{Script=Han}·、—－（）“”]{2,60}?(?:会见|接见|会晤|拜会|拜访(?!团)|[同与](?:\p{Script=Han}|[·—-]){1,30}(?:举行会谈|会谈|会晤|通电话|举行会晤|举行(?:第[一二三四五六七八九十]+次)?(?:“[^”]{1,12}”)?(?:\p{Script=Han}{0,6})(?:对话会|圆桌会|座谈会)|举行磋商|磋商)|出席\p{Script=Han}{0,20}欢迎仪式|举行(?:欢迎)?仪式欢迎|(?:盛宴|设宴|举行(?:盛大)?(?:宴会|招待会))(?:热烈)?(?:欢迎|招待|欢送)|[同与][\p{Script=Han}（）]{2,40}座谈$|访问(?!团)|来访(?!者)|到访)/u

/** The title of a readout, or of a report of two who met, names its event; the title is metadata and has no paragraph. */
export const titleEvent = (document: NormalizedDocument): ReportedEvent | undefined => {
  const title = asRead(document.row.title ?? "")
  const match = readouts.map((pattern) => pattern.exec(title)).find((found) => found !== null)
  const english = match?.groups?.["name"]
  // 韩国国会议长访华 赵乐际同其会谈
  if (english === undefined && !title.split(/\s+/u).some((part) => metZh.test(part))) return undefined
  if (english !== undefined) return reported(document, "en", english, typeOfNoun(match?.groups?.["noun"] ?? ""))
  const type = titleTypes.find(([word]) => title.includes(word))?.[1] ?? "meeting"
  return reported(document, "zh", title, type)
}

/** A title that tells that its subject met somebody. */
const metTitle =
  /\s(?:(?<meeting>me(?:ets?|t)(?:\swith)?|receive[sd]|hosts|pays?\s(?:an?\s)?(?:\p{L}+\s)?call\son|calls\son(?![^:]*\s(?:to|for)\s))|(?<talks>holds\s(?:\p{L}+\s){0,2}talks\swith)|(?<call>(?:speaks|talks)\s(?:by\s(?:tele)?phone\s|over\sthe\sphone\s)?with|(?:holds|has)\s(?:an?\s)?(?:tele)?phone\s(?:call|conversation|talks)\swith|calls(?!\son\b)))\s/iu

interface ToldEvent {
  readonly event: ReportedEvent
  /** Those who met, where the text names them first. */
  readonly met: ReadonlyArray<Mention>
}

/** A report whose title tells that somebody whom the text names met another, or a group. */
export const metInTitle = (document: NormalizedDocument, mentions: ReadonlyArray<Mention>): ToldEvent | undefined => {
  const { title } = document.row
  const match = title === null ? null : metTitle.exec(title)
  if (title === null || match === null) return undefined
  const persons = mentions.filter(({ entity, paragraph }) => entity.type === "person" && paragraph.role === "body")
  const [subject, rest] = [title.slice(0, match.index), title.slice(match.index + match[0].length)]
  const [named, others] = [subject, rest].map((words) =>
    persons.filter(({ paragraph, start, end }) => words.includes(paragraph.reading.text.slice(start, end))),
  )
  // "Harbor governor meets …": the first who holds the office.
  const holder = persons.find(
    ({ office }) => office?.includes(" ") === true && subject.toLowerCase().endsWith(office.toLowerCase()),
  )
  const subjects = named?.[0] === undefined && holder !== undefined ? [holder] : named
  if (subjects?.[0] === undefined) return undefined
  // "Mayor A Meets Delegations of …": those whom no name tells.
  if (others?.[0] === undefined && !/^\s(?:me(?:ets?|t)(?:\swith)?|receive[sd])\s/iu.test(match[0])) return undefined
  const those = new Set([...subjects, ...(others ?? [])].map(({ entity }) => entity.id))
  const met = [...those].flatMap((id) => persons.find(({ entity }) => entity.id === id) ?? [])
  return { event: reported(document, "en", title, typeOfMet(match.groups)), met }
}

/** A tour of inspection in a title: 李某在河东省考察时强调. */
const tourZh =
  /^(?!.*(?:召开|举行))(?<name>(?<subject>[\p{Script=Han}·]{2,12}?)(?:[在到赴][\p{Script=Han}、]{2,16}?)?(?:考察|调研|视察)(?:调研)?[\p{Script=Han}、]{0,24}?)(?=时(?:强调|指出|要求)|[\s，]|$)/u

/** A report whose title tells of a tour of inspection by somebody whom the text names. */
export const tourInTitle = (document: NormalizedDocument, mentions: ReadonlyArray<Mention>): ToldEvent | undefined => {
  const { name, subject } = tourZh.exec(asRead(document.row.title ?? ""))?.groups ?? {}
  const person = mentions.find(
    (one) => one.entity.type === "person" && one.paragraph.role === "body" && surfaceOf(one) === subject,
  )
  if (name === undefined || person === undefined) return undefined
  return { event: reported(document, "zh", name, "visit"), met: [person] }
}

const gathering = "seminar|forum|dialogue|consultations?|symposium|conference|talks|meeting|workshop|roundtable|summit"

const gatheringZh = "会议|大会|座谈会|研讨会|磋商|对话|论坛|年会|招待会|茶话会|报告会|推进会|动员会|仪式"

/** A title that tells of a gathering without a name: "Two parties hold theory seminar", 省委外事委召开全体会议. */
const heldTitles: ReadonlyArray<RegExp> = [
  /^(?<office>[^:?]{2,60}?)\s(?<noun>[Mm]eets?)\s(?:[Ww]ith\s)?[^:?]+$/u,
  regExp(
    `^[^:?]{3,60}\\s(?:holds?|hosts?|convenes?|conducts?|launch(?:es)?|begins?|starts?|resumes?|opens?|kicks?\\soff|wraps?\\sup|concludes?|ends?)\\s[^:?]{0,60}?\\b(?<noun>${gathering})\\b(?!\\s(?:hostage|off|with)\\b)[^:?]*$`,
    "u",
  ),
  regExp(
    `^[^:?]{3,80}\\b(?<noun>${gathering})\\s(?:(?:is\\s)?held|opens|kicks\\soff|concludes|closes)(?:\\s(?:in|at)\\s[^:?]+)?$`,
    "iu",
  ),
  // Embassy Hosts a Reception Marking the Anniversary of …
  /^[^:?]{3,60}?\s(?:holds?|held|hosts?|hosted|gives?|gave|throws?)\s(?:an?\s|the\s)?(?:[\p{L}-]+\s){0,4}(?<noun>reception|banquet)\b[^:?]*$/iu,
  // Wang Yi Attends the ASEAN Plus Three Foreign Ministers' Meeting
  regExp(
    `^[^:?]{3,60}?\\s(?:attend(?:s|ed)?|chair(?:s|ed)?|addresse[sd]|presides?\\sover|(?:speaks?|delivers?\\s(?:an?\\s)?(?:\\p{L}+\\s)?(?:speech|address|remarks))\\sat|participates?\\sin)\\s(?:the\\s)?(?<name>\\p{Lu}[^:?]{4,100}?\\b(?<noun>${gathering}|ceremony|session|congress|plenary|reception|celebration|gala)\\b[^:?]*)$`,
    "iu",
  ),
  // Keynote Address by H.E. A at the Opening Plenary of the B Forum
  regExp(
    `^(?:\\p{L}+\\s){0,4}(?:speech|address|remarks|statement)\\s(?:by|of)\\s[^:?]{3,80}?\\sat\\s(?:the\\s)?(?<name>\\p{Lu}[^:?]{4,100}?\\b(?<noun>${gathering}|ceremony|session|congress|plenary|debate)\\b[^:?]*)$`,
    "iu",
  ),
  // 在中央外事工作会议上的讲话
  regExp(
    `^(?:\\p{Script=Han}{2,4}(?=在))?在(?<name>[^，：？\\s]{4,50}?(?<noun>${gatheringZh}|峰会|理事会|全会|开幕式|闭幕式))上的(?:书面)?(?:重要)?(?:主旨)?(?:讲话|致辞|演讲|发言)(?:（[^）]+）)?$`,
    "u",
  ),
  // 中国－中亚外长第六次会晤新闻公报
  /^(?<name>[^，：？\s]{4,60}?(?<noun>会议|会晤|会谈|峰会))(?:联合|新闻|最后|主席)?(?:公报|新闻稿)$/u,
  regExp(`^[^，：？]{2,90}联合(?:召开|举行|举办)[^，：？]{0,24}(?<noun>${gatheringZh})$`, "u"),
  // 王毅主持上海合作组织成员国外长理事会会议
  regExp(
    `^[^，：？\\s]{2,30}?(?<!将|应邀|拟)(?:主持|出席)(?<name>[^，：？\\s]{4,50}?(?<noun>${gatheringZh}|峰会|[外防财]长会|理事会|全会|开幕式|闭幕式|博览会|庆祝活动))(?=并|$)`,
    "u",
  ),
  // 中共中央政治局召开会议 分析研究2026年经济工作
  regExp(
    `(?:^|\\s)(?<name>[^，：？\\s]{2,90}?(?:召开|举行|举办)[^，：？]{0,24}?(?<noun>${gatheringZh}))(?:\\s[^：？]*)?$`,
    "u",
  ),
]

/** The event of such a title, by its words. */
export const heldInTitle = (
  document: NormalizedDocument,
  mentions: ReadonlyArray<Mention>,
  { isOfficeWord }: Lexicon,
): ReportedEvent | undefined => {
  const title = asRead(document.row.title ?? "")
  const {
    noun,
    office,
    name = title,
  } = heldTitles.map((pattern) => pattern.exec(title)?.groups).find((found) => found !== undefined) ?? {}
  if (noun === undefined) return undefined
  // "Premier meets bank heads", "Xi meets athletes", but not "East meets West".
  const names = () =>
    new Set(
      mentions
        .filter(({ entity }) => entity.type === "person")
        .flatMap(({ paragraph, start, end }) => paragraph.reading.text.slice(start, end).split(" ")),
    )
  if (office !== undefined) {
    const words = office.split(" ")
    if (!words.some(isOfficeWord) && !words.some((word) => names().has(word))) return undefined
  }
  return reported(document, /\p{Script=Han}/u.test(noun) ? "zh" : "en", name, typeOfNoun(noun))
}

/** The office with which the sentence opens whose holder met somebody. */
const officeMet =
  /^(?:(?:Today|Yesterday|This\s\p{L}+),\s)?[Tt]he\s(?:\p{Lu}[\p{L}-]+\s?){1,4}(?=\s(?:\p{Ll}+ed|met|spoke|held|had)\s)/u

/** On what occasion something was said or agreed: "… while meeting with B", "during talks between A and B". */
const occasionEn =
  /\bmet\s(?:with\s)?(?=\p{Lu}|the\s|his\s|her\s)|\bheld\s(?<talks>talks)\swith\s|\b(?:when|while|during|in|at|after|following)\s(?:(?:meeting|talking|speaking|holding\s(?<talks>talks))\s(?:by\s(?:tele)?phone\s)?with\s|(?:an?|his|her|their|the)?\s?(?:\p{L}+\s){0,2}?(?:(?<call>call|phone\sconversation)|(?<talks>talks)|meeting)\s(?:here\s|on\s\p{L}+day\s|in\s\p{Lu}\p{L}+\s)?(?<how>with|between)\s)/u

/** Words that put an occasion into the past of a report. */
const formerly =
  /\bwho\s(?:also\s)?(?:met|held)\b|\b(?:later|last|earlier|previous|previously|ago|had|former|first|since|will|next|ahead|expected)\b/u

/**
 * A report that tells at its beginning on what occasion its subject spoke, "… said while meeting with B": the event
 * has the name of the title.
 */
export const metInPassing = (document: NormalizedDocument, mentions: ReadonlyArray<Mention>): ToldEvent | undefined => {
  const { title } = document.row
  if (title === null) return undefined
  const body = document.paragraphs.filter(({ role, language }) => role === "body" && language === "en").slice(0, 3)
  for (const paragraph of body) {
    const { text } = paragraph.reading
    for (const { start, end } of sentencesOf(text, "en")) {
      const words = text.slice(start, end)
      const match = occasionEn.exec(words)
      if (match === null || formerly.test(words)) continue
      const at = start + match.index
      const after = at + match[0].length
      const persons = mentions.filter(
        (one) => one.paragraph === paragraph && one.entity.type === "person" && one.start >= start && one.end <= end,
      )
      const others = persons.filter((one) => one.start >= after && one.start <= after + 100)
      const isBetween = match.groups?.["how"] === "between"
      const [subject] = persons.filter((one) => one.end <= at && !isOfSomething(one))
      const met = isBetween ? others.slice(0, 2) : [...(subject === undefined ? [] : [subject]), ...others.slice(0, 1)]
      if (new Set(met.map(({ entity }) => entity.id)).size === 2)
        return { event: reported(document, "en", title, typeOfMet(match.groups)), met }
    }
  }
  return undefined
}

/** What the first sentence of a report says that two persons did. */
const metEn =
  /^[^.;“”]{0,260}?\s(?:(?<together>met|spoke|held\s(?:\p{L}+\s){0,3}(?:talks|meetings?|calls?|conversations?|consultations))(?=\s(?:in|on|at|here|today|by|via|over|during)\s)|(?<meeting>met(?:\s(?:separately\s)?with)?|paid\sa\s(?:\p{L}+\s)?call\s(?:on|to)|called\son(?![^.]*\sto\s\p{Ll})|held\sa\s(?:\p{L}+\s)?meeting\swith|welcomed|hosted|received)|(?<talks>(?:held|had)\s(?:\p{L}+\s){0,3}talks?\swith)|(?<call>(?:spoke|talked)\s(?:by\s(?:tele)?phone\s|over\sthe\sphone\s)with|(?:held|had)\sa\s(?:tele)?phone\s(?:call|conversation|talks?)\swith))\s/u

/** Several, by their offices, of whom the first sentence says that they met. */
const groupMet =
  /^(?:(?:[^.;“”]|U\.[SK]\.){0,60}\s)?(?:[Ll]eaders|[Mm]inisters|[Oo]fficials|[Rr]epresentatives|[Ee]nvoys|[Nn]egotiators|[Dd]elegates|[Ll]awmakers|[Cc]hiefs|[Aa]dvisers|[Aa]dvisors)\b[^.;“”]{0,110}\s(?:met|gathered|convened|held\s(?:\p{L}+\s){0,3}(?:talks|meetings?|consultations))(?:\s(?:virtually|again))?\s(?:here|in|at|on|via)\b/u

/** The same in Chinese, after the first who met: 20日在北京同韩国国会议长禹元植举行会谈. */
const metInZh =
  /^[^。；“”]{0,60}?(?:会见|接见|会晤|拜会|(?<talks>[同与][^。；，“”]{2,60}?会谈)|(?<call>[同与][^。；，“”]{2,60}?通(?:电)?话))/u

/** Words that put it into another time. */
const atAnotherTimeZh = /[将曾拟]|此前|日前|计划|预计|有望|准备|期间/u

/** Who was there at the one meeting of a document: 市外办主任陈明等参加会见. */
const wereThereZh = /(?:参加|出席|陪同)(?:了)?(?:会见|会谈|会晤|拜会|座谈)(?:[。；，]|$)/u
const metVerbZh = /会见|接见|会晤|拜会/gu

/** Does a document tell of one meeting, and say who else was there? */
const isOneMeetingZh = ({ paragraphs }: NormalizedDocument): boolean => {
  const body = paragraphs.flatMap(({ role, reading }) => (role === "body" ? [reading.text] : []))
  const meetings = body.flatMap((text) => matchesOf(text.replace(wereThereZh, ""), metVerbZh))
  return meetings.length === 1 && body.some((text) => wereThereZh.test(text))
}

const metEventZh = (document: NormalizedDocument, paragraph: Paragraph, mentions: ReadonlyArray<Mention>) => {
  const title = document.row.title ?? ""
  const { text } = paragraph.reading
  const [first] = sentencesOf(text.slice(paragraph.dateline), "zh")
  if (first === undefined) return undefined
  const [start, end] = [paragraph.dateline + first.start, paragraph.dateline + first.end]
  const persons = mentions.filter(
    (one) => one.paragraph === paragraph && one.entity.type === "person" && one.start >= start && one.end <= end,
  )
  const [subject, ...others] = persons
  // A title such as 国际联播快讯 heads reports of several events.
  const isTold =
    persons.some(({ start: at, end: until }) => title.includes(text.slice(at, until))) || isOneMeetingZh(document)
  if (subject === undefined || isOfSomething(subject) || !isTold) return undefined
  const match = metInZh.exec(text.slice(subject.end, end))
  const until = subject.end + (match?.[0].length ?? 0)
  const isOther = others.some(({ entity, start: at }) => entity.id !== subject.entity.id && at < until + 60)
  return match === null || !isOther || atAnotherTimeZh.test(text.slice(start, until))
    ? undefined
    : typeOfMet(match.groups)
}

/** Somebody came on a visit: "arrived in Norden on Friday for a state visit", "began an official visit to Norden". */
const visitEn =
  /^[^.;“”]{0,60}?\s(?:(?:arrived|is|was)\s(?:here|in\s\p{Lu})[^.;“”]{0,60}?\s(?:for|on)\san?\s(?:[\p{L}-]+\s){0,3}visit|(?:paid|is\spaying|began|kicked\soff|started|concluded|wrapped\sup|ended)\s(?:an?|his|her)\s(?:[\p{L}-]+\s){0,3}visit\sto)\b/u

/** A body held a meeting of its own: "the Foreign Affairs Work Committee held its seventh plenary meeting". */
const heldBy =
  /^[^.;“”]{0,120}\b(?:Committee|Council|Bureau|Office|Commission|Ministry|Department|Group|Government|Congress|Secretariat)\s(?:held|convened)\s(?:its|the|an?)\s(?:[\p{L}-]+\s){0,5}?(?<noun>meeting|conference|session|seminar|symposium|forum|dialogue)\b/u

/** The same in Chinese: 市委外事工作委员会昨天下午举行会议. */
const heldByZh =
  /^[^。；“”]{0,30}?(?:委员会|领导小组|常委会|党组|政治局|理事会|[省市县区州旗]委)(?:\d{1,2}日|今天|昨天|近日|日前|上午|下午|晚上?|在[^，。；]{1,12}?){0,4}(?:举行|召开)(?:全体|专题|扩大|工作|主任){0,2}(?<noun>会议|座谈会|全会)/u

/** A report whose first sentence tells that two persons met: its event has the name of its title. */
export const metEvent = (document: NormalizedDocument, mentions: ReadonlyArray<Mention>): ReportedEvent | undefined => {
  const { title } = document.row
  const paragraph = openingOf(document.paragraphs)
  if (title === null || paragraph === undefined) return undefined
  if (paragraph.language === "zh") {
    const held = heldByZh.exec(paragraph.reading.text.slice(paragraph.dateline))?.groups?.["noun"]
    const type = metEventZh(document, paragraph, mentions) ?? (held === undefined ? undefined : typeOfNoun(held))
    return type === undefined ? undefined : reported(document, "zh", title, type)
  }
  const { text } = paragraph.reading
  const [first] = sentencesOf(text.slice(paragraph.dateline), "en")
  if (first === undefined) return undefined
  const [start, end] = [paragraph.dateline + first.start, paragraph.dateline + first.end]
  if (groupMet.test(text.slice(start, end))) return reported(document, "en", title, "meeting")
  const held = heldBy.exec(text.slice(start, end))?.groups?.["noun"]
  if (held !== undefined) return reported(document, "en", title, typeOfNoun(held))
  const persons = mentions.filter(
    (one) => one.paragraph === paragraph && one.entity.type === "person" && one.start >= start && one.end <= end,
  )
  const [subject] = persons
  // "The Prime Minister welcomed China's Foreign Minister, Wang Yi"
  const holder = officeMet.exec(text.slice(start, end))?.[0].length
  const from = holder === undefined ? subject?.end : start + holder
  if (from === undefined || (holder === undefined && (subject?.start ?? end) - start > 120)) return undefined
  if (visitEn.test(text.slice(from, end))) return reported(document, "en", title, "visit")
  const match = metEn.exec(text.slice(from, end))
  if (match === null) return undefined
  const after = from + match[0].length
  const isWith = persons.some((one) => one.start >= after && one.start <= after + 140)
  const isTogether = persons.filter((one) => one.end <= after).length > 1 && match.groups?.["together"] !== undefined
  if (!isWith && !isTogether) return undefined
  return reported(document, "en", title, typeOfMet(match.groups))
}
