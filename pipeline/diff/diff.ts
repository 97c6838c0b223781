import { DatabaseSync } from "node:sqlite"
import { Effect, FileSystem, Path, Schema, Stream } from "effect"
import type { Cell, Row, Table } from "../schema/table.ts"
import { readTables, textOf } from "../schema/table.ts"
import { manifestName } from "../write/output.ts"
import { readJsonl, tableFile } from "../write/tables.ts"

/** Two outputs cannot be compared, and what to do. */
export class DiffError extends Schema.TaggedError<DiffError>()("DiffError", { message: Schema.String }) {}

/** Why a row is other than it was: its file is other, is new or is gone; else the schema, the code, or what it follows from. */
export type Cause = "input changed" | "input added" | "input removed" | "schema" | "pipeline" | "other rows"

export interface RowChange {
  readonly table: string
  readonly kind: "added" | "removed" | "changed"
  readonly key: string
  /** Path of the raw file of the row's document. */
  readonly path: string | null
  readonly cause: Cause
  readonly columns: ReadonlyArray<{ readonly name: string; readonly old: Cell; readonly new: Cell }>
}

export interface TableChange {
  readonly table: string
  readonly before: number
  readonly after: number
  readonly added: number
  readonly removed: number
  readonly changed: number
  readonly columnsAdded: ReadonlyArray<string>
  readonly columnsRemoved: ReadonlyArray<string>
  /** Versions of the table's schema, where they differ. */
  readonly schema: { readonly old: string; readonly new: string } | null
}

export type Step = "none" | "data" | "new column" | "broken column"

export interface Diff {
  readonly tables: ReadonlyArray<TableChange>
  readonly tablesAdded: ReadonlyArray<string>
  readonly tablesRemoved: ReadonlyArray<string>
  /** Files with rows that are not the same, and why. */
  readonly inputs: ReadonlyArray<{ readonly path: string; readonly cause: Cause }>
  readonly step: Step
  /** The changed rows, table by table in the order of their keys; as many as were asked for. */
  readonly rows: ReadonlyArray<RowChange>
}

const ManifestPart = Schema.fromJsonString(
  Schema.Struct({
    waishi: Schema.Struct({
      code_sha256: Schema.String,
      schemas: Schema.Array(Schema.Struct({ table: Schema.String, version: Schema.String })),
    }),
    outputs: Schema.Array(Schema.Struct({ path: Schema.String, rows: Schema.Int })),
  }),
)

interface Side {
  readonly folder: string
  readonly code: string
  readonly schemas: ReadonlyMap<string, string>
  readonly rows: ReadonlyMap<string, number>
  /** sha256 of each raw file by path, and path by document. */
  readonly inputs: ReadonlyMap<string, string>
  readonly paths: ReadonlyMap<string, string>
}

const readSide = Effect.fnUntraced(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const manifest = yield* fs.readFileString(path.join(folder, manifestName)).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(ManifestPart)),
    Effect.mapError(
      () => new DiffError({ message: `${folder} is no build and no release of Waishi: it has no ${manifestName}` }),
    ),
  )
  const inputs = new Map<string, string>()
  const paths = new Map<string, string>()
  yield* Stream.runForEach(readJsonl(fs, path.join(folder, tableFile("documents", "jsonl"))), (row) =>
    Effect.sync(() => {
      inputs.set(textOf(row["path"]), textOf(row["sha256"]))
      paths.set(textOf(row["document_id"]), textOf(row["path"]))
    }),
  )
  const rows = new Map(
    manifest.outputs.flatMap(({ path: file, rows: count }) => {
      const name = /^jsonl\/(\w+)\.jsonl$/u.exec(file)?.[1]
      return name === undefined ? [] : [[name, count] as const]
    }),
  )
  return {
    folder,
    code: manifest.waishi.code_sha256,
    schemas: new Map(manifest.waishi.schemas.map(({ table, version }) => [table, version])),
    rows,
    inputs,
    paths,
  } satisfies Side
})

const keyOf = (row: Row, primaryKey: ReadonlyArray<string>): string =>
  primaryKey.map((name) => String(row[name] ?? "")).join(" ")

/**
 * The rows of a table in the order of their keys: those of a release are; those of a build are sorted by a database
 * on disk, so that a table need not fit into memory.
 */
const sortedRows = Effect.fnUntraced(function* (side: Side, table: Pick<Table, "name" | "primaryKey">) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = path.join(side.folder, tableFile(table.name, "jsonl"))
  if (!(yield* fs.exists(file))) return Stream.empty
  const directory = yield* fs.makeTempDirectoryScoped({ prefix: "waishi-diff-" })
  const database = yield* Effect.acquireRelease(
    Effect.sync(() => new DatabaseSync(path.join(directory, "rows.sqlite"))),
    (opened) => Effect.sync(() => opened.close()),
  )
  database.exec(
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN; CREATE TABLE rows (key TEXT PRIMARY KEY, row TEXT) WITHOUT ROWID",
  )
  const insert = database.prepare("INSERT OR REPLACE INTO rows VALUES (?, ?)")
  yield* Stream.runForEach(readJsonl(fs, file), (row) =>
    Effect.sync(() => insert.run(keyOf(row, table.primaryKey), JSON.stringify(row))),
  )
  database.exec("COMMIT")
  return Stream.fromIterable(database.prepare("SELECT key, row FROM rows ORDER BY key").iterate()).pipe(
    Stream.map(({ key, row }) => ({ key: String(key), row: parseRow(String(row)) })),
  )
})

const parseRow = (line: string): Row => {
  const row: Row = JSON.parse(line)
  return row
}

interface Keyed {
  readonly key: string
  readonly row: Row
}

/** Order of keys by their bytes in UTF-8, as the database has it. */
const compareKeys = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** Two sorted sides side by side: each key once, with its row on either side. */
async function* merged(
  left: AsyncIterator<Keyed>,
  right: AsyncIterator<Keyed>,
): AsyncGenerator<{ readonly key: string; readonly old: Row | undefined; readonly new: Row | undefined }> {
  let [a, b] = [await left.next(), await right.next()]
  while (a.done !== true || b.done !== true) {
    const order = a.done === true ? 1 : b.done === true ? -1 : compareKeys(a.value.key, b.value.key)
    const taken: Keyed | undefined = order <= 0 ? a.value : b.value
    yield {
      key: taken?.key ?? "",
      old: order <= 0 ? a.value?.row : undefined,
      new: order >= 0 ? b.value?.row : undefined,
    }
    if (order <= 0) a = await left.next()
    if (order >= 0) b = await right.next()
  }
}

const sameCell = (a: Cell | undefined, b: Cell | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

const causeOf = (path: string | null, before: Side, after: Side, schemaChanged: boolean): Cause => {
  const [old, current] = path === null ? [] : [before.inputs.get(path), after.inputs.get(path)]
  if (path !== null && old === undefined && current !== undefined) return "input added"
  if (path !== null && old !== undefined && current === undefined) return "input removed"
  if (path !== null && old !== current) return "input changed"
  if (schemaChanged) return "schema"
  return before.code === after.code ? "other rows" : "pipeline"
}

const stepOf = (tables: ReadonlyArray<TableChange>, added: number, removed: number): Step => {
  const isBroken = ({ schema, columnsRemoved }: TableChange) =>
    columnsRemoved.length > 0 || (schema !== null && schema.old.split(".")[0] !== schema.new.split(".")[0])
  if (removed > 0 || tables.some(isBroken)) return "broken column"
  if (added > 0 || tables.some(({ columnsAdded }) => columnsAdded.length > 0)) return "new column"
  return tables.some((one) => one.added + one.removed + one.changed > 0) ? "data" : "none"
}

/** Compares two outputs, builds or releases, row by row on the keys of the tables. */
export const diff = Effect.fn("diff")(function* (from: string, to: string, limit: number) {
  const known = yield* readTables
  const [before, after] = [yield* readSide(from), yield* readSide(to)]
  const names = [...new Set([...before.rows.keys(), ...after.rows.keys()])].toSorted()
  const rows: Array<RowChange> = []
  const inputs = new Map<string, Cause>()
  const tables: Array<TableChange> = []
  for (const name of names) {
    const primaryKey = known.find((table) => table.name === name)?.primaryKey
    if (primaryKey === undefined || !before.rows.has(name) || !after.rows.has(name)) continue
    const versions = { old: before.schemas.get(name) ?? "", new: after.schemas.get(name) ?? "" }
    const schema = versions.old === versions.new ? null : versions
    const counts = { added: 0, removed: 0, changed: 0 }
    const columns: { old: ReadonlySet<string>; new: ReadonlySet<string> } = { old: new Set(), new: new Set() }
    yield* Effect.gen(function* () {
      const [left, right] = [
        yield* sortedRows(before, { name, primaryKey }),
        yield* sortedRows(after, { name, primaryKey }),
      ]
      const sides = [left, right].map((one) => Stream.toAsyncIterable(one)[Symbol.asyncIterator]())
      const [a, b] = sides
      if (a === undefined || b === undefined) return
      yield* Stream.runForEach(
        Stream.fromAsyncIterable(merged(a, b), (error) => new DiffError({ message: String(error) })),
        ({ key, old, new: current }) =>
          Effect.sync(() => {
            if (old !== undefined && columns.old.size === 0) columns.old = new Set(Object.keys(old))
            if (current !== undefined && columns.new.size === 0) columns.new = new Set(Object.keys(current))
            const cells =
              old === undefined || current === undefined
                ? []
                : [...new Set([...Object.keys(old), ...Object.keys(current)])].flatMap((column) =>
                    sameCell(old[column], current[column])
                      ? []
                      : [{ name: column, old: old[column] ?? null, new: current[column] ?? null }],
                  )
            if (old !== undefined && current !== undefined && cells.length === 0) return
            const kind = old === undefined ? "added" : current === undefined ? "removed" : "changed"
            counts[kind]++
            const document = textOf((current ?? old)?.["document_id"])
            const path = after.paths.get(document) ?? before.paths.get(document) ?? null
            const cause = causeOf(path, before, after, schema !== null)
            if (path !== null) inputs.set(path, cause)
            if (rows.length < limit) rows.push({ table: name, kind, key, path, cause, columns: cells })
          }),
      )
    }).pipe(Effect.scoped)
    const without = (left: ReadonlySet<string>, right: ReadonlySet<string>) =>
      left.size === 0 || right.size === 0 ? [] : [...left].filter((column) => !right.has(column))
    tables.push({
      table: name,
      before: before.rows.get(name) ?? 0,
      after: after.rows.get(name) ?? 0,
      ...counts,
      columnsAdded: without(columns.new, columns.old),
      columnsRemoved: without(columns.old, columns.new),
      schema,
    })
  }
  const tablesAdded = names.filter((name) => !before.rows.has(name))
  const tablesRemoved = names.filter((name) => !after.rows.has(name))
  return {
    tables,
    tablesAdded,
    tablesRemoved,
    inputs: [...inputs]
      .map(([path, cause]) => ({ path, cause }))
      .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    step: stepOf(tables, tablesAdded.length, tablesRemoved.length),
    rows,
  } satisfies Diff
})
