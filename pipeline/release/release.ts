import { Effect, FileSystem, Path, Schema, Stream } from "effect"
import { diff } from "../diff/diff.ts"
import { renderMarkdown } from "../diff/render.ts"
import type { Row, Table } from "../schema/table.ts"
import { readTables } from "../schema/table.ts"
import { readRows } from "../verify/read.ts"
import { Vocabulary } from "../vocabulary/vocabulary.ts"
import { hashFile, ManifestJson } from "../write/manifest.ts"
import { manifestName } from "../write/output.ts"
import { formats, openTable } from "../write/tables.ts"
import { citation } from "./describe/citation.ts"
import { croissant } from "./describe/croissant.ts"
import { dataPackage } from "./describe/datapackage.ts"
import { dcat } from "./describe/dcat.ts"
import type { Facts, ReleasedFile } from "./describe/facts.ts"
import { asJson } from "./describe/facts.ts"
import { licenseText, readme } from "./describe/readme.ts"
import { roCrate } from "./describe/ro-crate.ts"
import { jupyter, quarto } from "./notebooks.ts"
import { writeParquet } from "./parquet.ts"
import { readQuality } from "./quality.ts"
import { compareVersions, monthOf, ReleaseError, readReleaseFile } from "./release-file.ts"
import type { Store } from "./store.ts"
import { openStore } from "./store.ts"
import type { Rights, Terms, Withheld } from "./withhold.ts"
import { nothingWithheld, released } from "./withhold.ts"

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

const rowsAtOnce = 1000
const text = (row: Row, name: string): string => {
  const cell = row[name]
  return typeof cell === "string" ? cell : ""
}

/** Every output of the build must be the one its manifest tells of. */
const checkBuild = Effect.fnUntraced(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const manifest = yield* fs.readFileString(path.join(out, manifestName)).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(ManifestJson)),
    Effect.mapError(() => new ReleaseError({ message: `${out} holds no build; run make first` })),
  )
  for (const output of manifest.outputs) {
    const { sha256 } = yield* hashFile(path.join(out, output.path)).pipe(
      Effect.mapError(
        () => new ReleaseError({ message: `${out}/${output.path} is missing; build again with --force` }),
      ),
    )
    if (sha256 !== output.sha256)
      return yield* new ReleaseError({
        message: `${out}/${output.path} is not what was built; build again with --force`,
      })
  }
  return manifest
})

/** The rights of each document. */
const rightsOf = (out: string, documents: Table) =>
  Stream.runFold(
    readRows(out, documents, "jsonl"),
    () => new Map<string, Rights>(),
    (rights, row) => {
      const right = row["rights"]
      return rights.set(text(row, "document_id"), right === "spans" || right === "closed" ? right : "open")
    },
  )

/** Names that nobody had to read a closed document for: those of the vocabularies. */
const vocabularyIds = Effect.map(
  Vocabulary,
  ({ persons, places, organizations, formulations }) =>
    new Set(
      [
        persons.map(({ id }) => `person/${id}`),
        places.map(({ id }) => `place/${id}`),
        organizations.map(({ id }) => `organization/${id}`),
        formulations.map(({ id }) => `formulation/${id}`),
      ].flat(),
    ),
)

const squeeze = (words: string): string => words.replace(/\s+/gu, " ").trim()

/** Events that a document of the release reports, without the documents of which it may not tell. */
const releasedEvents =
  (rights: Terms["rights"]) =>
  (row: Row): ReadonlyArray<Row> => {
    const documents = row["documents"]
    const kept = Array.isArray(documents) ? documents.filter((id) => rights.get(id) !== "closed") : []
    return kept.length === 0 ? [] : [{ ...row, documents: kept }]
  }

/** Ids of the entities that rows of the release refer to. */
const referred = `
  select entity_id from mentions union select speaker_entity_id from quotations where speaker_entity_id is not null
  union select person_entity_id from attendance union select event_id from events
  union select place_entity_id from events where place_entity_id is not null`

/** Forms and number of mentions that the release has of each entity. */
const formsOf = (store: Store) =>
  Stream.runFold(
    store.query("select entity_id, surface, count(*) as n from mentions group by entity_id, surface"),
    () => new Map<string, { readonly forms: Set<string>; count: number }>(),
    (known, row) => {
      const id = String(row["entity_id"])
      const entity = known.get(id) ?? { forms: new Set(), count: 0 }
      entity.forms.add(squeeze(String(row["surface"])))
      entity.count += Number(row["n"])
      return known.set(id, entity)
    },
  )

/** Puts the rows that a release may hold into its database. */
const fill = Effect.fnUntraced(function* (
  store: Store,
  tables: ReadonlyArray<Table>,
  out: string,
  terms: Terms,
  withheld: Withheld,
) {
  const ids = yield* vocabularyIds
  const keep = released(terms, withheld)
  const hasClosed = [...terms.rights.values()].includes("closed")
  const insert = (table: Table, change: (row: Row) => ReadonlyArray<Row>) =>
    readRows(out, table, "jsonl").pipe(
      Stream.map(change),
      Stream.grouped(rowsAtOnce),
      Stream.runForEach((groups) => store.insert(table, groups.flat())),
    )
  const named = (name: string) => tables.filter((table) => table.name === name)
  for (const table of tables) {
    if (table.name === "entities" || table.name === "events") continue
    yield* insert(table, (row) => {
      const kept = keep(table.name, row)
      return kept === undefined ? [] : [kept]
    })
  }
  // A paragraph may be aligned to one that is not there.
  yield* store.run(
    "update paragraphs set aligned_to = null where aligned_to is not null and aligned_to not in (select paragraph_id from paragraphs)",
  )
  for (const table of named("events")) yield* insert(table, releasedEvents(terms.rights))
  yield* store.run("delete from attendance where event_id not in (select event_id from events)")
  const referredIds = yield* Stream.runFold(
    store.query(referred),
    () => new Set<string>(),
    (set, row) => set.add(String(row["entity_id"])),
  )
  const forms = yield* formsOf(store)
  for (const table of named("entities")) {
    yield* insert(table, (row) => {
      const id = text(row, "entity_id")
      if (!referredIds.has(id)) return []
      const known = forms.get(id)
      const isOpen = !hasClosed || ids.has(id) || row["type"] === "event" || row["type"] === "collective"
      // A name that only a closed document has is not told.
      const name = (cell: Row[string] | undefined) =>
        typeof cell === "string" && (isOpen || known?.forms.has(cell) === true) ? cell : null
      const [nameEn, nameZh] = [name(row["name_en"]), name(row["name_zh"])]
      const aliases = [...(known?.forms ?? [])].filter((form) => form !== nameEn && form !== nameZh).toSorted()
      return [{ ...row, name_en: nameEn, name_zh: nameZh, aliases, mention_count: known?.count ?? 0 }]
    })
  }
})

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
  const { rights: limits, rules } = yield* Vocabulary
  const tables = yield* readTables
  const documents = tables.find(({ name }) => name === "documents")
  if (documents === undefined) return yield* new ReleaseError({ message: "schemas/documents.yaml is missing" })
  const rights = yield* rightsOf(options.out, documents)
  const withheld = nothingWithheld()
  yield* fs.makeDirectory(releases, { recursive: true })
  const folder = yield* fs.makeTempDirectoryScoped({ directory: releases, prefix: ".making-" })
  for (const format of [...formats, "parquet", "notebooks"]) yield* fs.makeDirectory(path.join(folder, format))

  const database = path.join(folder, "waishi.sqlite")
  const store = yield* openStore(database, tables)
  yield* fill(store, tables, options.out, { limits, minConfidence: file.min_confidence, rights }, withheld)
  const rows = new Map<string, number>()
  yield* Effect.gen(function* () {
    for (const table of tables) {
      const writer = yield* openTable(folder, table)
      yield* store.rows(table).pipe(
        Stream.grouped(rowsAtOnce),
        Stream.runForEach((group) => writer.append(group)),
      )
      yield* writer.finish
      rows.set(table.name, writer.count())
      yield* writeParquet(path.join(folder, "parquet", `${table.name}.parquet`), table, store.rows(table))
    }
  }).pipe(Effect.scoped)
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
  const outputs = (yield* filesIn(folder)).map((one) => {
    const [format, name = ""] = one.path.split("/")
    const table = name.replace(/\.\w+$/u, "")
    return { ...one, rows: rows.get(table) ?? 0, format }
  })
  yield* put(
    manifestName,
    asJson({
      waishi: build.waishi,
      release: { version, min_confidence: file.min_confidence, limits, withheld },
      stages: build.stages,
      inputs: build.inputs,
      outputs: outputs.map(({ format: _, ...output }) => output),
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
