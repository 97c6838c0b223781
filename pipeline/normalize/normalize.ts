import { Array as Arr, Result, Stream } from "effect"
import type { Language } from "../core/language.ts"
import type { Reading } from "../core/reading.ts"
import { toRaw } from "../core/reading.ts"
import { guarded, Reject } from "../core/reject.ts"
import type { DocumentsRow, ParagraphsRow } from "../core/rows.ts"
import type { Span } from "../core/text.ts"
import { lineAt, toCodePoint } from "../core/text.ts"
import type { Capture, CutBlock } from "../ingest/cut.ts"
import type { Ingested, IngestedDocument, RawFile } from "../ingest/ingest.ts"
import type { Source, Vocabularies } from "../vocabulary/vocabulary.ts"
import { splitAuthors } from "./authors.ts"
import type { Lookup } from "./catalogue.ts"
import type { Dateline, DatelineFinder } from "./dateline.ts"
import { datelineFinder } from "./dateline.ts"
import type { StatedDate } from "./dates.ts"
import { findDate, findYearless, numeral, resolveYear } from "./dates.ts"
import type { SourceIndex } from "./source.ts"
import { indexSources } from "./source.ts"

/** A paragraph with its place in the document. */
export interface Paragraph {
  readonly id: string
  readonly ordinal: number
  readonly role: ParagraphsRow["role"]
  readonly language: Language
  readonly reading: Reading
  /** Length of the dateline with which the reading text opens, or 0. */
  readonly dateline: number
}

/** A document with its metadata as the table `documents` has it. */
export interface NormalizedDocument {
  readonly file: RawFile
  readonly span: Span
  readonly row: DocumentsRow
  readonly paragraphs: ReadonlyArray<Paragraph>
  /** Where each value of the row was read, by column. */
  readonly origins: { readonly [column: string]: Span }
}

/** What becomes of one raw file up to here. */
export interface Normalized extends Omit<Ingested, "documents"> {
  readonly documents: ReadonlyArray<NormalizedDocument>
}

/** Form of a value for comparing and reading: NFC, full-width letters and digits made narrow, one space between words. */
export const tidy = (value: string): string =>
  value
    .normalize("NFC")
    .replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\s+/gu, " ")
    .trim()

const bodyRoles = new Set(["title", "subtitle", "heading", "body", "list"])

/** Languages of what is to be read in a document, the one with most characters first. */
const languagesOf = (blocks: ReadonlyArray<CutBlock>): ReadonlyArray<string> => {
  const lengths = new Map<string, number>()
  for (const { role, language, reading } of blocks) {
    if (bodyRoles.has(role) && language !== "und")
      lengths.set(language, (lengths.get(language) ?? 0) + reading.text.length)
  }
  return [...lengths].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([language]) => language)
}

interface FoundDateline {
  readonly block: CutBlock
  readonly dateline: Dateline
}

/** How many paragraphs of each language may stand before the one with the dateline. */
const datelineReach = 3

const findDatelines = (blocks: ReadonlyArray<CutBlock>, find: DatelineFinder): ReadonlyArray<FoundDateline> => {
  const seen = new Map<string, number>()
  const found: Array<FoundDateline> = []
  for (const block of blocks) {
    if (block.role !== "body" && block.role !== "dateline") continue
    const before = seen.get(block.language) ?? 0
    seen.set(block.language, before + 1)
    if (before >= datelineReach) continue
    const dateline = find(block.reading.text)
    if (dateline !== undefined) found.push({ block, dateline })
  }
  return found
}

/** Gathers the values of a row with their origins. */
class Gatherer {
  readonly origins: { [column: string]: Span } = {}
  private readonly captures: ReadonlyArray<Capture>

  constructor(captures: ReadonlyArray<Capture>) {
    this.captures = captures
  }

  all(name: Capture["name"]): ReadonlyArray<Capture> {
    return this.captures.filter((capture) => capture.name === name)
  }

  keep(column: string, span: Span): void {
    this.origins[column] ??= span
  }

  text(column: keyof DocumentsRow, capture: Capture | undefined): string | null {
    if (capture === undefined) return null
    this.keep(column, capture.span)
    return tidy(capture.printed)
  }

  first(name: Capture["name"] & keyof DocumentsRow): string | null {
    return this.text(name, this.all(name)[0])
  }
}

const pageNumber = (page: string | null): string | null => {
  const number = page === null ? 0 : numeral(page)
  return number > 0 ? String(number) : page
}

interface Published {
  readonly date: StatedDate | undefined
  readonly capture: Capture | undefined
}

const publishedOf = (captures: ReadonlyArray<Capture>): Result.Result<Published, Capture> => {
  let first: Published | undefined
  for (const capture of captures) {
    const date = findDate(capture.value)
    if (date === undefined) continue
    if ("impossible" in date) return Result.fail(capture)
    first ??= { date, capture }
  }
  return Result.succeed(first ?? { date: undefined, capture: captures[0] })
}

const documentId = (document: IngestedDocument): string => `${document.file.sha256.slice(0, 16)}-${document.part}`

export interface NormalizeOptions {
  readonly vocabularies: Vocabularies
  readonly catalogue: Lookup
}

const normalizer = ({ vocabularies, catalogue }: NormalizeOptions) => {
  const sources = indexSources(vocabularies.sources)
  const byId = new Map(vocabularies.sources.map((source) => [source.source_id, source]))
  const find = datelineFinder(vocabularies, sources)
  return (document: IngestedDocument) => {
    const { path, sha256, text } = document.file
    const about = { path, sha256, stage: "normalize", line: lineAt(text, document.span.start) } as const
    return Result.flatMap(
      guarded(about, () => normalizeDocument(document, { catalogue, sources, byId, find })),
      (result) => result,
    )
  }
}

interface Knowledge {
  readonly catalogue: Lookup
  readonly sources: SourceIndex
  readonly byId: ReadonlyMap<string, Source>
  readonly find: DatelineFinder
}

const normalizeDocument = (
  document: IngestedDocument,
  { catalogue, sources, byId, find }: Knowledge,
): Result.Result<NormalizedDocument, Reject> => {
  const { file, part, span, blocks } = document
  const { text } = file
  const gather = new Gatherer(document.captures)
  const known = catalogue(file.path)

  const published = publishedOf(gather.all("published"))
  if (Result.isFailure(published)) {
    const { value, span: at } = published.failure
    const message = `"${value}" names no day of the calendar; correct it in the file`
    const line = lineAt(text, at.start)
    return Result.fail(
      new Reject({ path: file.path, sha256: file.sha256, stage: "normalize", rule: "impossible-date", line, message }),
    )
  }
  const { date, capture } = published.success
  if (capture !== undefined) {
    gather.keep("published_raw", capture.span)
    if (date !== undefined) gather.keep("published_on", capture.span)
  }

  const datelines = findDatelines(blocks, find)
  const [opening] = datelines
  let datelineDate: string | null = null
  if (opening !== undefined) {
    const { reading } = opening.block
    const { place, date: day } = opening.dateline
    if (place !== undefined) gather.keep("dateline_place", toRaw(reading, place.start, place.end))
    const full = day === undefined ? undefined : findDate(day.value)
    const yearless = day === undefined ? undefined : findYearless(day.value)
    if (full !== undefined && "from" in full) datelineDate = full.from
    else if (yearless !== undefined && date?.precision === "day")
      datelineDate = resolveYear(yearless, date.from) ?? null
    if (datelineDate !== null && day !== undefined) gather.keep("dateline_date", toRaw(reading, day.start, day.end))
  }

  const url = gather.first("url") ?? known.url ?? null
  const stated = gather.all("source")[0]
  const agency = opening?.dateline.agency && {
    value: opening.dateline.agency.value,
    printed: opening.block.reading.printed.slice(opening.dateline.agency.start, opening.dateline.agency.end),
    span: toRaw(opening.block.reading, opening.dateline.agency.start, opening.dateline.agency.end),
  }
  const publisher = stated ?? agency
  const source =
    known.source_id !== undefined
      ? byId.get(known.source_id)
      : publisher !== undefined
        ? sources.byName(publisher.value)
        : url === null
          ? undefined
          : sources.byUrl(url)
  if (publisher !== undefined) {
    gather.keep("publisher_raw", publisher.span)
    if (source !== undefined) gather.keep("source_id", publisher.span)
  }

  const titles = gather.all("title")
  const chinese = titles.find(({ language }) => language === "zh")
  const other = titles.find(({ language }) => language !== "zh")
  const authors = [
    ...gather.all("authors"),
    ...datelines.flatMap(({ block, dateline: { authors: names } }) =>
      names === undefined ? [] : [{ value: names.value, span: toRaw(block.reading, names.start, names.end) }],
    ),
  ]
  const [byline] = authors
  if (byline !== undefined) gather.keep("authors", byline.span)

  const id = documentId(document)
  const datelineLengths = new Map(datelines.map(({ block, dateline }) => [block, dateline.end]))
  const paragraphs = blocks.map((block, index): Paragraph => {
    const { start, end } = block.reading.span
    const dateline = datelineLengths.get(block) ?? 0
    return {
      id: `${id}/p/${toCodePoint(text, start)}-${toCodePoint(text, end)}`,
      ordinal: index + 1,
      role: dateline >= block.reading.text.length ? "dateline" : block.role,
      language: block.language,
      reading: block.reading,
      dateline,
    }
  })

  const row: DocumentsRow = {
    document_id: id,
    path: file.path,
    part,
    start: toCodePoint(text, span.start),
    end: toCodePoint(text, span.end),
    sha256: file.sha256,
    bytes: file.bytes,
    encoding: file.encoding,
    layout: file.layout,
    source_id: source?.source_id ?? null,
    publisher_raw: publisher === undefined ? null : tidy(publisher.printed),
    title: gather.text("title", other ?? chinese),
    title_zh: gather.text("title_zh", chinese),
    // A page may give the agency for the author.
    authors: [...new Set(authors.flatMap(({ value }) => splitAuthors(tidy(value))))].filter(
      (author) => sources.byName(author)?.type !== "agency",
    ),
    published_on: date?.from ?? null,
    published_precision: date?.precision ?? null,
    published_raw: capture === undefined ? null : tidy(capture.printed),
    edition: gather.first("edition"),
    page: pageNumber(gather.first("page")),
    section: gather.first("section"),
    column: gather.first("column"),
    series_part: Number(gather.first("series_part") ?? 0) || null,
    dateline_place: opening?.dateline.place === undefined ? null : tidy(opening.dateline.place.value),
    dateline_date: datelineDate,
    languages: languagesOf(blocks),
    url,
    rights: known.rights ?? source?.rights ?? "spans",
  }
  return Result.succeed({ file, span, row, paragraphs, origins: gather.origins })
}

/** Normalises the documents of one file; one whose metadata cannot be right becomes a reject. Pure. */
export const normalizeFile = (options: NormalizeOptions) => {
  const normalizeOne = normalizer(options)
  return (file: Ingested): Normalized => {
    const [documents, rejects] = Arr.separate(file.documents.map(normalizeOne))
    return { ...file, documents, rejects: [...file.rejects, ...rejects] }
  }
}

/** Stage 2: the metadata of each document. */
export const normalize = (options: NormalizeOptions) => Stream.map(normalizeFile(options))
