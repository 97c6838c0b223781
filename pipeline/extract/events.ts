import { addDays, isoDay, lastWeekday } from "../core/calendar.ts"
import type { EventsRow } from "../core/rows.ts"
import { overlaps } from "../core/text.ts"
import { findDays, numeral } from "../normalize/dates.ts"
import type { NormalizedDocument, Paragraph } from "../normalize/normalize.ts"
import { abbreviated } from "./abbreviations.ts"
import type { Lexicon } from "./lexicon.ts"
import { perLexicon } from "./lexicon.ts"
import { isReadable } from "./mentions.ts"
import type { Days, Entity, Mention, Range } from "./model.ts"
import { byParagraph, isFree, slugOf } from "./model.ts"
import { openingOf } from "./opening.ts"
import { scanOf, WordKind } from "./scan.ts"
import { sentencesIn, sentencesOf } from "./sentences.ts"

/** An event that a document reports, with the place in it that names it. */
export interface FoundEvent extends Range {
  readonly paragraph: Paragraph
  readonly entity: Entity
  readonly type: EventsRow["type"]
  readonly days: Days
  readonly place: Entity | undefined
}

interface Named extends Range {
  readonly paragraph: Paragraph
  readonly sentence: Range
  readonly language: "en" | "zh"
  readonly name: string
  readonly type: EventsRow["type"]
}

const numberWords = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

interface Patterns {
  readonly en: ReadonlyArray<RegExp>
  readonly zh: ReadonlyArray<RegExp>
  readonly nounEn: RegExp
  readonly nounZh: RegExp
}

const heldEn =
  "(?:was|were|is|has been)\\s(?:held|convened|opened|closed|concluded|launched)|concluded|closed|opened|took place|kicked off"
const heldZh = "(?:举行|召开|闭幕|开幕|开赛|落幕|落下帷幕|拉开帷幕|结束|举办)"

const heldInZh = /举行|召开|闭幕|开幕|开赛|落幕|帷幕|结束|举办|并讲话|并致|并作|并发表/u

const months = "January|February|March|April|May|June|July|August|September|October|November|December"

const eventPatterns = perLexicon(({ eventNouns }): Patterns => {
  const capital = `(?!(?:${months})\\b)\\p{Lu}[\\p{L}\\p{N}'’&-]*`
  const inner = `(?:\\s(?:${capital}|of|on|for|the|and|with|to|in|Relating))`
  const tail = `(?:\\s(?:of|on|for|with)(?:\\s(?:the|${capital}|and|of))*\\s${capital})?`
  return {
    en: [
      // The Fourth National Conference of Local Foreign Affairs Office Directors concluded
      new RegExp(`(?<name>${capital}${inner}*?\\s(?:${eventNouns.en})${tail})\\s(?:${heldEn})(?![\\p{L}])`, "gu"),
      // convened its Foreign Affairs Work Conference
      new RegExp(
        `\\b(?:convened|hosted|held|opened)\\s(?:its|the|an?)\\s(?<name>${capital}${inner}*?\\s(?:${eventNouns.en})${tail})(?![\\p{L}])`,
        "gu",
      ),
      // a conference on the diplomatic work with neighboring countries was held
      new RegExp(
        `\\b(?:[Aa]n?|[Tt]he)\\s(?<name>(?:\\p{Ll}+\\s){0,4}(?:${eventNouns.en})\\s(?:on|for|of)\\s[\\p{L}\\s'’-]{4,90}?)\\s(?:${heldEn})(?![\\p{L}])`,
        "gu",
      ),
    ],
    zh: [
      new RegExp(
        `(?<name>(?:第[一二三四五六七八九十百\\d]+[届次])?[\\p{Script=Han}“”《》、（）\\d—–-]{2,40}?(?:${eventNouns.zh})(?:暨第?\\p{Script=Han}{2,20}?(?:${eventNouns.zh}))?(?!堂))[，,]?(?:[\\p{Script=Han}\\d]{0,16}?)${heldZh}`,
        "gu",
      ),
      // 8月16日，省委书记主持召开省委外事工作委员会第六次全体会议，
      new RegExp(
        `(?<!(?:此前|曾|会前|会后|同日|当晚)[^。]{0,40})主持召开(?<name>[\\p{Script=Han}“”《》、\\d]{6,40}?(?:${eventNouns.zh}))(?=[，。；])`,
        "gu",
      ),
      // 24日出席全国纪检监察干部队伍教育整顿动员部署会议并讲话
      new RegExp(
        `(?:\\d日|今天|今日)(?:[\\p{Script=Han}、]{0,12}?)(?:出席|主持召开)(?<name>[\\p{Script=Han}“”《》、\\d]{4,40}?(?:${eventNouns.zh})(?!堂))并(?:讲话|致辞|致词|作|发表)`,
        "gu",
      ),
    ],
    nounEn: new RegExp(`(?:${eventNouns.en})`, "gu"),
    nounZh: new RegExp(`(?:${eventNouns.zh})`, "gu"),
  }
})

/** Words before a Chinese event name that do not belong to it. */
const leadZh =
  /^(?:以“[^”]{2,24}”为主题的)|^.*(?:[，。；：]|为期.{1,4}天的|历时.{1,4}天的|主持|出席|参加|出席了|当天的|今天的|[日天](?=第|全国|中央|中国|国际|\p{Script=Han}{2,8}(?:会议|大会|论坛|峰会))|在[\p{Script=Han}]{2,6}(?=召开|举行))/u

/** Words that show a sentence, not a name, was caught. */
const noNameZh =
  /^(?:会议|这|作为|首次|审议|决定|关于|将|当天|此次|本次|这次|历次)|召开|举行|在|主持|出席|会见|(?<!共)同|夫人|总理|主席李|主席习|了|向(?:大会|会议)/u

const typeOf = (name: string, nouns: RegExp, { eventNouns }: Lexicon): EventsRow["type"] => {
  const noun = [...name.matchAll(nouns)].at(-1)?.[0]
  return (noun === undefined ? undefined : eventNouns.types.get(noun)) ?? "meeting"
}

const heldEvents = (paragraph: Paragraph, patterns: Patterns, lexicon: Lexicon): ReadonlyArray<Named> => {
  const { text } = paragraph.reading
  const isChinese = paragraph.language === "zh"
  const named: Array<Named> = []
  const isHeld = isChinese ? heldInZh.test(text) : (scanOf(paragraph, lexicon).kinds & WordKind.held) !== 0
  if (!isHeld) return named
  for (const whole of sentencesIn(paragraph)) {
    const sentence = { start: Math.max(whole.start, paragraph.dateline), end: whole.end }
    const words = text.slice(sentence.start, sentence.end)
    for (const pattern of isChinese ? patterns.zh : patterns.en) {
      for (const match of words.matchAll(pattern)) {
        const raw = match.groups?.["name"] ?? ""
        const lead = isChinese ? (leadZh.exec(raw)?.[0].length ?? 0) : (/^(?:The|A|An)\s/u.exec(raw)?.[0].length ?? 0)
        const name = raw.slice(lead)
        if (isChinese ? name.length < 4 || noNameZh.test(name) : name.split(" ").length < 3) continue
        const start = sentence.start + match.index + match[0].indexOf(raw) + lead
        const range = { start, end: start + name.length }
        if (!isFree(range, named)) continue
        named.push({
          paragraph,
          sentence,
          ...range,
          language: isChinese ? "zh" : "en",
          name,
          type: typeOf(name, isChinese ? patterns.nounZh : patterns.nounEn, lexicon),
        })
      }
    }
  }
  return named
}

const today = /\b(?:today|this (?:morning|afternoon|evening))\b|今天|今日|今晨|今晚/u
const durationEn = new RegExp(`\\b(?:(${numberWords.join("|")})|(\\d{1,2}))-day(?:-long)?\\b`, "iu")
const durationZh = /(?:历时|为期)([一二三四五六七八九十\d]{1,3})天/u
const ends = /conclu|closed|闭幕|结束/u

/** The day of a number alone, 24日: in the month of the publication, and not after it. */
const dayOfMonth = (day: string | undefined, published: string | null): string | undefined => {
  if (day === undefined || published === null) return undefined
  const date = isoDay(Number(published.slice(0, 4)), Number(published.slice(5, 7)), Number(day))
  return date !== undefined && date <= published ? date : undefined
}

const weekdays = ["Sun", "Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur"]
const weekdaysZh = "日一二三四五六"
const weekdayName = new RegExp(
  `(?<!\\b(?:next|last|every|each|since|until|from|through|by|coming|to|previous)\\s)\\b(${weekdays.join("|")})day\\b(?![’'-]|s|\\s(?:through|to)\\b)|(?<![上下每一两三几数]|上个|下个)(?:周|星期)([一二三四五六日])(?!\\p{Script=Han}?(?:刊|报|年))`,
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
const daysOf = (words: string, document: NormalizedDocument): Days => {
  const { published_on, published_precision, dateline_date } = document.row
  const published = published_precision === "day" ? published_on : null
  const stated = findDays(words, published)
  // What is announced for a day after the publication has not been reported yet.
  if (stated !== undefined)
    return published !== null && stated.to > addDays(published, 1) ? { from: null, to: null } : stated
  const dayOnly = /(?<![\d月])(\d{1,2})日/u.exec(words)?.[1]
  const sameMonth = dayOfMonth(dayOnly, published)
  if (sameMonth !== undefined) return { from: sameMonth, to: sameMonth }
  const day = weekdayOf(words, dateline_date ?? published) ?? (today.test(words) ? (dateline_date ?? published) : null)
  if (day === null) return { from: null, to: null }
  const english = durationEn.exec(words)
  const chinese = durationZh.exec(words)
  const length =
    english?.[1] !== undefined
      ? numberWords.indexOf(english[1].toLowerCase()) + 1
      : Number(english?.[2] ?? 0) || numeral(chinese?.[1] ?? "")
  if (ends.test(words)) return { from: length > 0 ? addDays(day, 1 - length) : null, to: day }
  return { from: day, to: day }
}

const occasionNoun =
  "(?<noun>Calls?|Meetings?|Summit|Roundtable|Convenings?|Conversation|Discussion|Dinner|Lunch|Breakfast|Remarks|Participation|Briefing|Trip|Travel|Visit|Session|Pull[ -]Aside)"
const readouts: ReadonlyArray<RegExp> = [
  /^(?<name>Memorandum of (?:a )?(?:Telephone )?Conversation\b.*)$/iu,
  new RegExp(
    `^(?:(?:Joint|Chair[’']s|Co-Chairs[’']|Leaders[’']|Press)\\s){1,2}(?:Statement|Readout|Communiqu[ée]|Release) (?:of|on|from|for) (?:the )?(?<name>.*?\\b${occasionNoun}\\b.*)$`,
    "u",
  ),
  new RegExp(
    `^(?:(?:Fact Sheet: |Joint )?Readout of (?:the )?|(?:Readout|Statement) (?:by|from) .{5,80}? (?:on|of) (?:the )?)(?<name>.*?\\b${occasionNoun}\\b.*)$`,
    "iu",
  ),
  // Readout of National Security Advisor Jake Sullivan with Prime Minister Kallas of Estonia
  /^(?:Fact Sheet: |Joint )?Readout (?:of|from) (?:the )?(?<name>.{10,})$/iu,
  // Vice President Harris’s Meeting with President Phuc of Vietnam
  /^(?<name>(?:\p{Lu}\S*\s){1,6}?\p{Lu}\S*[’']s? (?:Bilateral )?(?<noun>Meeting|Call)s? [Ww]ith \p{Lu}.*|(?<noun>Meeting|Call) [Ww]ith \p{Lu}.*)$/u,
]
const readoutTypes: Readonly<Record<string, EventsRow["type"]>> = {
  call: "call",
  calls: "call",
  summit: "conference",
  briefing: "briefing",
  trip: "visit",
  travel: "visit",
  visit: "visit",
}

const titleTypes: ReadonlyArray<readonly [word: string, type: EventsRow["type"]]> = [
  ["通电话", "call"],
  ["仪式", "ceremony"],
  ["会谈", "talks"],
  ["访问", "visit"],
]

const eventEntity = (days: Days, published: string | null, language: "en" | "zh", name: string): Entity => ({
  id: `event/${days.from ?? days.to ?? published ?? "undated"}-${slugOf(name)}`,
  type: "event",
  nameEn: language === "en" ? name : null,
  nameZh: language === "zh" ? name : null,
  wikidata: null,
})

const yesterday = /\byesterday\b|昨天|昨日/iu
const vague = /\blast (?:week|month)\b|\bearlier this (?:week|month)\b|上周|日前|近日/iu

/** The day that the first sentence of a report gives for what it tells; without a word of time, its own. */
const reportedDay = (document: NormalizedDocument): Days => {
  const { published_precision, dateline_date } = document.row
  const published_on = published_precision === "day" ? document.row.published_on : dateline_date
  const body = openingOf(document.paragraphs)
  const [first] = body === undefined ? [] : sentencesOf(body.reading.text, body.language)
  const words =
    body === undefined || first === undefined
      ? ""
      : body.reading.text.slice(first.start, Math.min(first.end, first.start + 220))
  const stated = findDays(words, published_on)
  if (published_on === null) return stated ?? { from: null, to: null }
  // Two days in one sentence may be of two things; one that is far off is of another.
  if (stated !== undefined && stated.to <= published_on && stated.from >= addDays(published_on, -7)) return stated
  const day = /(?<![\d月])(\d{1,2})日(?!\d)/u.exec(words)?.[1]
  const sameMonth = dayOfMonth(day, published_on)
  if (sameMonth !== undefined) return { from: sameMonth, to: sameMonth }
  const weekday = weekdayOf(words, dateline_date ?? published_on)
  if (weekday !== undefined) return { from: weekday, to: weekday }
  if (yesterday.test(words)) return { from: addDays(published_on, -1), to: addDays(published_on, -1) }
  return vague.test(words) ? { from: null, to: null } : { from: published_on, to: published_on }
}

const metZh =
  /^(?:\p{Script=Han}|·){2,12}?(?:会见|接见|会晤|同\p{Script=Han}{2,20}(?:举行会谈|会谈|会晤|通电话|举行会晤)|与\p{Script=Han}{2,20}(?:举行会谈|会谈|会晤|通电话)|出席\p{Script=Han}{0,20}欢迎仪式|同\p{Script=Han}{2,24}座谈$|访问(?!团))/u

/** The title of a readout, or of a report of two who met, names its event; the title is metadata and has no paragraph. */
const titleEvent = (document: NormalizedDocument): Omit<FoundEvent, "paragraph" | keyof Range> | undefined => {
  const title = document.row.title ?? ""
  const match = readouts.map((pattern) => pattern.exec(title)).find((found) => found !== null)
  const english = match?.groups?.["name"]
  if (english === undefined && !metZh.test(title)) return undefined
  const days = reportedDay(document)
  const published = document.row.published_on
  const place = undefined
  if (english !== undefined) {
    const noun = match?.groups?.["noun"]?.toLowerCase() ?? ""
    const type = readoutTypes[noun] ?? "meeting"
    return { entity: eventEntity(days, published, "en", english), type, days, place }
  }
  const type = titleTypes.find(([word]) => title.includes(word))?.[1] ?? "meeting"
  return { entity: eventEntity(days, published, "zh", title), type, days, place }
}

/** A title that tells that its subject met somebody. */
const metTitle =
  /\s(?:(?<meeting>meets?(?:\swith)?|receives|hosts)|(?<talks>holds\s(?:\p{L}+\s){0,2}talks\swith)|(?<call>(?:speaks|talks)\s(?:by\s(?:tele)?phone\s|over\sthe\sphone\s)?with|(?:holds|has)\s(?:an?\s)?(?:tele)?phone\s(?:call|conversation|talks)\swith|calls))\s/iu

interface ToldEvent {
  readonly event: Omit<FoundEvent, "paragraph" | keyof Range>
  /** Those who met, where the text names them first. */
  readonly met: ReadonlyArray<Mention>
}

/** A report whose title tells that two persons met, both of whom the text names. */
const metInTitle = (document: NormalizedDocument, mentions: ReadonlyArray<Mention>): ToldEvent | undefined => {
  const { title, published_on } = document.row
  const match = title === null ? null : metTitle.exec(title)
  if (title === null || match === null) return undefined
  const persons = mentions.filter(({ entity, paragraph }) => entity.type === "person" && paragraph.role === "body")
  const [subjects, others] = [title.slice(0, match.index), title.slice(match.index + match[0].length)].map((words) =>
    persons.filter(({ paragraph, start, end }) => words.includes(paragraph.reading.text.slice(start, end))),
  )
  if (subjects?.[0] === undefined || others?.[0] === undefined) return undefined
  const named = new Set([...subjects, ...others].map(({ entity }) => entity.id))
  const met = [...named].flatMap((id) => persons.find(({ entity }) => entity.id === id) ?? [])
  const { talks, call } = match.groups ?? {}
  const type = talks !== undefined ? "talks" : call !== undefined ? "call" : "meeting"
  const days = reportedDay(document)
  return { event: { entity: eventEntity(days, published_on, "en", title), type, days, place: undefined }, met }
}

const gathering = "seminar|forum|dialogue|consultations?|symposium|conference|talks|meeting|workshop|roundtable|summit"
/** A title that tells of a gathering without a name: "Two parties hold theory seminar", 省委外事委召开全体会议. */
const heldTitles: ReadonlyArray<RegExp> = [
  /^(?<office>[^:?]{3,60}?)\s(?<noun>[Mm]eets?)\s(?:[Ww]ith\s)?[^:?]+$/u,
  new RegExp(
    `^[^:?]{3,60}\\s(?:holds?|hosts?|convenes?)\\s[^:?]{0,60}?\\b(?<noun>${gathering})\\b(?!\\s(?:hostage|off|with)\\b)[^:?]*$`,
    "u",
  ),
  new RegExp(
    `^[^:?]{3,80}\\b(?<noun>${gathering})\\s(?:(?:is\\s)?held|opens|kicks\\soff|concludes|closes)(?:\\s(?:in|at)\\s[^:?]+)?$`,
    "iu",
  ),
  /^[^，：？]{2,24}(?:召开|举行|举办)[^，：？]{0,24}(?<noun>会议|大会|座谈会|研讨会|磋商|对话|论坛|年会)$/u,
]
const heldTypes: Readonly<Record<string, EventsRow["type"]>> = {
  meet: "meeting",
  meets: "meeting",
  meeting: "meeting",
  roundtable: "meeting",
  talks: "talks",
  consultation: "talks",
  consultations: "talks",
  dialogue: "talks",
  forum: "forum",
  会议: "meeting",
  座谈会: "meeting",
  磋商: "talks",
  对话: "talks",
  论坛: "forum",
}

/** The event of such a title, by its words. */
const heldInTitle = (
  document: NormalizedDocument,
  mentions: ReadonlyArray<Mention>,
  { isOfficeWord }: Lexicon,
): Omit<FoundEvent, "paragraph" | keyof Range> | undefined => {
  const title = document.row.title ?? ""
  const { noun, office } =
    heldTitles.map((pattern) => pattern.exec(title)?.groups).find((found) => found !== undefined) ?? {}
  const persons = new Set(
    mentions
      .filter(({ entity }) => entity.type === "person")
      .flatMap(({ paragraph, start, end }) => paragraph.reading.text.slice(start, end).split(" ")),
  )
  // "Premier meets bank heads", "Xi meets athletes", but not "East meets West".
  if (
    noun === undefined ||
    (office !== undefined && !office.split(" ").some((word) => isOfficeWord(word) || persons.has(word)))
  )
    return undefined
  const days = reportedDay(document)
  const language = /\p{Script=Han}/u.test(noun) ? "zh" : "en"
  const type = heldTypes[noun.toLowerCase()] ?? "conference"
  return { entity: eventEntity(days, document.row.published_on, language, title), type, days, place: undefined }
}

/** The office with which the sentence opens whose holder met somebody. */
const officeMet =
  /^(?:(?:Today|Yesterday|This\s\p{L}+),\s)?[Tt]he\s(?:\p{Lu}[\p{L}-]+\s?){1,4}(?=\s(?:\p{Ll}+ed|met|spoke|held|had)\s)/u

/** What the first sentence of a report says that two persons did. */
const metEn =
  /^[^.;“”]{0,160}?\s(?:(?<together>met|spoke|held\s(?:\p{L}+\s){0,3}(?:talks|meetings?|calls?|conversations?|consultations))(?=\s(?:in|on|at|here|today|by|via|over|during)\s)|(?<meeting>met(?:\s(?:separately\s)?with)?|held\sa\s(?:\p{L}+\s)?meeting\swith|welcomed|hosted|received)|(?<talks>held\s(?:\p{L}+\s){0,2}talks\swith)|(?<call>(?:spoke|talked)\s(?:by\s(?:tele)?phone\s|over\sthe\sphone\s)with|(?:held|had)\sa\s(?:tele)?phone\s(?:call|conversation|talks?)\swith))\s/u

/** A report whose first sentence tells that two persons met: its event has the name of its title. */
const metEvent = (
  document: NormalizedDocument,
  mentions: ReadonlyArray<Mention>,
): Omit<FoundEvent, "paragraph" | keyof Range> | undefined => {
  const { title, published_on } = document.row
  const paragraph = openingOf(document.paragraphs)
  if (title === null || paragraph?.language !== "en") return undefined
  const { text } = paragraph.reading
  const [first] = sentencesOf(text.slice(paragraph.dateline), "en")
  if (first === undefined) return undefined
  const [start, end] = [paragraph.dateline + first.start, paragraph.dateline + first.end]
  const persons = mentions.filter(
    (one) => one.paragraph === paragraph && one.entity.type === "person" && one.start >= start && one.end <= end,
  )
  const [subject] = persons
  // "The Prime Minister welcomed China's Foreign Minister, Wang Yi"
  const holder = officeMet.exec(text.slice(start, end))?.[0].length
  const from = holder === undefined ? subject?.end : start + holder
  if (from === undefined || (holder === undefined && (subject?.start ?? end) - start > 120)) return undefined
  const match = metEn.exec(text.slice(from, end))
  if (match === null) return undefined
  const after = from + match[0].length
  const isWith = persons.some((one) => one.start >= after && one.start <= after + 100)
  const isTogether = persons.filter((one) => one.end <= after).length > 1 && match.groups?.["together"] !== undefined
  if (!isWith && !isTogether) return undefined
  const { talks, call } = match.groups ?? {}
  const type = talks !== undefined ? "talks" : call !== undefined ? "call" : "meeting"
  const days = reportedDay(document)
  return { entity: eventEntity(days, published_on, "en", title), type, days, place: undefined }
}

const samePlace = (mentions: ReadonlyArray<Mention>, { paragraph, sentence, end }: Named): Entity | undefined =>
  mentions.find(
    (mention) =>
      mention.paragraph === paragraph &&
      mention.entity.type === "place" &&
      mention.start >= end &&
      mention.end <= sentence.end &&
      /(?:\b(?:in|at)\s(?:the\s\p{L}+\s(?:city|capital) of\s)?|在)$/u.test(
        paragraph.reading.text.slice(Math.max(0, mention.start - 30), mention.start),
      ),
  )?.entity

export interface DocumentEvents {
  /** Is the event that of a readout or a meeting, which the title names? */
  readonly fromTitle: boolean
  /** Who met in it, as far as the title says so. */
  readonly met: ReadonlyArray<Mention>
  readonly events: ReadonlyArray<Omit<FoundEvent, "paragraph" | keyof Range>>
  readonly mentions: ReadonlyArray<Mention>
}

/** The events of a document, the one it is about first, and where it names them. */
export const findEvents = (
  document: NormalizedDocument,
  mentions: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): DocumentEvents => {
  const fromTitle = titleEvent(document)
  const patterns = eventPatterns(lexicon)
  const { published_on } = document.row
  const found = document.paragraphs
    .filter(
      (paragraph) =>
        isReadable(paragraph) &&
        (paragraph.role === "body" || paragraph.role === "title" || paragraph.role === "subtitle"),
    )
    .flatMap((paragraph) => heldEvents(paragraph, patterns, lexicon))
    .map((named): FoundEvent => {
      const { paragraph, sentence, start, end, language, name, type } = named
      const days = daysOf(paragraph.reading.text.slice(sentence.start, sentence.end), document)
      return {
        paragraph,
        start,
        end,
        entity: eventEntity(days, published_on, language, name),
        type,
        days,
        place: samePlace(mentions, named),
      }
    })
  const { events, mentions: held } = merged(found)
  const inSentence = fromTitle ?? (events.length === 0 ? metEvent(document, mentions) : undefined)
  const inTitle = inSentence === undefined && events.length === 0 ? metInTitle(document, mentions) : undefined
  const told = inSentence ?? inTitle?.event
  const gathered = told === undefined && events.length === 0 ? heldInTitle(document, mentions, lexicon) : undefined
  const untold = gathered === undefined ? events : [gathered]
  const named = [...held, ...namedEvents(document, lexicon, [...mentions, ...held])]
  const at = byParagraph([...mentions, ...named])
  return {
    fromTitle: told !== undefined,
    met: inTitle?.met ?? [],
    events: told === undefined ? untold : [told],
    mentions: [...named, ...abbreviated(document.paragraphs.filter(isReadable), named, at)],
  }
}

/** Events that a document names without telling of them, and those it tells of where it names them again. */
const namedEvents = (
  document: NormalizedDocument,
  lexicon: Lexicon,
  taken: ReadonlyArray<Mention>,
): ReadonlyArray<Mention> => {
  const at = byParagraph(taken)
  return document.paragraphs.filter(isReadable).flatMap((paragraph) => {
    const { text } = paragraph.reading
    const isChinese = paragraph.language === "zh"
    const inside = at(paragraph)
    const found: Array<Mention> = []
    const isNamed = isChinese
      ? eventNames(lexicon).guardZh.test(text)
      : (scanOf(paragraph, lexicon).kinds & WordKind.event) !== 0
    if (!isNamed) return found
    for (const pattern of eventNames(lexicon)[isChinese ? "zh" : "en"]) {
      for (const match of text.matchAll(pattern)) {
        const lead =
          /^(?:(?:Readout|Transcript|Remarks|Statement) (?:of|on|at|from) )?(?:(?:[Tt]he|An?)\s)?/u.exec(match[0])?.[0]
            .length ?? 0
        const range = { start: match.index + lead, end: match.index + match[0].length }
        const name = text.slice(range.start, range.end)
        // A place or an organisation at its head is part of the name; anything else that overlaps is something else.
        const isPart = (one: Mention) =>
          !overlaps(one, range) ||
          (one.entity.type !== "event" &&
            one.entity.type !== "person" &&
            range.start <= one.start &&
            (one.end < range.end || (one.start > range.start && one.end === range.end)))
        if (!inside.every(isPart) || !found.every(isPart)) continue
        if (/\bMembers of Congress$|^(?:U\.S\. )?Congress\b|(?<!National |Party )Congress$/u.test(name)) continue
        if (isChinese ? noNameZh.test(name) : name.split(" ").length < 2) continue
        const entity = eventEntity({ from: null, to: null }, "named", isChinese ? "zh" : "en", name)
        found.push({ paragraph, ...range, entity, office: null, rule: "event-name", how: "name" })
      }
    }
    return found
  })
}

const eventNames = perLexicon(({ eventNouns }) => {
  const capital = `(?!(?:${months}|The|A|An|In|At|On|And)\\b)(?:U\\.S\\.(?:-\\p{Lu}[\\p{L}-]*)?|\\p{Lu}[\\p{L}\\p{N}'’&-]*|\\d{1,2}(?:st|nd|rd|th))`
  const noun = `(?:${eventNouns.proper})`
  const tail = `(?:\\s(?:[Oo]n|of|for|with)(?:\\s(?:the|${capital}|and|of|to|in))*\\s${capital}){0,2}(?!\\s(?:Resort|Center|Centre|Hall|Room|Building))`
  return {
    guardZh: new RegExp(`${eventNouns.zh}|全会|大`, "u"),
    en: [
      new RegExp(
        `(?<![\\p{L}\\p{N}])(?:${capital}\\s)(?:(?:${capital}|on|of|for|and)\\s){0,6}?${noun}${tail}(?![\\p{L}\\p{N}])`,
        "gu",
      ),
      new RegExp(
        `(?<![\\p{L}\\p{N}])COP ?\\d{1,2}(?:\\s(?:Summit|Conference|Meeting))?(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])(?:Forum|Summit)\\s(?:of|on)\\s(?:${capital}\\s)*${capital}(?![\\p{L}\\p{N}])`,
        "gu",
      ),
    ],
    zh: [
      new RegExp(
        `(?:全国)?(?:第?[一二三四五六七八九十百\\d]+[届次]|中央|全国)(?:[\\p{Script=Han}\\d第—–]{2,24}?)?(?:${eventNouns.zh}|全会)(?:暨第?\\p{Script=Han}{2,20}?(?:${eventNouns.zh}))?(?!堂|员|期|室|上|议题)`,
        "gu",
      ),
      /(?:\d{4}年?)?世界\p{Script=Han}{2,12}(?:大会|论坛|博览会)/gu,
      /(?:中共|党的)[一二]?十[一二三四五六七八九]?大(?!会)|[一二]?十[一二三四五六七八九]大(?=以来|报告|精神|闭幕|召开|胜利)/gu,
    ],
  }
})

/** A name without the area that it begins with: 云南省|外事工作会议, 全省|外事工作会议. */
const withoutArea = (name: string): string => name.replace(/^(?:全[国省市区县]|\p{Script=Han}{2,3}[省市县])/u, "")

/**
 * One event told twice in a document is one: by the same name, a name that ends in the other, or,
 * in a document of both languages, by the same days where each language has one event.
 */
const merged = (found: ReadonlyArray<FoundEvent>): Pick<DocumentEvents, "events" | "mentions"> => {
  const dated = (event: FoundEvent) => (event.days.from ?? event.days.to) !== null
  const events: Array<FoundEvent> = []
  const aliases = new Map<string, string>()
  for (const event of found.toSorted((a, b) => Number(dated(b)) - Number(dated(a)))) {
    const same = events.find((other) => {
      const [a, b] = [
        event.entity.nameEn ?? event.entity.nameZh ?? "",
        other.entity.nameEn ?? other.entity.nameZh ?? "",
      ]
      return a === b || a.endsWith(b) || b.endsWith(a) || withoutArea(a) === withoutArea(b)
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
    mentions: found.map(({ paragraph, start, end, entity }) => ({
      paragraph,
      start,
      end,
      entity: byId.get(aliases.get(entity.id) ?? entity.id) ?? entity,
      office: null,
      rule: "event-held",
      how: "event",
    })),
  }
}
