import { Effect, FileSystem, Path, Stream } from "effect"
import { build } from "vite"
import { project } from "../core/project.ts"
import { checkBuild, fill, rightsOf, rowsAtOnce } from "../release/fill.ts"
import { ReleaseError, readReleaseFile } from "../release/release-file.ts"
import { openStore } from "../release/store.ts"
import { nothingWithheld } from "../release/withhold.ts"
import { readTables } from "../schema/table.ts"
import { Vocabulary } from "../vocabulary/vocabulary.ts"
import { formats, openTable } from "../write/tables.ts"
import { writeData } from "./data.ts"

/**
 * Makes a static site to look at a build: documents with their spans, entities, formulations over time, tables. It
 * holds what a release may hold, and needs no more than a server of files.
 */
export const explore = Effect.fn("explore")(function* (out: string, corpus: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const { root } = yield* project
  yield* checkBuild(out)
  const file = yield* readReleaseFile(corpus)
  const { rights: limits } = yield* Vocabulary
  const tables = yield* readTables
  const documents = tables.find(({ name }) => name === "documents")
  if (documents === undefined) return yield* new ReleaseError({ message: "schemas/documents.yaml is missing" })
  const rights = yield* rightsOf(out, documents)
  const target = path.resolve(out, "explore")
  const folder = yield* fs.makeTempDirectoryScoped({ directory: out, prefix: ".explore-" })
  const site = path.join(path.resolve(folder), "site")
  yield* Effect.tryPromise({
    try: () =>
      build({
        root: path.join(root, "pipeline", "explore", "web"),
        configFile: false,
        base: "./",
        logLevel: "error",
        build: { outDir: site, emptyOutDir: true, target: "es2022" },
      }),
    catch: (error) =>
      new ReleaseError({ message: `the site: ${error instanceof Error ? error.message : String(error)}` }),
  })
  const store = yield* openStore(path.join(folder, "rows.sqlite"), tables)
  const terms = { limits, minConfidence: file.min_confidence, rights }
  yield* fill(store, tables, out, terms, nothingWithheld())
  const meta = yield* writeData(path.join(site, "data"), store, tables, file)
  const downloads = path.join(site, "download")
  for (const format of formats) yield* fs.makeDirectory(path.join(downloads, format), { recursive: true })
  yield* Effect.gen(function* () {
    for (const table of tables) {
      const writer = yield* openTable(downloads, table)
      yield* store.rows(table).pipe(
        Stream.grouped(rowsAtOnce),
        Stream.runForEach((rows) => writer.append(rows)),
      )
      yield* writer.finish
    }
  }).pipe(Effect.scoped)
  yield* fs.remove(target, { recursive: true, force: true })
  yield* fs.rename(site, target)
  return { folder: target, meta }
}, Effect.scoped)
