import { Effect, FileSystem, Path, Stream } from "effect"
import { processFile, readKnowledge } from "../build.ts"
import { findFiles } from "../ingest/files.ts"
import type { Row, Table } from "../schema/table.ts"
import { textOf } from "../schema/table.ts"
import { readRows } from "../verify/read.ts"
import { hashFile, sha256Of } from "../write/manifest.ts"
import { formats, openTable } from "../write/tables.ts"
import { rowsAtOnce } from "./fill.ts"
import { ReleaseError } from "./release-file.ts"

export interface Rehydrated {
  /** Rows whose text is back. */
  readonly paragraphs: number
  readonly quotations: number
  /** Paths of documents whose raw file is not in the folder, by its sha256. */
  readonly missing: ReadonlyArray<string>
  /** Paragraphs whose text there has another hash. */
  readonly differing: ReadonlyArray<string>
}

/** The text of one raw file, and its paragraphs as they are read. */
interface Source {
  readonly characters: ReadonlyArray<string>
  readonly reading: ReadonlyMap<string, string | null>
}

/**
 * Writes the tables paragraphs and quotations of a release with the text that it withholds, for whoever has the raw
 * files: each is found by its sha256, each paragraph checked by that of its text. The release stays as it is.
 */
export const rehydrate = Effect.fn("rehydrate")(function* (folder: string, raw: string, out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const knowledge = yield* readKnowledge
  const process = processFile(knowledge)
  const table = (name: string) =>
    Effect.fromNullishOr(knowledge.tables.find((one) => one.name === name)).pipe(
      Effect.mapError(() => new ReleaseError({ message: `schemas/${name}.yaml is missing` })),
    )
  if (!(yield* fs.exists(path.join(folder, "jsonl", "paragraphs.jsonl"))))
    return yield* new ReleaseError({ message: `${folder} is no release of Waishi` })
  if (yield* fs.exists(out))
    return yield* new ReleaseError({ message: `${out} is there already; name a folder that is not` })
  const files = new Map<string, string>()
  const { root, entries } = yield* findFiles(raw)
  for (const entry of entries) {
    if (entry.refused !== undefined) continue
    const file = path.join(root, entry.path)
    files.set((yield* hashFile(file)).sha256, file)
  }
  const documents = new Map<string, { readonly path: string; readonly sha256: string }>()
  yield* Stream.runForEach(readRows(folder, yield* table("documents"), "jsonl"), (row) =>
    Effect.sync(() =>
      documents.set(textOf(row["document_id"]), { path: textOf(row["path"]), sha256: textOf(row["sha256"]) }),
    ),
  )
  const missing = new Set<string>()
  const differing: Array<string> = []
  let open: { readonly sha256: string; readonly source: Source | undefined } | undefined
  const sourceOf = Effect.fnUntraced(function* (row: Row) {
    const document = documents.get(textOf(row["document_id"]))
    if (document === undefined) return undefined
    if (open?.sha256 === document.sha256) return open.source
    const file = files.get(document.sha256)
    if (file === undefined) missing.add(document.path)
    const found = file === undefined ? [] : process(document.path, yield* fs.readFile(file)).documents
    const [first] = found
    const source: Source | undefined =
      first === undefined
        ? undefined
        : {
            characters: Array.from(first.document.file.text.value),
            reading: new Map(
              found.flatMap(({ rows }) =>
                rows.paragraphs.map(({ paragraph_id, reading_text }) => [paragraph_id, reading_text] as const),
              ),
            ),
          }
    open = { sha256: document.sha256, source }
    return source
  })
  const counts = { paragraphs: 0, quotations: 0 }
  const restore = Effect.fnUntraced(function* (row: Row) {
    const isParagraph = "paragraph_id" in row && "text_sha256" in row
    const [start, end] = isParagraph ? [row["start"], row["end"]] : [row["content_start"], row["content_end"]]
    const source = yield* sourceOf(row)
    if (source === undefined) return row
    const words = source.characters.slice(Number(start), Number(end)).join("")
    if (!isParagraph) {
      counts.quotations += Number(words !== row["content"])
      return { ...row, content: words }
    }
    if (sha256Of(words) !== row["text_sha256"]) {
      differing.push(textOf(row["paragraph_id"]))
      return row
    }
    counts.paragraphs += Number(row["text"] === null)
    return {
      ...row,
      text: words,
      reading_text: source.reading.get(textOf(row["paragraph_id"])) ?? row["reading_text"] ?? null,
    }
  })
  const rewrite = (one: Table) =>
    Effect.gen(function* () {
      const writer = yield* openTable(out, one)
      yield* readRows(folder, one, "jsonl").pipe(
        Stream.mapEffect(restore),
        Stream.grouped(rowsAtOnce),
        Stream.runForEach((rows) => writer.append(rows)),
      )
      yield* writer.finish
    }).pipe(Effect.scoped)
  for (const format of formats) yield* fs.makeDirectory(path.join(out, format), { recursive: true })
  yield* rewrite(yield* table("paragraphs"))
  yield* rewrite(yield* table("quotations"))
  return { ...counts, missing: [...missing].toSorted(), differing } satisfies Rehydrated
})
