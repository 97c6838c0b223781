import { Effect, FileSystem, Path, Stream } from "effect"
import type { RejectsRow } from "../core/rows.ts"
import type { Extracted } from "../extract/extract.ts"
import type { Row, Table } from "../schema/table.ts"
import type { Source } from "../vocabulary/vocabulary.ts"
import { Aggregate } from "./aggregate.ts"
import type { Input, Manifest, Provenance } from "./manifest.ts"
import { hashFile, inputOf } from "./manifest.ts"
import { manifestName, openOutput } from "./output.ts"
import { formats, openTable, tableFile } from "./tables.ts"

export interface WriteOptions {
  readonly out: string
  /** Real path of the corpus, which must not hold the output. */
  readonly corpus: string
  readonly tables: ReadonlyArray<Table>
  readonly sources: ReadonlyArray<Source>
  readonly provenance: Provenance
}

const sourceRows = (sources: ReadonlyArray<Source>): ReadonlyArray<Row> =>
  sources
    .map(({ source_id, name_en = null, name_zh = null, type, country = null, url = null, languages, rights }) => ({
      source_id,
      name_en,
      name_zh,
      type,
      country,
      url,
      languages,
      rights,
    }))
    .toSorted((a, b) => (a.source_id < b.source_id ? -1 : 1))

const rejectRows = ({ rejects }: Extracted): ReadonlyArray<RejectsRow> =>
  rejects.map(({ path, sha256, stage, rule, line, message }) => ({ path, sha256, stage, rule, line, message }))

const stageCounters = (inputs: ReadonlyArray<Input>): Manifest["stages"] => {
  const rejected = (stage: string) =>
    inputs.flatMap(({ rejects }) => rejects).filter((reject) => reject.stage === stage).length
  return {
    ingest: {
      files: inputs.length,
      bytes: inputs.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
      rejects: rejected("ingest"),
      plain: inputs.filter(({ layout }) => layout === "plain").length,
    },
    normalize: { rejects: rejected("normalize") },
    extract: { rejects: rejected("extract") },
    validate: {
      rejects: rejected("validate"),
      documents: inputs.reduce((sum, { documents }) => sum + documents.length, 0),
    },
  }
}

/** Stage 5: writes all tables and the manifest, and swaps them in for the last output. */
export const write =
  (options: WriteOptions) =>
  <E, R>(files: Stream.Stream<Extracted, E, R>) =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const { folder, commit } = yield* openOutput(options.out, options.corpus)
      for (const format of formats) yield* fs.makeDirectory(path.join(folder, format))
      const writers = yield* Effect.forEach(options.tables, (table) => openTable(folder, table))
      const aggregate = new Aggregate()
      const inputs: Array<Input> = []
      yield* Stream.runForEach(files, (file) =>
        Effect.gen(function* () {
          inputs.push(inputOf(file))
          for (const { rows } of file.documents) aggregate.add(rows)
          for (const { table, append } of writers) {
            if (table.name === "rejects") yield* append(rejectRows(file))
            else if (!whole.has(table.name))
              yield* append(file.documents.flatMap(({ rows }) => rowsOf(rows, table.name)))
          }
        }),
      )
      const totals: { readonly [table: string]: ReadonlyArray<Row> } = {
        entities: aggregate.entityRows(),
        events: aggregate.eventRows(),
        sources: sourceRows(options.sources),
      }
      for (const { table, append, finish } of writers) {
        yield* append(totals[table.name] ?? [])
        yield* finish
      }
      const outputs = yield* Effect.forEach(
        writers.flatMap(({ table, count }) => formats.map((format) => ({ table, count, format }))),
        Effect.fnUntraced(function* ({ table, count, format }) {
          const name = tableFile(table.name, format)
          const hash = yield* hashFile(path.join(folder, name))
          return { path: name, ...hash, rows: count(), columns: table.fields.length }
        }),
      )
      const manifest: Manifest = { waishi: options.provenance, stages: stageCounters(inputs), inputs, outputs }
      yield* fs.writeFileString(path.join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
      yield* commit
      return manifest
    }).pipe(Effect.scoped)

/** Tables whose rows are known only when all documents have passed. */
const whole = new Set(["entities", "events", "sources"])

const rowsOf = (rows: { readonly [table: string]: ReadonlyArray<Row> }, name: string): ReadonlyArray<Row> =>
  rows[name] ?? []
