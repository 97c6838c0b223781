import { spawnSync } from "node:child_process"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { DuckDBInstance } from "@duckdb/node-api"
import { expect, layer } from "@effect/vitest"
import { validateCFF } from "cffjs"
import { Package } from "datapackage"
import { Effect, FileSystem } from "effect"
import pl from "nodejs-polars"
import { ROCrate } from "ro-crate"
import { parse } from "yaml"
import { diff } from "../pipeline/diff/diff.ts"
import { byYear, loading } from "../pipeline/release/describe/readme.ts"
import { rehydrate } from "../pipeline/release/rehydrate.ts"
import { release } from "../pipeline/release/release.ts"
import { readReleaseFile } from "../pipeline/release/release-file.ts"
import { readTables } from "../pipeline/schema/table.ts"
import { verify } from "../pipeline/verify/verify.ts"
import { buildOf, bytesOf, folderOf, root, rowsOf, shippedCorpus, TestLayer } from "./support.ts"

const version = "2026.11.0"

const releaseOf = Effect.fnUntraced(function* (corpus: string, out: string, name = version) {
  return yield* release({ out, corpus, version: name, dryRun: false })
})

/** A built and released corpus. */
const releasedOf = Effect.fnUntraced(function* (corpus: string) {
  const { out } = yield* buildOf(corpus)
  const made = yield* releaseOf(corpus, out)
  return { out, ...made }
})

const filesBelow = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(`${folder}/${name}`).isFile())
    .toSorted()

/** Runs each statement of a script in DuckDB, in a folder; the rows of the last. */
const duckdb = (folder: string, script: string) =>
  Effect.promise(async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect()
    await connection.run(`set file_search_path = '${folder}'`)
    let rows: ReadonlyArray<unknown> = []
    for (const sql of script.split(";").filter((one) => one.trim() !== ""))
      rows = (await connection.runAndReadAll(sql)).getRowObjectsJson()
    return rows
  })

const json = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"))

/** A Python with some modules: that of the path, or the system's. */
const pythonWith = (modules: string): string | undefined =>
  ["python3", "/usr/bin/python3"].find((one) => spawnSync(one, ["-c", `import ${modules}`]).status === 0)
const sqlitePython = pythonWith("sqlite3")
const notebookPython = pythonWith("pandas, nbconvert, ipykernel")
/** R with what the README loads a release with. */
const hasR = spawnSync("Rscript", ["-e", "library(DBI); library(RSQLite)"]).status === 0
if (!hasR) console.warn("skipped: no R with RSQLite to load a release with")
if (sqlitePython === undefined) console.warn("skipped: no python3 to open the database of a release with")
if (notebookPython === undefined)
  console.warn("skipped: no python3 with pandas, nbconvert and ipykernel to run the notebook of a release with")

layer(TestLayer)("a release", (it) => {
  it.effect("has the same bytes when it is made again elsewhere, and does not change", () =>
    Effect.gen(function* () {
      const [first, second] = [yield* releasedOf(shippedCorpus), yield* releasedOf(shippedCorpus)]
      expect(yield* bytesOf(second.folder)).toEqual(yield* bytesOf(first.folder))
      const sums = spawnSync("sha256sum", ["--quiet", "-c", "SHA256SUMS"], { cwd: first.folder, encoding: "utf8" })
      expect(sums.stdout).toBe("")
      expect(sums.status).toBe(0)
      expect(filesBelow(first.folder).length).toBe(
        readFileSync(`${first.folder}/SHA256SUMS`, "utf8").split("\n").length,
      )
      const again = yield* Effect.flip(releaseOf(shippedCorpus, first.out))
      expect(again.message).toContain("does not change")
      const wrong = yield* Effect.flip(releaseOf(shippedCorpus, first.out, "1.0"))
      expect(wrong.message).toContain("calendar version")
      yield* release({ out: first.out, corpus: shippedCorpus, version: "2026.12.0", dryRun: true })
      expect(readdirSync(`${first.out}/release`)).toEqual([version])
    }),
  )

  it.effect("has its Parquet in partitions by year where release.yaml says so", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const corpus = yield* folderOf({})
      yield* fs.copy(shippedCorpus, corpus, { overwrite: true })
      const file = `${corpus}/release.yaml`
      yield* fs.writeFileString(file, `${yield* fs.readFileString(file)}\nparquet_by_year: true\n`)
      const { folder } = yield* releasedOf(corpus)
      expect((yield* verify(folder)).findings).toEqual([])
      const rows = yield* rowsOf(folder, "mentions")
      const years = (yield* rowsOf(folder, "documents")).map((row) => String(row["published_on"] ?? "").slice(0, 4))
      const [all] = yield* duckdb(
        folder,
        "select count(*)::int as n, count(distinct year)::int as years from read_parquet('parquet/mentions/*/*.parquet', hive_partitioning = true)",
      )
      expect(all).toEqual({ n: rows.length, years: new Set(years.filter((year) => year !== "")).size })
      const [first] = years.filter((year) => year !== "").toSorted()
      const frame = pl.readParquet(readFileSync(`${folder}/parquet/documents/year=${first}/data.parquet`))
      expect(frame.shape.height).toBe(years.filter((year) => year === first).length)
      const command = byYear(yield* readReleaseFile(corpus), loading.duckdb)
      expect(readFileSync(`${folder}/README.md`, "utf8")).toContain(command)
      yield* duckdb(folder, command)
      expect(yield* fs.exists(`${folder}/parquet/entities.parquet`)).toBe(true)
    }),
  )

  it.effect("has the same rows in every format, in the order of their keys", () =>
    Effect.gen(function* () {
      const { folder } = yield* releasedOf(shippedCorpus)
      expect((yield* verify(folder)).findings).toEqual([])
      const database = new DatabaseSync(`${folder}/waishi.sqlite`, { readOnly: true })
      expect(database.prepare("pragma foreign_key_check").all()).toEqual([])
      for (const table of yield* readTables) {
        const rows = yield* rowsOf(folder, table.name)
        const keys = rows.map((row) => table.primaryKey.map((name) => String(row[name])).join(" "))
        expect(keys, table.name).toEqual([...keys].toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
        expect(yield* rowsOf(folder, table.name, "csv")).toEqual(rows)
        expect(yield* rowsOf(folder, table.name, "arrow")).toEqual(rows)
        const lines = (found: ReadonlyArray<unknown>) => found.map((one) => JSON.stringify(one))
        const order = `order by ${table.primaryKey.map((name) => `"${name}"`).join(", ")}`
        const parquet = yield* duckdb(
          folder,
          `select to_json(t)::varchar j from (select * from read_parquet('parquet/${table.name}.parquet') ${order}) t`,
        )
        expect(lines(parquet).length, `${table.name}.parquet`).toBe(rows.length)
        const found = parquet.map((row) => JSON.parse(String(Object(row).j)))
        expect(found, `DuckDB ${table.name}.parquet`).toEqual(rows)
        const frame = pl.readParquet(readFileSync(`${folder}/parquet/${table.name}.parquet`))
        expect(frame.shape, `Polars ${table.name}.parquet`).toEqual({ height: rows.length, width: table.fields.length })
        const [counted] = database.prepare(`select count(*) as n from "${table.name}"`).all()
        expect(counted?.["n"]).toBe(rows.length)
      }
      for (const view of ["speakers_by_year", "formulations_by_year", "attendance_by_person"])
        expect(database.prepare(`select * from ${view}`).all().length, view).toBeGreaterThan(0)
      database.close()
    }),
  )

  it.effect("is read by the commands of its README", () =>
    Effect.gen(function* () {
      const { folder } = yield* releasedOf(shippedCorpus)
      const readme = readFileSync(`${folder}/README.md`, "utf8")
      for (const command of Object.values(loading)) expect(readme).toContain(command)
      expect(readme).toContain("Extraction is by vocabularies and rules.")
      expect(yield* duckdb(folder, loading.duckdb)).toHaveLength(1)
      const script = `process.chdir(${JSON.stringify(folder)});${loading.javascript}`
      const polars = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, encoding: "utf8" })
      expect(polars.stdout, polars.stderr).toContain("height")
      if (sqlitePython === undefined) return
      const run = spawnSync(sqlitePython, ["-c", loading.python], { cwd: folder, encoding: "utf8" })
      expect(run.stderr).toBe("")
      expect(run.stdout).not.toBe("")
    }),
  )

  it.effect.skipIf(!hasR)("is read by R as its README says", () =>
    Effect.gen(function* () {
      const { folder } = yield* releasedOf(shippedCorpus)
      const { stdout, stderr, status } = spawnSync("Rscript", ["-e", loading.r], { cwd: folder, encoding: "utf8" })
      expect(status, stderr).toBe(0)
      expect(stdout).toMatch(/characters[\s\S]*person/)
    }),
  )

  it.effect("is described as the standards want it, say validators that are not ours", () =>
    Effect.gen(function* () {
      const { folder } = yield* releasedOf(shippedCorpus)
      const files = new Set(filesBelow(folder))
      // Frictionless: the descriptor, and every cell of every table against its schema and references.
      const loaded = yield* Effect.promise(() => Package.load(json(`${folder}/datapackage.json`), { basePath: folder }))
      expect(loaded.errors.map(String)).toEqual([])
      expect(loaded.valid).toBe(true)
      for (const resource of loaded.resources) {
        const rows = yield* Effect.promise(() => resource.read({ keyed: true }))
        expect(rows.length, resource.name).toBe((yield* rowsOf(folder, resource.name)).length)
      }
      // The JSON Schema of the Citation File Format.
      expect(validateCFF(parse(readFileSync(`${folder}/CITATION.cff`, "utf8"))).title).toContain("Waishi")
      // RO-Crate: the root is a dataset with what it must have, and all that it lists is described and there.
      const crate = new ROCrate(json(`${folder}/ro-crate-metadata.json`), { array: true, link: false })
      for (const must of ["name", "description", "datePublished", "license"])
        expect(crate.rootDataset[must], must).toBeDefined()
      const parts = crate.rootDataset["hasPart"]
      for (const part of Array.isArray(parts) ? parts : []) {
        const id = String(Object(part)["@id"])
        expect(crate.getEntity(id), id).toBeDefined()
        expect(id === "SHA256SUMS" || files.has(id), id).toBe(true)
      }
    }),
  )

  it.effect("is described for Croissant readers, every reference resolved", () =>
    Effect.gen(function* () {
      const { folder } = yield* releasedOf(shippedCorpus)
      const described = Object(json(`${folder}/croissant.json`))
      expect(described.conformsTo).toBe("http://mlcommons.org/croissant/1.0")
      const ids = new Set<string>()
      const visit = (value: unknown, each: (node: Readonly<Record<string, unknown>>) => void): void => {
        if (Array.isArray(value)) for (const one of value) visit(one, each)
        else if (typeof value === "object" && value !== null) {
          each({ ...value })
          for (const one of Object.values(value)) visit(one, each)
        }
      }
      visit([described.distribution, described.recordSet], (node) => {
        if (node["@type"] !== undefined) ids.add(String(node["@id"]))
      })
      visit([described.distribution, described.recordSet], (node) => {
        if (node["@id"] !== undefined) expect(ids.has(String(node["@id"])), String(node["@id"])).toBe(true)
      })
      for (const file of described.distribution) expect(statSync(`${folder}/${file.contentUrl}`).isFile()).toBe(true)
      for (const set of described.recordSet) {
        const [header] = readFileSync(`${folder}/csv/${set.name}.csv`, "utf8").split("\r\n")
        const columns = set.field.map(
          (field: { source: { extract: { column: string } } }) => field.source.extract.column,
        )
        expect(columns.join(",")).toBe(header)
      }
    }),
  )

  it.effect.skipIf(notebookPython === undefined)("has a notebook that runs", () =>
    Effect.gen(function* () {
      const { folder } = yield* releasedOf(shippedCorpus)
      const args = ["-m", "nbconvert", "--to", "notebook", "--execute", "--stdout", "explore.ipynb"]
      const run = spawnSync(notebookPython ?? "", args, { cwd: `${folder}/notebooks`, encoding: "utf8" })
      expect(run.status, run.stderr).toBe(0)
    }),
  )
})

const secret = {
  spans:
    "Premier Ansel Brandt said that the northern ferry will sail every winter morning at seven, in any weather, for as long as the two coasts pay for it together.",
  closed: "Mayor Quillon Vastergaard met Premier Ansel Brandt at the Hollow Quay and said that nobody may know of it.",
  open: "Premier Ansel Brandt opened the harbor of Port Sennar.",
}

const release_yaml = readFileSync(`${shippedCorpus}/release.yaml`, "utf8")

layer(TestLayer)("the rights of a document", (it) => {
  const corpusOfAll = folderOf({
    "open.txt": `${secret.open}\n`,
    "spans.txt": `${secret.spans}\n`,
    "closed.txt": `${secret.closed}\n`,
    "catalogue.yaml":
      "documents:\n  - { path: spans.txt, rights: spans }\n  - { path: closed.txt, rights: closed }\n  - { path: open.txt, rights: open }\n",
    "release.yaml": release_yaml,
  })

  it.effect("decide what a release holds, in every file of it", () =>
    Effect.gen(function* () {
      const { folder, withheld } = yield* releasedOf(yield* corpusOfAll)
      expect((yield* verify(folder)).findings).toEqual([])
      expect(withheld).toMatchObject({ spans: 1, closed: 1, paragraphs: 1, quotations: 1 })
      const documents = yield* rowsOf(folder, "documents")
      expect(documents.map(({ rights }) => rights).toSorted()).toEqual(["closed", "open", "spans"])
      const closed = documents.find(({ rights }) => rights === "closed")?.["document_id"]
      for (const name of ["paragraphs", "mentions", "quotations", "attendance"])
        expect((yield* rowsOf(folder, name)).filter((row) => row["document_id"] === closed)).toEqual([])
      // Words of what is withheld, past the limit; in the bytes of every file, and in Parquet as it is read.
      const never = [
        "for as long as",
        "pay for it together",
        "Quillon",
        "Vastergaard",
        "Hollow Quay",
        "nobody may know",
      ]
      for (const name of filesBelow(folder)) {
        const bytes = readFileSync(`${folder}/${name}`)
        for (const words of never) {
          expect(bytes.includes(words), `${words} in ${name}`).toBe(false)
          expect(bytes.includes(Buffer.from(words, "utf16le")), `${words} in ${name}`).toBe(false)
        }
      }
      for (const table of yield* readTables) {
        const rows = yield* duckdb(folder, `select to_json(t)::varchar j from 'parquet/${table.name}.parquet' t`)
        for (const words of never)
          expect(JSON.stringify(rows), `${words} in ${table.name}.parquet`).not.toContain(words)
      }
      // The open document is there in full, and so is the short form of the other's person.
      expect(JSON.stringify(yield* rowsOf(folder, "paragraphs"))).toContain(secret.open)
      expect((yield* rowsOf(folder, "quotations"))[0]?.["content"]).toMatch(/^the northern ferry/)
    }),
  )

  it.effect("give the text back to whoever has the raw files", () =>
    Effect.gen(function* () {
      const corpus = yield* corpusOfAll
      const { out, folder } = yield* releasedOf(corpus)
      const into = `${yield* folderOf({})}/text`
      expect(yield* rehydrate(folder, corpus, into)).toEqual({
        paragraphs: 1,
        quotations: 1,
        missing: [],
        differing: [],
      })
      const built = new Map((yield* rowsOf(out, "paragraphs")).map((row) => [row["paragraph_id"], row]))
      for (const row of yield* rowsOf(into, "paragraphs")) expect(row).toEqual(built.get(row["paragraph_id"] ?? ""))
      expect((yield* rowsOf(into, "quotations"))[0]?.["content"]).toContain("pay for it together")
      const elsewhere = yield* folderOf({ "other.txt": "Nothing of it.\n" })
      const { missing } = yield* rehydrate(folder, elsewhere, `${into}-again`)
      expect(missing).toEqual(["open.txt", "spans.txt"])
    }),
  )
})

layer(TestLayer)("a difference", (it) => {
  it.effect("between two releases names the rows of the document that changed, and no other", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const files = {
        "a.txt": "Premier Lu Ansheng met Queen Maren Oss in Port Sennar.\n",
        "b.txt": "Minister Ida Holm said that the bridge is safe.\n",
        "catalogue.yaml": "documents:\n  - { path: '*', rights: open }\n",
        "release.yaml": release_yaml,
      }
      const corpus = yield* folderOf(files)
      const out = `${yield* folderOf({})}/out`
      yield* buildOf(corpus, { out })
      yield* releaseOf(corpus, out)
      yield* fs.writeFileString(`${corpus}/b.txt`, "Minister Ida Holm said that the bridge is closed.\n")
      yield* buildOf(corpus, { out })
      const second = yield* releaseOf(corpus, out, "2026.11.1")
      expect(second.previous).toBe(version)
      const found = yield* diff(`${out}/release/${version}`, second.folder, 1000)
      expect(found.step).toBe("data")
      expect(found.inputs).toEqual([{ path: "b.txt", cause: "input changed" }])
      expect(found.rows.every(({ path }) => path === "b.txt" || path === null)).toBe(true)
      expect(found.rows.filter(({ table }) => table === "quotations").map(({ kind }) => kind)).toEqual([
        "added",
        "removed",
      ])
      expect(readFileSync(`${second.folder}/README.md`, "utf8")).toContain("`b.txt`: input changed")
      const same = yield* diff(second.folder, second.folder, 10)
      expect(same).toMatchObject({ step: "none", rows: [], inputs: [] })
      // A build, whose rows are in no order, and its release.
      expect((yield* diff(out, second.folder, 10)).step).toBe("none")
    }),
  )

  it.effect("of columns says what step of the version it asks for", () =>
    Effect.gen(function* () {
      const manifest = (schema: string) =>
        JSON.stringify({
          waishi: { code_sha256: "0", schemas: [{ table: "sources", version: schema }] },
          outputs: [{ path: "jsonl/sources.jsonl", rows: 1 }],
        })
      const of = (schema: string, row: string) =>
        folderOf({ "manifest.json": manifest(schema), "jsonl/sources.jsonl": `${row}\n`, "jsonl/documents.jsonl": "" })
      const old = yield* of("1.0.0", '{"source_id":"a","type":"agency"}')
      const more = yield* of("1.1.0", '{"source_id":"a","type":"agency","country":"CN"}')
      const less = yield* of("2.0.0", '{"source_id":"a"}')
      expect(yield* diff(old, more, 9)).toMatchObject({
        step: "new column",
        rows: [{ cause: "schema", kind: "changed" }],
      })
      expect(yield* diff(old, less, 9)).toMatchObject({ step: "broken column" })
      const nothing = yield* Effect.flip(diff(root, old, 9))
      expect(nothing.message).toContain("no build and no release")
    }),
  )
})
