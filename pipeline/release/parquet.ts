import { Effect, FileSystem, Path, Stream } from "effect"
import type { SchemaElement } from "hyparquet"
import type { ColumnSource, Writer } from "hyparquet-writer"
import { fileWriter, ParquetWriter } from "hyparquet-writer"
import { epochDay } from "../core/calendar.ts"
import type { Cell, Field, Row, Table } from "../schema/table.ts"
import { isRequired, textOrNull } from "../schema/table.ts"
import { ReleaseError } from "./release-file.ts"
import type { Store } from "./store.ts"

/** Rows of a row group; a reader skips groups by the statistics of their columns. */
const groupRows = 50_000

const elementsOf = (field: Field): ReadonlyArray<SchemaElement> => {
  const repetition_type = isRequired(field) ? "REQUIRED" : "OPTIONAL"
  switch (field.type) {
    case "integer":
      return [{ name: field.name, type: "INT32", repetition_type }]
    case "number":
      return [{ name: field.name, type: "DOUBLE", repetition_type }]
    case "date":
      return [{ name: field.name, type: "INT32", converted_type: "DATE", repetition_type }]
    case "string":
      return [{ name: field.name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type }]
    case "array":
      return [
        { name: field.name, converted_type: "LIST", repetition_type, num_children: 1 },
        { name: "list", repetition_type: "REPEATED", num_children: 1 },
        { name: "element", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
      ]
  }
}

const cellOf = (field: Field, cell: Cell | undefined): unknown =>
  cell === null || cell === undefined
    ? undefined
    : field.type === "date"
      ? new Date(epochDay(String(cell)) * 86_400_000)
      : typeof cell === "object"
        ? [...cell]
        : cell

/** Writes the rows of a table as Parquet: Snappy, statistics, descriptions in the metadata; row groups as they come. */
const writeParquet = <E, R>(file: string, table: Table, rows: Stream.Stream<Row, E, R>) =>
  Effect.gen(function* () {
    const attempt = <A>(run: () => A) =>
      Effect.try({
        try: run,
        catch: (error) =>
          new ReleaseError({ message: `${file}: ${error instanceof Error ? error.message : String(error)}` }),
      })
    const output: Writer = yield* attempt(() => fileWriter(file))
    const writer = yield* attempt(
      () =>
        new ParquetWriter({
          writer: output,
          schema: [{ name: "root", num_children: table.fields.length }, ...table.fields.flatMap(elementsOf)],
          createdBy: "waishi",
          kvMetadata: [
            { key: "title", value: table.title },
            { key: "description", value: table.description.trim() },
            { key: "version", value: table.version },
            ...table.fields.map(({ name, description }) => ({
              key: `description:${name}`,
              value: description.trim(),
            })),
          ],
        }),
    )
    const columnsOf = (group: ReadonlyArray<Row>): Array<ColumnSource> =>
      table.fields.map((field) => ({ name: field.name, data: group.map((row) => cellOf(field, row[field.name])) }))
    yield* rows.pipe(
      Stream.grouped(groupRows),
      Stream.runForEach((group) =>
        attempt(() => writer.write({ columnData: columnsOf(group), rowGroupSize: groupRows })),
      ),
    )
    yield* attempt(() => writer.finish())
  })

/** The name by which Hive keeps rows without a value of the partition. */
const noYear = "__HIVE_DEFAULT_PARTITION__"

/**
 * Writes all tables of a release as Parquet: parquet/TABLE.parquet, or those of which each row has a document by the
 * year in which that was published, parquet/TABLE/year=2031/data.parquet, as Hive names partitions.
 */
export const writeAllParquet = Effect.fnUntraced(function* (
  folder: string,
  store: Store,
  tables: ReadonlyArray<Table>,
  byYear: boolean,
) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const parquet = path.join(folder, "parquet")
  yield* fs.makeDirectory(parquet)
  const years = byYear
    ? yield* Stream.runCollect(
        store.query("select distinct substr(published_on, 1, 4) as year from documents order by year"),
      )
    : []
  for (const table of tables) {
    if (!byYear || !table.fields.some(({ name }) => name === "document_id")) {
      yield* writeParquet(path.join(parquet, `${table.name}.parquet`), table, store.rows(table))
      continue
    }
    for (const year of years.map((row) => textOrNull(row["year"]))) {
      const partition = path.join(parquet, table.name, `year=${year ?? noYear}`)
      yield* fs.makeDirectory(partition, { recursive: true })
      yield* writeParquet(path.join(partition, "data.parquet"), table, store.rows(table, year))
    }
  }
})
