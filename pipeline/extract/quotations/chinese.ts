import { matchesOf, regExp } from "../../core/pattern.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Range } from "../model.ts"
import { sentencesIn } from "../sentences.ts"
import { ownVoiceZh } from "./continued.ts"
import type { Context, Quotation, Speaker } from "./model.ts"
import { reported, trimmed } from "./model.ts"
import { chineseSpeaker } from "./speakers.ts"

/** "Requirements" and not "to require". */
const isNounZh =
  /(?:提出\p{Script=Han}{1,3}[点条项个方]面?|部署|指示|工作|有关|相关|标准|总体?|任务|各项|质量|安全|规定|的)$/u

/** 根据总书记指示和总理|要求，已派出工作组: nobody demands here. */
const byDemandZh = /(?:根据|按照|按|遵照|依照|依据|对照|落实|贯彻|围绕)[^，。；]*$/u

/** Words in quotation marks that a full stop or comma ends, and who says them up to the cue: “…。”刘春燕 */
const saidBefore = /[“「]([^“”「」]{2,}[。，！？…])[”」]([^“”「」。！？；：]{1,60})$/u

/** “……。”刘春燕说。 */
export const chineseCueLast = (paragraph: Paragraph, sentence: Range, context: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  for (const match of matchesOf(text.slice(sentence.start, sentence.end), context.lexicon.cues.zh)) {
    const cue = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length }
    const said = saidBefore.exec(text.slice(Math.max(0, cue.start - 400), cue.start))
    if (said === null) continue
    const [whole, , subject = ""] = said
    const before = text.charAt(cue.start - whole.length - 1)
    // “……。”刘春燕说，…: where the words in marks are a sentence of their own, the statement may go on after the cue.
    const isOwn = /[。！？…][”」]/u.test(whole) && /^(?:[。！？”」\s]|)$/u.test(before)
    const rest = text.slice(cue.end, sentence.end).replace(/^(?:道|(?:本报)?记者|我们)/u, "")
    // What a colon introduces has its speaker before it.
    if (!(isOwn ? /^[。：，]/u : /^(?:[。：]|，(?=[“「]))/u).test(rest) || /[：:]/u.test(before)) continue
    const start = cue.start - subject.length
    const speaker = chineseSpeaker(text, { start, end: sentence.end }, cue, paragraph, context)
    if (speaker === undefined) continue
    if (speaker.entity !== undefined) context.last = speaker.entity
    const content = { start: cue.start - said[0].length, end: start }
    const verb = context.lexicon.cues.byForm.get(match[0])
    return [{ paragraph, type: "direct", content, speaker, cue, verb, rule: "zh-cue-last" }]
  }
  return []
}

/** The points in which something is proposed, up to the first. */
const pointsZh =
  /^(?:了)?(?:以下)?(?:[一二两三四五六七八九十几]|\d{1,2})[点条项个]\p{Script=Han}{0,4}(?:建议|倡议|主张|意见|看法|要求|希望|原则|思考)[：:]/u

/** The same at the end of a sentence, where the points are the next ones, and how the first begins. */
const pointsAfterZh = regExp(pointsZh.source.replace("[：:]", "[。]?$"), "u")
const firstPointZh = /^(?:一是|一要|第一|首先)/u

/** Where the points stand that the sentences after one are, up to one that opens with a name. */
const pointsAfter = (paragraph: Paragraph, { end }: Range, { at }: Context): Range | undefined => {
  const later = sentencesIn(paragraph).filter(({ start }) => start >= end)
  const [first] = later
  if (first === undefined || !firstPointZh.test(paragraph.reading.text.slice(first.start))) return undefined
  const next = later.findIndex(({ start }) => at(paragraph).some((one) => one.start === start))
  const last = later[next < 0 ? later.length - 1 : next - 1]
  return last === undefined ? undefined : { start: first.start, end: last.end }
}

/** What is said and no feeling, right after 表示: 并表示将访华, but not 并表示感谢. */
const statesZh = /^(?:将|愿|要|会|希望|期待|坚定|坚决|不|已|正在|可以|应|必须|随时|反对|支持|\p{Script=Han}方)/u

/** What is expressed and says nothing: 表示|热烈祝贺. */
const feelingZh =
  /^(?:最?(?:热烈|衷心|诚挚|崇高|亲切|深切|由衷|真诚|高度|强烈|严重)的?)?(?:祝贺|感谢|慰问|哀悼|问候|敬意|欢迎|满意|遗憾|赞赏|谴责|关切|不满|抗议|同情|支持)[。；]?$/u

/** What he says without a pause: 他说|当年的国家正在重复这一行为. */
const plainSaidZh = /^(?![的得话过完着起到好清明出是不])[^，。；：]{6,}/u

/** What somebody thinks, without a pause; a few characters are enough where the subject did something else before. */
const thinksThat = /^(?!是|有|为)[^，。；]{8,}/u
const thinksBriefly = /^(?!是|有|为)[^，。；]{5,}/u

/** What is said right after 表示 without a pause. */
const believesZh = /^(?:自己|相信|坚信|深信|希望|期待|非常愿意|愿[同与意将进继]|将积极|将[继进全采同与])/u

/** What a named person says right after 表示: 张军表示|僵局令人失望; not 表示|热烈欢迎, 表示了…, 表示对…关切. */
const plainlyZh =
  /^(?![了对向出]|(?:\p{Script=Han}{2}的?){0,2}(?:祝贺|感谢|慰问|哀悼|问候|敬意|欢迎|满意|遗憾|赞赏|谴责|关切|不满|抗议|同情|支持|反对|理解|同意|认同|赞同|尊重|惋惜|愤慨|歉意|谢意|欢送|高兴|荣幸))(?![^，。；]*(?:祝贺|感谢|谢意|慰问|哀悼|问候|敬意|欢迎|满意|遗憾|赞赏|谴责|关切|不满|抗议|同情|的支持|反对)[，。；]?$)[^，。；]{9,}/u

/** A group before what it says without a pause: 双方|表示将…. */
const groupFirst = /(?:^|[，。])(?:双方|各国\p{Script=Han}{2,6}|\p{Script=Han}{2,8}们)(?:都|均|也|一致)?$/u

/** Does what is said begin with a place: 并表示|委内瑞拉不会…? */
const isOnPlace = (paragraph: Paragraph, cue: Range, { at }: Context): boolean =>
  at(paragraph).some(({ entity, start }) => entity.type === "place" && start === cue.end)

/** Is the subject of 又称 somebody who says more, and no thing that is also called so: 王毅又|称，? */
const saysAgain = (paragraph: Paragraph, cue: Range, { at }: Context): boolean =>
  /^又称，/u.test(paragraph.reading.text.slice(cue.start - 1, cue.end + 1)) &&
  (/(?:^|[，。])[他她]$/u.test(paragraph.reading.text.slice(0, cue.start - 1)) ||
    at(paragraph).some(({ entity, end }) => entity.type === "person" && end === cue.start - 1))

/** Does a person with his office open a sentence, right before a cue? */
const opensWith = (paragraph: Paragraph, sentence: Range, cue: Range, { at }: Context): boolean =>
  at(paragraph).some(
    ({ entity, start, end, office }) =>
      entity.type === "person" &&
      ((start - (office?.length ?? 0) === sentence.start && end === cue.start) ||
        // 黄|大使
        (start === sentence.start && paragraph.reading.text.slice(end, cue.start) === office)),
  )

const collectiveFirst = perLexicon(({ collectives }) => regExp(`^(?:${collectives.zh})`, "u"))

/** Where the sentence before begins. */
const sentenceBefore = /[^。！？]*[。！？]$/u

/** Who speaks where a sentence begins with its cue: the collective or person that the one before begins with. */
const elidedSpeaker = (
  paragraph: Paragraph,
  sentence: Range,
  cue: Range,
  { at, lexicon, collective }: Context,
): Speaker | undefined => {
  const { text } = paragraph.reading
  if (!/^(?:并|还|同时|会议)?$/u.test(text.slice(sentence.start, cue.start)) || text.charAt(cue.end) !== "，")
    return undefined
  const start = sentenceBefore.exec(text.slice(0, sentence.start))?.index
  if (start === undefined) return undefined
  const words = collectiveFirst(lexicon).exec(text.slice(start, sentence.start))?.[0]
  if (words !== undefined) return { range: { start, end: start + words.length }, entity: collective(words) }
  const person = at(paragraph).find(
    (one) => one.entity.type === "person" && one.start - (one.office?.length ?? 0) === start,
  )
  return person === undefined ? undefined : { range: { start: person.start, end: person.end }, entity: person.entity }
}

/** A further cue of the same subject, after a comma: …，并|强调…, …，|呼吁…. */
const furtherCue =
  /，(?:(?:并且?|还|也|同时|又|并还|同时还)(?:特别|再次|进一步|明确)?(强调|指出|重申|呼吁|要求|敦促|表示|称|说)|[他她](?:还|也|并|同时|特别)?(强调|指出|重申|呼吁|敦促|表示|认为)|(强调|指出|重申|呼吁|敦促|称))(?![于过的谓号呼之赞为])/gu

/** A clause that tells how something was issued: 各部门作出部署，|强调…. */
const issued = /(?:作出|印发|发布|下发|召开|举行|部署|签署|发表|发文|致函)[^，]*$/u

/** A statement cut where a further cue of its subject begins another; what only thanks or congratulates is none. */
const withFurther = (first: Quotation, { lexicon }: Context): ReadonlyArray<Quotation> => {
  const { paragraph, content } = first
  const { text } = paragraph.reading
  // Within marks, or after what somebody else says or issues in it: 该报称，甲呼吁各方合作，并表示….
  const isInner = (at: number) => {
    const before = text.slice(content.start, at)
    const isMarked = before.split(/[“「]/u).length > before.split(/[”」]/u).length
    return (
      isMarked ||
      issued.test(before) ||
      /(?<!^|，(?:并且?|还|也|同时|又|[他她])?)(?:表示|呼吁|强调|指出|宣布|认为|声称|警告|重申)/u.test(before)
    )
  }
  const cues = matchesOf(text.slice(content.start, content.end), furtherCue).flatMap((match) => {
    const word = match[1] ?? match[2] ?? match[3] ?? ""
    const comma = content.start + match.index
    const end = comma + match[0].length
    return isInner(comma) ? [] : [{ comma, cue: { start: end - word.length, end }, word }]
  })
  const until = (index: number) => cues[index]?.comma ?? content.end
  const whole = trimmed(text, content.start, until(0))
  if (cues.length === 0 || whole === undefined) return [first]
  return [
    reported({ ...first, content: whole }),
    ...cues.flatMap(({ cue, word }, index) => {
      const rest = text.slice(cue.end, until(index + 1))
      const further = trimmed(text, cue.end, until(index + 1))
      const states = word !== "表示" || /^[，：]/u.test(rest) || statesZh.test(rest)
      if (further === undefined || !states) return []
      return [reported({ ...first, content: further, cue, verb: lexicon.cues.byForm.get(word) })]
    }),
  ]
}

/** What is put forward under a name and says nothing: 提出|“四个革命”新战略. */
const namedProposalZh =
  /^(?:了)?[“「][^”」]{2,24}[”」]\p{Script=Han}{0,8}(?:战略|理念|倡议|构想|概念|方针|口号|思想|原则)/u

/** What a document does besides, after the words that it states in marks: 强调“……”，|并专门作出部署. */
const markedOnlyZh = /^[“「][^“”「」]+[”」](?=，[并还])/u

/** A reporter's question, and what he asks after what he has heard: …，|可否予以证实？ */
const reporterAsks = /记者(?:提)?问[^。]*$/u
const askedZh = /，(?:请问|可否|能否|是否|中方(?:能否|是否|对此|有何|如何)|对此)[^。]*？?$/u

/** The report that passes on what somebody said: 报道|称, 据联合早报消息|说. */
const passedOn = /报道|消息|媒体/u

/** What a person does who speaks in what is reported: 李显龙|在会见时说，…. */
const saysThere = /^[^，。；：“”]{0,24}(?:说|表示|称|指出|强调|认为|透露|宣布)[，：]/u

/** Does a person say what stands there, after the cue of a report? */
const speaksIn = (paragraph: Paragraph, from: number, { at }: Context): boolean => {
  const { text } = paragraph.reading
  return at(paragraph).some(
    ({ entity, start, end, office }) =>
      entity.type === "person" &&
      start > from &&
      text.slice(from, start).replace(/^[，：]/u, "") === (office ?? "") &&
      saysThere.test(text.slice(end, end + 40)),
  )
}

/** To whom something is told, up to the comma: 告诉|米卡提，…. */
const addressee = /^[^，。；：“”]{1,16}(?=[，：])/u

export const chinese = (paragraph: Paragraph, sentence: Range, context: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const words = text.slice(sentence.start, sentence.end)
  if (ownVoiceZh.test(words)) return []
  for (const match of matchesOf(words, context.lexicon.cues.zh)) {
    const cue = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length }
    const rest = text.slice(cue.end, sentence.end)
    const verb = context.lexicon.cues.byForm.get(match[0])
    // 提出三点倡议：
    const points =
      verb?.lemma === "提出"
        ? pointsZh.exec(rest)?.[0].length
        : match[0] === "告诉" || match[0] === "警告"
          ? addressee.exec(rest)?.[0].length
          : undefined
    const listed =
      verb?.lemma === "提出" && pointsAfterZh.test(rest) ? pointsAfter(paragraph, sentence, context) : undefined
    const pause = points !== undefined || listed !== undefined || /^(?:了)?(?:[，：,:]|“[^”]{9})/u.test(rest)
    const lead = text.slice(sentence.start, cue.start)
    const elided =
      match[0] === "表示" &&
      (lead.endsWith("，") || (/，[并还]$/u.test(lead) && (statesZh.test(rest) || isOnPlace(paragraph, cue, context))))
    // 李宝荣大使在致辞中表示相信…
    const believes =
      match[0] === "表示" &&
      ((believesZh.test(rest) &&
        (/[中时]$/u.test(lead) || groupFirst.test(lead) || opensWith(paragraph, sentence, cue, context))) ||
        (plainlyZh.test(rest) && opensWith(paragraph, sentence, cue, context)))
    const told = match[0] === "称" && !/^[号之为呼作职谓赞]/u.test(rest)
    // 韩正希望山东…
    const hopes = match[0] === "希望" && (/^[他她]$/u.test(lead) || opensWith(paragraph, sentence, cue, context))
    // 不少经济学家认为关税损害信心
    const thinks =
      match[0] === "认为" && (lead.endsWith("，") ? thinksBriefly : thinksThat).test(rest) && !/[被]$|普遍$/u.test(lead)
    const says = match[0] === "说" && /(?:^|，)[他她]$/u.test(lead) && plainSaidZh.test(rest)
    if (match[0] === "表示" && feelingZh.test(rest)) continue
    if (!pause && !says && !elided && !believes && !told && !hopes && !thinks && verb?.clause === true) continue
    if (match[0] === "回应" && !rest.startsWith("：")) continue
    // "发表声明，呼吁…": the statement is a noun.
    if (match[0] === "声明" && /(?:发[布表]|的|联合)$/u.test(text.slice(sentence.start, cue.start))) continue
    // 以下简称“…”
    if (match[0] === "称" && /[简俗统又人堪全通合尊别史]$/u.test(lead) && !saysAgain(paragraph, cue, context)) continue
    if (match[0] === "号召" && /(?:响应\p{Script=Han}*|的)$/u.test(lead)) continue
    if (verb?.lemma === "提出" && namedProposalZh.test(rest)) continue
    if (match[0] === "要求" && (isNounZh.test(lead) || byDemandZh.test(lead))) continue
    const speaker =
      chineseSpeaker(text, sentence, cue, paragraph, context) ?? elidedSpeaker(paragraph, sentence, cue, context)
    if (speaker === undefined) {
      // What follows is said by somebody whom the vocabularies do not know.
      if (/^[，：:]/u.test(rest) && verb?.clause === true) return []
      continue
    }
    const from = cue.end + (points ?? (rest.startsWith("了") ? 1 : 0))
    // 报道称，|李显龙说，…: who is reported to speak says it.
    if (passedOn.test(text.slice(speaker.range.start, cue.start)) && speaksIn(paragraph, from, context)) continue
    const marked = markedOnlyZh.exec(text.slice(from, sentence.end))?.[0].length
    const question = askedZh.exec(text.slice(from, sentence.end))?.index
    const isAsked = question !== undefined && reporterAsks.test(text.slice(0, sentence.end))
    const until = marked ?? (isAsked ? question : undefined)
    const whole = listed ?? { start: from, end: until === undefined ? sentence.end : from + until }
    const content = trimmed(text, whole.start, whole.end)
    if (content === undefined) continue
    if (speaker.entity !== undefined) context.last = speaker.entity
    return withFurther(reported({ paragraph, content, speaker, cue, verb, rule: "zh-cue" }), context)
  }
  return []
}
