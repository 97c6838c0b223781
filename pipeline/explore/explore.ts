import { Effect, FileSystem, Path } from "effect"
import { build } from "vite"
import { project } from "../core/project.ts"
import { checkBuild, exportTables, fill, readTerms } from "../release/fill.ts"
import { ReleaseError, readReleaseFile } from "../release/release-file.ts"
import { openStore } from "../release/store.ts"
import { nothingWithheld } from "../release/withhold.ts"
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
  const { tables, terms } = yield* readTerms(out, file.min_confidence)
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
  yield* fill(store, tables, out, terms, nothingWithheld())
  const meta = yield* writeData(path.join(site, "data"), store, tables, file)
  yield* exportTables(path.join(site, "download"), store, tables)
  yield* fs.remove(target, { recursive: true, force: true })
  yield* fs.rename(site, target)
  return { folder: target, meta }
}, Effect.scoped)
