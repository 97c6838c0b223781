import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { DuckDBInstance } from "@duckdb/node-api"
import { expect, layer } from "@effect/vitest"
import { Effect, Stream } from "effect"
import pl from "nodejs-polars"
import type { Cell, Row, Table } from "../pipeline/schema/table.ts"
import { readTables } from "../pipeline/schema/table.ts"
import { arrowFile, batcher } from "../pipeline/write/arrow.ts"
import { csvHeader, csvRows } from "../pipeline/write/csv.ts"
import { buildOf, folderOf, root, rowsOf, shippedCorpus, TestLayer } from "./support.ts"

const duckdb = (sql: string) =>
  Effect.promise(async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect()
    const reader = await connection.runAndReadAll(sql)
    return reader.getRowObjectsJson()
  })

const csvCell = (cell: Cell | undefined): string | null =>
  cell === null || cell === undefined ? null : typeof cell === "object" ? JSON.stringify(cell) : String(cell)

const asText = (table: Table, row: Row) =>
  Object.fromEntries(table.fields.map(({ name }) => [name, csvCell(row[name])]))

const polarsCell = (cell: unknown): unknown => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)

const polarsRows = (file: string | Buffer): ReadonlyArray<Record<string, unknown>> =>
  pl
    .readIPC(typeof file === "string" ? readFileSync(file) : file)
    .toRecords()
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, polarsCell(cell)])))

const python = spawnSync("python3", ["--version"]).status === 0
if (!python) console.warn("skipped: no python3 to read the tables and the spans with")

layer(TestLayer)("the tables", (it) => {
  it.effect("have the same rows in CSV, JSONL and Arrow, and for DuckDB and Polars", () =>
    Effect.gen(function* () {
      const { out } = yield* buildOf(shippedCorpus)
      for (const table of yield* readTables) {
        const rows = yield* rowsOf(out, table.name)
        expect(yield* rowsOf(out, table.name, "csv"), `${table.name}.csv`).toEqual(rows)
        expect(yield* rowsOf(out, table.name, "arrow"), `${table.name}.arrow`).toEqual(rows)
        const csv = yield* duckdb(`select * from read_csv('${out}/csv/${table.name}.csv', all_varchar = true)`)
        expect(csv, `DuckDB ${table.name}.csv`).toEqual(rows.map((row) => asText(table, row)))
        expect(polarsRows(`${out}/arrow/${table.name}.arrow`), `Polars ${table.name}.arrow`).toEqual(rows)
        const json = yield* duckdb(
          `select to_json(t)::varchar j from read_json('${out}/jsonl/${table.name}.jsonl', format = 'newline_delimited') t`,
        )
        const parsed = rows.length === 0 ? [] : json.map(({ j }) => JSON.parse(String(j)))
        expect(parsed, `DuckDB ${table.name}.jsonl`).toEqual(rows)
      }
    }),
  )

  it.effect.skipIf(!python)("and their spans are what Python reads with the named encoding", () =>
    Effect.gen(function* () {
      const { out } = yield* buildOf(shippedCorpus)
      const script = new URL("readers.py", import.meta.url).pathname
      const { stdout, stderr, status } = spawnSync("python3", [script, out, shippedCorpus], { encoding: "utf8" })
      expect(`${stderr}${stdout}`).toMatch(/^\d+ rows, \d+ spans\n$/)
      expect(status).toBe(0)
    }),
  )

  it.effect("read the same over several record batches that share a dictionary", () =>
    Effect.gen(function* () {
      const table = (yield* readTables).find(({ name }) => name === "sources")
      if (table === undefined) return expect.fail("no table sources")
      const { out } = yield* buildOf(shippedCorpus)
      const rows = yield* rowsOf(out, "sources")
      const distinct = (name: string) => [
        ...new Set(rows.flatMap((row) => (row[name] === null ? [] : [String(row[name])]))),
      ]
      const toBatch = batcher(table, new Map(table.fields.map(({ name }) => [name, distinct(name).toSorted()])))
      const batches = Stream.fromIterable(rows).pipe(Stream.grouped(3), Stream.map(toBatch))
      const chunks: Array<Uint8Array> = []
      yield* Effect.promise(async () => {
        for await (const chunk of arrowFile(Stream.toAsyncIterable(batches))) chunks.push(chunk)
      })
      expect(polarsRows(Buffer.concat(chunks))).toEqual(rows)
    }),
  )

  it.effect("are loaded by the commands of the README, as far as the tools are here", () =>
    Effect.gen(function* () {
      const { out } = yield* buildOf(shippedCorpus)
      const fences = [...readFileSync(`${root}README.md`, "utf8").matchAll(/```(\w+)\n([\s\S]*?)```/g)]
      const loadingOf = (language: string) =>
        fences.flatMap(([, name, code = ""]) =>
          name === language && code.includes("out/")
            ? [code.replaceAll('"out/', `"${out}/`).replaceAll("'out/", `'${out}/`)]
            : [],
        )
      const [sql, js, r] = [loadingOf("sql"), loadingOf("js"), loadingOf("r")].map((blocks) => blocks.join("\n"))
      for (const statement of (sql ?? "").replaceAll(/^--.*$/gm, "").split(";"))
        if (statement.trim() !== "") expect(yield* duckdb(statement), statement).not.toEqual([])
      const node = spawnSync(process.execPath, ["--input-type=module", "-e", js ?? ""], { cwd: root, encoding: "utf8" })
      expect(node.stderr).toBe("")
      expect(js).toContain("tableFromIPC")
      if (spawnSync("Rscript", ["--version"]).status !== 0) return console.warn("skipped: no R to load the tables with")
      const run = spawnSync("Rscript", ["-e", r ?? ""], { encoding: "utf8" })
      expect(run.stdout, run.stderr).toMatch(/^\[1\] \d+/)
    }),
  )

  it.effect("quote whatever a CSV reader could misread", () =>
    Effect.gen(function* () {
      const table: Table = {
        name: "t",
        version: "1.0.0",
        title: "t",
        description: "t",
        primaryKey: ["a"],
        fields: ["a", "b"].map((name) => ({ name, type: "string", description: name })),
      }
      const rows = [
        "plain",
        'a,"b"',
        "line\nbreak",
        "line\r\nbreak",
        "lone\rreturn",
        " space ",
        "中文，",
        "'",
        "#x",
      ].map((a) => ({ a, b: null }))
      const folder = yield* folderOf({ "t.csv": csvHeader(table) + csvRows(table, rows) })
      expect(yield* duckdb(`select * from read_csv('${folder}/t.csv', all_varchar = true, header = true)`)).toEqual(
        rows,
      )
    }),
  )
})
