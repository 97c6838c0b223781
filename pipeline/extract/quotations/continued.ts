import { regExp } from "../../core/pattern.ts"
import { overlaps } from "../../core/text.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Mention, Range } from "../model.ts"
import { isOfSomething } from "../model.ts"
import { sentenceAt } from "../sentences.ts"
import type { Context, Quotation } from "./model.ts"
import { closingMark, isSpeech, openedAt, reported, trimmed } from "./model.ts"

const ordinal =
  /^(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|The\s(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\sis)\b/u

/** What the speaker, and hardly the reporter, says of a person: 史迪威将军是中国人民的老朋友. */
const isSomethingZh =
  /^(?:将军|主席|总理|总统|先生|女士|同志|教授)?(?:(?:一直|曾经|不仅|就)?是|将(?!军|一[道同]))|^提出(?![^，。]{0,12}[：:])|^(?:总书记|主席)(?:首次|此次|这次|提出|深刻|高度|始终|同\p{Script=Han}{2,20}(?:分别)?举行)/u

/** How a speaker, and hardly the reporter, calls a leader: 习近平|主席. */
const calledZh = /^(?:主席|总统|总理|首相|国王|总书记|委员长|议长|外长)/u

/** A sentence on what the statement told of: 这是习近平主席首次访问泰国. */
const onItZh = /^(?:这是|这次|此次|此访)/u

/** What the reporter tells when the talks are over, whatever somebody says afterwards. */
const closesZh =
  /^(?:会[谈见晤]|座谈会|会议|仪式|大会|访问期间|随后|此前|当[天日])|(?:参加|出席|陪同)[^，。]{0,12}。?$/u

/** A sentence that somebody speaks to somebody: 你们的来信, 我很欣慰. */
const addressesZh = /[你您]|[，；](?:使)?我(?!国|党|军|省|市|县|区|方|们)/u

/** By what a sentence is the reporter's, or the speaker's still. */
const patterns = perLexicon(({ narration: { en, zh } }) => {
  const any = (words: ReadonlyArray<string>) => `(?:${words.join("|")})`
  return {
    reporter: regExp(`^(?:${any(en.connectives)},?\\s)?${any(en.opens)}`, "u"),
    spoken: regExp(`\\b${any(en.spoken)}\\b`, "iu"),
    pastTense: regExp(`\\b${any([...en.past, "\\p{L}{2,}ed"])}\\b`, "iu"),
    /** A country or a side and what it does, in the present: "China stands ready to work with …". */
    presentSubject: regExp(
      `^(?:The\\s)?(?:\\p{Lu}[\\p{L}’'-]*\\s){1,4}(?:side\\s)?(?:also\\s|firmly\\s|always\\s|highly\\s|fully\\s|resolutely\\s|sincerely\\s)?${any(en.sides_do)}\\b`,
      "u",
    ),
    /** Somebody, known or not, says something: "Practitioners emphasized that …". */
    newCue: regExp(
      `(?<!\\b(?:had|has|have|is|was|were|be|been)\\s(?:\\p{L}+\\s)?)\\b${any(en.say_that)}\\s(?:[^,.;“”]{0,30}\\s)?that\\s`,
      "u",
    ),
    /**
     * The main verb of a sentence tells what somebody did, whatever is present in its clauses: "Survivors and officials
     * discussed current needs", "On trade, the envoys exchanged views".
     */
    tells: regExp(
      `^(?:(?:As|During|In|On|At|For|After|Before|While|When|Following|Finally|Additionally|Lastly|Together|Also|However|Meanwhile|Separately)\\b[^,“”]{0,120},\\s)?(?!We\\b)(?:(?!\\b(?:that|which|who|whom|is|are|was|were|be|been|has|have|had|as|will|must|should|can|we|our)\\b)[\\p{L}.’'-]+,?\\s){1,12}?(?:(?:also|then|further|later|both|jointly)\\s)?(?<!\\b(?:an?|the|our|their|its|his|her|of|with|and)\\s)${any(en.do)}\\s(?!(?:at|in|by|during|on|under|last|this|yesterday|today|to\\sbe)\\s)`,
      "u",
    ),
    reporterZh: regExp(`^${any(zh.opens)}|${zh.has.join("|")}`, "u"),
    /** Somebody is reported to speak, whether or not it is known who. */
    newCueZh: regExp(`[：:][“「]|${any(zh.say)}[，：:]|，称(?!为|之|作|得|号|谓|职|呼|赞)`, "u"),
    spokenZh: regExp(`^${any([...zh.own_side, ...zh.speaker_opens])}`, "u"),
    ownSideZh: regExp(`^${any(zh.own_side)}`, "u"),
    notSubjectZh: regExp(zh.not_subject.join("|"), "u"),
    bodyDoesZh: regExp(
      `^(?:[和与、]\\p{Script=Han}{2,16}?)?(?:\\d{1,2}日|今天|近日|日前|当天|昨天)?[也还]?(?:继续|联合|再次|正式|同时)?${any(zh.body_does)}`,
      "u",
    ),
    personDoesZh: regExp(
      `^(?:等)?(?:首先|随后|还|又|深入|详细|认真|亲切|仔细|一路|边走边)?${any(zh.person_does)}`,
      "u",
    ),
  }
})

/** Does a body at the beginning of a sentence, or a person in it, do something? */
const actsZh = (
  text: string,
  { start, end }: Range,
  inside: ReadonlyArray<Mention>,
  { bodyDoesZh, personDoesZh }: ReturnType<typeof patterns>,
): boolean =>
  inside.some(({ entity, ...one }) => {
    const rest = text.slice(one.end, Math.min(end, one.end + 24))
    if (entity.type === "organization") return one.start === start && bodyDoesZh.test(rest)
    return entity.type === "person" && personDoesZh.test(rest)
  })

/** What only a speaker says: duties, and "we". */
const dutyZh = /(?:^|[，；：])(?:要(?!求)|必须|不能|不要|应|应该|应当|只有|既要|更要|做到)|[我你咱]们/u

/** A sentence in which the speaker of the one before speaks of himself: 我同奥森总理一致认为，…. */
export const ownVoiceZh = /^(?:我(?:同|和|与|愿|想|希望|认为|相信|坚信|期待|很高兴|高兴地)|此访是我)/u

/** What a speaker thinks or cites in his speech: 我们一致认为，…, 中国古人说，…. */
const ownSayingZh =
  /^(?:我们?(?:都|也|一致|始终|共同|坚定)?(?:认为|相信|坚信)|(?:中国|我国)?(?:有句)?(?:古人|古语|老话|俗话|谚语|先贤)\p{Script=Han}{0,4}[说云言讲道][，：:])/u

/** What the reporter tells on of the speaker: "At the same time, she acknowledged headwinds". */
const heDid =
  /^(?:[^,“”]{2,40},\s|(?:While|When|As|Although|Though)\s[^,“”]{2,120},\s)?(?:[Hh]e|[Ss]he)\s(?:also\s|then\s|further\s)?(?:felt\b|(?:acknowledg|not|underlin|underscor|stress|emphasiz|highlight|welcom|reiterat|reaffirm|express|rais|thank|congratulat|prais|applaud|urg|discuss)ed\b)/u

/** What somebody has done, in the present perfect. */
const haveDone = /^[^,“”]{5,120}?\s(?:have|has)\s(?:\p{L}+ly\s)?(?:reached|made|put|led|set|held|built|\p{L}{2,}ed)\s/u

/** What a side is ready to do: "China is willing to …". */
const isReady =
  /^(?:The\s)?(?:\p{Lu}[\p{L}’'-]*\s){1,3}(?:side\s)?(?:is|are)\s(?:also\s|always\s|fully\s)?(?:ready|willing|prepared|committed|determined)\b/u

/** A congress or its report, as features cite it: 党的二十大报告. */
const citedZh = /^(?:总书记|党的[^，]{2,12}(?:报告|全会|大会|大))$/u

/** Is a leader cited by his title, as features do, where reports of what he does have the bare name, or a congress? */
const isCited = (text: string, { speaker }: Quotation): boolean =>
  speaker !== undefined &&
  (/^(?:总书记|主席)/u.test(text.slice(speaker.range.end)) ||
    citedZh.test(text.slice(speaker.range.start, speaker.range.end)))

/** Does a sentence go on with the statement before it? */
const goesOn = (paragraph: Paragraph, sentence: Range, open: Quotation, { at, lexicon }: Context): boolean => {
  const { text } = paragraph.reading
  const forms = patterns(lexicon)
  const words = text.slice(sentence.start, sentence.end)
  const isChinese = paragraph.language === "zh"
  const inside = at(paragraph).filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
  // Of whom the statement told already, it may tell on.
  const isTold = (mention: Mention): boolean =>
    calledZh.test(text.slice(mention.end)) &&
    open.speaker?.entity?.id !== mention.entity.id &&
    at(paragraph).some(
      ({ entity, start, end }) =>
        entity.id === mention.entity.id && start >= open.content.start && end <= open.content.end,
    )
  const opens = at(paragraph).some((mention) => {
    const { entity, start, office } = mention
    // "President A and I" is the speaker himself.
    if (entity.type !== "person" || start < sentence.start || text.startsWith(" and I ", mention.end)) return false
    // A long office before a name is a part of the subject.
    if (!isChinese) return start - (office?.length ?? 0) < sentence.start + 40
    const isFirst = start - (office?.length ?? 0) < sentence.start + 16
    return (
      isFirst &&
      !isTold(mention) &&
      !onItZh.test(words) &&
      !isOfSomething(mention) &&
      !isSomethingZh.test(text.slice(mention.end, mention.end + 32)) &&
      !forms.notSubjectZh.test(text.slice(sentence.start, start))
    )
  })
  if (isChinese) {
    const isOfSpeaker = inside.some(
      ({ entity, start }) =>
        entity.type === "person" && entity.id === open.speaker?.entity?.id && text.charAt(start - 1) !== "《",
    )
    if (isOfSpeaker || (isCited(text, open) && !dutyZh.test(words) && !forms.ownSideZh.test(words))) return false
    if (ownSayingZh.test(words) || ownVoiceZh.test(words)) return true
    // 要紧扣习近平总书记视察…精神，…
    if (/^(?:要(?!求)|必须|应当)/u.test(words) && !forms.newCueZh.test(words)) return true
    const tellsOn = forms.reporterZh.test(words) && !/^(?:愿|希望|期待|相信|欢迎(?!仪式|宴|会|晚))/u.test(words)
    return (
      !opens &&
      !tellsOn &&
      !forms.newCueZh.test(words) &&
      !actsZh(
        text,
        sentence,
        inside.filter((one) => !isTold(one)),
        forms,
      )
    )
  }
  if (ordinal.test(words)) return true
  // What stands in marks has its own speaker.
  if (/^[“"][^”"]+[,.!?][”"]/u.test(words)) return false
  if (forms.newCue.test(words) || forms.tells.test(words) || heDid.test(words)) return false
  // The reporter says "we" where the report has "our", and names the speaker, who would say "I".
  const isNamed = /\bthe\s(?:Vice\s)?(?:President|Premier|Chancellor|Secretary|Prime\sMinister)\b/iu.test(words)
  const speaker = open.speaker?.entity?.id
  if (isNamed || (speaker !== undefined && inside.some(({ entity }) => entity.id === speaker))) return false
  if (/^We\b/u.test(words) && text.startsWith("our ", open.content.start)) return false
  // "She said she hoped for more. I replied that …": who writes is not who speaks.
  if (/^(?:I|My)\s/u.test(words) && !/\b(?:I|me|my)\b/iu.test(text.slice(open.content.start, open.content.end)))
    return false
  // "We welcomed the signing": the statement itself goes on, not the speaker.
  if (/^We\s(?:also\s|further\s)?(?:\p{Ll}+ed|took)\b/u.test(words)) return false
  const isPresent = forms.spoken.test(words) || forms.presentSubject.test(words) || !forms.pastTense.test(words)
  return !opens && !forms.reporter.test(words) && isPresent
}

/** Does a document or a side speak at the beginning of a sentence? In somebody's speech that is a part of it. */
const isWithinSpeech = (text: string, { speaker }: Quotation, sentence: Range): boolean =>
  speaker !== undefined &&
  speaker.entity === undefined &&
  /^(?:《[^》]+》|\p{Script=Han}方)$/u.test(text.slice(speaker.range.start, speaker.range.end)) &&
  speaker.range.start <= sentence.start + 6 &&
  // 美方表示，…: the other side has its turn.
  !/^(?![中我])\p{Script=Han}方表示，/u.test(text.slice(speaker.range.start))

/** Is somebody quoted whose side may speak in what he says: a person, a meeting, a delegate without a name? */
const speaks = (text: string, open: Quotation | undefined): boolean => {
  const { speaker } = open ?? {}
  const isDelegate =
    speaker !== undefined && /(?:代表|发言人|大使)$/u.test(text.slice(speaker.range.start, speaker.range.end))
  return speaker?.entity?.type === "person" || speaker?.entity?.type === "collective" || isDelegate
}

/** Does a person cite a leader, whom reports of what he says himself call by his bare name: 习近平|主席指出? */
const isCitedIn = (text: string, open: Quotation | undefined, last: Quotation, sentence: Range): boolean =>
  open?.speaker?.entity?.type === "person" &&
  last.speaker?.entity?.type === "person" &&
  last.speaker.entity.id !== open.speaker.entity.id &&
  last.speaker.range.start === sentence.start &&
  /^(?:总书记|主席)(?:曾|多次|深刻|明确)*(?:指出|强调|提出)/u.test(text.slice(last.speaker.range.end))

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

/** Who tells it, at the end of a sentence. */
const attributed = /,\saccording\sto\s[^,.;“”]{2,120}[.”"]*$/u

/** Does a sentence stand within marks that open in a statement before it, and that close in it or in a later one? */
const inMarks = (text: string, { start }: Range, { content }: Quotation): boolean => {
  const open = openedAt(text, start)
  return open >= content.start && open < start && closingMark.test(text.slice(start))
}

/** Does the first of some sentences stand before one in which the speaker speaks of himself or his side, with no other speaker between? */
const speaksLater = (
  text: string,
  sentences: ReadonlyArray<{ readonly sentence: Range; readonly quotations: ReadonlyArray<Quotation> }>,
  direct: ReadonlyArray<Quotation>,
  { newCueZh, ownSideZh }: ReturnType<typeof patterns>,
): boolean => {
  for (const [index, { sentence, quotations }] of sentences.entries()) {
    const words = text.slice(sentence.start, sentence.end)
    const isDirect = direct.some(({ content }) => overlaps(content, sentence))
    if (isDirect || quotations.length > 0 || newCueZh.test(words) || closesZh.test(words)) return false
    if (index > 0 && (ownSideZh.test(words) || addressesZh.test(words))) return true
  }
  return false
}

/** Joins the sentences that go on with a statement to it. */
export const continued = (
  paragraph: Paragraph,
  bySentence: ReadonlyArray<{ readonly sentence: Range; readonly quotations: ReadonlyArray<Quotation> }>,
  direct: ReadonlyArray<Quotation>,
  context: Context,
): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const forms = patterns(context.lexicon)
  const result: Array<Quotation> = []
  let open: Quotation | undefined
  for (const [index, { sentence, quotations }] of bySentence.entries()) {
    // The points that are put forward are several sentences already.
    if (open !== undefined && sentence.start < open.content.end && open.content.start <= sentence.start) continue
    const last = quotations.at(-1)
    const next = bySentence[index + 1]
    // What the speaker says of a third person is his, where the next sentence is his again.
    const goes = (one: Range) =>
      open !== undefined &&
      !direct.some(({ content }) => overlaps(content, one)) &&
      goesOn(paragraph, one, open, context)
    const words = text.slice(sentence.start, sentence.end)
    const isAside =
      paragraph.language === "zh" &&
      open !== undefined &&
      last === undefined &&
      !forms.newCueZh.test(words) &&
      ((next?.quotations.length === 0 &&
        forms.spokenZh.test(text.slice(next.sentence.start, next.sentence.end)) &&
        !forms.reporterZh.test(words) &&
        goes(next.sentence)) ||
        speaksLater(text, bySentence.slice(index), direct, forms))
    // "President A looks forward to …. |The US is willing …": he is told of, and does not act.
    const looksOn =
      paragraph.language === "en" &&
      last === undefined &&
      next?.quotations.length === 0 &&
      forms.presentSubject.test(words) &&
      goes(next.sentence)
    // "President A and Premier B have reached consensus. |China is ready to …": he tells of what they have done.
    const looksBack =
      paragraph.language === "en" &&
      last === undefined &&
      next?.quotations.length === 0 &&
      haveDone.test(words) &&
      isReady.test(text.slice(next.sentence.start, next.sentence.end)) &&
      goes(next.sentence)
    const isInner =
      last !== undefined &&
      quotations.length === 1 &&
      ((speaks(text, open) && isWithinSpeech(text, last, sentence)) ||
        (paragraph.language === "zh" && isCitedIn(text, open, last, sentence)))
    if (
      open !== undefined &&
      (last === undefined
        ? inMarks(text, sentence, open) || goes(sentence) || isAside || looksOn || looksBack
        : isInner)
    ) {
      // "China is also worried, according to its mission."
      const source = attributed.exec(words)?.[0].length ?? 0
      const content = trimmed(text, open.content.start, sentence.end - source)
      if (content !== undefined) {
        const longer = reported({ ...open, content })
        result[result.length - 1] = longer
        open = longer
      }
      continue
    }
    result.push(...quotations)
    const reachesEnd = last !== undefined && /^[.。！!？?…”’"』」]*$/u.test(text.slice(last.content.end, sentence.end))
    // "As A put it, …" is over with the sentence, and so is 'he had "no plans at this point."'
    const isPut =
      last?.cue !== undefined &&
      (putBefore.test(text.slice(sentence.start, last.cue.start)) || /[.!?]["”]$/u.test(text.slice(0, sentence.end)))
    // A feeling, "expressed concern over …", is said with the sentence, and so is what a body has it by.
    const isBrief =
      (last?.rule === "en-according-to" && last.speaker?.entity?.type !== "person") ||
      (last?.verb?.lemma === "express" && !/\bthat\s$/u.test(text.slice(0, last.content.start)))
    const isOpen = last !== undefined && !isPut && !isBrief && reachesEnd && last.type !== "direct" && !isClosed(last)
    open = isOpen ? last : undefined
  }
  return result
}
