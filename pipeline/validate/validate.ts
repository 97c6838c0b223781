import { Stream } from "effect"
import { addDays } from "../core/calendar.ts"
import { Reject } from "../core/reject.ts"
import { lineAt, toCodePoint } from "../core/text.ts"
import type { DocumentRows, Extracted, ExtractedDocument } from "../extract/extract.ts"
import type { RawFile } from "../ingest/ingest.ts"
import type { Row, Table } from "../schema/table.ts"
import type { Violation } from "./table.ts"
import { keyOf, rowChecker } from "./table.ts"

/** Columns that hold a span and the words in it, by table. */
export const spanColumns: ReadonlyArray<
  readonly [table: keyof DocumentRows, surface: string, start: string, end: string]
> = [
  ["paragraphs", "text", "start", "end"],
  ["mentions", "surface", "start", "end"],
  ["quotations", "content", "content_start", "content_end"],
  ["quotations", "speaker_surface", "speaker_start", "speaker_end"],
  ["quotations", "cue", "cue_start", "cue_end"],
]

const speakerTypes = new Set(["person", "organization", "collective"])

/** How many violations of one document are reported. */
const mostReported = 20

/** A text cut by code points. */
interface Slicer {
  readonly length: number
  readonly slice: (start: number, end: number) => string
}

const slicerOf = ({ text }: RawFile): Slicer => {
  if (text.astral.length === 0)
    return { length: text.value.length, slice: (start, end) => text.value.slice(start, end) }
  const characters = Array.from(text.value)
  return { length: characters.length, slice: (start, end) => characters.slice(start, end).join("") }
}

/** The rules between tables and between columns, for the rows of one document. */
const crossRules = (rows: DocumentRows, text: Slicer): ReadonlyArray<Violation> => {
  const violations: Array<Violation> = []
  const [document] = rows.documents
  if (document === undefined) return violations
  const types = new Map(rows.entities.map(({ entity_id, type }) => [entity_id, type]))
  for (const [table, surface, start, end] of spanColumns) {
    for (const row of rows[table]) {
      const cells: Row = row
      const from = cells[start]
      const to = cells[end]
      const words = cells[surface]
      if (from === null && to === null && words === null) continue
      if (typeof from !== "number" || typeof to !== "number" || typeof words !== "string") {
        violations.push({
          table,
          rule: "span-complete",
          message: `${surface}, ${start} and ${end} must all be there or none`,
          row,
        })
      } else if (from >= to || from < document.start || to > document.end) {
        violations.push({
          table,
          rule: "span-inside-document",
          message: `${surface} at ${from}-${to} is outside the document`,
          row,
        })
      } else if (text.slice(from, to) !== words) {
        violations.push({
          table,
          rule: "span-is-surface",
          message: `text[${from}:${to}] is not ${surface} ${JSON.stringify(words.slice(0, 60))}`,
          row,
        })
      }
    }
  }
  for (const row of rows.quotations) {
    const type = row.speaker_entity_id === null ? undefined : types.get(row.speaker_entity_id)
    if (type !== undefined && !speakerTypes.has(type)) {
      violations.push({
        table: "quotations",
        rule: "speaker-can-speak",
        message: `${row.speaker_entity_id} is a ${type} and cannot be a speaker`,
        row,
      })
    }
  }
  const latest =
    document.published_precision === "day" && document.published_on !== null
      ? addDays(document.published_on, 1)
      : undefined
  for (const row of rows.events) {
    if (row.start_date !== null && row.end_date !== null && row.end_date < row.start_date) {
      violations.push({
        table: "events",
        rule: "event-dates-in-order",
        message: `${row.event_id} ends before it begins`,
        row,
      })
    }
    if (latest !== undefined && (row.end_date ?? row.start_date ?? "") > latest) {
      violations.push({
        table: "events",
        rule: "event-not-after-publication",
        message: `${row.event_id} is dated after the publication on ${document.published_on}`,
        row,
      })
    }
  }
  return violations
}

type Checkers = ReadonlyArray<{ readonly table: Table; readonly check: (row: Row) => ReadonlyArray<Violation> }>

const checkersOf = (tables: ReadonlyArray<Table>): Checkers =>
  tables.map((table) => ({ table, check: rowChecker(table) }))

/** Everything that is wrong with the rows of one document. */
const violationsOf = (
  { document, rows }: ExtractedDocument,
  checkers: Checkers,
  sourceIds: ReadonlySet<string>,
): ReadonlyArray<Violation> => {
  const violations: Array<Violation> = []
  const byTable: { readonly [table: string]: ReadonlyArray<Row> } = rows
  const keys = new Map<string, ReadonlySet<string>>([["sources", sourceIds]])
  for (const { table, check } of checkers) {
    const seen = new Set<string>()
    for (const row of byTable[table.name] ?? []) {
      violations.push(...check(row))
      const key = keyOf(row, table.primaryKey)
      if (seen.has(key))
        violations.push({ table: table.name, rule: "key-unique", message: `key ${key} occurs twice`, row })
      seen.add(key)
    }
    if (table.name !== "sources") keys.set(table.name, seen)
  }
  for (const { table } of checkers) {
    for (const { fields, reference } of table.foreignKeys ?? []) {
      for (const row of byTable[table.name] ?? []) {
        if (fields.some((field) => row[field] === null)) continue
        const key = keyOf(row, fields)
        if (keys.get(reference.resource)?.has(key) === true) continue
        violations.push({
          table: table.name,
          rule: "reference-exists",
          message: `${fields.join(", ")} ${key} is not in ${reference.resource}`,
          row,
        })
      }
    }
  }
  return [...violations, ...crossRules(rows, slicerOf(document.file))]
}

const startOf = (row: Row): number | undefined => {
  const start = row["start"] ?? row["content_start"]
  return typeof start === "number" ? start : undefined
}

/** The line of the raw file at which a row's span begins, or at which its document does. */
const lineOf = ({ document }: ExtractedDocument, row: Row): number => {
  const { text } = document.file
  const wanted = startOf(row)
  if (wanted === undefined) return lineAt(text, document.span.start)
  const index = text.lines.findLastIndex((start) => toCodePoint(text, start) <= wanted)
  return Math.max(1, index + 1)
}

/** Checks the documents of one file; one that breaks a rule becomes a reject for each violation. Pure. */
export const validateFile = (tables: ReadonlyArray<Table>, sourceIds: ReadonlySet<string>) => {
  const checkers = checkersOf(tables)
  return (file: Extracted): Extracted => {
    const documents: Array<ExtractedDocument> = []
    const rejects: Array<Reject> = [...file.rejects]
    for (const extracted of file.documents) {
      const violations = violationsOf(extracted, checkers, sourceIds)
      if (violations.length === 0) documents.push(extracted)
      for (const { table, rule, message, row } of violations.slice(0, mostReported)) {
        const { path, sha256 } = extracted.document.file
        const line = lineOf(extracted, row)
        rejects.push(new Reject({ path, sha256, stage: "validate", rule, line, message: `${table}: ${message}` }))
      }
    }
    return { ...file, documents, rejects }
  }
}

/** Stage 4: every row against its table's schema, and the rules between tables. */
export const validate = (tables: ReadonlyArray<Table>, sourceIds: ReadonlySet<string>) =>
  Stream.map(validateFile(tables, sourceIds))
