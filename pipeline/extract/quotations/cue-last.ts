import { matchesOf, regExp } from "../../core/pattern.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import { holderOf } from "../holders.ts"
import type { Range } from "../model.ts"
import { sentenceAt } from "../sentences.ts"
import type { FoundCue } from "./cues.ts"
import { cuesIn } from "./cues.ts"
import type { Context, Quotation, Speaker } from "./model.ts"
import { addedClause, isSpeech, openedAt, quoted, reported, trimmed } from "./model.ts"
import { antecedent, between, englishSpeaker, holdsOffice } from "./speakers.ts"

/** What may follow a cue, or its speaker, to the end of the sentence: the hearers, the occasion, the time. */
const occasion =
  '(?:\\s(?:reporters|journalists|lawmakers|legislators|parliament|diplomats|the (?:press|media|council|assembly|parliament|audience|committee)|(?:to|at|in|on|during|after)\\s(?:(?!\\bthat\\s(?:the|he|she|it|they|we|an?|in|there|\\p{Lu}))(?:[^,.;“”]|(?<=\\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\\.)){2,110}?|when\\s(?:he\\s|she\\s)?(?:was\\s)?asked\\s[^;]{2,220}?|today|yesterday|earlier|late|here|recently|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\\s(?:morning|afternoon|evening|night))?)){0,3}(?:,\\s\\p{L}+ing\\s(?!\\p{L}+\\ssaid\\b)[^“”]*)?[.”"]*$'

const occasionOnly = regExp(`^${occasion}`, "u")

/** A comma after the cue: "…, the Treasury Department said, after two days of talks." */
const insertedOnly = /^,\s(?!["“])[^“”"]*$/u

/** The statement that a cue interrupts goes on after its comma: "It is essential, Xi said, |to stay the course." */
const interrupted =
  /^,\s(?:that\s|(?=(?:to|because|will|would|is|are|was|were|has|have|had|must|should|can|could|cannot|does|do|did|needs?|remains?|who|which)\s))/u

/** The rest of a short subject that a cue interrupts: "These measures, she warned, |pose risks". */
const predicate =
  /^,\s(?!(?:and|but|or|as|while|when|after|before|citing|adding|referring|noting|speaking|according|though|although|in|on|at|during|with|by|for|\p{L}+ing)\b)(?=\p{Ll}+\s)/u

/** A circumstance and the subject of a cue that parts it from the statement: "During the visit, the spokesman |noted, Wen …". */
const afterCircumstance =
  /^(?:(?:During|In|On|At|After|Before|Since|Through)\s[^,“”]{2,40}|(?:Amid|Amidst|As|Given|Despite|With|Under)\s[^,“”]{2,90}),\s[^,“”]{2,40}\s$/u

/** A sentence that opens with a circumstance, not with what is said. */
const circumstance =
  /^(?:When|While|After|Before|On|In|At|During|As|Amid|Amidst|Given|Despite|By|Asked|Speaking|For|With|Under|Since|If|Through|\p{Lu}\p{L}+ing)\b/u

const roleAndOccasion = regExp(`^(?:\\s\\([^()]{1,20}\\))?(?:,\\s[^“”]{2,220}?)?${occasion}`, "u")

/** A comma and the subject of a cue that stands last, with an office between commas after a name. */
const subjectLast =
  /,(?:”\s?|"?\s)(?!(?:(?:of|to|in|for|by|with|from|on|about)\s)?(?:which|whom|who|whose|where|when|what|that|because)\s)([^,“”]{2,90}|[^,“”]{2,60},\s[^,“”]{2,120},)\s(?:also\s)?$/u

/** To whom something was told: "…, Li told Marc Casper, board chair of the council". */
const hearerOnly = /^\s(?![^;]*\bthat\b)[^,.;“”"]{2,60}(?:,\s[^;“”"]{2,100})?\.*$/u

/** The speaker before a cue that stands last ("…, Mayor A told reporters on Tuesday"), and where the statement ends. */
const speakerBefore = (paragraph: Paragraph, sentence: Range, cue: Range, context: Context) => {
  const { text } = paragraph.reading
  const rest = text.slice(cue.end, sentence.end)
  const before = text.slice(sentence.start, cue.start)
  const isStatement = !circumstance.test(before)
  const goesOnAfter =
    (insertedOnly.test(rest) || interrupted.test(rest)) && (afterCircumstance.test(before) || isStatement)
  const isTold = isStatement && text.slice(cue.start, cue.end) === "told" && hearerOnly.test(rest)
  if (!occasionOnly.test(rest) && !goesOnAfter && !isTold) return undefined
  const match = subjectLast.exec(before)
  if (match === null) return undefined
  const [whole, subject = ""] = match
  const end = sentence.start + match.index
  const start = end + whole.indexOf(subject)
  const range = { start, end: start + subject.length }
  const speaker = /^(?:he|she)$/iu.test(subject)
    ? { range, entity: antecedent(text, sentence, paragraph, context) }
    : // A body that has spoken before: "…, it added."
      subject === "it" && context.last?.type === "organization"
      ? { range, entity: context.last }
      : englishSpeaker(text, { start, end: sentence.end }, cue, paragraph, context)
  return speaker === undefined ? undefined : { speaker, end }
}

/** An office alone after the cue: "…, said the foreign minister.", and what he adds. */
const officeAfter =
  /^\sthe\s(\p{L}[\p{L}’'-]*(?:\s\p{L}[\p{L}’'-]*){0,5}?)(?:\s(?:on|at|in|during)\s[^,.;“”"]{3,60})?(?:[.\s]*$|,\s\p{Ll}+ing\s)/u

const hasVerb =
  /\s(?:is|are|was|were|be|will|would|has|have|had|can|could|should|must|may|do|does|did|needs?|remains?|\p{Ll}{3,}ed)(?:\s|$)/u

/** Somebody without a name after the cue: "…, said a spokeswoman for the Foreign Office on Wednesday." */
const unnamedAfter =
  /^\s(an?\s(?:[\p{L}’'-]+\s){0,3}?(?:spokesperson|spokeswoman|spokesman|official|diplomat|source|analyst|lawmaker|witness|resident)(?:\s(?:for|at|of|with|from)\s(?:the\s)?\p{Lu}[\p{L}’'-]*(?:\s(?:(?:of|for|the|and)\s)*\p{Lu}[\p{L}’'-]*){0,5})?)(?=[\s,.])/u

/** A spokesperson of a body in small letters, without an article: "…, said Chinese foreign ministry’s official spokesperson". */
const spokespersonAfter =
  /^\s((?:the\s)?(?:\p{Lu}[\p{L}-]+\s)?(?:\p{Ll}+\s){0,2}(?:ministry|government|embassy|cabinet|office)(?:[’']s)?(?:\s\p{Ll}+){0,2}?\s(?:spokesperson|spokeswoman|spokesman))(?=[\s,.])/u

/** The speaker after it ("…, said A, a spokesperson for …"). */
const speakerAfter = (paragraph: Paragraph, sentence: Range, cue: Range, context: Context) => {
  const { text } = paragraph.reading
  const comma = /,[”"]?\s$/u.exec(text.slice(sentence.start, cue.start))
  if (comma === null) return undefined
  const mentions = context.at(paragraph)
  const untilMention = (start: number) =>
    text
      .slice(cue.end, start)
      .trim()
      .replace(/^(?:the|its|their|his|her)\s/iu, "")
  // "…, said |ACFTU| President Wang": the person, not the body of the office.
  const holder = mentions.find(
    ({ entity, start, office }) => entity.type === "person" && start > cue.end && untilMention(start) === office,
  )
  const suited = mentions.find(({ entity, start, office }) => {
    const between = untilMention(start)
    // "…, said PM’s Press Advisor, Dr |Kundan Aryal."
    const isTitled =
      entity.type === "person" &&
      start < sentence.end &&
      /^(?!.*\bthat\b)\p{Lu}[^;:“”]{1,70}$/u.test(between) &&
      holdsOffice(between.replace(/[,.]|[’']s\b/gu, ""), context.lexicon)
    const isSubject = between === "" || between === office || isTitled
    return (entity.type === "person" || entity.type === "organization") && start > cue.end && isSubject
  })
  const named = holder ?? suited
  const after = text.slice(cue.end, sentence.end)
  const unnamed = named === undefined ? (unnamedAfter.exec(after) ?? spokespersonAfter.exec(after))?.[1] : undefined
  if (unnamed !== undefined) {
    const start = cue.end + " ".length
    const range = { start, end: start + unnamed.length }
    const isLast = roleAndOccasion.test(text.slice(range.end, sentence.end))
    return isLast ? { speaker: { range, entity: undefined }, end: sentence.start + comma.index } : undefined
  }
  if (named === undefined) {
    const [words, office = ""] = officeAfter.exec(after) ?? []
    // "…, said the trade is growing" is a clause.
    if (words === undefined || !holdsOffice(office, context.lexicon) || hasVerb.test(office)) return undefined
    const start = cue.end + " ".length
    const range = { start, end: start + "the ".length + office.length }
    const speaker: Speaker = { range, entity: holderOf(office.toLowerCase(), context.smallHolders) }
    return { speaker, end: sentence.start + comma.index }
  }
  if (!roleAndOccasion.test(text.slice(named.end, sentence.end))) return undefined
  const speaker: Speaker = { range: { start: named.start, end: named.end }, entity: named.entity }
  return { speaker, end: sentence.start + comma.index }
}

/** What the speaker of a cue that stands last adds in the same sentence: "…, she said, adding that …", "calling on …". */
const added = ({ paragraph, speaker, cue }: Quotation, end: number, context: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  if (cue === undefined) return []
  const next = cuesIn(paragraph, { start: cue.end, end }, context).find(
    (one) =>
      /^\p{L}+ing(?:\s|$)/u.test(one.form) &&
      /,\s(?:and\s)?$/u.test(text.slice(cue.end, one.start)) &&
      (text.startsWith(" that ", one.end) ||
        one.verb.object === true ||
        (one.verb.lemma === "add" && addedClause.test(text.slice(one.end, end)))),
  )
  const that = next !== undefined && text.startsWith(" that ", next.end) ? " that ".length : 0
  const content = next === undefined ? undefined : trimmed(text, next.end + that, end)
  if (next === undefined || content === undefined) return []
  const { start, verb } = next
  return [reported({ paragraph, content, speaker, cue: { start, end: next.end }, verb, rule: "en-cue" })]
}

/** A statement that opens a sentence, with speaker and cue after it, and what he adds. */
export const cueLast = (
  paragraph: Paragraph,
  sentence: Range,
  cues: ReadonlyArray<FoundCue>,
  context: Context,
): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  for (const { form, verb, start, end } of cues) {
    // "…, and Senator A wrote to Secretary B" is a letter to somebody.
    if (verb.last !== true || (verb.lemma === "write" && text.startsWith(" to ", end))) continue
    // "…, together with the envoy, briefed the member states."
    if (
      form === "states" &&
      /\b(?:member|two|three|both|other|all|many|small|large|coastal|littoral|neighbou?ring|Baltic|Gulf|Arab|African|island)\s$/u.test(
        text.slice(Math.max(0, start - 16), start),
      )
    )
      continue
    const cue = { start, end }
    const found = speakerBefore(paragraph, sentence, cue, context) ?? speakerAfter(paragraph, sentence, cue, context)
    const said = found === undefined ? undefined : trimmed(text, sentence.start, found.end)
    if (found === undefined || said === undefined) continue
    // '"…," the official said': the marks belong to what is said.
    const marks = text.slice(said.start, said.end).match(/[“”"]/gu)?.length ?? 0
    const closing = /^[,.]?[”"]/u.exec(text.slice(said.end))
    const from = closing === null || marks % 2 === 1 ? said.start : openedAt(text, said.start)
    const isClosed = marks % 2 === 1 || from < said.start
    const content = { start: from, end: said.end + (isClosed ? (closing?.[0].length ?? 0) : 0) }
    const after = text.slice(end, sentence.end)
    const isLate = afterCircumstance.test(text.slice(sentence.start, start)) && insertedOnly.test(after)
    const isWhole = !isLate && text.slice(content.start, content.end).split(" ").length > 3
    const going = interrupted.exec(after) ?? (isWhole ? null : predicate.exec(after))
    const rest = isLate ? ", ".length : going?.[0].length
    const second = rest === undefined ? undefined : trimmed(text, end + rest, sentence.end)
    if (!isWhole && second === undefined) continue
    if (found.speaker.entity !== undefined) context.last = found.speaker.entity
    const first = reported({ paragraph, content, speaker: found.speaker, cue, verb, rule: "en-cue-last" })
    if (second === undefined) return [first, ...added(first, sentence.end, context)]
    const resumed = reported({ ...first, content: second })
    return isWhole ? [first, resumed] : [resumed]
  }
  return []
}

/** An office alone between what is said and its cue. */
const officeBetween = /^\s[Tt]he\s(?:\p{L}[\p{L}’'-]*\s){1,4}$/u

/** “…,” said X. and “…,” X said. */
export const quoteFirst = (paragraph: Paragraph, context: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const quotations: Array<Quotation> = []
  for (const match of matchesOf(text, quoted)) {
    // A comma inside the marks joins what is said, however short, to who says it.
    if (!isSpeech(match[1] ?? "") && !/^\p{Lu}.*\s.*[,?!]$/u.test(match[1] ?? "")) continue
    const after = match.index + match[0].length
    const [cue] = cuesIn(paragraph, { start: after, end: after + 200 }, context)
    if (cue === undefined) continue
    const cueRange = { start: cue.start, end: cue.end }
    const lead = text.slice(after, cue.start)
    // '…." She added that …' is the next sentence, with words of its own.
    if (/\.[”"]$/u.test(match[0]) && /^\s\p{Lu}/u.test(lead) && !/^[.,]/u.test(text.slice(cue.end))) continue
    // 'The two spoke "in a frank manner," and they have agreed, A said': more is said than what stands in marks.
    if (/^\s(?:and|but|while)\s(?:it|he|she|they|we|the)\s/u.test(lead)) continue
    const person = context
      .at(paragraph)
      .find(
        (mention) =>
          mention.entity.type === "person" &&
          (mention.start >= cueRange.end
            ? /^,?\s*$/u.test(lead) && /^\s(?:[\p{L}.-]+\s){0,8}$/u.test(text.slice(cueRange.end, mention.start))
            : mention.start >= after &&
              text.slice(after, mention.start).length < 60 &&
              !/[.“"]/u.test(text.slice(after, mention.start)) &&
              between.test(text.slice(mention.end, cueRange.start))),
      )
    // 'The appointments are "due to the new course," said A': more is said than what stands in marks.
    if (/(?:^|[.!?]\s)\p{Lu}[^“”".!?]*\s\p{Ll}+\s$/u.test(text.slice(0, match.index)) && /^,?\s?$|^,\s/u.test(lead))
      continue
    const he = /^\s(He|She|he|she)\s$/u.exec(lead)
    const entity =
      person?.entity ??
      (he === null ? undefined : antecedent(text, { start: match.index, end: after }, paragraph, context))
    const range = person ?? (he === null ? undefined : { start: after + 1, end: after + 1 + (he[1]?.length ?? 0) })
    // '"He was wrong," the President said.'
    const office =
      range === undefined && officeBetween.test(lead) && /(?:^|[.!?][”"]?\s)$/u.test(text.slice(0, match.index))
        ? englishSpeaker(text, { start: after + 1, end: cueRange.end }, cueRange, paragraph, context)
        : undefined
    const speaker = range === undefined ? office : { range, entity }
    if (speaker === undefined) continue
    if (speaker.entity !== undefined) context.last = speaker.entity
    const content = { start: match.index, end: after }
    const { verb } = cue
    const first: Quotation = {
      paragraph,
      type: "direct",
      content,
      speaker,
      cue: cueRange,
      verb,
      rule: "en-quote-first",
    }
    const sentence = sentenceAt(paragraph, cue.start)
    quotations.push(first, ...added(first, sentence?.end ?? cue.end, context))
  }
  return quotations
}
