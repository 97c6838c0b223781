import type { PlatformError, Scope } from "effect"
import { Effect, FileSystem, Path, Schema, Stream } from "effect"
import type { Row, Table } from "../schema/table.ts"
import type { Dictionaries } from "./arrow.ts"
import { arrowFile, batcher } from "./arrow.ts"
import { csvHeader, csvRows } from "./csv.ts"
import { jsonlRows } from "./jsonl.ts"

/** The Arrow library refused a table. */
export class ArrowError extends Schema.TaggedError<ArrowError>()("ArrowError", { message: Schema.String }) {}

export const formats = ["csv", "jsonl", "arrow"] as const
export type Format = (typeof formats)[number]

export const tableFile = (name: string, format: Format): string => `${format}/${name}.${format}`

/** Rows of one Arrow record batch. */
const batchRows = 16_384

/** Characters of JSON Lines that are gathered before they are written. */
const flushAt = 1 << 18

/** A table open for writing, rows at a time. */
export interface TableWriter {
  readonly table: Table
  readonly append: (rows: ReadonlyArray<Row>) => Effect.Effect<void, PlatformError.PlatformError>
  /** Writes the Arrow file from the JSON Lines; to be called once, when all rows are there. */
  readonly finish: Effect.Effect<void, PlatformError.PlatformError | ArrowError>
  readonly count: () => number
}

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null

/** The rows of a JSON Lines file. */
export const readJsonl = (fs: FileSystem.FileSystem, file: string): Stream.Stream<Row, PlatformError.PlatformError> =>
  fs.stream(file).pipe(
    Stream.decodeText,
    Stream.splitLines,
    Stream.map((line): unknown => JSON.parse(line)),
    Stream.filter(isRow),
  )

/**
 * Opens the files of a table. CSV and JSONL grow row by row; Arrow, whose dictionaries must be
 * whole before the first batch, is made at the end from the JSONL, a batch at a time.
 */
export const openTable = (
  folder: string,
  table: Table,
): Effect.Effect<TableWriter, PlatformError.PlatformError, FileSystem.FileSystem | Path.Path | Scope.Scope> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const encoder = new TextEncoder()
    const location = (format: Format) => path.join(folder, tableFile(table.name, format))
    const csv = yield* fs.open(location("csv"), { flag: "w" })
    const jsonl = yield* fs.open(location("jsonl"), { flag: "w" })
    const distinct = new Map(
      table.fields
        .filter(({ dictionary }) => dictionary === true)
        .map(({ name }) => [name, new Set<string>()] as const),
    )
    let count = 0
    const pending = { csv: csvHeader(table), jsonl: "" }
    const flush = Effect.suspend(() => {
      const { csv: records, jsonl: lines } = pending
      pending.csv = ""
      pending.jsonl = ""
      return Effect.andThen(csv.writeAll(encoder.encode(records)), jsonl.writeAll(encoder.encode(lines)))
    })
    const append = Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
      if (rows.length === 0) return
      count += rows.length
      for (const [name, values] of distinct) {
        for (const row of rows) {
          const cell = row[name]
          if (typeof cell === "string") values.add(cell)
        }
      }
      pending.csv += csvRows(table, rows)
      pending.jsonl += jsonlRows(table, rows)
      if (pending.jsonl.length > flushAt) yield* flush
    })
    const finish = Effect.suspend(() => {
      const dictionaries: Dictionaries = new Map(
        Array.from(distinct, ([name, values]) => [name, [...values].toSorted()]),
      )
      const toBatch = batcher(table, dictionaries)
      const batches = readJsonl(fs, location("jsonl")).pipe(
        Stream.grouped(batchRows),
        Stream.map((rows) => toBatch(rows)),
      )
      const all = count === 0 ? Stream.succeed(toBatch([])) : batches
      const arrow = Stream.fromAsyncIterable(
        arrowFile(Stream.toAsyncIterable(all)),
        (error) => new ArrowError({ message: error instanceof Error ? error.message : String(error) }),
      ).pipe(Stream.run(fs.sink(location("arrow"))))
      return Effect.andThen(flush, arrow)
    })
    return { table, append, finish, count: () => count }
  })
