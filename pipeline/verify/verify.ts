import { createHash } from "node:crypto"
import { Effect, FileSystem, Path, Schema, Stream } from "effect"
import type { Row, Table } from "../schema/table.ts"
import { readTables } from "../schema/table.ts"
import { keyOf, rowChecker } from "../validate/table.ts"
import { spanColumns } from "../validate/validate.ts"
import { hashFile, ManifestJson } from "../write/manifest.ts"
import { manifestName } from "../write/output.ts"
import { formats, tableFile } from "../write/tables.ts"
import { readRows } from "./read.ts"

/** The folder is no output that could be checked. */
export class NotAnOutput extends Schema.TaggedError<NotAnOutput>()("NotAnOutput", { message: Schema.String }) {}

/** Something wrong with a finished output. */
export interface Finding {
  readonly file: string
  readonly rule: string
  readonly message: string
}

export interface Verified {
  readonly files: number
  readonly rows: number
  readonly findings: ReadonlyArray<Finding>
}

/** How many findings of one rule in one file are told. */
const mostTold = 20

class Findings {
  readonly list: Array<Finding> = []
  private readonly counts = new Map<string, number>()

  add(file: string, rule: string, message: string): void {
    const key = `${file} ${rule}`
    const count = (this.counts.get(key) ?? 0) + 1
    this.counts.set(key, count)
    if (count <= mostTold) this.list.push({ file, rule, message })
  }
}

const canonical = (table: Table, row: Row): string =>
  `${JSON.stringify(table.fields.map(({ name }) => row[name] ?? null))}\n`

const checkFiles = Effect.fnUntraced(function* (
  out: string,
  outputs: (typeof ManifestJson.Type)["outputs"],
  findings: Findings,
) {
  const path = yield* Path.Path
  for (const output of outputs) {
    const found = yield* hashFile(path.join(out, output.path)).pipe(Effect.orElseSucceed(() => undefined))
    if (found === undefined) findings.add(output.path, "file-exists", "the manifest names it but it cannot be read")
    else if (found.sha256 !== output.sha256)
      findings.add(output.path, "file-unchanged", "its SHA-256 is not the manifest's")
  }
})

/** Checks a table by itself, in all formats; gives its keys. */
const checkTable = Effect.fnUntraced(function* (out: string, table: Table, expected: number, findings: Findings) {
  const check = rowChecker(table)
  const keys = new Set<string>()
  const digests = new Map<string, string>()
  for (const format of formats) {
    const file = tableFile(table.name, format)
    const hash = createHash("sha256")
    let count = 0
    yield* readRows(out, table, format).pipe(
      Stream.runForEach((row) =>
        Effect.sync(() => {
          count++
          hash.update(canonical(table, row))
          if (format !== "jsonl") return
          for (const { rule, message } of check(row)) findings.add(file, rule, `row ${count}: ${message}`)
          const key = keyOf(row, table.primaryKey)
          if (keys.has(key)) findings.add(file, "key-unique", `row ${count}: key ${key} occurs twice`)
          keys.add(key)
        }),
      ),
      Effect.catch((error) => Effect.sync(() => findings.add(file, "file-readable", error.message))),
    )
    if (count !== expected) findings.add(file, "row-count", `${count} rows where the manifest has ${expected}`)
    digests.set(format, hash.digest("hex"))
  }
  for (const format of formats) {
    if (digests.get(format) !== digests.get("jsonl")) {
      findings.add(tableFile(table.name, format), "same-rows", "its rows are not those of the JSONL file")
    }
  }
  return keys
})

const checkReferences = (
  out: string,
  table: Table,
  keys: ReadonlyMap<string, ReadonlySet<string>>,
  findings: Findings,
) =>
  readRows(out, table, "jsonl").pipe(
    Stream.runForEach((row) =>
      Effect.sync(() => {
        for (const { fields, reference } of table.foreignKeys ?? []) {
          if (fields.some((field) => row[field] === null)) continue
          const key = keyOf(row, fields)
          if (keys.get(reference.resource)?.has(key) === true) continue
          findings.add(
            tableFile(table.name, "jsonl"),
            "reference-exists",
            `${fields.join(", ")} ${key} is not in ${reference.resource}`,
          )
        }
      }),
    ),
    Effect.ignore,
  )

interface Piece {
  readonly start: number
  readonly characters: ReadonlyArray<string>
}

/** Does a span read its surface in one of the paragraphs of its document? (One over several is left to the build.) */
const spanHolds = (pieces: ReadonlyArray<Piece>, surface: string, start: number, end: number): boolean => {
  const piece = pieces.find((one) => one.start <= start && end <= one.start + one.characters.length)
  return piece === undefined || piece.characters.slice(start - piece.start, end - piece.start).join("") === surface
}

/** The rows of a table, gathered document by document. */
const byDocument = (out: string, table: Table) =>
  Effect.map(Effect.context<FileSystem.FileSystem | Path.Path>(), (context) =>
    readRows(out, table, "jsonl").pipe(
      Stream.groupAdjacentBy((row) => String(row["document_id"])),
      Stream.provideContext(context),
    ),
  )

/** Checks the spans of a table against the paragraphs; both files have the documents in the same order. */
const checkSpans = Effect.fnUntraced(function* (out: string, table: Table, paragraphs: Table, findings: Findings) {
  const columns = spanColumns.filter(([name]) => name === table.name)
  if (columns.length === 0 || table.name === paragraphs.name) return
  const rows = Stream.toAsyncIterable(yield* byDocument(out, table))[Symbol.asyncIterator]()
  let current = yield* Effect.promise(() => rows.next())
  yield* (yield* byDocument(out, paragraphs)).pipe(
    Stream.runForEach(([document, group]) =>
      Effect.gen(function* () {
        if (current.done === true || current.value[0] !== document) return
        // A release may hold no text of a document.
        const pieces = group.flatMap(
          (row): ReadonlyArray<Piece> =>
            row["text"] === null ? [] : [{ start: Number(row["start"]), characters: Array.from(String(row["text"])) }],
        )
        for (const row of current.value[1]) {
          for (const [, surface, start, end] of columns) {
            if (row[surface] === null || spanHolds(pieces, String(row[surface]), Number(row[start]), Number(row[end])))
              continue
            findings.add(
              tableFile(table.name, "jsonl"),
              "span-is-surface",
              `${surface} at ${row[start]}-${row[end]} of ${document} is not what the paragraph has there`,
            )
          }
        }
        current = yield* Effect.promise(() => rows.next())
      }),
    ),
  )
  if (current.done !== true) {
    findings.add(
      tableFile(table.name, "jsonl"),
      "document-order",
      `document ${current.value[0]} is not in the order of paragraphs`,
    )
  }
})

/** Re-checks a finished output from its files alone. */
export const verify = Effect.fn("verify")(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const tables = yield* readTables
  const manifest = yield* fs.readFileString(path.join(out, manifestName)).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(ManifestJson)),
    Effect.mapError(
      (error) => new NotAnOutput({ message: `${out} is not an output of Waishi: ${manifestName} ${error.message}` }),
    ),
  )
  const findings = new Findings()
  yield* checkFiles(out, manifest.outputs, findings)
  const keys = new Map<string, ReadonlySet<string>>()
  let rows = 0
  for (const table of tables) {
    const output = manifest.outputs.find((one) => one.path === tableFile(table.name, "jsonl"))
    rows += output?.rows ?? 0
    keys.set(table.name, yield* checkTable(out, table, output?.rows ?? 0, findings))
  }
  const paragraphs = tables.find(({ name }) => name === "paragraphs")
  for (const table of tables) {
    yield* checkReferences(out, table, keys, findings)
    if (paragraphs !== undefined) yield* checkSpans(out, table, paragraphs, findings).pipe(Effect.ignore)
  }
  return { files: manifest.outputs.length, rows, findings: findings.list } satisfies Verified
})
