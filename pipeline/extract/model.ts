import { regExp } from "../core/pattern.ts"
import type { EntitiesRow, MentionsRow } from "../core/rows.ts"
import { overlaps } from "../core/text.ts"
import type { Paragraph } from "../normalize/normalize.ts"

/** The rules of extraction; each has an entry in pipeline/vocabulary/rules.yaml. */
export type RuleId =
  | "vocabulary"
  | "organization-pattern"
  | "place-pattern"
  | "formulation-pattern"
  | "entry-organization"
  | "listed-organization"
  | "abbreviation"
  | "pinyin-name"
  | "family-first-name"
  | "bracketed-name"
  | "titled-name"
  | "apposition-name"
  | "proven-name"
  | "given-name"
  | "enumerated-name"
  | "delegate-name"
  | "zh-appointed-name"
  | "list-name"
  | "zh-office-name"
  | "zh-transcribed-name"
  | "known-name"
  | "family-name"
  | "zh-subject-name"
  | "zh-plain-name"
  | "zh-listed-name"
  | "turn-label"
  | "event-name"
  | "event-held"
  | "collective"
  | "en-according-to"
  | "en-cue"
  | "en-quote-first"
  | "en-cue-last"
  | "zh-cue"
  | "zh-cue-last"
  | "transcript-turn"
  | "transcript-continued"
  | "quote-continued"
  | "quote-introduced"
  | "attendance-met"
  | "attendance-verb"
  | "attendance-passive"
  | "attendance-deck"
  | "attendance-list"
  | "attendance-row"
  | "attendance-speaker"

export type EntityType = EntitiesRow["type"]

/** What a mention refers to. */
export interface Entity {
  readonly id: string
  readonly type: EntityType
  readonly nameEn: string | null
  readonly nameZh: string | null
  readonly wikidata: string | null
}

/** Half-open range of a paragraph's reading text. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A place where an entity is named, in the reading text of a paragraph. */
export interface Mention extends Range {
  readonly paragraph: Paragraph
  readonly entity: Entity
  /** The words of the office named with a person. */
  readonly office: string | null
  /** Rule that found it. */
  readonly rule: RuleId
  readonly how: MentionsRow["how"]
}

/** A mention without an office. */
export const mentionOf = (
  paragraph: Paragraph,
  { start, end }: Range,
  entity: Entity,
  rule: RuleId,
  how: Mention["how"],
): Mention => ({ paragraph, start, end, entity, office: null, rule, how })

/** The words that a mention, or an event that a document tells of, has in the text. */
export const surfaceOf = ({ paragraph, start, end }: Range & Pick<Mention, "paragraph">): string =>
  paragraph.reading.text.slice(start, end)

/** What follows a name in Chinese, perhaps with an office, where it is only whose something is: 习近平总书记|重要讲话. */
const possessedZh =
  /^(?:总书记|国家主席|主席|总统|总理|首相|同志|国王|、)*(?:的|夫人|塑像|雕像|铜像|故居|陵园|纪念|诞辰|逝世|近期|近年来|系列|一系列|重要|关于|此访|(?:所)?(?:提出|倡导|宣布|阐述|作出|主持|发表|签署)的)/u

/** Words that end before the office of a person whom another serves: "Special Envoy of (Chinese) |General Secretary A". */
export const servantOf =
  /^.*\b(?:[Ee]nvoy|[Rr]epresentative|[Aa]dvis[eo]r|[Cc]ounsell?or|[Aa]ide|[Ss]pokes(?:person|man|woman))\s(?:of|to|for)\s/u
const servesHolder = regExp(`${servantOf.source}(?:\\p{Lu}\\p{L}+\\s)?$`, "u")

/** Is a name no more than whose something is: "Biden-era", "President Biden's agenda"? */
export const isOfSomething = ({ paragraph, start, end, office }: Mention): boolean => {
  const { text } = paragraph.reading
  const rest = text.slice(end, end + 20)
  if (paragraph.language === "zh") return possessedZh.test(rest)
  const isServed = office !== null && servesHolder.test(text.slice(Math.max(0, start - 80), start - office.length - 1))
  return isServed || /^(?:-|['’]s?\s)/u.test(rest)
}

/** Does another place stand right after this one? Then that is the one in a longer name: 江西省|抚州市科学技术协会. */
export const isBeforePlace = ({ end }: Range, mentions: ReadonlyArray<Mention>): boolean =>
  mentions.some(({ entity, start }) => entity.type === "place" && start === end)

/** Is a range a part of a longer one? */
export const isWithin = (inner: Range, { start, end }: Range): boolean =>
  start <= inner.start && end >= inner.end && end - start > inner.end - inner.start

export const isFree = (range: Range, taken: ReadonlyArray<Range>): boolean =>
  !taken.some((other) => overlaps(other, range))

/** Readable and stable form of a name: lower case, without accents, words joined by hyphens; Han characters stay. */
export const slugOf = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[\p{M}'’.]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")

/** Words of a pattern, as they are. */
export const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")

/** An alternation of words, the longest first. */
export const alternation = (words: ReadonlyArray<string>): string =>
  words
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(escapeRegExp)
    .join("|")

/** First and last day, ISO 8601; null where not known. */
export interface Days {
  readonly from: string | null
  readonly to: string | null
}

/** Mentions by the paragraph they stand in. */
export const byParagraph = (mentions: ReadonlyArray<Mention>): ((paragraph: Paragraph) => ReadonlyArray<Mention>) => {
  const index = new Map<Paragraph, Array<Mention>>()
  for (const mention of mentions) {
    const known = index.get(mention.paragraph)
    if (known === undefined) index.set(mention.paragraph, [mention])
    else known.push(mention)
  }
  return (paragraph) => index.get(paragraph) ?? []
}

/**
 * Further mentions of what some mentions name, wherever `placesOf` finds a name in a paragraph and nothing else is
 * taken. `nameOf` gives the name of a mention that is to be found again; the first that has a name is meant by it.
 */
export const mentionedAgain = (
  paragraphs: ReadonlyArray<Paragraph>,
  named: ReadonlyArray<Mention>,
  taken: (paragraph: Paragraph) => ReadonlyArray<Range>,
  nameOf: (mention: Mention) => string | undefined,
  placesOf: (name: string, paragraph: Paragraph) => ReadonlyArray<Range>,
  ruleOf: (first: Mention) => RuleId,
): ReadonlyArray<Mention> => {
  const firsts = new Map<string, Mention>()
  for (const mention of named) {
    const name = nameOf(mention)
    if (name !== undefined && !firsts.has(name)) firsts.set(name, mention)
  }
  return [...firsts].flatMap(([name, first]) =>
    paragraphs.flatMap((paragraph) =>
      placesOf(name, paragraph)
        .filter((range) => isFree(range, taken(paragraph)))
        .map((range) => mentionOf(paragraph, range, first.entity, ruleOf(first), "document")),
    ),
  )
}

export const isReadable = ({ role, language }: Paragraph): boolean =>
  role !== "boilerplate" && (language === "en" || language === "zh")

/** An entity that no vocabulary has, by its name. */
export const entityNamed = (
  type: "organization" | "place" | "formulation",
  name: string,
  isChinese: boolean,
): Entity => ({
  id: `${type}/${slugOf(name)}`,
  type,
  nameEn: isChinese ? null : name,
  nameZh: isChinese ? name : null,
  wikidata: null,
})

export const personNamed = (nameEn: string | null, nameZh: string | null): Entity => ({
  id: `person/${slugOf(nameEn ?? nameZh ?? "")}`,
  type: "person",
  nameEn,
  nameZh,
  wikidata: null,
})
