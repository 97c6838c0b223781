import { overlaps } from "../../core/text.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import type { Mention, Range } from "../model.ts"
import { isOfSomething } from "../model.ts"
import { sentenceAt } from "../sentences.ts"
import type { Context, Quotation } from "./model.ts"
import { isSpeech, reported, trimmed } from "./model.ts"

/** Beginnings of sentences in which the reporter tells on. */
const reporter =
  /^(?:(?:In addition|Additionally|Lastly|Finally|Separately|Further|Furthermore|Moreover|Together|Also),?\s)?(?:[Tt]he\s(?:two|three)\s(?!is\b|\p{L}+\s(?:should|must|need|ought|can|cannot)\b)|[Tt]he\s(?:(?:two|three)\s(?!\p{L}+\s(?:should|must|need|ought|can|cannot)\b))?(?:leaders|sides|presidents|President|Vice President|Prime Minister|Secretary|Minister|ministers|conference|meeting|session|delegation|visit|talks|summit|parties|participants|officials|governments|Premier|King)\b|[Tt]hey\b|[Hh]e\b|[Ss]he\b|[Bb]oth\b(?!\s\p{L}+\s(?:should|must|need|ought)\b)|Participants\b|Attendees\b|Reporters\b|Photographs\b|[Tt]he\s(?:audience|crowd|hall|room|speech|ceremony|event|applause|vote|reporters?|journalists|photograph|full\stext|text)\b|(?:His|Her)\s(?:remarks|speech|address|visit|statement)\b|Finally,|Earlier|Later|During\b|After\b|In\s(?:his|her|their)\s|To that end)/u

const ordinal =
  /^(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|The\s(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\sis)\b/u

/** Marks of the present, of duty and of "we": what was said, where the report itself is in the past. */
const spoken = /\b(?:must|should|shall|will|can|cannot|need|needs|is|are|has|have|does|we|our|us|may)\b/iu

const pastTense =
  /\b(?:was|were|had|did|said|told|met|spoke|held|took|gave|made|left|went|led|began|came|rose|fell|grew|sat|stood|ran|kept|brought|bought|sold|wrote|drew|drove|flew|threw|knew|saw|heard|felt|lost|won|paid|sent|spent|became|found|got|thought|caught|fought|sought|taught|sank|sang|rang|sprang|shrank|drank|swam|chose|froze|broke|stole|woke|wore|tore|bore|swore|shook|undertook|overcame|underwent|ate|hung|dug|lit|bit|hid|slid|lay|laid|slept|swept|crept|wept|knelt|dealt|leapt|struck|swung|shot|shone|fled|fed|rode|blew|forgot|withdrew|understood|bent|lent|\p{L}{2,}ed)\b/iu

/** A country or a side and what it does, in the present: "China stands ready to work with …". */
const presentSubject =
  /^(?:The\s)?(?:\p{Lu}[\p{L}’'-]*\s){1,4}(?:side\s)?(?:also\s|firmly\s|always\s|highly\s|fully\s|resolutely\s|sincerely\s)?(?:stands|hopes|supports|appreciates|attaches|regards|opposes|believes|welcomes|values|wishes|expects|adheres|pursues|remains|looks|takes|sees|advocates|upholds|respects|understands|wants|intends|seeks|considers|maintains|follows|agrees|encourages|thanks)\b/u

/** Somebody, known or not, says something: "Practitioners emphasized that …". */
const newCue =
  /(?<!\b(?:had|has|have|is|was|were|be|been)\s(?:\p{L}+\s)?)\b(?:said|stated|noted|emphasi[sz]ed|stressed|underscored|underlined|explained|added|argued|warned|pointed\sout|highlighted|reiterated|reaffirmed|affirmed|told)\s(?:[^,.;“”]{0,30}\s)?that\s/u

/**
 * The main verb of a sentence tells what somebody did, whatever is present in its clauses: "Survivors and officials
 * discussed current needs", "On trade, the envoys exchanged views".
 */
const tells =
  /^(?:(?:As|During|In|On|At|For|After|Before|While|When|Following|Finally|Additionally|Lastly|Together|Also|However|Meanwhile|Separately)\b[^,“”]{0,120},\s)?(?!We\b)(?:(?!\b(?:that|which|who|whom|is|are|was|were|be|been|has|have|had|as|will|must|should|can|we|our)\b)[\p{L}.’'-]+,?\s){1,12}?(?:(?:also|then|further|later|both|jointly)\s)?(?<!\b(?:an?|the|our|their|its|his|her|of|with|and)\s)(?:discussed|released|met|thanked|agreed|reviewed|exchanged|commented\son|reiterated|reaffirmed|welcomed|shared|committed|outlined|described|spoke|briefed|condemned|congratulated|praised|pledged|noted|emphasi[sz]ed|stressed|underscored|highlighted|listened\sto|heard\sfrom)\s(?!(?:at|in|by|during|on|under|last|this|yesterday|today|to\sbe)\s)/u

const reporterZh =
  /^(?:他|她|全场|现场|会场|台下|场外|图为|截至发稿|记者|与会[者代]|与会嘉宾|观众|听众|嘉宾|仪式|开幕式|闭幕式|活动(?:现场|由|在|于|期间|结束)|讲话(?:持续|结束|后)|演讲(?:持续|结束|后)|致辞(?:结束|后)|本[届次](?:论坛|会议|大会|峰会|活动|展会|博览会|研讨会|座谈会|访问)|[^，。]{1,8}(?:始建|建成|开工|成立|创刊|创办|诞生)于|[^，。]{1,8}于\d{4}年(?:\d{1,2}月)?[^，。]{0,6}(?:开工|成立|建成|竣工|创办|启动|落成|投产)|来自[^，。]{2,30}(?:参加|出席|与会)|[^，。]{0,10}报以[^，。]{0,6}掌声|[当同次]年|系列报道|今天的?《|请看|接下来|来看|另据|受[^，]{2,24}影响，|\p{Script=Han}{2,6}(?:随后|当天|当日|同日|稍后|次日)(?:也|还|又)?(?:发表|表示|回应|会见|前往|抵达|发文|宣布|致电)|[^，。]{0,12}对此|[^，。]{0,24}(?:发生|事件|爆炸|地震)后，|[^，。]{1,4}方将此|\d{1,2}日|昨[天日](?:（|，(?!我|两))|今天（|当日|在[^，。]{2,16}(?:见证|陪同|主持|带领|的(?:指引|亲自)?推动)下，|双方(?:还(?![要应可])|就(?!是)|一致|共同(?:见证|出席|签|发表|主持)|商定|同意|签署|发表|决定|宣布|围绕|讨论|表示|强调|重申|认为|达成|互致|交换|深入|坦诚|见证|出席|回顾|积极评价)|两国元首|会议|会谈|会见|座谈会|当天|此前|随后|据|访问期间|大会|[^，。]{0,24}(?:参加|出席|陪同|主持|会见))|(?:参加|出席)(?:了)?(?:上述活动|会见|会谈|会议|座谈)/u

/** Somebody is reported to speak, whether or not it is known who. */
const newCueZh =
  /[：:][“「]|(?:表示|指出|强调|称|说|认为|宣布|介绍|呼吁|写道)[，：:]|，称(?!为|之|作|得|号|谓|职|呼|赞)/u

/** Words before a person in a sentence that he is not the subject of. */
const notSubjectZh = /[在同与和以向对由为给及把被我你您]|按照|根据|遵照|通过|希望|感谢|赞[成同赏]|相信|祝|支持/u

/** What the speaker, and hardly the reporter, says of a person: 史迪威将军是中国人民的老朋友. */
const isSomethingZh = /^(?:将军|主席|总理|总统|先生|女士|同志|教授)?(?:一直|曾经|不仅|就)?是/u

/** Sentences that only the speaker says. */
const spokenZh = /^(?:中方|我们|我国|\p{Script=Han}方愿|双方(?:应|要)|要|愿|希望|期待|相信|感谢|欢迎(?!仪式|宴|会|晚))/u

/** What a body does when the reporter tells on: 国务院|决定…, 商务部|印发…. */
const bodyDoesZh =
  /^(?:[和与、]\p{Script=Han}{2,16}?)?(?:\d{1,2}日|今天|近日|日前|当天|昨天)?[也还]?(?:继续|联合|再次|正式|同时)?(?:决定|印发|发布|发表|召开|举行|启动|部署|通报|公布|宣布|发出)/u

/** A person does something: the reporter tells on. */
const doesZh =
  /^(?:等)?(?:首先|随后|还|又|深入|详细|认真|亲切|仔细|一路|边走边)?(?:了解|来到|走进|察看|考察|询问|听取|参观|看望|出席|主持|会见|陪同|前往|抵达|同[^，。]{1,12}(?:交流|握手))/u

const actsZh = (text: string, { start, end }: Range, inside: ReadonlyArray<Mention>): boolean =>
  inside.some(({ entity, ...one }) => {
    const rest = text.slice(one.end, Math.min(end, one.end + 24))
    if (entity.type === "organization") return one.start === start && bodyDoesZh.test(rest)
    return entity.type === "person" && doesZh.test(rest)
  })

/** Does a sentence go on with the statement before it? */
const goesOn = (paragraph: Paragraph, sentence: Range, open: Quotation, { at }: Context): boolean => {
  const { text } = paragraph.reading
  const words = text.slice(sentence.start, sentence.end)
  const isChinese = paragraph.language === "zh"
  const inside = at(paragraph).filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
  const opens = at(paragraph).some((mention) => {
    const { entity, start, office } = mention
    if (entity.type !== "person" || start < sentence.start) return false
    // A long office before a name is a part of the subject.
    if (!isChinese) return start - (office?.length ?? 0) < sentence.start + 40
    const isFirst = start - (office?.length ?? 0) < sentence.start + 16
    return (
      isFirst &&
      !isOfSomething(mention) &&
      !isSomethingZh.test(text.slice(mention.end, mention.end + 8)) &&
      !notSubjectZh.test(text.slice(sentence.start, start))
    )
  })
  if (isChinese) {
    const tellsOn = reporterZh.test(words) && !/^(?:愿|希望|期待|相信|欢迎(?!仪式|宴|会|晚))/u.test(words)
    return !opens && !tellsOn && !newCueZh.test(words) && !actsZh(text, sentence, inside)
  }
  if (ordinal.test(words)) return true
  if (newCue.test(words) || tells.test(words)) return false
  // The reporter says "we" where the report has "our", and names the speaker, who would say "I".
  const isNamed = /\bthe\s(?:Vice\s)?(?:President|Premier|Chancellor|Secretary|Prime\sMinister)\b/iu.test(words)
  const speaker = open.speaker?.entity?.id
  if (isNamed || (speaker !== undefined && inside.some(({ entity }) => entity.id === speaker))) return false
  if (/^We\b/u.test(words) && text.startsWith("our ", open.content.start)) return false
  // "We welcomed the signing": the statement itself goes on, not the speaker.
  if (/^We\s(?:also\s|further\s)?(?:\p{Ll}+ed|took)\b/u.test(words)) return false
  const isPresent = spoken.test(words) || presentSubject.test(words) || !pastTense.test(words)
  return !opens && !reporter.test(words) && isPresent
}

/** Does a document or a side speak at the beginning of a sentence? In somebody's speech that is a part of it. */
const isWithinSpeech = (text: string, { speaker }: Quotation, sentence: Range): boolean =>
  speaker !== undefined &&
  speaker.entity === undefined &&
  /^(?:《[^》]+》|\p{Script=Han}方)$/u.test(text.slice(speaker.range.start, speaker.range.end)) &&
  speaker.range.start <= sentence.start + 6

/** Does the cue stand after what it reports, and so end it? */
const isClosed = ({ cue, content }: Quotation): boolean => cue !== undefined && cue.start >= content.end

/** Words in quotation marks that follow a sentence. */
const quotedNext = /^[\s>]*(?<words>[“"「][^“”"「」]{8,}(?:[”"」]|$))/u

/** The same in the sentence of the cue, after a comma. */
const resumedInside = /^[^“”"「」;:]{0,60},\s(?<words>[“"][^“”"]{8,}[”"])/u

/** What a speaker says after the cue that interrupts it: '"…," said A. "…"'. */
export const resumed = (paragraph: Paragraph, found: ReadonlyArray<Quotation>): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  return found.flatMap((quotation) => {
    const { cue, content, type, speaker } = quotation
    if (type !== "direct" || cue === undefined || speaker === undefined || !isClosed(quotation)) return []
    const told = sentenceAt(paragraph, cue.start)
    if (told === undefined) return []
    // '"We lose ships," she added, "and they lose wheat."'
    const inside = resumedInside.exec(text.slice(cue.end, told.end))?.groups?.["words"]
    const words = inside ?? quotedNext.exec(text.slice(told.end))?.groups?.["words"] ?? ""
    const start = text.indexOf(words, inside === undefined ? told.end : cue.end)
    const next = { start, end: start + words.length }
    const isOthers = found.some((one) => overlaps(one.content, next)) || /^\s?[,\p{Ll}]/u.test(text.slice(next.end))
    // What resumes is a sentence, however short.
    const isSaid = inside !== undefined || isSpeech(words) || /[.!?][”"]$/u.test(words)
    return !isSaid || isOthers || content.end > start ? [] : [{ ...quotation, content: next }]
  })
}

/** Quotation marks that open and none that closes, up to the end. */
const unclosed = /[“"「](?<words>[^“”"「」]+)$/u

/** Does a quotation run to the end of its paragraph without a mark that closes it, as where the next opens with one? */
export const isUnclosed = ({ paragraph, content }: Quotation): boolean => {
  const { text } = paragraph.reading
  return unclosed.test(text.slice(content.start, content.end)) && /^[.!?…。！？]?\s*$/u.test(text.slice(content.end))
}

/** A quotation that the next paragraph may go on with, with the mark that ends its sentence. */
export const toEnd = (quotation: Quotation): Quotation => {
  const { paragraph, content } = quotation
  const { text } = paragraph.reading
  if (!/[“"「]/u.test(text.charAt(content.start)) || !isUnclosed(quotation)) return quotation
  return { ...quotation, type: "direct", content: { ...content, end: text.trimEnd().length } }
}

/** What a paragraph in quotation marks goes on with that the one before has left open (Chicago Manual of Style, chapter 13). */
export const quotedOn = (paragraph: Paragraph, open: Quotation | undefined): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const match = /^\s*[“"「][^“”"「」]+(?:[”"」]|$)/u.exec(text)
  if (open?.speaker === undefined || match === null) return []
  const start = match[0].length - match[0].trimStart().length
  const { entity } = open.speaker
  return [
    {
      paragraph,
      type: "direct",
      content: { start, end: match[0].trimEnd().length },
      speaker: { range: { start: 0, end: 0 }, entity },
      cue: undefined,
      verb: undefined,
      rule: "quote-continued",
    },
  ]
}

/** Who is quoted in passing, up to the cue: "As A", 正如习近平主席所. */
const putBefore = /^(?:As\s[^,]{2,80}|[正诚]如[^，]{2,30})$/u

/** Joins the sentences that go on with a statement to it. */
export const continued = (
  paragraph: Paragraph,
  bySentence: ReadonlyArray<{ readonly sentence: Range; readonly quotations: ReadonlyArray<Quotation> }>,
  direct: ReadonlyArray<Quotation>,
  context: Context,
): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const result: Array<Quotation> = []
  let open: Quotation | undefined
  for (const [index, { sentence, quotations }] of bySentence.entries()) {
    const last = quotations.at(-1)
    const next = bySentence[index + 1]
    // What the speaker says of a third person is his, where the next sentence is his again.
    const goes = (one: Range) =>
      open !== undefined &&
      !direct.some(({ content }) => overlaps(content, one)) &&
      goesOn(paragraph, one, open, context)
    const isAside =
      paragraph.language === "zh" &&
      next?.quotations.length === 0 &&
      spokenZh.test(text.slice(next.sentence.start, next.sentence.end)) &&
      !newCueZh.test(text.slice(sentence.start, sentence.end)) &&
      !reporterZh.test(text.slice(sentence.start, sentence.end)) &&
      goes(next.sentence)
    const isInner =
      last !== undefined &&
      quotations.length === 1 &&
      (open?.speaker?.entity?.type === "person" || open?.speaker?.entity?.type === "collective") &&
      isWithinSpeech(text, last, sentence)
    if (open !== undefined && (last === undefined ? goes(sentence) || isAside : isInner)) {
      const content = trimmed(text, open.content.start, sentence.end)
      if (content !== undefined) {
        const longer = reported({ ...open, content })
        result[result.length - 1] = longer
        open = longer
      }
      continue
    }
    result.push(...quotations)
    const reachesEnd = last !== undefined && /^[.。！!？?…”’"』」]*$/u.test(text.slice(last.content.end, sentence.end))
    // "As A put it, …" is over with the sentence.
    const isPut = last?.cue !== undefined && putBefore.test(text.slice(sentence.start, last.cue.start))
    open = last !== undefined && !isPut && reachesEnd && last.type !== "direct" && !isClosed(last) ? last : undefined
  }
  return result
}
