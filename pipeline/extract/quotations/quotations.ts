import { matchesOf } from "../../core/pattern.ts"
import { overlaps } from "../../core/text.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import type { DocumentMentions } from "../mentions.ts"
import type { Entity, Range } from "../model.ts"
import { byParagraph, isReadable, surfaceOf } from "../model.ts"
import { sentencesIn } from "../sentences.ts"
import { chinese, chineseCueLast } from "./chinese.ts"
import { continued, isUnclosed, quotedOn, resumed, toEnd } from "./continued.ts"
import { quoteFirst } from "./cue-last.ts"
import { english } from "./english.ts"
import { introduced, introducer } from "./introduced.ts"
import type { Context, Quotation } from "./model.ts"
import { withoutOffice } from "./speakers.ts"
import { labelled, turns } from "./transcripts.ts"

const disjoint = (quotations: ReadonlyArray<Quotation>): ReadonlyArray<Quotation> => {
  const kept: Array<Quotation> = []
  for (const quotation of quotations) {
    const clash = kept.some(
      ({ paragraph, content }) => paragraph === quotation.paragraph && overlaps(content, quotation.content),
    )
    if (!clash) kept.push(quotation)
  }
  return kept
}

/** A semicolon before what the same or another speaker says: "…; |she added that …". */
const furtherStatement =
  /(?<=;\s)(?=(?:he|she|they)\s(?:also\s|then\s)?(?:said|added|noted|stressed|warned|explained)\s)/gu

/** The same in Chinese, before another speaker: …；|能源部长卡茨随后宣布，…. */
const furtherSpeakerZh =
  /(?<=；)(?=[^，；。：“”]{2,30}?(?:表示|指出|强调|宣布|认为|呼吁|警告|[称说])[，：][^；。]{4})/gu

/** The parts of a sentence that report one by one. */
const clausesOf = ({ language, reading: { text } }: Paragraph, { start, end }: Range): ReadonlyArray<Range> => {
  const words = text.slice(start, end)
  if (!words.includes(language === "en" ? ";" : "；")) return [{ start, end }]
  const further = language === "en" ? furtherStatement : furtherSpeakerZh
  const cuts = matchesOf(words, further).map(({ index }) => start + index)
  return [start, ...cuts].map((from, index) => ({ start: from, end: cuts[index] ?? end }))
}

/** Does or is something, in any tense, right after a name. */
const doesOrIs =
  /^\s(?:also\s|then\s)?(?:\p{Ll}{2,}ed|\p{Ll}{3,}s|is|was|has|had|met|gave|made|took|went|held|paid|sent)\s/u

/** Who does something in a sentence that reports no speech: whom a pronoun of the next paragraph means. */
const actorOf = (
  paragraph: Paragraph,
  sentence: Range | undefined,
  quotations: ReadonlyArray<Quotation>,
  { at }: Context,
): Entity | undefined => {
  if (sentence === undefined) return undefined
  if (quotations.some(({ content, cue }) => [content, cue].some((one) => one !== undefined && overlaps(one, sentence))))
    return undefined
  const { text } = paragraph.reading
  if (paragraph.language === "zh")
    return at(paragraph).find(
      ({ entity, start, office }) =>
        entity.type === "person" && start - (office?.length ?? 0) === sentence.start && start >= sentence.start,
    )?.entity
  return at(paragraph).find(
    (mention) =>
      mention.entity.type === "person" &&
      mention.start >= sentence.start &&
      /^(?:(?:At|In|On|During|After|Before|For|Following)\b[^,“”]{2,80},\s)?(?:\p{Lu}\p{L}+\s)?$/u.test(
        withoutOffice(text.slice(sentence.start, mention.start), mention),
      ) &&
      doesOrIs.test(text.slice(mention.end, mention.end + 40)),
  )?.entity
}

/** Is a paragraph in English nothing but one passage in quotation marks? */
const isWhollyQuoted = ({ language, reading }: Paragraph): boolean =>
  language === "en" && /^\s*[“"][^“”"]{30,}[.!?…][”"]\s*$/u.test(reading.text)

/** Is a quotation direct speech up to the end of its paragraph, or does the speaker after it end that? */
const isToEnd = ({ paragraph, type, content, cue }: Quotation): boolean => {
  const { text } = paragraph.reading
  const isLast = cue !== undefined && cue.start >= content.end && /^[^.;:“”"]{0,60}\.?\s*$/u.test(text.slice(cue.end))
  return isLast || (type === "direct" && content.end >= text.trimEnd().length)
}

/** All that a document reports as said; in a transcript, what stands under the speakers' names. */
export const findQuotations = (
  paragraphs: ReadonlyArray<Paragraph>,
  { mentions, persons, holders }: DocumentMentions,
  lexicon: Lexicon,
  isTranscript: boolean,
  collective: (words: string) => Entity,
): ReadonlyArray<Quotation> => {
  if (isTranscript) return turns(paragraphs, persons)
  const smallHolders = holders.map((holder) => ({ ...holder, office: holder.office.toLowerCase() }))
  const context: Context = {
    lexicon,
    at: byParagraph(mentions),
    holders,
    smallHolders,
    collective,
    bySurname: (surname) => persons.bySurname(surname),
    bodyEnding: (words) => {
      const ending = mentions.filter(
        (one) => one.entity.type === "organization" && surfaceOf(one).endsWith(` ${words}`),
      )
      return new Set(ending.map(({ entity }) => entity.id)).size === 1 ? ending[0]?.entity : undefined
    },
    last: undefined,
  }
  const quotations: Array<Quotation> = []
  let open: Quotation | undefined
  /** The direct speech with which the paragraph before ends. */
  let spoken: Quotation | undefined
  /** Whom the paragraph before announces. */
  let speaker: Entity | undefined
  /** The persons named up to here: a pronoun means the only one. */
  const named = new Map<string, Entity>()
  for (const paragraph of paragraphs.filter(isReadable)) {
    if (paragraph.role !== "body" && paragraph.role !== "list") continue
    const sentences = sentencesIn(paragraph)
      .map(({ start, end }) => ({ start: Math.max(start, paragraph.dateline), end }))
      .filter(({ start, end }) => start < end)
      .flatMap((sentence) => clausesOf(paragraph, sentence))
    const direct =
      paragraph.language === "en"
        ? quoteFirst(paragraph, context)
        : sentences.flatMap((sentence) => chineseCueLast(paragraph, sentence, context))
    const bySentence = sentences.map((sentence) => ({
      sentence,
      quotations: (paragraph.language === "zh" ? chinese : english)(paragraph, sentence, context),
    }))
    const indirect = continued(paragraph, bySentence, direct, context)
    const found = disjoint([...labelled(paragraph, context), ...direct, ...indirect])
    const whole = disjoint([
      ...found,
      ...resumed(paragraph, found),
      ...quotedOn(paragraph, open ?? (isWhollyQuoted(paragraph) ? spoken : undefined)),
      ...introduced(paragraph, speaker),
    ])
      .toSorted((a, b) => a.content.start - b.content.start)
      .map(toEnd)
    quotations.push(...whole)
    const last = whole.at(-1)
    for (const { entity } of context.at(paragraph)) if (entity.type === "person") named.set(entity.id, entity)
    const subject = actorOf(paragraph, sentences.at(-1), whole, context)
    const only = named.size === 1 && paragraph.language === "zh" ? [...named.values()][0] : undefined
    context.last = subject ?? context.last ?? only
    open = last !== undefined && isUnclosed(last) ? last : undefined
    spoken = last !== undefined && isToEnd(last) ? last : undefined
    speaker = introducer(paragraph, sentences.at(-1), context)
  }
  return quotations
}
