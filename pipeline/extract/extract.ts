import type { Result } from "effect"
import { Array as Arr, Stream } from "effect"
import { monthsEn } from "../core/calendar.ts"
import { regExp } from "../core/pattern.ts"
import type { Reject } from "../core/reject.ts"
import { guarded } from "../core/reject.ts"
import type { EventsRow, Rows } from "../core/rows.ts"
import { lineAt } from "../core/text.ts"
import { uniqueBy } from "../core/unique.ts"
import type { Normalized, NormalizedDocument, Paragraph } from "../normalize/normalize.ts"
import type { Vocabularies } from "../vocabulary/vocabulary.ts"
import { alignParagraphs } from "./align.ts"
import type { Part } from "./attendance.ts"
import { findAttendance, findListed, findMet, findMetOnVisit } from "./attendance.ts"
import { findEvents } from "./events/events.ts"
import type { ReportedEvent } from "./events/model.ts"
import { isPartyOfCongress } from "./events/named.ts"
import { joinAligned, withJoined } from "./join.ts"
import type { Lexicon } from "./lexicon/lexicon.ts"
import { makeLexicon } from "./lexicon/lexicon.ts"
import { findMentions } from "./mentions.ts"
import type { Entity, Mention } from "./model.ts"
import { isReadable, mentionOf } from "./model.ts"
import { findQuotations } from "./quotations/quotations.ts"
import { findActing, findEnumerated, findSpeaking } from "./readouts.ts"
import { entityRows, RowMaker } from "./rows.ts"
import { isTranscript } from "./turns.ts"

/** The tables that a document has rows in. */
export type DocumentRows = Omit<Rows, "sources" | "rejects">

/** A document with all its rows. */
export interface ExtractedDocument {
  readonly document: NormalizedDocument
  readonly rows: DocumentRows
}

/** What becomes of one raw file up to here. */
export interface Extracted extends Omit<Normalized, "documents"> {
  readonly documents: ReadonlyArray<ExtractedDocument>
}

/** Does a mention stand before another in the document? */
const isBefore = (one: Mention, other: Mention): boolean =>
  one.paragraph === other.paragraph ? one.start < other.start : one.paragraph.ordinal < other.paragraph.ordinal

/** Does an office have another in it, and more? */
const isFuller = (office: string, other: string): boolean => office !== other && office.includes(other)

/** Does a mention say better than another in which office somebody took part? */
const introducesBetter = (one: Mention, other: Mention): boolean => {
  if (one.office === null || other.office === null) return one.office !== null
  const isComparable = one.paragraph.role === "body" && one.paragraph.language === other.paragraph.language
  const isIntroduction = isBefore(one, other) && !isFuller(other.office, one.office)
  return isComparable && (isFuller(one.office, other.office) || isIntroduction)
}

/**
 * One row for each person and part: that of the first mention in the report with an office, or of a later one that has
 * the same office in full.
 */
const distinctParts = (parts: ReadonlyArray<Part>): ReadonlyArray<Part> => {
  const best = new Map<string, Part>()
  for (const part of parts) {
    const key = `${part.mention.entity.id} ${part.part}`
    const known = best.get(key)
    if (known === undefined || introducesBetter(part.mention, known.mention)) best.set(key, part)
  }
  // "A chaired a meeting with B", "A was briefed by B": that says once what they did.
  const isSaidAlready = ({ mention, part, rule }: Part): boolean =>
    part === "attended" &&
    rule === "attendance-met" &&
    mention.paragraph.language === "en" &&
    ["presided", "reported"].some((other) => {
      const { start, paragraph } = best.get(`${mention.entity.id} ${other}`)?.mention ?? {}
      return start === mention.start && paragraph === mention.paragraph
    })
  return [...best.values()].filter((part) => !isSaidAlready(part))
}

/** Does an event consist of several meetings: a visit, a round of calls? */
const isOfSeveral = (type: EventsRow["type"], title: string | null): boolean =>
  type === "visit" || (type === "call" && /\b[Cc]alls\b/u.test(title ?? ""))

/** The day with which a paragraph of a chronicle begins: ■11月3日, "July 13, 1954". */
const dayFirst = regExp(
  `^[■●◆▲•·○-]?\\s?(?:(?:\\d{4}年)?(\\d{1,2}月\\d{1,2})[日—–]|((?:${monthsEn})\\s\\d{1,2})\\b)`,
  "u",
)

/** Does a document tell of many days, one by one? Its persons took part in no one event. */
const isChronicle = (paragraphs: ReadonlyArray<Paragraph>): boolean => {
  const bodies = paragraphs.filter(({ role }) => role === "body" || role === "list")
  const days = bodies.flatMap(({ reading }) => {
    const [, chinese, english] = dayFirst.exec(reading.text) ?? []
    return chinese ?? english ?? []
  })
  return new Set(days).size > 2 && days.length * 2 >= bodies.length
}

const extractDocument = (document: NormalizedDocument, lexicon: Lexicon): ExtractedDocument => {
  const { paragraphs, row } = document
  const make = new RowMaker(document, lexicon)
  const alone = findMentions(document, lexicon)
  const pairs = alignParagraphs(paragraphs, alone.mentions)
  const joined = joinAligned(paragraphs, pairs, alone.mentions)
  const found = {
    ...alone,
    mentions: alone.mentions.map(withJoined(joined)),
    holders: alone.holders.map((holder) => ({ ...holder, entity: joined.get(holder.entity.id) ?? holder.entity })),
  }
  const named = found.mentions
  const told = findEvents(document, named, lexicon)
  const { mentions: eventMentions, fromTitle, met } = told
  // What is said at a press conference tells of other events; it is none itself.
  const isSpoken = isTranscript(paragraphs.filter(isReadable), found.persons)
  const events = (isSpoken && !fromTitle) || isChronicle(paragraphs) ? [] : told.events
  const [main] = events
  const collectives = new Map<string, Entity>()
  const collective = (words: string): Entity => {
    const subject =
      main?.entity.id.slice("event/".length) ??
      `${row.document_id}-${words
        .toLowerCase()
        .replace(/^the\s/u, "")
        .replace(/\s/gu, "-")}`
    const isChinese = /\p{Script=Han}/u.test(words)
    const id = `collective/${subject}`
    const known = collectives.get(id)
    const entity: Entity = {
      id,
      type: "collective",
      nameEn: known?.nameEn ?? main?.entity.nameEn ?? (isChinese ? null : words),
      nameZh: known?.nameZh ?? main?.entity.nameZh ?? (isChinese ? words : null),
      wikidata: null,
    }
    collectives.set(id, entity)
    return entity
  }
  const quotations = findQuotations(paragraphs, found, lexicon, isSpoken, collective)
  // A statement that a paragraph goes on with has a speaker, and no words for him there; a pronoun is no mention.
  const speakers = quotations.flatMap(({ paragraph, speaker }): ReadonlyArray<Mention> => {
    if (speaker?.entity?.type !== "collective") return []
    const { start, end } = speaker.range
    const isNamed = end > start && !/^(?:it|they)$/iu.test(paragraph.reading.text.slice(start, end))
    return isNamed ? [mentionOf(paragraph, speaker.range, speaker.entity, "collective", "event")] : []
  })
  // A collective that speaks twice by one cue's words is one mention.
  const mentions = uniqueBy(
    [...named.filter((mention) => !isPartyOfCongress(mention, eventMentions)), ...eventMentions, ...speakers],
    ({ paragraph, entity, start, end }) => `${paragraph.id}/${entity.type}/${start}-${end}`,
  )
  const partsIn = ({ entity, type }: ReportedEvent): ReadonlyArray<Part> => {
    const told = [
      ...findAttendance(paragraphs, named, entity, lexicon),
      ...(fromTitle ? findMet(paragraphs, named, found.holders, lexicon) : []),
      ...(fromTitle && isOfSeveral(type, row.title) ? findMetOnVisit(paragraphs, named, lexicon) : []),
      ...met.map((mention): Part => ({ mention, part: "attended", rule: "attendance-met" })),
      ...findListed(paragraphs, named, lexicon, fromTitle),
    ]
    if (!fromTitle) return told
    const present = new Set(told.map(({ mention }) => mention.entity.id))
    const others = [
      ...findEnumerated(paragraphs, named, lexicon),
      ...findSpeaking(quotations, named, lexicon),
      ...findActing(paragraphs, named, lexicon),
    ]
    return [...told, ...others.filter(({ mention }) => !present.has(mention.entity.id))]
  }
  const attendance =
    main === undefined ? [] : distinctParts(partsIn(main)).map((part) => make.attendance(part, main.entity))
  const entities = [
    ...mentions.map(({ entity }) => entity),
    ...events.flatMap(({ entity, place }) => (place === undefined ? [entity] : [entity, place])),
    ...collectives.values(),
    ...quotations.flatMap(({ speaker }) => (speaker?.entity === undefined ? [] : [speaker.entity])),
  ]
  return {
    document,
    rows: {
      documents: [row],
      paragraphs: paragraphs.map((paragraph) => make.paragraph(paragraph, pairs.get(paragraph.id))),
      entities: entityRows(entities, mentions),
      mentions: mentions.map((mention) => make.mention(mention)).toSorted((a, b) => a.start - b.start || b.end - a.end),
      quotations: quotations.map((quotation) => make.quotation(quotation)),
      events: events.map(
        ({ entity, type, days, place }): EventsRow => ({
          event_id: entity.id,
          name_en: entity.nameEn,
          name_zh: entity.nameZh,
          type,
          start_date: days.from,
          end_date: days.to,
          place_entity_id: place?.id ?? null,
          documents: [row.document_id],
        }),
      ),
      attendance,
    },
  }
}

/** Extracts what the documents of one file say. Pure. */
export const extractFile = (vocabularies: Vocabularies) => {
  const lexicon = makeLexicon(vocabularies)
  const extractOne = (document: NormalizedDocument): Result.Result<ExtractedDocument, Reject> => {
    const { path, sha256, text } = document.file
    const line = lineAt(text, document.span.start)
    return guarded({ path, sha256, stage: "extract", line }, () => extractDocument(document, lexicon))
  }
  return (file: Normalized): Extracted => {
    const [documents, rejects] = Arr.separate(file.documents.map(extractOne))
    return { ...file, documents, rejects: [...file.rejects, ...rejects] }
  }
}

/** Stage 3: what each document says: entities, quotations, events and attendance. */
export const extract = (vocabularies: Vocabularies) => Stream.map(extractFile(vocabularies))
