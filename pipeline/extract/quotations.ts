import type { QuotationsRow } from "../core/rows.ts"
import type { Paragraph } from "../normalize/normalize.ts"
import type { Cue } from "../vocabulary/vocabulary.ts"
import type { Lexicon } from "./lexicon.ts"
import { perLexicon } from "./lexicon.ts"
import type { DocumentMentions } from "./mentions.ts"
import { isReadable } from "./mentions.ts"
import type { Entity, Mention, Range, RuleId } from "./model.ts"
import type { Persons } from "./names.ts"
import { sentencesOf } from "./sentences.ts"

/** Something said, in the reading text of one paragraph. */
export interface Quotation {
  readonly paragraph: Paragraph
  readonly type: QuotationsRow["type"]
  readonly content: Range
  readonly speaker: { readonly range: Range; readonly entity: Entity | undefined } | undefined
  readonly cue: Range | undefined
  /** The entry of the vocabulary that the cue is a form of. */
  readonly verb: Cue | undefined
  readonly rule: RuleId
}

interface Speaker {
  readonly range: Range
  readonly entity: Entity | undefined
}

/** Persons, and the collective that stands for the meeting, as a document goes on. */
interface Context {
  readonly lexicon: Lexicon
  readonly mentions: ReadonlyArray<Mention>
  readonly collective: (words: string) => Entity
  /** The last person that spoke or was the subject; what a pronoun refers to. */
  last: Entity | undefined
}

const quoted = /[“"「『]([^“”"「」『』]{2,})[”"」』]/gu

/** Quotation marks around at most a few words are titles and terms, not speech. */
const isSpeech = (text: string): boolean => {
  const words = text.match(/[\p{L}\p{N}'’-]+/gu)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > 0 ? han >= 9 : words >= 5
}

/** The kind of a reported content, by the quotation marks in it. */
const typeOf = (content: string): Quotation["type"] => {
  const pieces = [...content.matchAll(quoted)].filter((match) => isSpeech(match[1] ?? ""))
  const [only] = pieces
  if (only === undefined) return "indirect"
  return pieces.length === 1 && only[0].length >= content.replace(/[.,，。]$/u, "").length ? "direct" : "mixed"
}

const trimmed = (text: string, start: number, end: number): Range | undefined => {
  let from = start
  let to = end
  while (from < to && /[\s,，:：]/u.test(text.charAt(from))) from++
  while (to > from && /[\s.。,，;；]/u.test(text.charAt(to - 1))) to--
  // A full stop inside the closing quotation mark belongs to the quotation.
  return to - from >= 4 ? { start: from, end: to } : undefined
}

const adverb =
  "(?:also|further|again|specially|specifically|particularly|then|later|once|strongly|clearly|both|in turn|has|had|repeatedly)"
/** What may stand between an English speaker and the cue: adverbs, or an office between commas. */
const between = new RegExp(`^(?:,\\s[^.;“”"]{2,200},)?\\s*(?:${adverb}\\s)*$`, "u")
const openingClause = '(?:[^“”"]{0,120},\\s)?'
const pronoun = new RegExp(`^${openingClause}(He|She|he|she|They|they)\\s(?:${adverb}\\s)*$`, "u")
const definite = new RegExp(
  `^${openingClause}((?:The|the)\\s\\p{Lu}[\\p{L}-]+(?:\\s\\p{Lu}[\\p{L}-]+){0,3})\\s(?:${adverb}\\s)*$`,
  "u",
)

const collectivePatterns = perLexicon(({ collectives }) => ({
  en: new RegExp(`(?:^|[,.]\\s)(${collectives.en})\\s(?:${adverb}\\s)*$`, "u"),
  zh: new RegExp(`(?:^|[，；])(${collectives.zh})(?:还|也|并|特别|一致)?$`, "u"),
}))

/** The person of the document whose office is meant by "the President", if only one can be. */
const byOffice = (words: string, { mentions }: Context): Entity | undefined => {
  const office = words.replace(/^the\s/iu, "")
  const holders = new Map(
    mentions
      .filter((mention) => mention.office === office || mention.office?.startsWith(`${office} of`) === true)
      .map(({ entity }) => [entity.id, entity]),
  )
  return holders.size === 1 ? [...holders.values()][0] : undefined
}

/** Whom a pronoun means: the first person of the sentence before, or else who spoke last. */
const antecedent = (
  text: string,
  sentence: Range,
  paragraph: Paragraph,
  { mentions, last }: Context,
): Entity | undefined => {
  const before = sentencesOf(text.slice(0, sentence.start), paragraph.language).at(-1)
  const subject = mentions.find(
    (mention) =>
      mention.paragraph === paragraph &&
      mention.entity.type === "person" &&
      before !== undefined &&
      mention.start >= Math.max(before.start, paragraph.dateline) &&
      mention.end <= before.end,
  )
  return subject?.entity ?? last
}

const englishSpeaker = (
  text: string,
  sentence: Range,
  cue: Range,
  paragraph: Paragraph,
  context: Context,
): Speaker | undefined => {
  const before = text.slice(sentence.start, cue.start)
  const person = context.mentions.findLast(
    (mention) =>
      mention.paragraph === paragraph &&
      mention.entity.type === "person" &&
      mention.start >= sentence.start &&
      mention.end <= cue.start,
  )
  if (person !== undefined && between.test(text.slice(person.end, cue.start))) {
    return { range: { start: person.start, end: person.end }, entity: person.entity }
  }
  const he = pronoun.exec(before)
  if (he?.[1] !== undefined) {
    const start = sentence.start + before.lastIndexOf(he[1])
    return {
      range: { start, end: start + he[1].length },
      entity: /^they$/iu.test(he[1]) ? undefined : antecedent(text, sentence, paragraph, context),
    }
  }
  const collective = collectivePatterns(context.lexicon).en.exec(before)
  if (collective?.[1] !== undefined) {
    const start = sentence.start + before.lastIndexOf(collective[1])
    return { range: { start, end: start + collective[1].length }, entity: context.collective(collective[1]) }
  }
  const office = definite.exec(before)
  if (office?.[1] !== undefined) {
    const entity = byOffice(office[1], context)
    const start = sentence.start + before.lastIndexOf(office[1])
    if (entity !== undefined) return { range: { start, end: start + office[1].length }, entity }
  }
  return undefined
}

/** Cues that need "that" or a quotation mark after them, as they often mean something else. */
const needsThat = new Set(["hold", "believe", "note", "add", "recall", "require", "warn", "declare", "explain", "tell"])

/** "that", with the time or the hearers before it. */
const thatClause = /^[,:]?\s*(?:(?:today|yesterday|earlier|(?:to\s)?reporters|on\s\p{Lu}\p{L}+),?\s)*that\s/u

const english = (paragraph: Paragraph, sentence: Range, context: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const words = text.slice(sentence.start, sentence.end)
  const according = /^According to (.{2,80}?), /u.exec(words)
  if (according?.[1] !== undefined) {
    const start = sentence.start + "According to ".length
    const mention = context.mentions.find(
      (one) =>
        one.paragraph === paragraph &&
        one.start >= start &&
        one.end === start + (according[1]?.length ?? 0) &&
        (one.entity.type === "person" || one.entity.type === "organization"),
    )
    const content = trimmed(text, sentence.start + according[0].length, sentence.end)
    if (mention === undefined || content === undefined) return []
    const cue = { start: sentence.start, end: sentence.start + "According to".length }
    return [
      {
        paragraph,
        type: typeOf(text.slice(content.start, content.end)),
        content,
        speaker: { range: mention, entity: mention.entity },
        cue,
        verb: context.lexicon.cues.byForm.get("According to"),
        rule: "en-according-to",
      },
    ]
  }
  for (const match of words.matchAll(context.lexicon.cues.en)) {
    const cue = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length }
    const entry = context.lexicon.cues.byForm.get(match[0])
    if (entry === undefined || match[0].toLowerCase() === "according to") continue
    const rest = text.slice(cue.end, sentence.end)
    const that = thatClause.exec(rest)
    const clause = that !== null || /^[,:]?\s*[“"]/u.test(rest)
    if (!clause && needsThat.has(entry.lemma)) continue
    if (!clause && entry.object !== true && !/^[,:]?\s\S/u.test(rest)) continue
    if (/^\s(?:by|at|in|on|to|about)\s/u.test(rest) && entry.lemma !== "call on") continue
    const speaker = englishSpeaker(text, sentence, cue, paragraph, context)
    if (speaker === undefined) continue
    const content = trimmed(text, cue.end + (that?.[0].length ?? 0), sentence.end)
    if (content === undefined) continue
    if (speaker.entity !== undefined) context.last = speaker.entity
    const type = typeOf(text.slice(content.start, content.end))
    return [{ paragraph, type, content, speaker, cue, verb: entry, rule: "en-cue" }]
  }
  return []
}

/** “…,” said X. and “…,” X said. */
const quoteFirst = (paragraph: Paragraph, context: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const quotations: Array<Quotation> = []
  for (const match of text.matchAll(quoted)) {
    if (!isSpeech(match[1] ?? "")) continue
    const after = match.index + match[0].length
    const tail = text.slice(after, after + 200)
    const cue = [...tail.matchAll(context.lexicon.cues.en)][0]
    if (cue === undefined) continue
    const cueRange = { start: after + cue.index, end: after + cue.index + cue[0].length }
    const person = context.mentions.find(
      (mention) =>
        mention.paragraph === paragraph &&
        mention.entity.type === "person" &&
        (mention.start >= cueRange.end
          ? tail.slice(0, cue.index).trim() === "" &&
            /^\s(?:[\p{L}.-]+\s){0,8}$/u.test(text.slice(cueRange.end, mention.start))
          : mention.start >= after &&
            text.slice(after, mention.start).length < 60 &&
            !/[.“"]/u.test(text.slice(after, mention.start)) &&
            between.test(text.slice(mention.end, cueRange.start))),
    )
    const he = /^\s(He|She|he|she)\s$/u.exec(tail.slice(0, cue.index))
    const entity =
      person?.entity ??
      (he === null ? undefined : antecedent(text, { start: match.index, end: after }, paragraph, context))
    const range = person ?? (he === null ? undefined : { start: after + 1, end: after + 1 + (he[1]?.length ?? 0) })
    if (range === undefined) continue
    if (entity !== undefined) context.last = entity
    const content = { start: match.index, end: after }
    const verb = context.lexicon.cues.byForm.get(cue[0])
    quotations.push({
      paragraph,
      type: "direct",
      content,
      speaker: { range, entity },
      cue: cueRange,
      verb,
      rule: "en-quote-first",
    })
  }
  return quotations
}

/** Between a Chinese speaker and the cue: an adverb or a circumstance, without a further clause. */
const betweenZh =
  /^(?:[^。；“”：，]{0,8}|在[^。；“”：]{1,30}[时后中上]，?(?:还|也|又|特别|再次|着重)?|[^。；“”：，]{0,6}地|[^。；“”：，]{1,20}时)$/u
const needsPause = new Set(["说", "称", "认为", "介绍", "提出", "希望", "透露", "声明", "表示"])
const pronounZh = /(?:^|[。，；])(他|她)(?:还|也|又|特别|再次|着重|最后|同时)?$/u

const chinese = (paragraph: Paragraph, sentence: Range, context: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const words = text.slice(sentence.start, sentence.end)
  for (const match of words.matchAll(context.lexicon.cues.zh)) {
    const cue = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length }
    const rest = text.slice(cue.end, sentence.end)
    const pause = /^(?:了)?[，：,:“]/u.test(rest)
    if (!pause && needsPause.has(match[0])) continue
    const person = context.mentions.findLast(
      (mention) =>
        mention.paragraph === paragraph &&
        mention.entity.type === "person" &&
        mention.start >= sentence.start &&
        mention.end <= cue.start &&
        betweenZh.test(text.slice(mention.end, cue.start)),
    )
    const before = text.slice(sentence.start, cue.start)
    let speaker: Speaker | undefined
    if (person !== undefined) speaker = { range: { start: person.start, end: person.end }, entity: person.entity }
    else {
      const he = pronounZh.exec(before)
      const collective = collectivePatterns(context.lexicon).zh.exec(before)
      const form = he?.[1] ?? collective?.[1]
      if (form !== undefined) {
        const start = sentence.start + before.lastIndexOf(form)
        speaker = {
          range: { start, end: start + form.length },
          entity: he === null ? context.collective(form) : antecedent(text, sentence, paragraph, context),
        }
      }
    }
    if (speaker === undefined) continue
    const content = trimmed(text, cue.end + (rest.startsWith("了") ? 1 : 0), sentence.end)
    if (content === undefined) continue
    if (speaker.entity !== undefined) context.last = speaker.entity
    const type = typeOf(text.slice(content.start, content.end))
    const verb = context.lexicon.cues.byForm.get(match[0])
    return [{ paragraph, type, content, speaker, cue, verb, rule: "zh-cue" }]
  }
  return []
}

/** A turn of a transcript: the speaker's name in capitals, a colon, what was said. */
const turn =
  /^((?:(?:MR|MS|MRS|DR|SECRETARY|AMBASSADOR|PRESIDENT|VICE PRESIDENT|THE PRESIDENT|SENIOR ADMINISTRATION OFFICIAL)\.?\s?)(?:[\p{Lu}'’-]+\s?)*):\s+/u
const question = /^Q\s{1,3}/u

const turns = (paragraphs: ReadonlyArray<Paragraph>, persons: Persons): ReadonlyArray<Quotation> => {
  const quotations: Array<Quotation> = []
  let current: Speaker["entity"] | null = null
  for (const paragraph of paragraphs) {
    if (paragraph.role === "boilerplate") current = null
    if (paragraph.role !== "body" || paragraph.language !== "en") continue
    const { text } = paragraph.reading
    const match = turn.exec(text)
    if (match?.[1] !== undefined) {
      current = persons.bySurname(match[1].trim().split(/\s/u).at(-1) ?? "")
      const content = trimmed(text, match[0].length, text.length)
      const range = { start: 0, end: match[1].length }
      if (content !== undefined)
        quotations.push({
          paragraph,
          type: "direct",
          content: { start: content.start, end: text.length },
          speaker: { range, entity: current },
          cue: undefined,
          verb: undefined,
          rule: "transcript-turn",
        })
    } else if (question.test(text)) current = null
    else if (current !== null && current !== undefined) {
      quotations.push({
        paragraph,
        type: "direct",
        content: { start: 0, end: text.length },
        speaker: { range: { start: 0, end: 0 }, entity: current },
        cue: undefined,
        verb: undefined,
        rule: "transcript-continued",
      })
    }
  }
  return quotations
}

const isTranscript = (paragraphs: ReadonlyArray<Paragraph>): boolean =>
  paragraphs.filter(({ reading }) => turn.test(reading.text)).length >= 3

const disjoint = (quotations: ReadonlyArray<Quotation>): ReadonlyArray<Quotation> => {
  const kept: Array<Quotation> = []
  for (const quotation of quotations) {
    const clash = kept.some(
      ({ paragraph, content }) =>
        paragraph === quotation.paragraph &&
        content.start < quotation.content.end &&
        quotation.content.start < content.end,
    )
    if (!clash) kept.push(quotation)
  }
  return kept
}

/** All that a document reports as said. */
export const findQuotations = (
  paragraphs: ReadonlyArray<Paragraph>,
  { mentions, persons }: DocumentMentions,
  lexicon: Lexicon,
  collective: (words: string) => Entity,
): ReadonlyArray<Quotation> => {
  const context: Context = { lexicon, mentions, collective, last: undefined }
  const readable = paragraphs.filter(isReadable)
  if (isTranscript(readable)) return turns(paragraphs, persons)
  const quotations: Array<Quotation> = []
  for (const paragraph of readable) {
    if (paragraph.role !== "body" && paragraph.role !== "list") continue
    const { text } = paragraph.reading
    const direct = paragraph.language === "en" ? quoteFirst(paragraph, context) : []
    const indirect = sentencesOf(text, paragraph.language)
      .map(({ start, end }) => ({ start: Math.max(start, paragraph.dateline), end }))
      .filter(({ start, end }) => start < end)
      .flatMap((sentence) => (paragraph.language === "zh" ? chinese : english)(paragraph, sentence, context))
    quotations.push(...disjoint([...direct, ...indirect]).toSorted((a, b) => a.content.start - b.content.start))
  }
  return quotations
}
