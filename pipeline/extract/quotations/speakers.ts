import { weekdaysEn } from "../../core/calendar.ts"
import { regExp } from "../../core/pattern.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import { holderOf } from "../holders.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Entity, Mention, Range } from "../model.ts"
import { isOfSomething } from "../model.ts"
import { sentencesIn, sentencesOf } from "../sentences.ts"
import type { Context, Speaker } from "./model.ts"

/** Days, as the press puts them between a subject and its verb: "Wang Yi on Tuesday stressed". */
const day = `(?:(?:late\\s|early\\s|later\\s)?(?:on\\s)?${weekdaysEn}|today|yesterday)`

const adverb = `(?:${day}|here|also|further|again|specially|specifically|particularly|then|later|once|strongly|clearly|both|in turn|has|had|repeatedly|previously|recently|now|publicly|earlier|subsequently|explicitly|separately|jointly|meanwhile|therefore|thus|still|already|first|finally|firmly)`

/** The body or place of a speaker: "Sandra Clarke of Blue Shield California". */
const affiliation =
  "\\sof\\s(?:the\\s)?\\p{Lu}[\\p{L}&.’'-]*(?:\\s(?:of\\s|the\\s|and\\s|for\\s)*\\p{Lu}[\\p{L}&.’'-]*){0,6}"

/** What may stand between an English speaker and the cue: adverbs, a body, or an office between commas. */
export const between = regExp(
  `^(?:${affiliation})?(?:\\s\\([^()]{2,40}\\))?(?:,?\\sin\\s(?:his|her|their|an?|the)\\s(?:\\p{Ll}+\\s)?(?:remarks|speech|address|statement|message|letter|interview|tweet|post))?(?:\\son\\sthe\\ssidelines\\sof\\s[^,.;]{2,110}?(?=\\s))?(?:,\\s[^.;“”"]{2,200},)?\\s*(?:${adverb}\\s)*$`,
  "u",
)

const openingClause =
  '(?:[^“”"]{0,220},\\s|(?:When|While|After|Before|On|In|By)\\s(?:\\p{Ll}+ing|the|his|her|their|a)\\s[^“”",]{0,60}?\\s)?'

/** A clause of its own later in the sentence: "…, and the Vice President reaffirmed". */
const clauseOpening = `(?:${openingClause}|[^“”"]*,\\s(?:and|while|but)\\s)`

/** What may stand between a subject without a name and the cue: adverbs, perhaps "in turn" between commas. */
const beforeCue = `(?:,\\s(?:in\\s(?:turn|response|return|reply)|for\\s(?:his|her|their)\\s(?:own\\s)?part|too|meanwhile|however|\\p{Ll}+ing\\s[^,.;“”"]{2,60}),)?\\s(?:${adverb}\\s)*$`

/** A circumstance in which somebody says something: "The comment was made after |she noted that". */
const whenSaid = '[^“”"]{0,220}\\s(?:after|when|as|while|before|because)\\s'

const pronoun = regExp(
  `^(?:${openingClause}(?:where\\s)?|(?:But|And|Yet)\\s|${whenSaid})(He|She|he|she|They|they)${beforeCue}`,
  "u",
)

/** Somebody called He, with who he is: "He, also a member of …, said". */
const namedHe = /^He,\s(?:also|who)\s[^“”]{2,200},\s(?:also\s)?$/u

const definite = regExp(
  `^${clauseOpening}((?:The|the)\\s\\p{Lu}[\\p{L}-]+(?:\\s\\p{Lu}[\\p{L}-]+){0,3})${beforeCue}`,
  "u",
)

/** An office in small letters: "the former prime minister recalled". */
const smallOffice = regExp(
  `^${clauseOpening}((?:The|the)\\s(?:former\\s|then\\s)?((?:\\p{Lu}[\\p{L}.]+\\s)?\\p{Ll}+(?:[\\s-]\\p{Ll}+){0,2}?))${beforeCue}`,
  "u",
)

const collectivePatterns = perLexicon(({ collectives }) => ({
  en: regExp(`(?:^|[,.]\\s|\\band\\s|\\bwhile\\s)(${collectives.en})\\s(?:${adverb}\\s)*$`, "u"),
  zh: regExp(`(?:^|[，；])(${collectives.zh})(?:还|也|并|特别|一致|都|均|共同)?$`, "u"),
}))

/** A collective that opens a sentence: "In addition, |the two leaders| discussed". */
const collectiveFirst = perLexicon(({ collectives }) => regExp(`^${openingClause}(${collectives.en})\\s`, "u"))

/** Several by their office that open a sentence: "The Defense Ministers met". */
const definiteFirst = regExp(
  `^${openingClause}((?:The|the)\\s(?:(?:two|three|four|five|six)\\s)?\\p{Lu}[\\p{L}-]+(?:\\s\\p{Lu}[\\p{L}-]+){0,3})\\s(?=\\p{Ll})`,
  "u",
)

/** A sentence that goes on about those of the one before: "They agreed", "Together, they discussed". */
const theyFirst = regExp(`^${openingClause}[Tt]hey\\s`, "u")

/** A sentence about one of them, with which "they" of the next is not answered: "He thanked", "The President said". */
const oneFirst = regExp(
  `^${openingClause}(?:He|She|he|she|[Tt]he\\s\\p{Lu}[\\p{L}-]+(?:\\s\\p{Lu}[\\p{L}-]+){0,3})\\s\\p{Ll}`,
  "u",
)

/** Several who hold offices: "The President and Vice President", "the National Security Advisors". */
const jointHolders = regExp(
  `^${openingClause}((?:The|the)\\s(?:(?:two|three|four)\\s)?\\p{Lu}[\\p{L}-]*(?:\\s(?:and|the|of|&|\\p{Lu}[\\p{L}-]*)){0,8})\\s(?:${adverb}\\s)*$`,
  "u",
)

/** Is a word of an office among some words? */
export const holdsOffice = (words: string, { isOfficeWord }: Lexicon): boolean =>
  words.split(" ").some((word) => isOfficeWord(word) || isOfficeWord(word.replace(/s$/u, "")))

const afterComma = regExp(`^,\\s(?:${adverb}\\s)*$`, "u")

/** "The Envoy, (Ms.) Marit Solheim, told": the name stands between commas after its office. */
const isApposed = (text: string, { entity, office, start }: Mention): boolean =>
  entity.type === "person" &&
  ((office !== null &&
    text
      .slice(Math.max(0, start - office.length - 12), start)
      .replace(/(?<=,\s)(?:Mrs?|Ms|Dr|H\.E)\.?\s$/u, "")
      .endsWith(`${office}, `)) ||
    describedAs.test(text.slice(Math.max(0, start - 60), start)))

/** "The bloc's top diplomat, " before a name. */
const describedAs = /(?:[’']s|\b[Tt]he|\b[Aa]n?|\b[Hh]is|\b[Hh]er|\b[Ii]ts)\s(?:[\p{Ll}-]+\s){0,4}\p{Ll}{4,},\s$/u

/** Words before a name without the office that is a part of it. */
export const withoutOffice = (lead: string, { office }: Mention, space = " "): string =>
  office !== null && lead.endsWith(office + space) ? lead.slice(0, lead.length - office.length - space.length) : lead

/** Nobody is the subject after these: "In a call with Minister A, the King said", "a spokesperson for Minister A said". */
const afterPreposition =
  /\b(?:with|to|by|for|from|between)\s(?:(?:the|his|her|their|its|Mr\.|Ms\.|Dr\.|\p{Lu}\p{L}+)\s){0,3}$/u

/** Who heads the body that follows. */
const headOf =
  /\b[Tt]he\s(?:\p{Ll}+\s)?(?:head|chief|leader|director|president|boss|chairman|chair)\sof\s(?:the\s|its\s|\p{Lu}\p{L}+[’']s?\s|\p{Lu}\p{L}+\s){0,2}$/u

/** What joins a person to the body that he speaks for. */
const ofBody = /^,?\s(?:of|from|at|with)\s(?:the\s)?$/u

/** The subject of a sentence that is an office without a name: "The Vice President met …". */
const officeSubject = /^(?:[^,.]{0,60},\s)?([Tt]he\s\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,3})\s(?=\p{Ll})/u

/** Whom a pronoun means: the first person of the sentence before, or else who spoke last. */
export const antecedent = (
  text: string,
  sentence: Range,
  paragraph: Paragraph,
  { at, last: speaker, lexicon, holders }: Context,
): Entity | undefined => {
  const last = speaker?.type === "person" ? speaker : undefined
  for (const before of sentencesOf(text.slice(0, sentence.start), paragraph.language).toReversed()) {
    const start = Math.max(before.start, paragraph.dateline)
    const words = text.slice(start, before.end).trimStart()
    // A sentence that begins with a pronoun goes on with the one before it, whomever else it names.
    if (/^(?:(?:He|She)(?!\p{L})|[他她](?!们))/u.test(words)) continue
    const office = officeSubject.exec(words)?.[1]
    if (office !== undefined && holdsOffice(office, lexicon)) return holderOf(office, holders)
    const subject = at(paragraph).find(
      (mention) =>
        mention.entity.type === "person" &&
        mention.start >= start &&
        mention.end <= before.end &&
        !isOfSomething(mention),
    )
    if (subject !== undefined) return subject.entity
    // In Chinese a statement goes on without naming who makes it.
    if (paragraph.language === "en" && !/^[“"]/u.test(words)) return last
  }
  return last
}

/** The collective that "they" means: that of the sentence, or of one before it, past those that tell of one person. */
export const collectiveBefore = (
  text: string,
  sentence: Range,
  cue: Range,
  paragraph: Paragraph,
  { at, lexicon, collective }: Context,
): Entity | undefined => {
  const before = sentencesIn(paragraph).filter(({ start }) => start >= paragraph.dateline && start < sentence.start)
  for (const { start, end } of [{ start: sentence.start, end: cue.start }, ...before.toReversed()]) {
    const words = text.slice(start, end)
    const subject = collectiveFirst(lexicon).exec(words)?.[1]
    if (subject !== undefined) return collective(subject)
    const holders = definiteFirst.exec(words)?.[1]
    if (holders !== undefined && lexicon.isPlural(holders)) return collective(holders)
    if (theyFirst.test(words)) continue
    const [person, second] = at(paragraph).filter(
      (one) => one.entity.type === "person" && one.start >= start && one.end <= end,
    )
    const isOfOne =
      oneFirst.test(words) ||
      (person !== undefined &&
        subjectLead.test(withoutOffice(text.slice(start, person.start), person)) &&
        (second === undefined || !joinedTo.test(text.slice(person.end, second.start))))
    if (!isOfOne) return undefined
  }
  return undefined
}

/** Whom "the Mayor" means: the one whom the document or its title knows, or else the last named before in the paragraph. */
const holderBefore = (
  words: string,
  sentence: Range,
  paragraph: Paragraph,
  { at, holders, lexicon }: Context,
): Entity | undefined => {
  const office = words.replace(/^the\s/iu, "")
  // "The National Security Advisors" are several.
  if (lexicon.isPlural(office)) return undefined
  const named = at(paragraph).findLast(
    (one) =>
      one.entity.type === "person" &&
      one.end <= sentence.start &&
      (one.office === office || one.office?.endsWith(` ${office}`) === true),
  )
  // "the GCC Secretary General" is the Secretary General of the Gulf Cooperation Council.
  const short = office.replace(/^\p{Lu}{2,6}\s(?=\p{Lu}\p{Ll})/u, "")
  return holderOf(words, holders) ?? named?.entity ?? (short === office ? undefined : holderOf(short, holders))
}

/** When something was said or published, in Chinese; may be empty. */
const timeZh =
  "(?:当地时间)?(?:(?:\\d{4}年)?(?:\\d{1,2}月)?\\d{1,2}日(?:[早晚]|上午|下午|凌晨|中午)?|当天|今天|今日|昨天|昨日|昨晚|前天|今早|今晚|[上本]?(?:周|星期)[一二三四五六日]|近日|日前|同日|同一天|稍早|稍后|随后|此前|此后)?(?:[早晚]些时候|稍早时候|稍晚时候|深夜|傍晚)?(?:（[^）]{1,12}）)?"

/** That something is published, before the cue. */
const issuedZh =
  "(?:就此)?发[布表出](?:最新|联合|共同|官方)?(?:消息|声明|公告|报告|通报|数据|谈话|公报|讲话|评论|社论)|发文|刊文|撰文|表态|致辞"

/** Speakers without a name, at the beginning of a sentence or clause. */
const unnamedPatterns = perLexicon(({ unnamed }) => ({
  en: regExp(
    `^(?:[^“”"]{0,160},\\s(?:with\\s|(?:and|while)\\s(?=\\p{Lu}))?)?((?:\\p{Lu}[^,.“”]{2,60}?\\sand\\s(?:other|fellow|his|her|the)\\s)?(?:(?:[Tt]he|[Aa]n?|Some|Several|Many|All)\\s)?(?:(?!(?:that|with|by|from|to|of|and)\\s)\\p{L}[\\p{L}\\p{N}.’'-]*\\s|and\\s(?=\\p{Lu})){0,6}?(?:${unnamed.en})(?:\\s(?:attending|from|of|(?<=(?:spokes(?:person|man|woman)|driver|worker|lawyer|attorney|advocate)s?\\s)for|in|at|with|close\\sto|familiar\\swith|briefed\\son|involved\\sin|who)\\s(?:U\\.S\\.|,\\s(?=(?:and\\s)?\\p{Lu})|[^,.;“”]){2,60}?)?)(?:,\\s[^,.;“”]{3,120},|\\swho)?\\s(?:${adverb}\\s)*$`,
    "u",
  ),
  zh: regExp(
    `(?:^|[，。；：])(?:另?据|有)?((?!按照|根据|遵照|落实|贯彻|依照|针对|对于|围绕)[^，。；：“”（）\\d]{0,36}?(?:${unnamed.zh}|《[^》]{2,30}》))(?:发言时?|普遍|明确|都|纷纷|一致)?${timeZh}(?:在[\\p{Script=Han}·]{2,14})?(?:[对向](?:(?:记者|媒体|外界)\\p{Script=Han}{0,4}|\\p{Script=Han}{1,8}[社报台网]))?(?:还|也|再次|都|普遍)?(?:${issuedZh}|援引[^，。]{2,16}的(?:话|消息)|通报|警告)?(?:报道)?$`,
    "u",
  ),
}))

/** A group that does something first and speaks after a comma: 港口人士|高度评价此文，认为…. */
const groupFirst = perLexicon(({ unnamed }) =>
  regExp(
    `^(?:(他们|她们)(?!会)|((?!按照|根据|遵照|落实|贯彻|依照|针对|对于|围绕)[^，。；：“”（）\\d]{0,16}?(?:${unnamed.zh}))(?:还|也|都|普遍|高度|积极|热烈|衷心)?(?:评价|感谢|赞赏|赞扬|欢迎|祝贺|肯定|支持|关注))[^。；：“”]*，(?:并|还)?$`,
    "u",
  ),
)

/** Up to the name that is the subject of a sentence. */
const subjectLead = regExp(`^${openingClause}(?:(?:Mr|Ms|Mrs|Dr)\\.\\s|\\p{Lu}[\\p{L}’'-]*\\s)?$`, "u")

/** What joins a second subject to the first, up to its name. */
export const joinedTo = /^,?\sand\s(?:(?:the\s)?(?:\p{Lu}[\p{L}.’'-]*\s(?:of\s)?){0,8})?$/u

/** Who opens a sentence without a name: a pronoun, an office or body, a collective, a group; group 1. */
export const openingPattern = perLexicon(({ unnamed, collectives, nationality }) =>
  regExp(
    `^(?:[^,]{0,60},\\s)?((?:(?:The|the)\\s(?:${nationality})\\s(?:\\p{Ll}+\\s){1,3}?(?=\\p{Ll}+ed\\s)|(?:The|the)\\s(?:\\p{Lu}[\\p{L}-]+\\s){1,3}|He\\s|She\\s|They\\s|(?:${collectives.en})\\s|(?:(?:[Tt]he|Some|Several|Many|All)\\s)?(?:[\\p{L}.’'-]+\\s){0,6}?(?:${unnamed.en})\\s))`,
    "u",
  ),
)

/** Where words stand last before a cue. */
const placeIn =
  (sentence: Range, before: string) =>
  (form: string): Range => {
    const start = sentence.start + before.lastIndexOf(form)
    return { start, end: start + form.length }
  }

/** Length of the circumstance with which a sentence opens: "During their remarks, ". */
export const adverbial = (words: string): number =>
  /^(?:As|During|In|On|At|By|After|Before|While|When|Following|Finally|Additionally|Lastly|Together|Today|Yesterday|Earlier|Later|Also|However|Meanwhile|Separately|\p{Lu}\p{Ll}+day)\b[^,“”]{0,160},\s/u.exec(
    words,
  )?.[0].length ?? 0

/** Who says what a cue reports. */
type FindSpeaker = (
  text: string,
  sentence: Range,
  cue: Range,
  paragraph: Paragraph,
  context: Context,
) => Speaker | undefined

/** Words for those who govern, which are no short name of a body. */
const ofState = /\s(?:Administration|Government|House|State|Union|Party)$/u

/** "China’s |Ministry of Harbors| denied a report and": a body with what it does before it says something. */
const owner = /^(?:[Tt]he\s|(?:\p{Lu}\p{L}+\s?){1,3}[’']s?\s)?$/u
const doesBefore = /\s\p{Ll}+ed\s.*\sand$/u

/** A cue in the past, what may stand before a country that speaks, and between it and the cue. */
const hasSaid = /^(?:said|told|\p{Ll}+ed)\b/u
const countryLead = /^(?:(?:On|In|At|After|Meanwhile|However|Earlier|Later)\b[^,“”]{0,60},\s)?$/u
const beforeSaid = /^\s(?:(?:on\s\p{Lu}\p{L}+day|also|again|repeatedly|earlier|later)\s)*$/u

/** What has spoken before, as "it", perhaps after an adverb. */
const itAgain =
  /^(?:(?:Additionally|Also|Furthermore|Moreover|Finally|Meanwhile|In\saddition|At\sthe\ssame\stime),\s)?([Ii]t)\s(?:also\s|further\s|then\s)?$/u

export const englishSpeaker: FindSpeaker = (text, sentence, cue, paragraph, context) => {
  const before = text.slice(sentence.start, cue.start)
  const subjects = context
    .at(paragraph)
    .filter(
      (mention) =>
        (mention.entity.type === "person" || mention.entity.type === "organization") &&
        mention.start >= sentence.start &&
        mention.end <= cue.start,
    )
  // The last that may be the subject; the body in the office of a person is none.
  const last = subjects.findLast((subject) => {
    const { office } = subject
    const after = text.slice(subject.end, cue.start)
    // "Fu Cong, Ambassador to the United Nations said": the second comma is missing.
    const gap = office !== null && after.startsWith(`, ${office} `) ? after.slice(office.length + 2) : after
    const lead = withoutOffice(text.slice(sentence.start, subject.start), subject)
    if (afterPreposition.test(lead.slice(-60))) return false
    // "the head of China's Harbor Office said": not the office.
    if (subject.entity.type === "organization" && headOf.test(lead.slice(-60))) return false
    // "Analyst Mirelle Tanz of Lantern Group said"
    if (subject.entity.type === "organization" && /\s(?:of|at)\s(?:the\s)?$/u.test(lead.slice(-8))) return false
    return between.test(gap) || (afterComma.test(gap) && isApposed(text, subject))
  })
  // "Reva Goujon of Rhodium Group said"
  const member = subjects.findLast(({ entity, office, end }) => {
    if (entity.type !== "person" || last === undefined) return false
    const gap = text.slice(end, last.start)
    // "Zhao Xiyuan, minister-counsellor, the Embassy in Kenya said"
    return ofBody.test(gap) || (office !== null && (gap === `, ${office}, ` || gap === `, ${office}, the `))
  })
  const named = member ?? last
  if (named !== undefined) {
    const subject = withoutOffice(text.slice(sentence.start, named.start), named)
    // Two subjects are no single speaker.
    const first = subject.replace(/,?\sand\s(?:\p{Lu}[\p{L}.]+\s){0,2}$/u, "")
    const isSecond =
      first.length < subject.length &&
      (/(?:^|,\s)(?:He|She)$|(?:^|,\s)[Tt]he\s(?:\p{Lu}[\p{L}-]+\s?){1,4}$/u.test(first) ||
        context
          .at(paragraph)
          .some(({ entity, end }) => entity.type !== "place" && end === sentence.start + first.length))
    if (isSecond) return { range: { start: sentence.start + adverbial(before), end: named.end }, entity: undefined }
    return { range: { start: named.start, end: named.end }, entity: named.entity }
  }
  const place = placeIn(sentence, before)
  // "China will open further, He said": Mr. He
  const mister = context.bySurname("He")
  if (mister !== undefined && (namedHe.test(before) || /,[”"]?\sHe\s$/u.test(before)))
    return { range: place("He"), entity: mister }
  const he = pronoun.exec(before)?.[1]
  if (he !== undefined) {
    const entity = /^they$/iu.test(he)
      ? collectiveBefore(text, sentence, cue, paragraph, context)
      : antecedent(text, sentence, paragraph, context)
    return { range: place(he), entity: entity ?? (he === "He" ? mister : undefined) }
  }
  // What has spoken in the sentence before: "It called for further efforts."
  const { last: lastSpeaker } = context
  const isIt = sentence.start > 0 && (lastSpeaker?.type === "collective" || lastSpeaker?.type === "organization")
  const [, it] = itAgain.exec(before) ?? []
  if (isIt && it !== undefined) return { range: place(it), entity: lastSpeaker }
  const collective = collectivePatterns(context.lexicon).en.exec(before)?.[1]
  if (collective !== undefined) return { range: place(collective), entity: context.collective(collective) }
  const office = definite.exec(before)?.[1]
  const holder = office === undefined ? undefined : holderBefore(office, sentence, paragraph, context)
  if (office !== undefined && holder !== undefined) return { range: place(office), entity: holder }
  const [, small, title] = smallOffice.exec(before) ?? []
  const smallHolder =
    title === undefined
      ? undefined
      : (holderOf(title.toLowerCase(), context.smallHolders) ??
        (title === "envoy" ? holderOf("ambassador", context.smallHolders) : undefined))
  if (small !== undefined && smallHolder !== undefined) return { range: place(small), entity: smallHolder }
  const several = jointHolders.exec(before)?.[1]
  if (several !== undefined && holdsOffice(several, context.lexicon)) {
    const isOfOneOffice = !/\sand\s/u.test(several) && context.lexicon.isPlural(several)
    return { range: place(several), entity: isOfOneOffice ? context.collective(several) : undefined }
  }
  // A group, or a body or an office whose holder the document does not name.
  const isOffice = title !== undefined && holdsOffice(title, context.lexicon)
  const group = unnamedPatterns(context.lexicon).en.exec(before)?.[1] ?? office ?? (isOffice ? small : undefined)
  if (group === undefined) {
    // "China said on Monday that …"; what a country says in the present is mostly a part of what somebody tells.
    const country = hasSaid.test(text.slice(cue.start, cue.end))
      ? context
          .at(paragraph)
          .find(
            ({ entity, start, end }) =>
              context.lexicon.isCountry(entity.id) &&
              start >= sentence.start &&
              countryLead.test(text.slice(sentence.start, start)) &&
              beforeSaid.test(text.slice(end, cue.start)),
          )
      : undefined
    return country === undefined ? undefined : { range: { start: country.start, end: country.end }, entity: undefined }
  }
  const range = place(group)
  // "The Task Force reaffirmed": the body that ends so.
  const known = group === office && !ofState.test(group) ? context.bodyEnding(group.replace(/^the\s/iu, "")) : undefined
  if (known !== undefined) return { range, entity: known }
  const body = subjects.find(({ entity, start, end }) => {
    if (entity.type !== "organization" || start < range.start) return false
    return owner.test(text.slice(range.start, start)) && doesBefore.test(text.slice(end, range.end))
  })
  return body === undefined
    ? { range, entity: undefined }
    : { range: { start: body.start, end: body.end }, entity: body.entity }
}

/** Between a Chinese speaker and the cue: an adverb or a circumstance, without a further clause. */
const betweenZh = regExp(
  `^[”》]?(?:[上中少]将|[大上中]校)?(?:${[
    "[^。；“”：，]{0,8}",
    `）?(?:媒体办公室|新闻办公室|政治局|军事部门)${timeZh}(?:${issuedZh})?`,
    // 邓小平|语气随和地说
    "[\\p{Script=Han}、]{2,20}地",
    // 朗伊|总理对吴文英部长说
    "\\p{Script=Han}{0,6}[对向][^。；“”：，]{2,24}",
    `${timeZh}(?:在[\\p{Script=Han}·]{2,14})?(?:${issuedZh})?(?:还|也|又|再次)?`,
    `${timeZh}在[^。；“”：]{1,30}[时后中上]，?(?:还|也|又|特别|再次|着重)?`,
    `${timeZh}(?:在)?接受[^。；，]{1,30}(?:采访|专访)时?`,
    // 近日对妇女儿童工作作出重要指示
    "[^。；“”：，]{0,30}?(?:作出|发表|致|发来|作)\\p{Script=Han}{0,14}(?:指示|批示|讲话|致辞|贺电|贺信|慰问电|唁电|演讲|谈话)(?:中|时)?",
    "在[^。；“”：]{1,40}[时后中上]，?(?:举行|召开|出席|接受)[^，。；“”]{0,12}(?:记者会|发布会|采访|专访)(?:时|上)?",
    "(?:在[^。；“”：，]{1,30}[时后中上])?[^。；“”：，]{0,6}地",
    "[^。；“”：，]{1,20}时",
    "\\p{Script=Han}{0,6}[对向][^。；，]{1,24}(?:记者|媒体)",
  ].join("|")})$`,
  "u",
)
const pronounZh =
  /(?:^|[。，；])(他们|她们|他|她)(?:并|紧接着|首先|还|也|又|特别|再次|着重|最后|同时|曾|多次|曾多次|进一步|随后|接着|继续|最后还|高兴地|坚定地)?(?:在[^，。；]{2,30}[时中后])?$/u

/** An organisation after these is where, or by whose order, and does not speak. */
const adverbialZh = /(?:(?:在|于|到|赴|就|围绕|按照|根据|遵照)\p{Script=Han}{0,8}|(?:对|向|接受|告诉)[《“]?)$/u

/** A body that publishes something and, after a comma, says something in it. */
const issues = /^[^，]{0,8}(?:印发|发布|发表|公布|下发|出台)[^。]*，(?:并|还)?$/u

/** The words after a name without the office that follows it: 铃木|市长、…. */
const pastOffice = (words: string, { office }: Mention): string =>
  office !== null && words.startsWith(office) ? words.slice(office.length) : words

/** What stands between two subjects: "and", and the office of the second. */
const isJoined = /^(?:和|与|、)[^，。；：]{0,12}$/u

/** Several do something one after another: 先后发言，表示. */
const inTurn = /^[^，。；：]{0,12}(?:先后|相继|分别|纷纷|均|一致)/u

/** The same where both act together: 同劳尔大将|联名致电表示. */
const isJoinedByDeed = /^(?:和|与|同)[^，。；：]{0,20}$/u
const together = /^[^，。；：]{0,6}(?:联名|联合|共同|一道|一起)/u

/** Is a group of words no more than a body and that it makes a statement: 以色列国防军|当天发表声明? */
const isItsStatement = (group: string, name: string): boolean =>
  group.startsWith(name) &&
  /^(?:当天|\d{1,2}日|今天|昨天|昨日|近日)?(?:报道|(?:就此|对此)?(?:发[布表]|在)(?:的)?(?:声明|公报|战报|消息|报告|谈话|评论|社论)中?)$/u.test(
    group.slice(name.length),
  )

/** Others without a name who issue something together with somebody: 欧佩克|与多个产油国7日发表声明. */
const withOthers = regExp(`^((?:（[^）]{1,12}）)?(?:和|与|同|及)[^，。；：“”]{2,16}?)${timeZh}${issuedZh}$`, "u")

/** Whom somebody meets, up to his office. */
const metBefore = /(?:会见|接见|会晤|拜会|拜访|看望|约见|宴请|拜见)了?$/u

/** Who belongs to somebody, right after his name. */
const relative =
  /^的?(?:家人|家属|亲属|律师|代理律师|辩护律师|团队|竞选团队|办公室|妻子|丈夫|女儿|儿子|母亲|父亲|朋友|邻居|同事)(?!\p{Script=Han}{2})/u

/** An office with which a text begins, and a name or a verb after it. */
const officeFirst = perLexicon(({ officeZh }) => regExp(`^(?:前)?(?:${officeZh}|代表|大使)\\p{Script=Han}`, "u"))

/** Between a country and what it says. */
const countrySays = regExp(`^(?:后|随后|则|也|亦|还)?${timeZh}(?:${issuedZh})?$`, "u")

/** An office that stands for who holds it: 总书记强调. */
const officeAloneZh = perLexicon(({ officeZh }) =>
  regExp(`(?:^|，)(${officeZh})(?:还|也|又|再次|多次|明确|着重|作出重要指示|发表重要讲话)?$`, "u"),
)

/** The only person of a document whose office ends so. */
const onlyHolder = (office: string, holders: Context["holders"]): Entity | undefined => {
  const held = holders.filter((holder) => holder.office.split("、").some((one) => one.endsWith(office)))
  return new Set(held.map(({ entity }) => entity.id)).size === 1 ? held[0]?.entity : undefined
}

/** Between what a subject did first and a cue: 会见代表团，还|强调; 出席会议并在讲话中|指出. */
const laterZh =
  /(?:，(?:[并还]|随后|同时|最后|接着|进而)?|并)(?:(?:在|作|发表)?\p{Script=Han}{0,6}(?:讲话|致[辞词]|发言|演讲)[中时]?)?$/u

/** When or on what occasion, before the subject: 当被问及此事，|王毅…. */
const occasionZh =
  /^(?:当|在|就|谈[及到]|对于?|针对|面对|围绕|被问|关于|随后|同日|当天|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)[^，；：“”]{0,40}，/u

/** Is it said to this person: 莫迪在电话中对|习近平说? */
const isAddressee = (text: string, { start, office }: Pick<Mention, "start" | "office">): boolean => {
  // The office may stand after the name: 对|吴文英部长.
  const lead = text.slice(0, start)
  const length = office !== null && lead.endsWith(office) ? office.length : 0
  return /(?:[对向]|告诉)$/u.test(lead.slice(0, lead.length - length).slice(-2))
}

/** To whom something is said: 发言人佩斯科夫当天对媒体说. */
const toMediaZh = /[对向](?:\p{Script=Han}{0,6})?(?:媒体|记者|外界|公众)$/u

/** At a meeting, whose subject speaks and not whom he meets: 会见B时, 同B举行会谈时. */
const whenMeeting =
  /(?:(?:会见|接见|会晤|拜会|拜访|看望|约见|宴请|欢迎|陪同|致电)了?|(?:同|与|和)(?![^。]*在会[谈见晤][时中后])(?=[^。；“”：，]{2,40}(?:举行|会[谈见晤]|通电?话|交谈|谈话|进行|见面|座谈|会面)))[^。；“”：，]{2,80}(?:时|后|期间|中)，?(?:就[^，。；：“”]{2,24}?)?(?:还|也|又|再次|着重|明确|特别)?$/u

/** Who speaks when he meets somebody; undefined where the sentence tells of no meeting or not who holds it. */
const hostZh = (
  sentence: Range,
  before: string,
  inSentence: ReadonlyArray<Mention>,
): { readonly at: number; readonly host: Mention | undefined } | undefined => {
  const meeting = whenMeeting.exec(before)
  if (meeting === null) return undefined
  const at = sentence.start + meeting.index
  const isMet = inSentence.some(({ entity, start }) => entity.type === "person" && start >= at)
  const host = inSentence.findLast(
    ({ entity, end }) =>
      entity.type === "person" &&
      end <= at &&
      /^[^，。；：“”]{0,40}$/u.test(before.slice(end - sentence.start, meeting.index)),
  )
  // A 在|B与C会晤后|表示: they met, and another speaks.
  const lead = host === undefined ? "" : withoutOffice(before.slice(0, host.start - sentence.start), host, "")
  const other = lead.endsWith("在")
    ? inSentence.find(({ entity, end }) => entity.type === "person" && end === sentence.start + lead.length - 1)
    : undefined
  return isMet ? { at, host: other ?? host } : undefined
}

export const chineseSpeaker: FindSpeaker = (text, sentence, cue, paragraph, context) => {
  const before = text.slice(sentence.start, cue.start)
  const place = placeIn(sentence, before)
  const inSentence = context.at(paragraph).filter(
    (mention) =>
      mention.start >= sentence.start &&
      mention.end <= cue.start &&
      // 在加西亚|举行的招待会上
      !/^(?:举行|举办|主办)的/u.test(text.slice(mention.end, mention.end + 3)),
  )
  const meeting = hostZh(sentence, before, inSentence)
  if (meeting?.host !== undefined) {
    const { start, end, entity } = meeting.host
    return { range: { start, end }, entity }
  }
  const named = inSentence.findLast(
    ({ entity, start, end, office }) =>
      !(meeting !== undefined && start >= meeting.at) &&
      ((entity.type === "person" && !isAddressee(text, { start, office })) ||
        (entity.type === "organization" && !adverbialZh.test(text.slice(sentence.start, start)))) &&
      betweenZh.test(text.slice(end, cue.start)),
  )
  // 牛清报拜会卡斯特罗|并表示: the visitor speaks.
  const visitor =
    named !== undefined && metBefore.test(withoutOffice(text.slice(sentence.start, named.start), named, ""))
      ? inSentence.find(({ entity, end }) => entity.type === "person" && end < named.start)
      : undefined
  if (visitor !== undefined && named !== undefined && /^并(?:还|也)?$/u.test(text.slice(named.end, cue.start)))
    return { range: { start: visitor.start, end: visitor.end }, entity: visitor.entity }
  // 巴格利|家人称: his family speaks.
  if (named?.entity.type === "person" && relative.test(text.slice(named.end, cue.start)))
    return { range: { start: named.start, end: cue.start }, entity: undefined }
  // 欧洲议会|议员迪吕波表示: who speaks is the one with the office.
  const isOfBody =
    named?.entity.type === "organization" && officeFirst(context.lexicon).test(text.slice(named.end, cue.start))
  if (named !== undefined && isOfBody) return { range: { start: named.start, end: cue.start }, entity: undefined }
  const collective = collectivePatterns(context.lexicon).zh.exec(before)?.[1]
  if (collective !== undefined) return { range: place(collective), entity: context.collective(collective) }
  const group = unnamedPatterns(context.lexicon).zh.exec(before)?.[1]
  if (
    group !== undefined &&
    !(named !== undefined && toMediaZh.test(group)) &&
    // 瑟比加在社交媒体发文说
    !(named !== undefined && /[在于]\p{Script=Han}{0,6}媒体$/u.test(group)) &&
    !(named !== undefined && isItsStatement(group, text.slice(named.start, named.end))) &&
    (named === undefined || named.end < cue.start - 4 || named.entity.type === "organization")
  ) {
    // 伊朗|伊斯兰革命卫队, 英国|《金融时报》
    const { start: from, end: to } = place(group)
    const whole = inSentence.find(
      ({ entity, start, end }) =>
        entity.type !== "place" &&
        start >= from &&
        (end === to || (end === to - 1 && text.charAt(end) === "》")) &&
        /^《?$/u.test(
          text.slice(inSentence.find((one) => one.entity.type === "place" && one.start === from)?.end ?? from, start),
        ),
    )
    return { range: place(group), entity: whole?.entity }
  }
  if (named !== undefined) {
    // Two subjects are no single speaker.
    const joins = together.test(text.slice(named.end, cue.start)) ? isJoinedByDeed : isJoined
    const other = inSentence.find(
      (one) =>
        one.entity.type === "person" &&
        one.end < named.start &&
        joins.test(pastOffice(text.slice(one.end, named.start), one)),
    )
    return other === undefined
      ? { range: { start: named.start, end: named.end }, entity: named.entity }
      : { range: { start: other.start, end: named.end }, entity: undefined }
  }
  const office = officeAloneZh(context.lexicon).exec(before)?.[1]
  const holder = office === undefined ? undefined : onlyHolder(office, context.holders)
  if (office !== undefined && holder !== undefined) return { range: place(office), entity: holder }
  const he = pronounZh.exec(before)?.[1]
  if (he !== undefined) {
    // 李强到财政部考察，他强调: the subject of the same sentence.
    const at = place(he)
    const subject = inSentence.find(
      (mention) => mention.entity.type === "person" && mention.end <= at.start && !isOfSomething(mention),
    )
    const entity = he.endsWith("们") ? undefined : (subject?.entity ?? antecedent(text, sentence, paragraph, context))
    return { range: at, entity }
  }
  // 伊朗称，
  const country = inSentence.find(
    ({ entity, start, end }) =>
      entity.type === "place" &&
      (start === sentence.start || "，。；：".includes(text.charAt(start - 1))) &&
      countrySays.test(text.slice(end, cue.start)),
  )
  if (country !== undefined) return { range: { start: country.start, end: country.end }, entity: undefined }
  const joint = inSentence.find(
    ({ entity, end }) => entity.type !== "event" && withOthers.test(text.slice(end, cue.start)),
  )
  if (joint !== undefined) {
    const others = withOthers.exec(text.slice(joint.end, cue.start))?.[1] ?? ""
    return { range: { start: joint.start, end: joint.end + others.length }, entity: undefined }
  }
  // The subject stands at the beginning and the cue after a comma: 总统尹锡悦…吊唁，…，表示….
  const document = /^(?:文章|作者|报告|声明|社论|评论|《[^》]+》)(?=\p{Script=Han})/u.exec(before)?.[0]
  if (document !== undefined && /，(?:并|还)?$/u.test(before))
    return { range: { start: sentence.start, end: sentence.start + document.length }, entity: undefined }
  const issuer = inSentence.findLast(
    ({ entity, start, end }) =>
      entity.type === "organization" &&
      (start === sentence.start || text.charAt(start - 1) === "：") &&
      issues.test(text.slice(end, cue.start)),
  )
  if (issuer !== undefined) return { range: { start: issuer.start, end: issuer.end }, entity: issuer.entity }
  const subject = inSentence.find(({ entity }) => entity.type === "person")
  const opening = subject === undefined ? "" : text.slice(sentence.start, subject.start).replace(occasionZh, "")
  if (
    subject !== undefined &&
    laterZh.test(before) &&
    !/[，；：]/u.test(opening) &&
    // 获奖渔民感谢|李强会见，…: whom others thank does not speak.
    (opening === "" || (subject.office !== null && opening.endsWith(subject.office)))
  ) {
    const second = inSentence.find(
      ({ entity, start }) =>
        entity.type === "person" &&
        start > subject.end &&
        (isJoined.test(pastOffice(text.slice(subject.end, start), subject)) ||
          inTurn.test(text.slice(start, cue.start))),
    )
    return second === undefined
      ? { range: { start: subject.start, end: subject.end }, entity: subject.entity }
      : { range: { start: subject.start, end: second.end }, entity: undefined }
  }
  const [, they, people] = groupFirst(context.lexicon).exec(before) ?? []
  const first = they ?? people
  return first === undefined
    ? undefined
    : { range: { start: sentence.start, end: sentence.start + first.length }, entity: undefined }
}
