import { createHash } from "node:crypto"
import { Effect, FileSystem, Option, Path, Schema, Stream } from "effect"
import { ChildProcess, ChildProcessSpawner } from "effect/process"
import { filesBelow, project } from "../core/project.ts"
import type { Extracted } from "../extract/extract.ts"
import type { Table } from "../schema/table.ts"

const Input = Schema.Struct({
  path: Schema.String,
  bytes: Schema.NullOr(Schema.Int),
  sha256: Schema.NullOr(Schema.String),
  layout: Schema.NullOr(Schema.String),
  /** Characters that belong to no document of the file, such as the list of headlines of a bulletin. */
  outside: Schema.Int,
  /** document_id of each document of the file that is in the dataset. */
  documents: Schema.Array(Schema.String),
  /** Stage, rule and line of each reject. */
  rejects: Schema.Array(Schema.Struct({ stage: Schema.String, rule: Schema.String, line: Schema.Int })),
})
export type Input = typeof Input.Type

const Output = Schema.Struct({
  path: Schema.String,
  bytes: Schema.Int,
  sha256: Schema.String,
  rows: Schema.Int,
  columns: Schema.Int,
})

/** What made a dataset: enough to make it again, and nothing that differs when it is. */
const Provenance = Schema.Struct({
  /** Version of the package, and the commit and contents of the code. */
  version: Schema.String,
  commit: Schema.NullOr(Schema.String),
  code_sha256: Schema.String,
  node: Schema.String,
  dependencies: Schema.Record(Schema.String, Schema.String),
  schemas: Schema.Array(Schema.Struct({ table: Schema.String, version: Schema.String, sha256: Schema.String })),
  options: Schema.Struct({ max_bytes: Schema.Int }),
  catalogue_sha256: Schema.NullOr(Schema.String),
})
export type Provenance = typeof Provenance.Type

export const Manifest = Schema.Struct({
  waishi: Provenance,
  /** How many files, bytes, documents and rejects came out of each stage. */
  stages: Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.Int)),
  inputs: Schema.Array(Input),
  outputs: Schema.Array(Output),
})
export type Manifest = typeof Manifest.Type
export const ManifestJson = Schema.fromJsonString(Manifest)

export const sha256Of = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex")

/** SHA-256 and size of a file, read as a stream. */
export const hashFile = Effect.fnUntraced(function* (file: string) {
  const fs = yield* FileSystem.FileSystem
  const hash = createHash("sha256")
  let bytes = 0
  yield* Stream.runForEach(fs.stream(file), (chunk) =>
    Effect.sync(() => {
      hash.update(chunk)
      bytes += chunk.length
    }),
  )
  return { sha256: hash.digest("hex"), bytes }
})

const commitOf = (root: string) =>
  ChildProcessSpawner.ChildProcessSpawner.pipe(
    Effect.flatMap((spawner) => spawner.string(ChildProcess.make("git", ["rev-parse", "HEAD"], { cwd: root }))),
    Effect.map((line) => line.trim()),
    Effect.filterOrFail((commit) => /^[0-9a-f]{40,64}$/.test(commit)),
    Effect.option,
    Effect.map(Option.getOrNull),
  )

/** What is about to make a dataset. */
export const provenance = Effect.fn("write.provenance")(function* (
  tables: ReadonlyArray<Table>,
  corpus: string,
  options: Provenance["options"],
) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const { root, version, dependencies } = yield* project
  const code = createHash("sha256")
  for (const folder of ["pipeline", "schemas"]) {
    for (const name of yield* filesBelow(path.join(root, folder))) {
      code
        .update(`${folder}/${name}\0`)
        .update(yield* fs.readFile(path.join(root, folder, name)))
        .update("\0")
    }
  }
  const schemas = yield* Effect.forEach(tables, ({ name, version: of }) =>
    fs
      .readFile(path.join(root, "schemas", `${name}.yaml`))
      .pipe(Effect.map((bytes) => ({ table: name, version: of, sha256: sha256Of(bytes) }))),
  )
  const catalogue = path.join(corpus, "catalogue.yaml")
  return {
    version,
    commit: yield* commitOf(root),
    code_sha256: code.digest("hex"),
    node: process.version,
    dependencies,
    schemas,
    options,
    catalogue_sha256: (yield* fs.exists(catalogue)) ? sha256Of(yield* fs.readFile(catalogue)) : null,
  } satisfies Provenance
})

export const inputOf = ({ path, bytes, sha256, layout, outside, documents, rejects }: Extracted): Input => ({
  path,
  bytes,
  sha256,
  layout,
  outside,
  documents: documents.map(({ document }) => document.row.document_id),
  rejects: rejects.map(({ stage, rule, line }) => ({ stage, rule, line })),
})
