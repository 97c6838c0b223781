import { createHash } from "node:crypto"
import type { Result } from "effect"
import { Array as Arr, Stream } from "effect"
import { toRaw } from "../core/reading.ts"
import type { Reject } from "../core/reject.ts"
import { guarded } from "../core/reject.ts"
import type {
  AttendanceRow,
  EntitiesRow,
  EventsRow,
  MentionsRow,
  ParagraphsRow,
  QuotationsRow,
  Rows,
} from "../core/rows.ts"
import type { Span } from "../core/text.ts"
import { lineAt, slice, toCodePoint } from "../core/text.ts"
import type { Normalized, NormalizedDocument, Paragraph } from "../normalize/normalize.ts"
import type { Vocabularies } from "../vocabulary/vocabulary.ts"
import { alignParagraphs } from "./align.ts"
import type { Part } from "./attendance.ts"
import { findAttendance, findListed, findMet } from "./attendance.ts"
import { findEvents } from "./events.ts"
import { joinAligned, withJoined } from "./join.ts"
import type { Lexicon } from "./lexicon.ts"
import { makeLexicon } from "./lexicon.ts"
import { findMentions } from "./mentions.ts"
import type { Entity, Mention, Range } from "./model.ts"
import type { Quotation } from "./quotations.ts"
import { findQuotations } from "./quotations.ts"

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

/** Turns what was found in reading texts into rows with code point offsets into the raw file. */
class RowMaker {
  private readonly document: NormalizedDocument
  private readonly confidence: Lexicon["confidence"]

  constructor(document: NormalizedDocument, { confidence }: Lexicon) {
    this.document = document
    this.confidence = confidence
  }

  private place(span: Span): { readonly start: number; readonly end: number; readonly words: string } {
    const { text } = this.document.file
    return { start: toCodePoint(text, span.start), end: toCodePoint(text, span.end), words: slice(text, span) }
  }

  private at(paragraph: Paragraph, { start, end }: Range) {
    return this.place(toRaw(paragraph.reading, start, end))
  }

  paragraph(paragraph: Paragraph, alignedTo: string | undefined): ParagraphsRow {
    const { start, end, words } = this.place(paragraph.reading.span)
    return {
      paragraph_id: paragraph.id,
      document_id: this.document.row.document_id,
      ordinal: paragraph.ordinal,
      language: paragraph.language,
      role: paragraph.role,
      start,
      end,
      text: words,
      text_sha256: createHash("sha256").update(words).digest("hex"),
      aligned_to: alignedTo ?? null,
      reading_text: paragraph.reading.text,
    }
  }

  mention({ paragraph, entity, office, rule, how, ...range }: Mention): MentionsRow {
    const { start, end, words } = this.at(paragraph, range)
    const { document_id } = this.document.row
    return {
      mention_id: `${document_id}/${entity.type}/${start}-${end}`,
      document_id,
      paragraph_id: paragraph.id,
      entity_id: entity.id,
      type: entity.type,
      surface: words,
      start,
      end,
      office,
      how,
      rule,
      confidence: this.confidence(rule),
    }
  }

  quotation({ paragraph, type, content, speaker, cue, verb, rule }: Quotation): QuotationsRow {
    const said = this.at(paragraph, content)
    const named =
      speaker === undefined || speaker.range.end === speaker.range.start ? undefined : this.at(paragraph, speaker.range)
    const cued = cue === undefined ? undefined : this.at(paragraph, cue)
    const { document_id } = this.document.row
    return {
      quotation_id: `${document_id}/quotation/${said.start}-${said.end}`,
      document_id,
      paragraph_id: paragraph.id,
      type,
      content: said.words,
      content_start: said.start,
      content_end: said.end,
      speaker_entity_id: speaker?.entity?.id ?? null,
      speaker_surface: named?.words ?? null,
      speaker_start: named?.start ?? null,
      speaker_end: named?.end ?? null,
      cue: cued?.words ?? null,
      cue_start: cued?.start ?? null,
      cue_end: cued?.end ?? null,
      cue_lemma: verb?.lemma ?? null,
      cue_strength: verb?.strength ?? null,
      rule,
      confidence: this.confidence(rule),
    }
  }

  attendance({ mention, part, rule }: Part, event: Entity): AttendanceRow {
    const { start, end } = this.at(mention.paragraph, mention)
    const { document_id } = this.document.row
    return {
      attendance_id: `${document_id}/${part}/${start}-${end}`,
      event_id: event.id,
      person_entity_id: mention.entity.id,
      document_id,
      part,
      office: mention.office,
      start,
      end,
      rule,
      confidence: this.confidence(rule),
    }
  }
}

/** One row for each person and part: the first that names an office, or else the first. */
const distinctParts = (parts: ReadonlyArray<Part>): ReadonlyArray<Part> => {
  const best = new Map<string, Part>()
  for (const part of parts) {
    const key = `${part.mention.entity.id} ${part.part}`
    const known = best.get(key)
    if (known === undefined || (known.mention.office === null && part.mention.office !== null)) best.set(key, part)
  }
  return [...best.values()]
}

const entityRows = (entities: ReadonlyArray<Entity>, mentions: ReadonlyArray<Mention>): ReadonlyArray<EntitiesRow> => {
  const rows = new Map<string, { entity: Entity; readonly aliases: Set<string>; count: number }>()
  for (const entity of entities) {
    const known = rows.get(entity.id)
    if (known === undefined) rows.set(entity.id, { entity, aliases: new Set(), count: 0 })
    else
      known.entity = {
        ...known.entity,
        nameEn: known.entity.nameEn ?? entity.nameEn,
        nameZh: known.entity.nameZh ?? entity.nameZh,
      }
  }
  for (const { entity, paragraph, start, end } of mentions) {
    const row = rows.get(entity.id)
    if (row === undefined) continue
    row.count++
    row.aliases.add(paragraph.reading.text.slice(start, end))
  }
  return [...rows.values()].map(({ entity, aliases, count }) => ({
    entity_id: entity.id,
    type: entity.type,
    name_en: entity.nameEn,
    name_zh: entity.nameZh,
    aliases: [...aliases].filter((alias) => alias !== entity.nameEn && alias !== entity.nameZh).toSorted(),
    wikidata_id: entity.wikidata,
    mention_count: count,
  }))
}

const uniqueBy = <A>(items: ReadonlyArray<A>, key: (item: A) => string): ReadonlyArray<A> =>
  [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed()

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
  const { events, mentions: eventMentions, fromTitle, met } = findEvents(document, named, lexicon)
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
  const quotations = findQuotations(paragraphs, found, lexicon, collective)
  const speakers = quotations.flatMap(
    ({ paragraph, speaker }): ReadonlyArray<Mention> =>
      speaker?.entity?.type === "collective"
        ? [{ paragraph, ...speaker.range, entity: speaker.entity, office: null, rule: "collective", how: "event" }]
        : [],
  )
  // A collective that speaks twice by one cue's words is one mention.
  const mentions = uniqueBy(
    [...named, ...eventMentions, ...speakers],
    ({ paragraph, entity, start, end }) => `${paragraph.id}/${entity.type}/${start}-${end}`,
  )
  const attendance =
    main === undefined
      ? []
      : distinctParts([
          ...findAttendance(paragraphs, named, lexicon),
          ...(fromTitle ? findMet(paragraphs, named, found.holders, lexicon) : []),
          ...met.map((mention): Part => ({ mention, part: "attended", rule: "attendance-met" })),
          ...findListed(paragraphs, named, lexicon, fromTitle),
        ]).map((part) => make.attendance(part, main.entity))
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
