import type { SQLInputValue } from "node:sqlite"
import { DatabaseSync } from "node:sqlite"
import { Effect, Stream } from "effect"
import type { Cell, Field, Row, Table } from "../schema/table.ts"
import { isRequired } from "../schema/table.ts"
import { ReleaseError } from "./release-file.ts"

/** Ready-made questions, as views of the database of a release. */
const views: Readonly<Record<string, string>> = {
  speakers_by_year: `
    select substr(d.published_on, 1, 4) as year, e.entity_id, coalesce(e.name_en, e.name_zh) as name,
           count(*) as quotations, sum(q.content_end - q.content_start) as characters
    from quotations q join documents d using (document_id) join entities e on e.entity_id = q.speaker_entity_id
    group by year, e.entity_id order by year, quotations desc, e.entity_id`,
  formulations_by_year: `
    select substr(d.published_on, 1, 4) as year, e.entity_id, coalesce(e.name_en, e.name_zh) as name,
           count(*) as mentions, count(distinct m.document_id) as documents
    from mentions m join documents d using (document_id) join entities e using (entity_id)
    where m.type = 'formulation'
    group by year, e.entity_id order by year, mentions desc, e.entity_id`,
  attendance_by_person: `
    select e.entity_id, coalesce(e.name_en, e.name_zh) as name, count(distinct a.event_id) as events,
           group_concat(distinct a.part) as parts
    from attendance a join entities e on e.entity_id = a.person_entity_id
    group by e.entity_id order by events desc, e.entity_id`,
}

const sqlType = ({ type }: Field): string => (type === "integer" ? "INTEGER" : type === "number" ? "REAL" : "TEXT")
const comment = (text: string): string => `-- ${text.trim().replace(/\s+/gu, " ")}`
const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

const columnOf = (field: Field): string => {
  const allowed = field.constraints?.enum
  const check = allowed === undefined ? "" : ` CHECK ("${field.name}" IN (${allowed.map(quote).join(", ")}))`
  return `"${field.name}" ${sqlType(field)}${isRequired(field) ? " NOT NULL" : ""}${check}`
}

/** The definition of a table, its descriptions as comments, keys and references included. */
const createTable = (table: Table): string => {
  const list = (names: ReadonlyArray<string>) => names.map((name) => `"${name}"`).join(", ")
  const keys = [
    `PRIMARY KEY (${list(table.primaryKey)})`,
    ...(table.foreignKeys ?? []).map(
      ({ fields, reference }) =>
        `FOREIGN KEY (${list(fields)}) REFERENCES "${reference.resource}" (${list(reference.fields)})`,
    ),
  ]
  const lines = [
    ...table.fields.map((field) => `  ${columnOf(field)}, ${comment(field.description)}`),
    ...keys.map((key, index) => `  ${key}${index < keys.length - 1 ? "," : ""}`),
  ]
  return `CREATE TABLE "${table.name}" (${comment(table.description)}\n${lines.join("\n")}\n) WITHOUT ROWID`
}

const toSql = (cell: Cell | undefined): SQLInputValue =>
  cell === null || cell === undefined ? null : typeof cell === "object" ? JSON.stringify(cell) : cell

const fromSql = (field: Field, value: unknown): Cell => {
  if (value === null || value === undefined) return null
  if (field.type !== "array") return typeof value === "number" ? value : String(value)
  const list: unknown = JSON.parse(String(value))
  return Array.isArray(list) ? list.map(String) : []
}

const attempt = <A>(run: () => A): Effect.Effect<A, ReleaseError> =>
  Effect.try({
    try: run,
    catch: (error) => new ReleaseError({ message: `the database: ${error instanceof Error ? error.message : error}` }),
  })

/** The tables of a release in one SQLite file, which also puts their rows in the order of their keys. */
export interface Store {
  readonly insert: (table: Table, rows: ReadonlyArray<Row>) => Effect.Effect<void, ReleaseError>
  /** All rows of a table, or those of its documents of a year, by its primary key, in the order of their bytes in UTF-8. */
  readonly rows: (table: Table, year?: string | null) => Stream.Stream<Row, ReleaseError>
  /** Rows of a query. */
  readonly query: (sql: string) => Stream.Stream<Readonly<Record<string, unknown>>, ReleaseError>
  readonly run: (sql: string) => Effect.Effect<void, ReleaseError>
  /** Adds the views and settles the file; its bytes depend on its rows alone. */
  readonly finish: Effect.Effect<void, ReleaseError>
}

/** Opens a new database, in a file or, by the name ":memory:", in memory. */
export const openStore = (file: string, tables: ReadonlyArray<Table>) =>
  Effect.acquireRelease(
    attempt(() => {
      const database = new DatabaseSync(file)
      database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN")
      for (const table of tables) database.exec(createTable(table))
      return database
    }),
    (database) => Effect.sync(() => database.isOpen && database.close()),
  ).pipe(
    Effect.map((database): Store => {
      const inserts = new Map(
        tables.map(({ name, fields }) => [
          name,
          database.prepare(`INSERT INTO "${name}" VALUES (${fields.map(() => "?").join(", ")})`),
        ]),
      )
      const query: Store["query"] = (sql) =>
        Stream.suspend(() => Stream.fromIterable(database.prepare(sql).iterate())).pipe(
          Stream.map((row): Readonly<Record<string, unknown>> => ({ ...row })),
        )
      return {
        insert: (table, rows) =>
          attempt(() => {
            const insert = inserts.get(table.name)
            for (const row of rows) insert?.run(...table.fields.map(({ name }) => toSql(row[name])))
          }),
        rows: (table, year) => {
          const order = table.primaryKey.map((name) => `"${name}"`).join(", ")
          const condition =
            year === undefined
              ? ""
              : ` WHERE document_id IN (SELECT document_id FROM documents WHERE substr(published_on, 1, 4) IS ${year === null ? "NULL" : quote(year)})`
          return query(`SELECT * FROM "${table.name}"${condition} ORDER BY ${order}`).pipe(
            Stream.map((row) =>
              Object.fromEntries(table.fields.map((field) => [field.name, fromSql(field, row[field.name])])),
            ),
          )
        },
        query,
        run: (sql) => attempt(() => database.exec(sql)),
        finish: attempt(() => {
          for (const [name, sql] of Object.entries(views)) database.exec(`CREATE VIEW "${name}" AS${sql}`)
          database.exec("COMMIT; VACUUM")
          database.close()
        }),
      }
    }),
  )
