// Generated from schemas/*.yaml by `npm run generate`; edit those.

/** Who took part in an event and how, with the office named there. */
export type AttendanceRow = {
  readonly attendance_id: string
  readonly event_id: string
  readonly person_entity_id: string
  readonly document_id: string
  readonly part: "presided" | "spoke" | "attended" | "reported" | "summed_up" | "addressed"
  readonly office: string | null
  readonly start: number
  readonly end: number
  readonly rule: string
  readonly confidence: number
}

/** One row for each article, readout or bulletin item. A raw file holds one document or, in bulletins, many. */
export type DocumentsRow = {
  readonly document_id: string
  readonly path: string
  readonly part: number
  readonly start: number
  readonly end: number
  readonly sha256: string
  readonly bytes: number
  readonly encoding: "utf-8" | "utf-8-sig" | "utf-16" | "utf-16-le" | "utf-16-be" | "gb18030" | "big5"
  readonly layout: string
  readonly source_id: string | null
  readonly publisher_raw: string | null
  readonly title: string | null
  readonly title_zh: string | null
  readonly authors: ReadonlyArray<string>
  readonly published_on: string | null
  readonly published_precision: "day" | "month" | "year" | null
  readonly published_raw: string | null
  readonly edition: string | null
  readonly page: string | null
  readonly section: string | null
  readonly column: string | null
  readonly series_part: number | null
  readonly dateline_place: string | null
  readonly dateline_date: string | null
  readonly languages: ReadonlyArray<string>
  readonly url: string | null
  readonly rights: "open" | "spans" | "closed"
}

/** Persons, organisations, places, events, formulations and collective speakers mentioned in the corpus. */
export type EntitiesRow = {
  readonly entity_id: string
  readonly type: "person" | "organization" | "place" | "event" | "formulation" | "collective"
  readonly name_en: string | null
  readonly name_zh: string | null
  readonly aliases: ReadonlyArray<string>
  readonly wikidata_id: string | null
  readonly mention_count: number
}

/** Meetings, conferences, talks, calls, exhibitions, games and elections that the documents report. */
export type EventsRow = {
  readonly event_id: string
  readonly name_en: string | null
  readonly name_zh: string | null
  readonly type:
    | "conference"
    | "meeting"
    | "talks"
    | "call"
    | "visit"
    | "ceremony"
    | "forum"
    | "exhibition"
    | "games"
    | "briefing"
    | "election"
  readonly start_date: string | null
  readonly end_date: string | null
  readonly place_entity_id: string | null
  readonly documents: ReadonlyArray<string>
}

/** Each place in a document where an entity is named. */
export type MentionsRow = {
  readonly mention_id: string
  readonly document_id: string
  readonly paragraph_id: string
  readonly entity_id: string
  readonly type: "person" | "organization" | "place" | "event" | "formulation" | "collective"
  readonly surface: string
  readonly start: number
  readonly end: number
  readonly office: string | null
  readonly how: "vocabulary" | "name" | "document" | "pinyin" | "alignment" | "event"
  readonly rule: string
  readonly confidence: number
}

/** Every stretch of text in a document, in order, page furniture included, each with its role. */
export type ParagraphsRow = {
  readonly paragraph_id: string
  readonly document_id: string
  readonly ordinal: number
  readonly language: string
  readonly role: "title" | "subtitle" | "byline" | "dateline" | "heading" | "body" | "list" | "boilerplate"
  readonly start: number
  readonly end: number
  readonly text: string | null
  readonly aligned_to: string | null
  readonly reading_text: string | null
  readonly text_sha256: string
}

/** What a document says that somebody said, with the speaker and the cue, after the model of PARC 3.0 (Pareti 2016); content, cue and source are spans. */
export type QuotationsRow = {
  readonly quotation_id: string
  readonly document_id: string
  readonly paragraph_id: string
  readonly type: "direct" | "indirect" | "mixed"
  readonly content: string
  readonly content_start: number
  readonly content_end: number
  readonly speaker_entity_id: string | null
  readonly speaker_surface: string | null
  readonly speaker_start: number | null
  readonly speaker_end: number | null
  readonly cue: string | null
  readonly cue_start: number | null
  readonly cue_end: number | null
  readonly cue_lemma: string | null
  readonly cue_strength: "neutral" | "emphatic" | "directive" | null
  readonly rule: string
  readonly confidence: number
}

/** Every raw file, or document of a file, that is not in the dataset, and why. */
export type RejectsRow = {
  readonly path: string
  readonly sha256: string | null
  readonly stage: "ingest" | "normalize" | "extract" | "validate"
  readonly rule: string
  readonly line: number
  readonly message: string
}

/** Agencies, newspapers, broadcasters and offices that publish the documents (pipeline/vocabulary/sources.yaml). */
export type SourcesRow = {
  readonly source_id: string
  readonly name_en: string | null
  readonly name_zh: string | null
  readonly type: "agency" | "newspaper" | "broadcaster" | "government" | "party" | "journal" | "website"
  readonly country: string | null
  readonly url: string | null
  readonly languages: ReadonlyArray<string>
  readonly rights: "open" | "spans" | "closed"
}

/** All rows, by table. */
export type Rows = {
  readonly attendance: ReadonlyArray<AttendanceRow>
  readonly documents: ReadonlyArray<DocumentsRow>
  readonly entities: ReadonlyArray<EntitiesRow>
  readonly events: ReadonlyArray<EventsRow>
  readonly mentions: ReadonlyArray<MentionsRow>
  readonly paragraphs: ReadonlyArray<ParagraphsRow>
  readonly quotations: ReadonlyArray<QuotationsRow>
  readonly rejects: ReadonlyArray<RejectsRow>
  readonly sources: ReadonlyArray<SourcesRow>
}

export type TableName = keyof Rows
