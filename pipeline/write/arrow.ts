import type { Data, DataType, Vector } from "apache-arrow"
import {
  Field as ArrowField,
  Schema as ArrowSchema,
  DateDay,
  Dictionary,
  Float64,
  Int32,
  List,
  makeBuilder,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Struct,
  Utf8,
  vectorFromArray,
} from "apache-arrow"
import { epochDay } from "../core/calendar.ts"
import type { Cell, Field, Row, Table } from "../schema/table.ts"
import { isRequired } from "../schema/table.ts"

/** Distinct values of each dictionary-encoded column, sorted. */
export type Dictionaries = ReadonlyMap<string, ReadonlyArray<string>>

const dictionaryType = (id: number) => new Dictionary(new Utf8(), new Int32(), id)

const typeOf = (field: Field, index: number): DataType => {
  if (field.dictionary === true) return dictionaryType(index)
  switch (field.type) {
    case "integer":
      return new Int32()
    case "number":
      return new Float64()
    case "date":
      return new DateDay()
    case "array":
      return new List(new ArrowField("item", new Utf8(), false))
    case "string":
      return new Utf8()
  }
}

const metadata = (entries: Readonly<Record<string, string | undefined>>): Map<string, string> =>
  new Map(Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))

/** The Arrow schema of a table, its descriptions in the metadata of schema and fields. */
export const arrowSchema = (table: Table): ArrowSchema =>
  new ArrowSchema(
    table.fields.map(
      (field, index) =>
        new ArrowField(
          field.name,
          typeOf(field, index),
          !isRequired(field),
          metadata({ description: field.description.trim(), unit: field.unit }),
        ),
    ),
    metadata({
      name: table.name,
      title: table.title,
      description: table.description.trim(),
      version: table.version,
      primary_key: JSON.stringify(table.primaryKey),
    }),
  )

/** Bitmap of the cells that are not null, least significant bit first, padded to 8 bytes as Arrow wants. */
const validity = (cells: ReadonlyArray<Cell>): { readonly nullBitmap: Uint8Array; readonly nullCount: number } => {
  const nullBitmap = new Uint8Array(Math.ceil(cells.length / 64) * 8)
  let nullCount = 0
  for (const [index, cell] of cells.entries()) {
    if (cell === null) nullCount++
    else nullBitmap[index >> 3] = (nullBitmap[index >> 3] ?? 0) | (1 << (index & 7))
  }
  return { nullBitmap, nullCount }
}

/** A writer of record batches that all share the dictionaries of one table. */
export const batcher = (table: Table, dictionaries: Dictionaries): ((rows: ReadonlyArray<Row>) => RecordBatch) => {
  const schema = arrowSchema(table)
  const encoders = new Map<string, { readonly codes: ReadonlyMap<string, number>; readonly values: Vector<Utf8> }>()
  for (const { name, dictionary } of table.fields) {
    if (dictionary !== true) continue
    const values = dictionaries.get(name) ?? []
    const codes = new Map(values.map((value, code) => [value, code]))
    encoders.set(name, { codes, values: vectorFromArray([...values], new Utf8()) })
  }
  const column = (field: Field, type: DataType, cells: ReadonlyArray<Cell>): Data => {
    const encoder = encoders.get(field.name)
    if (encoder !== undefined && type instanceof Dictionary) {
      const data = Int32Array.from(cells, (cell) => encoder.codes.get(String(cell)) ?? 0)
      return makeData({ type, length: cells.length, ...validity(cells), data, dictionary: encoder.values })
    }
    const builder = makeBuilder({ type, nullValues: [null] })
    for (const cell of cells) {
      builder.append(cell !== null && type instanceof DateDay ? new Date(epochDay(String(cell)) * 86_400_000) : cell)
    }
    return builder.finish().flush()
  }
  return (rows) => {
    const children = table.fields.map((field, index) => {
      const type = schema.fields[index]?.type ?? new Utf8()
      return column(
        field,
        type,
        rows.map((row) => row[field.name] ?? null),
      )
    })
    return new RecordBatch(
      schema,
      makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children }),
    )
  }
}

/** The bytes of an Arrow IPC file, as its batches come. */
export async function* arrowFile(batches: AsyncIterable<RecordBatch>): AsyncGenerator<Uint8Array> {
  const writer = new RecordBatchFileWriter()
  const finished = writer.writeAll(batches)
  for await (const chunk of writer) yield chunk
  await finished
}
