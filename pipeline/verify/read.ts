import { createReadStream } from "node:fs"
import { DataType, RecordBatchReader, Vector } from "apache-arrow"
import { parse } from "csv-parse"
import { Effect, FileSystem, Path, Schema, Stream } from "effect"
import type { Cell, Field, Row, Table } from "../schema/table.ts"
import type { Format } from "../write/tables.ts"
import { readJsonl, tableFile } from "../write/tables.ts"

/** A table file that cannot be read as what it should be. */
export class ReadError extends Schema.TaggedError<ReadError>()("ReadError", {
  file: Schema.String,
  message: Schema.String,
}) {}

const parseCell = (field: Field, text: string): Cell => {
  if (text === "") return null
  if (field.type === "integer" || field.type === "number") return Number(text)
  if (field.type !== "array") return text
  const list: unknown = JSON.parse(text)
  return Array.isArray(list) ? list.map(String) : text
}

async function* csvRows(file: string, table: Table): AsyncGenerator<Row> {
  const parser = createReadStream(file).pipe(parse({ columns: true, encoding: "utf8" }))
  for await (const record of parser) {
    yield Object.fromEntries(table.fields.map((field) => [field.name, parseCell(field, String(record[field.name]))]))
  }
}

const arrowCell = (value: unknown, isDate: boolean): Cell => {
  if (value === null || value === undefined) return null
  if (isDate) return new Date(Number(value)).toISOString().slice(0, 10)
  if (value instanceof Vector) return Array.from(value, String)
  return typeof value === "number" ? value : String(value)
}

async function* arrowRows(file: string, table: Table): AsyncGenerator<Row> {
  const reader = await RecordBatchReader.from(createReadStream(file))
  for await (const batch of reader) {
    const columns = table.fields.map(({ name }) => {
      const index = batch.schema.fields.findIndex((field) => field.name === name)
      return { name, vector: batch.getChildAt(index), isDate: DataType.isDate(batch.schema.fields[index]?.type) }
    })
    for (let row = 0; row < batch.numRows; row++) {
      yield Object.fromEntries(columns.map(({ name, vector, isDate }) => [name, arrowCell(vector?.get(row), isDate)]))
    }
  }
}

/** The rows of a table of a finished output, from any of its formats. */
export const readRows = (out: string, table: Table, format: Format) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const file = path.join(out, tableFile(table.name, format))
      const asReadError = (error: unknown) =>
        new ReadError({ file, message: `${file}: ${error instanceof Error ? error.message : String(error)}` })
      switch (format) {
        case "jsonl":
          return readJsonl(fs, file).pipe(Stream.mapError(asReadError))
        case "csv":
          return Stream.fromAsyncIterable(csvRows(file, table), asReadError)
        case "arrow":
          return Stream.fromAsyncIterable(arrowRows(file, table), asReadError)
      }
    }),
  )
