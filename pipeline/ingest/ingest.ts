import { createHash } from "node:crypto"
import { ByteSize, Effect, FileSystem, Path, Result, Stream } from "effect"
import { guarded, Reject } from "../core/reject.ts"
import type { Span, Text } from "../core/text.ts"
import { makeText } from "../core/text.ts"
import type { Blocks } from "./block.ts"
import type { Capture, CutBlock } from "./cut.ts"
import { cut, fitLayouts } from "./cut.ts"
import type { Encoding } from "./decode.ts"
import { decode } from "./decode.ts"
import type { Corpus, Entry } from "./files.ts"
import type { Layout } from "./layout.ts"
import { fallbackName } from "./layout.ts"
import { readHtml } from "./read-html.ts"
import { readMarkdown } from "./read-markdown.ts"
import { readText } from "./read-text.ts"

/** The file from which a document was taken. */
export interface RawFile {
  /** Path inside the corpus. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly encoding: Encoding
  readonly text: Text
  readonly layout: string
}

/** A document cut out of its file, with the metadata it states, still as written. */
export interface IngestedDocument {
  readonly file: RawFile
  /** From 1. */
  readonly part: number
  readonly span: Span
  readonly blocks: ReadonlyArray<CutBlock>
  readonly captures: ReadonlyArray<Capture>
}

/** What became of one raw file: its documents, and the rejects of it or of some of them. */
export interface Ingested {
  readonly path: string
  readonly bytes: number | null
  readonly sha256: string | null
  readonly layout: string | null
  /** Characters that belong to no document, such as the list of headlines of a bulletin. */
  readonly outside: number
  readonly documents: ReadonlyArray<IngestedDocument>
  readonly rejects: ReadonlyArray<Reject>
}

/** Bytes of the largest raw file that is read, unless the caller says otherwise. */
export const defaultMaxBytes = 32 * 1024 * 1024

const blocksOf = (
  text: Text,
  layout: Layout,
): Result.Result<Blocks, { readonly line: number; readonly message: string }> => {
  switch (layout.format) {
    case "text":
      return Result.succeed(readText(text, layout))
    case "markdown":
      return readMarkdown(text)
    case "html":
      return Result.succeed(readHtml(text))
  }
}

/** The layout for a text: the best that fits, or the one for anything. */
export const chooseLayout = (text: Text, layouts: ReadonlyArray<Layout>): Layout | undefined => {
  const [best] = fitLayouts(text, layouts)
  return best !== undefined && best.found === best.wanted
    ? best.layout
    : layouts.find(({ name }) => name === fallbackName)
}

/** Reads the bytes of one raw file: decodes, recognises the layout and cuts. Pure. */
export const ingestBytes = (path: string, bytes: Uint8Array, layouts: ReadonlyArray<Layout>): Ingested => {
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  return Result.getOrElse(
    guarded({ path, sha256, stage: "ingest", line: 1 }, () => readBytes(path, bytes, sha256, layouts)),
    (reject): Ingested => ({
      path,
      bytes: bytes.length,
      sha256,
      layout: null,
      outside: 0,
      documents: [],
      rejects: [reject],
    }),
  )
}

const readBytes = (path: string, bytes: Uint8Array, sha256: string, layouts: ReadonlyArray<Layout>): Ingested => {
  const about = { path, bytes: bytes.length, sha256 }
  const refuse = (rule: string, line: number, message: string, layout: string | null = null): Ingested => ({
    ...about,
    layout,
    outside: 0,
    documents: [],
    rejects: [new Reject({ path, sha256, stage: "ingest", rule, line, message })],
  })
  if (bytes.length === 0) return refuse("empty-file", 1, "the file is empty; remove it or fetch it again")
  const decoded = decode(bytes)
  if (Result.isFailure(decoded)) return refuse(decoded.failure.rule, decoded.failure.line, decoded.failure.message)
  const text = makeText(decoded.success.value)
  const layout = chooseLayout(text, layouts)
  if (layout === undefined) return refuse("no-layout", 1, `no layout fits and there is no layout "${fallbackName}"`)
  const blocks = blocksOf(text, layout)
  if (Result.isFailure(blocks)) {
    const { line, message } = blocks.failure
    return refuse("front-matter", line, `front matter is not valid YAML: ${message}; mend it`, layout.name)
  }
  const file: RawFile = { ...about, encoding: decoded.success.encoding, text, layout: layout.name }
  const { documents: parts, outside } = cut(blocks.success, layout)
  const whole = { start: 0, end: text.value.length }
  const documents = parts.map((part, index) => ({
    file,
    part: index + 1,
    span: layout.documents === undefined ? whole : extent(part.blocks, whole),
    ...part,
  }))
  if (documents.every(({ blocks: { length } }) => length === 0)) {
    return refuse(
      "no-text",
      1,
      `the layout ${layout.name} finds no text in it; see it with \`waishi inspect\``,
      layout.name,
    )
  }
  return { ...about, layout: layout.name, outside, documents, rejects: [] }
}

const extent = (blocks: ReadonlyArray<CutBlock>, whole: Span): Span => ({
  start: blocks[0]?.reading.span.start ?? whole.start,
  end: blocks.at(-1)?.reading.span.end ?? whole.end,
})

export interface IngestOptions {
  readonly layouts: ReadonlyArray<Layout>
  readonly maxBytes: number
}

/** Reads one raw file of a corpus; whatever is wrong with it is in the result. */
const ingestEntry = Effect.fnUntraced(function* (corpus: Corpus, entry: Entry, options: IngestOptions) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const refuse = (rule: string, message: string, bytes: number | null): Ingested => ({
    path: entry.path,
    bytes,
    sha256: null,
    layout: null,
    outside: 0,
    documents: [],
    rejects: [new Reject({ path: entry.path, sha256: null, stage: "ingest", rule, line: 1, message })],
  })
  if (entry.refused !== undefined) return refuse(entry.refused.rule, entry.refused.message, null)
  const location = path.join(corpus.root, entry.path)
  return yield* Effect.gen(function* () {
    const size = ByteSize.toNumberUnsafe((yield* fs.stat(location)).size)
    if (size > options.maxBytes) {
      const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)
      const message = `${mebibytes(size)} MiB, more than the ${mebibytes(options.maxBytes)} MiB that one raw file may have; split it or raise --max-bytes`
      return refuse("too-large", message, size)
    }
    return ingestBytes(entry.path, yield* fs.readFile(location), options.layouts)
  }).pipe(
    Effect.catch((error) =>
      Effect.succeed(
        refuse("unreadable-file", `cannot be read: ${error.message}; mend its permissions or remove it`, null),
      ),
    ),
  )
})

/** Stage 1: the raw files of a corpus, in order, read one by one. */
export const ingest = (corpus: Corpus, options: IngestOptions) =>
  Stream.fromIterable(corpus.entries).pipe(
    Stream.mapEffect((entry) => ingestEntry(corpus, entry, options)),
    Stream.mapAccum(() => new Map<string, string>(), refuseRepeated),
  )

/** The same bytes twice are one document: the second file is a reject. */
const refuseRepeated = (
  seen: Map<string, string>,
  file: Ingested,
): readonly [Map<string, string>, ReadonlyArray<Ingested>] => {
  if (file.sha256 === null || file.documents.length === 0) return [seen, [file]]
  const first = seen.get(file.sha256)
  if (first === undefined) {
    seen.set(file.sha256, file.path)
    return [seen, [file]]
  }
  const { path, sha256 } = file
  const message = `the same bytes as ${first}, which is in the dataset; remove one of the two`
  const reject = new Reject({ path, sha256, stage: "ingest", rule: "duplicate-file", line: 1, message })
  return [seen, [{ ...file, documents: [], rejects: [reject] }]]
}
