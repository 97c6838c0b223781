import { matchesOf } from "../../core/pattern.ts"
import type { QuotationsRow } from "../../core/rows.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import type { Cue } from "../../vocabulary/vocabulary.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import type { DocumentMentions } from "../mentions.ts"
import type { Entity, Mention, Range, RuleId } from "../model.ts"

/** Something said, in the reading text of one paragraph. */
export interface Quotation {
  readonly paragraph: Paragraph
  readonly type: QuotationsRow["type"]
  readonly content: Range
  readonly speaker: Speaker | undefined
  readonly cue: Range | undefined
  /** The entry of the vocabulary that the cue is a form of. */
  readonly verb: Cue | undefined
  readonly rule: RuleId
}

export interface Speaker {
  readonly range: Range
  readonly entity: Entity | undefined
}

/** Persons, and the collective that stands for the meeting, as a document goes on. */
export interface Context {
  readonly lexicon: Lexicon
  /** Offices and who holds them, those of the title first. */
  readonly holders: DocumentMentions["holders"]
  /** The same with the offices in small letters. */
  readonly smallHolders: DocumentMentions["holders"]
  /** The mentions of a paragraph. */
  readonly at: (paragraph: Paragraph) => ReadonlyArray<Mention>
  readonly collective: (words: string) => Entity
  /** The only person of the document with this family name. */
  readonly bySurname: (surname: string) => Entity | undefined
  /** The only body of the document whose name ends with these words, and begins with others. */
  readonly bodyEnding: (words: string) => Entity | undefined
  /** The last person that spoke or was the subject; what a pronoun refers to. */
  last: Entity | undefined
}

export const quoted = /[“"「『]([^“”"「」『』]{2,})[”"」』]/gu

/** A mark that closes a quotation in English. */
export const closingMark = /(?<=\S)[”"](?=[\s.,;:)]|$)/u

/** The mark that opens what a later sentence closes: “…. …,” the office said. */
export const openedAt = (text: string, start: number): number => {
  const before = text.slice(0, start)
  const curly = before.lastIndexOf("“")
  if (curly > before.lastIndexOf("”")) return curly
  return before.split('"').length % 2 === 0 ? before.lastIndexOf('"') : start
}

/** Where a quotation opens that ends in a sentence: with the sentence, or before it. */
export const quotedFrom = (text: string, sentence: number): number =>
  /[“"]/u.test(text.charAt(sentence)) ? sentence : openedAt(text, sentence)

/** Where a named group of a match in the text from `from` on is; undefined where it takes no part in the match. */
export const groupIn = (match: RegExpExecArray | null, group: string, from: number): Range | undefined => {
  const found = match?.indices?.groups?.[group]
  return found === undefined ? undefined : { start: from + found[0], end: from + found[1] }
}

/** Quotation marks around at most a few words are titles and terms, not speech. */
export const isSpeech = (text: string): boolean => {
  const words = text.match(/[\p{L}\p{N}'’-]+/gu)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > 0 ? han >= 9 : words >= 5
}

/** The kind of a reported content, by the quotation marks in it. */
const typeOf = (content: string): Quotation["type"] => {
  const pieces = matchesOf(content, quoted).filter((match) => isSpeech(match[1] ?? ""))
  const [only] = pieces
  if (only === undefined) return "indirect"
  return pieces.length === 1 && only[0].length >= content.replace(/[.,，。]$/u, "").length ? "direct" : "mixed"
}

export const trimmed = (text: string, start: number, end: number): Range | undefined => {
  let from = start
  let to = end
  while (from < to && /[\s,，:：;；]/u.test(text.charAt(from))) from++
  const added = /并(?:讲话|致辞|致词|(?:作|发表)\p{Script=Han}{0,4}(?:讲话|演讲|致辞))[。！]?$/u.exec(
    text.slice(from, to),
  )
  if (added !== null && added.index > 0) to = from + added.index
  // Who signs the report, or that it ends: 。（完）, ". (Xinhua)"
  const signed = /(?:[（(]完[)）]|(?<=.{12}[.!?。！？][”"’]?)\s?[（(][^()（）]{1,30}[)）])\s*$/u.exec(
    text.slice(from, to),
  )
  if (signed !== null) to = from + signed.index
  while (to > from && /[\s.。,，;；*#\\■□◆●]/u.test(text.charAt(to - 1))) to--
  // The stop of "Washington, D.C." is a part of it.
  if (text.charAt(to) === "." && /(?<!\p{L})(?:\p{Lu}\.)+\p{Lu}$/u.test(text.slice(Math.max(from, to - 8), to))) to++
  return to - from >= 4 ? { start: from, end: to } : undefined
}

/** A quotation of the type that the marks in its content show. */
export const reported = (quotation: Omit<Quotation, "type">): Quotation => {
  const { paragraph, content } = quotation
  return { ...quotation, type: typeOf(paragraph.reading.text.slice(content.start, content.end)) }
}

/** What is added without "that": "Kirby added the government will …". */
export const addedClause =
  /^\s(?:the|he|she|it|they|there|his|her|its|their|this|these|both|\p{Lu}\S*)\s(?:[^,.;“”]{0,60}?\s)?(?:will|would|is|are|was|were|has|have|had|can|could|should|must|may)\s/u
