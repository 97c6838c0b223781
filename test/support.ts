import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect, FileSystem, Layer, Path, Schema, Stream } from "effect"
import { parse } from "yaml"
import type { BuildOptions, Knowledge } from "../pipeline/build.ts"
import { build, processFile } from "../pipeline/build.ts"
import { defaultMaxBytes } from "../pipeline/ingest/ingest.ts"
import type { Row } from "../pipeline/schema/table.ts"
import { readTables } from "../pipeline/schema/table.ts"
import { readRows } from "../pipeline/verify/read.ts"
import { Vocabulary } from "../pipeline/vocabulary/vocabulary.ts"
import type { Format } from "../pipeline/write/tables.ts"

export const TestLayer = Vocabulary.layer.pipe(Layer.provideMerge(NodeServices.layer))

/** The file system, with some of its operations replaced. */
export const fileSystemWith = (change: (fs: FileSystem.FileSystem) => Partial<FileSystem.FileSystem>) =>
  Layer.effect(
    FileSystem.FileSystem,
    Effect.map(FileSystem.FileSystem, (fs) => FileSystem.FileSystem.of({ ...fs, ...change(fs) })),
  ).pipe(Layer.provide(TestLayer))

export const root = fileURLToPath(new URL("..", import.meta.url))
export const shippedCorpus = `${root}corpus`

/** Real documents beside the project, which are not part of it. Tests that need them skip without them. */
const beside = (name: string): string | undefined => {
  const folder = fileURLToPath(new URL(`../../shared/${name}`, import.meta.url))
  if (existsSync(folder)) return folder
  console.warn(`skipped: no real documents at ${folder}`)
  return undefined
}
export const realCorpus = beside("corpus")
export const realCorpusMore = beside("corpus-more")

/** Test cases as plain data: a YAML list in test/cases. */
export const cases = <A>(name: string, schema: Schema.Codec<A, unknown>): ReadonlyArray<A> =>
  Schema.decodeUnknownSync(Schema.Array(schema))(
    parse(readFileSync(new URL(`cases/${name}.yaml`, import.meta.url), "utf8")),
    { onExcessProperty: "error" },
  )

/** Gives the rows of a text that is a document of its own. */
export const rowReader = (knowledge: Knowledge) => {
  const process = processFile(knowledge)
  return (text: string) => process("case.txt", new TextEncoder().encode(text)).documents[0]?.rows
}

/** A temporary folder with the given files. */
export const folderOf = Effect.fnUntraced(function* (files: Readonly<Record<string, string | Uint8Array>>) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const folder = yield* fs.makeTempDirectoryScoped({ prefix: "waishi-test-" })
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name)
    yield* fs.makeDirectory(path.dirname(file), { recursive: true })
    yield* typeof content === "string" ? fs.writeFileString(file, content) : fs.writeFile(file, content)
  }
  return folder
})

/** Builds a corpus into a temporary folder, or the given one. */
export const buildOf = Effect.fnUntraced(function* (corpus: string, options: Partial<BuildOptions> = {}) {
  const out = options.out ?? `${yield* folderOf({})}/out`
  const { manifest, built } = yield* build({
    corpus,
    out,
    maxBytes: defaultMaxBytes,
    force: false,
    onFile: () => Effect.void,
    ...options,
  })
  return { out, manifest, built }
})

/** All rows of one table of an output. */
export const rowsOf = Effect.fnUntraced(function* (out: string, name: string, format: Format = "jsonl") {
  const table = (yield* readTables).find((one) => one.name === name)
  return table === undefined ? [] : yield* Stream.runCollect(readRows(out, table, format))
})

/** The reject of a path, as rule, line and message. */
export const rejectOf = (rejects: ReadonlyArray<Row>, path: string) => {
  const found = rejects.find((row) => row["path"] === path)
  return found && { stage: found["stage"], rule: found["rule"], line: found["line"], message: found["message"] }
}

/** Every file of a folder, by path, in base64. */
export const bytesOf = Effect.fnUntraced(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const names = (yield* fs.readDirectory(out, { recursive: true })).toSorted()
  const files: Record<string, string> = {}
  for (const name of names) {
    const file = path.join(out, name)
    if ((yield* fs.stat(file)).type === "File") files[name] = Buffer.from(yield* fs.readFile(file)).toString("base64")
  }
  return files
})
