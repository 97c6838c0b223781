import { matchesOf, regExp } from "../core/pattern.ts"
import type { AttendanceRow } from "../core/rows.ts"
import type { Paragraph } from "../normalize/normalize.ts"
import { heldWhereZh } from "./events/model.ts"
import type { Holder } from "./holders.ts"
import { holderOf } from "./holders.ts"
import type { Lexicon } from "./lexicon/lexicon.ts"
import { perLexicon } from "./lexicon/lexicon.ts"
import type { Entity, Mention, Range, RuleId } from "./model.ts"
import { byParagraph, escapeRegExp, isOfSomething, isWithin, mentionOf } from "./model.ts"
import { openingOf } from "./opening.ts"
import { scanOf } from "./scan.ts"
import { sentencesIn } from "./sentences.ts"

/** A person's part in the event that the document reports. */
export interface Part {
  readonly mention: Mention
  readonly part: AttendanceRow["part"]
  readonly rule: RuleId
}

interface Verb {
  readonly part: AttendanceRow["part"]
  readonly pattern: RegExp
  /** Where the persons stand: before the verb, after it ("was presided over by") or in its words. */
  readonly persons: "before" | "after" | "within"
}

interface Patterns {
  readonly guardZh: RegExp
  readonly en: ReadonlyArray<Verb>
  readonly zh: ReadonlyArray<Verb>
  readonly met: RegExp
  readonly matters: RegExp
  readonly participants: RegExp
  readonly lists: ReadonlyArray<Pick<Verb, "part" | "pattern">>
  readonly elsewhere: RegExp
  readonly meals: RegExp
  readonly absent: RegExp
}

const patternsOf = perLexicon(
  ({
    attendance: { guard, occasion, en, zh, met, matters, participants, lists, elsewhere, meals, absent },
  }): Patterns => {
    const nouns = `${occasion.before}(?:${occasion.nouns.join("|")})`
    const verbs = (list: typeof en): ReadonlyArray<Verb> =>
      list.map(
        ({ part, pattern, persons }): Verb => ({
          part,
          pattern: regExp(pattern.replaceAll("{occasion}", nouns), "giu"),
          persons: persons ?? "before",
        }),
      )
    return {
      guardZh: regExp(guard.zh.join("|"), "u"),
      en: verbs(en),
      zh: verbs(zh),
      met: regExp(met, "u"),
      matters: regExp(matters, "u"),
      participants: regExp(participants, "iu"),
      lists: lists.map(({ part, pattern }) => ({ part, pattern: regExp(pattern, "iu") })),
      elsewhere: regExp(elsewhere, "u"),
      meals: regExp(meals, "iu"),
      absent: regExp(absent, "iu"),
    }
  },
)

/** That somebody attended the event of a document, by its name, however long that is. */
const attendedByName = ({ nameEn, nameZh }: Pick<Entity, "nameEn" | "nameZh">): Pick<Patterns, "en" | "zh"> => {
  const verb = (name: string | null, before: string): ReadonlyArray<Verb> =>
    name === null ? [] : [{ part: "attended", persons: "before", pattern: regExp(before + escapeRegExp(name), "gu") }]
  return {
    en: verb(nameEn, "\\b(?:attended|joined|participated\\sin|took\\spart\\sin)\\s(?:the\\s)?"),
    zh: verb(nameZh, `(?:出席|参加|列席)了?${heldWhereZh}`),
  }
}

interface Hit extends Range {
  readonly verb: Verb
}

const hitsOf = (paragraph: Paragraph, sentence: Range, patterns: Patterns, lexicon: Lexicon): ReadonlyArray<Hit> => {
  const { reading, language } = paragraph
  const words = reading.text.slice(sentence.start, sentence.end)
  const isGuarded =
    language === "zh"
      ? patterns.guardZh.test(words)
      : scanOf(paragraph, lexicon).attendance.some((at) => at >= sentence.start && at < sentence.end)
  if (!isGuarded) return []
  const hits = patterns[language === "zh" ? "zh" : "en"]
    .flatMap((verb) =>
      matchesOf(words, verb.pattern).map(
        (match): Hit => ({
          verb,
          start: sentence.start + match.index,
          end: sentence.start + match.index + match[0].length,
        }),
      ),
    )
    .toSorted((a, b) => a.start - b.start)
  // "who took part in the discussion included" has "took part in the discussion" in it.
  return hits.filter(
    (hit) => !hits.some(({ start, end }) => start <= hit.start && end >= hit.end && end - start > hit.end - hit.start),
  )
}

/** The words before a person, without the office. */
export const subjectLead = (before: string, office: string | null): string => {
  const lead = before.trimEnd()
  return office !== null && lead.endsWith(office) ? lead.slice(0, lead.length - office.length) : before
}

/** What joins a person to the one before: "and", perhaps with a nationality. */
const joinsPersons = /^(?:,|,?\sand|、|和|以及)?\s?(?:\p{Lu}[\p{L}.]+\s)?$/u

/** Whose people are there in his place: "Staff from the offices of Senator A and Senator B". */
const sendsPeople =
  /\b(?:[Ss]taff|[Aa]ides|[Ss]taffers|[Rr]epresentatives|[Oo]ffices?)\s(?:members\s)?(?:from|of|to|for)\s(?:the\s)?(?:offices?\sof\s)?(?:\p{Lu}[\p{L}.]*\s)*$/u

/** Is a person, or the one to whom "and" joins him, only somebody whose people are there? */
export const isRepresented = (text: string, mention: Mention, persons: ReadonlyArray<Mention>): boolean => {
  const before = persons.findLast(({ end }) => end <= mention.start)
  const from = Math.max(before?.end ?? 0, mention.start - 160)
  const lead = subjectLead(text.slice(from, mention.start), mention.office)
  if (before !== undefined && joinsPersons.test(lead)) return isRepresented(text, before, persons)
  return sendsPeople.test(lead)
}

/** A person with whom, or to whom, something is done is not its subject, nor is one that "and" joins to him. */
const isObject = (text: string, sentence: Range, mention: Mention, persons: ReadonlyArray<Mention>): boolean => {
  const before = persons.findLast(({ end }) => end <= mention.start)
  const from = Math.max(sentence.start, before?.end ?? 0, mention.start - 160)
  const lead = subjectLead(text.slice(from, mention.start), mention.office)
  if (before !== undefined && before.start >= sentence.start && joinsPersons.test(lead))
    return isObject(text, sentence, before, persons)
  // 举办庆祝国庆暨|希奇莱马总统访华招待会: he is in the name of the event.
  if (/(?:举办|举行)(?:庆祝|纪念)[^，。；]*$/u.test(text.slice(sentence.start, mention.start))) return true
  // 胡昌明代表|常万全部长致辞
  if (before !== undefined && before.start >= sentence.start && lead === "代表") return true
  return /(?:\b(?:to|with|by|from|under|of)\s(?:\p{L}+\s){0,6}|(?:会见了?|会晤了?|接见了?|看望了?|拜会了?|宴请了?|约见了?|向|同|与|对|由|受|在以|听取了?|围绕|学习|贯彻|传达|根据|按照|落实)\p{Script=Han}{0,12})$/u.test(
    lead,
  )
}

/** That somebody is only to travel or to meet: 国家副主席韩正|将于6月4日至8日赴俄罗斯访问. */
const announcedZh = /(?<!即)将(?:于|赴|对|应|率|出席|前往|访问|会见|同)/u

/** Who met or spoke, by the first sentence of the report that tells it. */
export const findMet = (
  paragraphs: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
  holders: ReadonlyArray<Holder>,
  lexicon: Lexicon,
): ReadonlyArray<Part> => {
  const { met, matters } = patternsOf(lexicon)
  const paragraph = openingOf(paragraphs)
  if (paragraph === undefined) return []
  const { text } = paragraph.reading
  const sentence = sentencesIn(paragraph).find(({ start, end }) => met.test(text.slice(start, end)))
  if (sentence === undefined) return []
  // The reporters of the dateline are not there.
  const opening = Math.max(sentence.start, paragraph.dateline)
  const words = text.slice(sentence.start, sentence.end)
  const verb = met.exec(words)?.index ?? 0
  if (paragraph.language === "zh" && announcedZh.test(words.slice(0, verb))) return []
  const cut = matters.exec(words.slice(verb))
  const end = cut === null ? sentence.end : sentence.start + verb + cut.index
  // "spoke today, ahead of the conference, with President A"
  const rest = cut === null ? "" : words.slice(verb + cut.index)
  const again = /^[^;:]{0,120}?,\swith\s/u.exec(rest)
  const withFrom = again === null ? sentence.end : end + again[0].length
  const withUntil = withFrom + (matters.exec(text.slice(withFrom, sentence.end))?.index ?? sentence.end - withFrom)
  // "The President spoke today with …"
  const [, office = ""] = /^(?:\p{Lu}\p{L}+,\s)?([Tt]he\s\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){0,3})(?=\s)/u.exec(words) ?? []
  const holder = paragraph.language === "en" ? holderOf(office, holders) : undefined
  const at = sentence.start + words.indexOf(office)
  const range = { start: at, end: at + office.length }
  const persons = mentions.filter((one) => one.paragraph === paragraph && one.entity.type === "person")
  const subject = holder === undefined ? [] : [mentionOf(paragraph, range, holder, "known-name", "document")]
  return [...subject, ...mentions]
    .filter(
      (mention) =>
        mention.paragraph === paragraph &&
        mention.entity.type === "person" &&
        mention.start >= opening &&
        (mention.end <= end || (mention.start >= withFrom && mention.end <= withUntil)) &&
        // "the Office …, which is overseen by Vice President Harris", "the parents of Trevor Reed"
        !/\b(?:(?:overseen|headed|issued|signed|announced|founded|established|created|launched|written|appointed|nominated)\sby|(?:parents?|family|families|mother|father|wife|husband|widow|son|daughter|sons|daughters|children|brother|sister|relatives|memory|death|release|passing)\sof)\s$/u.test(
          subjectLead(text.slice(Math.max(sentence.start, mention.start - 160), mention.start), mention.office),
        ) &&
        !isRepresented(text, mention, persons) &&
        !isOfSomething(mention),
    )
    .map((mention): Part => ({ mention, part: "attended", rule: "attendance-met" }))
}

/** "met (separately) with", and a further "and with" in the sentence. */
const metWith =
  /\b(?:met|spoke|held\s(?:an?\s)?(?:\p{L}+\s){0,2}(?:talks|meetings?|consultations)|had\s(?:an?\s)?(?:\p{L}+\s)?(?:lunch|dinner|breakfast|tea|talks|meetings?))(?:\s(?:also|separately|briefly|bilaterally|privately|individually))*\swith\s/u

/** The same in Chinese: 分别会见A、B, 同A会谈. */
const metWithZh =
  /(?:会见|会晤|拜会|接见)了?(?<others>[^，。；]{2,80})|[同与](?<other>[^，。；]{2,60}?)(?:举行)?(?:会谈|会晤)/dgu

/** What puts a meeting into another time: 他希望|同A会谈. */
const notMetZh = /(?:希望|期待|愿|将于?|拟|计划|预计|此前|曾)[^，。；]{0,12}$/u

/** Whom a sentence in Chinese says that the subject of a visit met. */
const metOnVisitZh = (text: string, { start, end }: Range, persons: ReadonlyArray<Mention>): ReadonlyArray<Mention> =>
  matchesOf(text.slice(start, end), metWithZh).flatMap((match) => {
    if (notMetZh.test(text.slice(start, start + match.index))) return []
    const [from = 0, until = 0] = match.indices?.groups?.["others"] ?? match.indices?.groups?.["other"] ?? []
    return persons.filter((one) => one.start >= start + from && one.end <= start + until)
  })

/** Whom the subject of a report on a visit met there, in any sentence that tells it. */
export const findMetOnVisit = (
  paragraphs: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Part> => {
  const at = byParagraph(mentions)
  const { matters } = patternsOf(lexicon)
  return paragraphs
    .filter(({ role }) => role === "body")
    .flatMap((paragraph) => {
      const { text } = paragraph.reading
      const persons = at(paragraph).filter((one) => one.entity.type === "person" && !isOfSomething(one))
      if (paragraph.language === "zh")
        return sentencesIn(paragraph)
          .flatMap((sentence) => metOnVisitZh(text, sentence, persons))
          .map((mention): Part => ({ mention, part: "attended", rule: "attendance-met" }))
      return sentencesIn(paragraph).flatMap(({ start, end }) => {
        const first = metWith.exec(text.slice(start, end))
        if (first === null) return []
        const clauses = text.slice(start + first.index + first[0].length, end).split(/(?<=\sand\swith\s)/u)
        let from = start + first.index + first[0].length
        return clauses.flatMap((clause) => {
          const until = from + (matters.exec(clause)?.index ?? clause.length)
          const met = persons.filter((one) => one.start >= from && one.end <= until)
          from += clause.length
          return met.map((mention): Part => ({ mention, part: "attended", rule: "attendance-met" }))
        })
      })
    })
}

/** Does a sentence tell of another occasion? */
export const isElsewhere = (paragraph: Paragraph, { start, end }: Range, lexicon: Lexicon): boolean =>
  patternsOf(lexicon).elsewhere.test(paragraph.reading.text.slice(start, end))

/**
 * What each person did at the document's event, from the sentences that say it. The headline deck,
 * which shortens and drops offices, counts only for what the body does not tell.
 */
export const findAttendance = (
  paragraphs: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
  event: Pick<Entity, "nameEn" | "nameZh">,
  lexicon: Lexicon,
): ReadonlyArray<Part> => {
  const at = byParagraph(mentions)
  const general = patternsOf(lexicon)
  const named = attendedByName(event)
  const patterns = { ...general, en: [...general.en, ...named.en], zh: [...general.zh, ...named.zh] }
  const heads = paragraphs.filter(({ role }) => role === "title" || role === "subtitle")
  const isMeal =
    [event.nameEn, event.nameZh].some((name) => name !== null && patterns.meals.test(name)) ||
    heads.some(({ reading }) => patterns.meals.test(reading.text))
  const partsOf = (some: ReadonlyArray<Paragraph>) => partsIn(some, at, patterns, lexicon, isMeal)
  const body = partsOf(paragraphs.filter(({ role }) => role === "body"))
  const told = new Set(body.map(({ part }) => part))
  const deck = partsOf(heads)
  const untold = deck.filter(({ part }) => !told.has(part))
  return [...body, ...untold.map((one): Part => ({ ...one, rule: "attendance-deck" }))]
}

/** Does a short text announce a list without a colon: "They were joined by the following leaders"? */
const isOpen = (text: string): boolean => text.length < 160 && /\bfollowing\b/u.test(text) && !/[.!?]$/u.test(text)

/** Are most entries of the list that begins here persons, three at least? */
const isListOfPersons = (
  paragraphs: ReadonlyArray<Paragraph>,
  from: number,
  at: ReturnType<typeof byParagraph>,
): boolean => {
  const next = paragraphs.findIndex(({ role }, index) => index >= from && role !== "list")
  const list = paragraphs.slice(from, next < 0 ? undefined : next)
  const persons = list.filter((paragraph) =>
    at(paragraph).some(({ entity, start }) => entity.type === "person" && start < 40),
  )
  return persons.length > 2 && persons.length * 5 >= list.length * 3
}

/**
 * The persons of the lists whose introduction says that they took part; in a readout those of any list of persons,
 * unless it says that they are something else.
 */
export const findListed = (
  paragraphs: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
  lexicon: Lexicon,
  isReadout: boolean,
): ReadonlyArray<Part> => {
  const at = byParagraph(mentions)
  const { participants, lists, absent } = patternsOf(lexicon)
  const parts: Array<Part> = []
  let isOfParticipants = false
  let part: Part["part"] = "attended"
  for (const [index, paragraph] of paragraphs.entries()) {
    const { text } = paragraph.reading
    // A list may be made of lines alone, as in memoranda of conversation.
    const persons = at(paragraph).filter(({ entity }) => entity.type === "person")
    const isEntry = paragraph.role === "list" || (isOfParticipants && text.length < 140 && !/[.?!:：。]$/u.test(text))
    // "Governors:" heads a part of the list; "A, Director, …; B, President, …" is one that runs on.
    const isPartHead = isOfParticipants && text.length < 40 && /^\p{Lu}[\p{L}\s&]*[:：]$/u.test(text)
    const isRunOn = isOfParticipants && persons.length > 1 && text.includes("; ")
    const ofList = lists.find(({ pattern }) => pattern.test(text))?.part
    if (isPartHead) {
      part = ofList ?? (participants.test(text) ? "attended" : part)
      continue
    }
    if (!isEntry && !isRunOn) {
      // "Participants included: / Experts"
      const isIntroduction = /[:：](?:\s+\p{Lu}[\p{L}\s&]{0,30})?$/u.test(text) || text.length < 40 || isOpen(text)
      isOfParticipants =
        isIntroduction &&
        !absent.test(text) &&
        (participants.test(text) || (isReadout && isListOfPersons(paragraphs, index + 1, at)))
      part = ofList ?? "attended"
      continue
    }
    if (isOfParticipants)
      for (const mention of isRunOn ? persons : persons.slice(0, 1))
        parts.push({ mention, part, rule: "attendance-list" })
  }
  return parts
}

/** Names and that they took part, with which reports end: 蔡奇、王毅等参加。 "A and B attended the talks." */
const presentAtAll =
  /^(?:[\p{Script=Han}·]{2,12}、)*[\p{Script=Han}·]{2,12}?等?(?:参加|出席|陪同)(?:会见|会谈|上述活动|活动)?。?$|^(?:[\p{Script=Han}·]{4,30}[、，])+[\p{Script=Han}·]{4,30}?等?(?:参加|出席)(?:会见|会谈)。?$|\b(?:attended|took\spart\sin|participated\sin|(?:was|were)\s(?:also\s)?present\sat)\sthe\s(?:talks|meetings?|call|events?)\.$/u

/** What is only to happen, up to the verb: 将在香格里拉对话会|发表讲话. */
const planned =
  /(?:将于?|拟|计划|预计)(?![领军士帅])[^，。；]{0,30}$|\b(?:will|would|to|could|should)\s(?:also\s|not\s)?$/u

/** When something else happened: "before President A |attended the summit", 去年|出席对话会. */
const anotherTime =
  /\b(?:before|after|since|until)\s(?!which\b)[^,.;:“”]{2,60}\s$|(?:去年|前年|此前|(?<!不)曾)[^，。；]{0,12}$/u

/** What makes it the others' deed: 会见了|出席大会的代表, but not 共同|出席. */
const othersDeedZh = /(?:与|(?<!共)同|(?:会见|会晤|接见|看望|宴请)了?)(?:前来|来华|来京)?$/u

/** Up to a name in the title of a book: 《|习近平谈治国理政》. */
const inBookTitle = /《[^《》]*$/u

/** What somebody else does at a meeting, up to the office of the next person. */
const ownDeedZh = /(?:传达|通报|宣读|介绍|汇报|解读|回顾|总结|致辞|讲话|发言|作了|进行了)[^，。；]*，$/u

/** The persons after the last who does something of his own: 乙、丙 of 甲传达了会议精神，乙、丙|作总结讲话. */
const lastRun = (text: string, persons: ReadonlyArray<Mention>): ReadonlyArray<Mention> => {
  const first = persons.findLastIndex((person, index) => {
    const before = persons[index - 1]
    if (before === undefined) return true
    const gap = text.slice(before.end, person.start)
    const own = person.office !== null && gap.endsWith(person.office) ? gap.slice(0, -person.office.length) : gap
    return ownDeedZh.test(own)
  })
  return persons.slice(first)
}

/** Within the brackets of a byline: （记者沈牧野）. */
const bylineZh = /[（(]\p{Script=Han}{0,6}(?:记者|通讯员)[^（）()]*$/u

/** Others without names, whose deed it is: 甲主持会议，省委常委、有关部门负责同志|出席. */
const othersZh =
  /[，；][^，；]*(?:同志|负责人|主任|院长|检察长|代表|常委|委员|成员|人士|领导|干部|官员|师生|嘉宾)(?:等|共?\d+[余多]?人)?$/u

/** How much of a text stands before a pattern. */
const lengthBefore = (text: string, pattern: RegExp): number => pattern.exec(text)?.index ?? text.length

const partsIn = (
  paragraphs: ReadonlyArray<Paragraph>,
  at: ReturnType<typeof byParagraph>,
  patterns: Patterns,
  lexicon: Lexicon,
  isMeal: boolean,
): ReadonlyArray<Part> => {
  const parts: Array<Part> = []
  const { elsewhere, meals, matters } = patterns
  for (const paragraph of paragraphs) {
    const { text } = paragraph.reading
    const persons = at(paragraph).filter(
      (mention) =>
        mention.entity.type === "person" &&
        mention.start >= paragraph.dateline &&
        !isOfSomething(mention) &&
        !inBookTitle.test(text.slice(0, mention.start)),
    )
    if (persons.length === 0) continue
    const sentences = sentencesIn(paragraph).map((sentence) => ({
      sentence,
      // The patterns are costly: they see the sentences that name a person.
      hits: persons.some((person) => isWithin(person, sentence)) ? hitsOf(paragraph, sentence, patterns, lexicon) : [],
    }))
    if (sentences.every(({ hits }) => hits.length === 0)) continue
    let isElsewhere = false
    for (const { sentence, hits } of sentences) {
      let from = sentence.start
      let subjects: ReadonlyArray<Mention> = []
      const words = text.slice(Math.max(sentence.start, paragraph.dateline), sentence.end)
      // The sentences after it in the paragraph tell of that too, but for the list of those who were there for all.
      isElsewhere ||= elsewhere.test(words) || (!isMeal && meals.test(words))
      if (isElsewhere && !presentAtAll.test(words)) continue
      for (const [index, { verb, start, end }] of hits.entries()) {
        const lead = text.slice(sentence.start, start)
        if (planned.test(lead) || anotherTime.test(lead) || othersDeedZh.test(lead)) continue
        const next = hits[index + 1]?.start ?? sentence.end
        // "was joined by A and B |to discuss the plan of C"
        const until = verb.persons === "after" ? end + lengthBefore(text.slice(end, next), matters) : next
        const isSubject = verb.persons === "before"
        const places = {
          before: { start: from, end: start },
          within: { start, end },
          after: { start: end, end: until },
        }
        const range = places[verb.persons]
        const inside = persons.filter(
          (mention) =>
            mention.start >= range.start &&
            mention.end <= range.end &&
            !isRepresented(text, mention, persons) &&
            !bylineZh.test(text.slice(sentence.start, mention.start)) &&
            !/^\s(?:was|were)\srepresented\sby\b/u.test(text.slice(mention.end, mention.end + 30)) &&
            // "A与B共同主持" are two subjects; "with A, who was also there".
            (!isSubject ||
              text.slice(start - 2, start + 2).includes("共同") ||
              text.slice(mention.end, start) === ", who " ||
              !isObject(text, sentence, mention, persons)),
        )
        if (verb.persons !== "after" && inside.length > 0)
          subjects = isSubject && paragraph.language === "zh" ? lastRun(text, inside) : inside
        else if (isSubject && othersZh.test(text.slice(from, start))) subjects = []
        // "was co-chaired by A and B, C and D attended": by the first two.
        const isOfTwo = verb.part === "presided" && hits[index + 1]?.verb.persons === "before"
        const [first, second] = inside
        const isPair =
          first !== undefined && second !== undefined && /\sand\s/u.test(text.slice(first.end, second.start))
        const those = isSubject ? subjects : isOfTwo ? inside.slice(0, isPair ? 2 : 1) : inside
        for (const mention of those)
          parts.push({ mention, part: verb.part, rule: isSubject ? "attendance-verb" : "attendance-passive" })
        from = end
      }
    }
  }
  return parts
}
