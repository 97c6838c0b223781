import { Effect, FileSystem, Path, Stream } from "effect"
import { project } from "../core/project.ts"
import { diff } from "../diff/diff.ts"
import { renderMarkdown } from "../diff/render.ts"
import type { Row } from "../schema/table.ts"
import { Vocabulary } from "../vocabulary/vocabulary.ts"
import { hashFile } from "../write/manifest.ts"
import { manifestName } from "../write/output.ts"
import { formats, tableFile } from "../write/tables.ts"
import { citation } from "./describe/citation.ts"
import { croissant } from "./describe/croissant.ts"
import { dataPackage } from "./describe/datapackage.ts"
import { dcat } from "./describe/dcat.ts"
import type { Facts, ReleasedFile } from "./describe/facts.ts"
import { asJson } from "./describe/facts.ts"
import { licenseText, readme } from "./describe/readme.ts"
import { roCrate } from "./describe/ro-crate.ts"
import { checkBuild, exportTables, fill, readTerms } from "./fill.ts"
import { jupyter, quarto } from "./notebooks.ts"
import { writeAllParquet } from "./parquet.ts"
import { readQuality } from "./quality.ts"
import { compareVersions, monthOf, ReleaseError, readReleaseFile } from "./release-file.ts"
import { openStore } from "./store.ts"
import type { Withheld } from "./withhold.ts"
import { nothingWithheld } from "./withhold.ts"

export interface ReleaseOptions {
  /** Folder of a build, in which releases are kept under release/. */
  readonly out: string
  readonly corpus: string
  readonly version: string
  /** Make it, look at it, and leave nothing. */
  readonly dryRun: boolean
}

export interface Release {
  readonly folder: string
  readonly files: ReadonlyArray<ReleasedFile>
  readonly rows: ReadonlyMap<string, number>
  readonly withheld: Withheld
  /** The version before, if there is one. */
  readonly previous: string | undefined
}

/** The last release before a version, by the names of the folders. */
const previousOf = Effect.fnUntraced(function* (folder: string, version: string) {
  const fs = yield* FileSystem.FileSystem
  const names = yield* fs.readDirectory(folder).pipe(Effect.orElseSucceed((): ReadonlyArray<string> => []))
  return names
    .filter((name) => monthOf(name) !== undefined && compareVersions(name, version) < 0)
    .toSorted(compareVersions)
    .at(-1)
})

const filesIn = Effect.fnUntraced(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const names = (yield* fs.readDirectory(folder, { recursive: true })).toSorted()
  const files: Array<ReleasedFile> = []
  for (const name of names)
    if ((yield* fs.stat(path.join(folder, name))).type === "File")
      files.push({ path: name, ...(yield* hashFile(path.join(folder, name))) })
  return files
})

/** The section on limits of the README of the project. */
const readLimits = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const { root } = yield* project
  const text = yield* fs.readFileString(path.join(root, "README.md"))
  return /^## Limits of this version\n+([\s\S]*?)\n+## /mu.exec(text)?.[1] ?? ""
})

/**
 * Makes a release of a build: its tables in all formats, in the order of their keys and as far as the rights go, and
 * the files that describe it. A version that is there is refused; the same build gives the same bytes.
 */
export const release = Effect.fn("release")(function* (options: ReleaseOptions) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const { version } = options
  const month = monthOf(version)
  if (month === undefined)
    return yield* new ReleaseError({
      message: `${version} is no calendar version; name it by year, month and number, such as 2026.11.0`,
    })
  const releases = path.join(options.out, "release")
  const target = path.join(releases, version)
  if (yield* fs.exists(target))
    return yield* new ReleaseError({
      message: `${target} is there already, and a release does not change; name the next`,
    })
  const file = yield* readReleaseFile(options.corpus)
  const build = yield* checkBuild(options.out)
  const { rules } = yield* Vocabulary
  const { tables, terms } = yield* readTerms(options.out, file.min_confidence)
  const withheld = nothingWithheld()
  yield* fs.makeDirectory(releases, { recursive: true })
  const folder = yield* fs.makeTempDirectoryScoped({ directory: releases, prefix: ".making-" })
  yield* fs.makeDirectory(path.join(folder, "notebooks"))

  const database = path.join(folder, "waishi.sqlite")
  const store = yield* openStore(database, tables)
  yield* fill(store, tables, options.out, terms, withheld)
  const rows = yield* exportTables(folder, store, tables)
  yield* writeAllParquet(folder, store, tables, file.parquet_by_year === true)
  const sources = yield* Stream.runCollect(
    store.query(
      "select * from sources where source_id in (select source_id from documents where source_id is not null) order by source_id",
    ),
  )
  yield* store.finish

  const put = (name: string, content: string) => fs.writeFileString(path.join(folder, name), content)
  yield* put("notebooks/explore.ipynb", jupyter(file, version))
  yield* put("notebooks/explore.qmd", quarto(file, version))
  const previous = yield* previousOf(releases, version)
  const made = yield* filesIn(folder)
  yield* put(
    manifestName,
    asJson({
      waishi: build.waishi,
      release: { version, min_confidence: terms.minConfidence, limits: terms.limits, withheld },
      stages: build.stages,
      inputs: build.inputs,
      outputs: tables.flatMap(({ name, fields }) =>
        formats.flatMap((format) =>
          made
            .filter(({ path: output }) => output === tableFile(name, format))
            .map((output) => ({ ...output, rows: rows.get(name) ?? 0, columns: fields.length })),
        ),
      ),
    }),
  )
  const changes =
    previous === undefined
      ? undefined
      : yield* diff(path.join(releases, previous), folder, 0).pipe(
          Effect.map((found) => `Since ${previous}:\n\n${renderMarkdown(found)}`),
        )
  const facts = {
    version,
    month,
    file,
    tables,
    rows,
    files: yield* filesIn(folder),
    sources: sources.map(
      (row): Row =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)])),
    ),
    withheld,
    provenance: build.waishi,
    quality: yield* readQuality,
    limits: yield* readLimits,
    changes,
  } satisfies Facts
  yield* put("datapackage.json", dataPackage(facts))
  yield* put("croissant.json", croissant(facts))
  yield* put("ro-crate-metadata.json", roCrate(facts))
  yield* put("dataset.jsonld", dcat(facts))
  yield* put("CITATION.cff", citation(facts))
  yield* put("LICENSE-DATA", licenseText(facts))
  yield* put("README.md", readme(facts, rules))
  const files = yield* filesIn(folder)
  yield* put("SHA256SUMS", files.map(({ path: name, sha256 }) => `${sha256}  ${name}\n`).join(""))
  yield* fs.chmod(folder, 0o755)
  if (!options.dryRun) yield* fs.rename(folder, target)
  return {
    folder: target,
    files: yield* options.dryRun ? Effect.succeed(files) : filesIn(target),
    rows,
    withheld,
    previous,
  } satisfies Release
}, Effect.scoped)
