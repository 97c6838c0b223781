import { Effect, FileSystem, Path, Schema, Stream } from "effect"
import type { Row, Table } from "../schema/table.ts"
import { readTables, textOf } from "../schema/table.ts"
import { readRows } from "../verify/read.ts"
import { Vocabulary } from "../vocabulary/vocabulary.ts"
import { hashFile, ManifestJson } from "../write/manifest.ts"
import { manifestName } from "../write/output.ts"
import { formats, openTable } from "../write/tables.ts"
import { ReleaseError } from "./release-file.ts"
import type { Store } from "./store.ts"
import type { Rights, Terms, Withheld } from "./withhold.ts"
import { released } from "./withhold.ts"

/** Rows that are handled at once. */
export const rowsAtOnce = 1000

/** Every output of the build must be the one its manifest tells of. */
export const checkBuild = Effect.fnUntraced(function* (out: string) {
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
      return rights.set(textOf(row["document_id"]), right === "spans" || right === "closed" ? right : "open")
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
export const fill = Effect.fnUntraced(function* (
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
      const id = textOf(row["entity_id"])
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

/** Writes the tables of a store as CSV, JSONL and Arrow into a folder, in the order of their keys; rows of each. */
export const exportTables = Effect.fnUntraced(function* (folder: string, store: Store, tables: ReadonlyArray<Table>) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const counts = new Map<string, number>()
  for (const format of formats) yield* fs.makeDirectory(path.join(folder, format), { recursive: true })
  for (const table of tables) {
    const writer = yield* openTable(folder, table)
    yield* store.rows(table).pipe(
      Stream.grouped(rowsAtOnce),
      Stream.runForEach((rows) => writer.append(rows)),
    )
    yield* writer.finish
    counts.set(table.name, writer.count())
  }
  return counts
}, Effect.scoped)

/** The tables, and the terms on which a release of a build may hold them. */
export const readTerms = Effect.fnUntraced(function* (out: string, minConfidence: number) {
  const tables = yield* readTables
  const documents = tables.find(({ name }) => name === "documents")
  if (documents === undefined) return yield* new ReleaseError({ message: "schemas/documents.yaml is missing" })
  const { rights: limits } = yield* Vocabulary
  const terms: Terms = { limits, minConfidence, rights: yield* rightsOf(out, documents) }
  return { tables, terms }
})
