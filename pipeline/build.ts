import { Effect, FileSystem, Path, Schema, Stream } from "effect"
import type { Extracted } from "./extract/extract.ts"
import { extract, extractFile } from "./extract/extract.ts"
import type { Corpus } from "./ingest/files.ts"
import { findFiles } from "./ingest/files.ts"
import { ingest, ingestBytes } from "./ingest/ingest.ts"
import type { Layout } from "./ingest/layout.ts"
import { readLayouts } from "./ingest/layout.ts"
import type { Lookup } from "./normalize/catalogue.ts"
import { readCatalogue } from "./normalize/catalogue.ts"
import { normalize, normalizeFile } from "./normalize/normalize.ts"
import type { Table } from "./schema/table.ts"
import { readTables } from "./schema/table.ts"
import { validate, validateFile } from "./validate/validate.ts"
import type { Vocabularies } from "./vocabulary/vocabulary.ts"
import { Vocabulary } from "./vocabulary/vocabulary.ts"
import type { Manifest, Provenance } from "./write/manifest.ts"
import { hashFile, ManifestJson, provenance } from "./write/manifest.ts"
import { manifestName } from "./write/output.ts"
import { write } from "./write/write.ts"

export interface BuildOptions {
  readonly corpus: string
  readonly out: string
  /** Bytes of the largest raw file that is read. */
  readonly maxBytes: number
  /** Build even if the output is of this corpus and this code already. */
  readonly force: boolean
  /** Told of each file that has passed, and of how many there are. */
  readonly onFile: (file: Extracted, total: number) => Effect.Effect<void>
}

export interface Built {
  readonly manifest: Manifest
  /** False when the output was up to date and nothing was done. */
  readonly built: boolean
}

/** What the stages need to know, apart from the files: the tables, the layouts, the vocabularies. */
export interface Knowledge {
  readonly tables: ReadonlyArray<Table>
  readonly layouts: ReadonlyArray<Layout>
  readonly vocabularies: Vocabularies
}

export const readKnowledge = Effect.all({ tables: readTables, layouts: readLayouts, vocabularies: Vocabulary })

const sourceIdsOf = ({ sources }: Vocabularies): ReadonlySet<string> =>
  new Set(sources.map(({ source_id }) => source_id))

/** Stages 1 to 4 for the bytes of one file, without a corpus around it but perhaps its catalogue. Pure. */
export const processFile = ({ tables, layouts, vocabularies }: Knowledge, catalogue: Lookup = () => ({})) => {
  const normalizeOne = normalizeFile({ vocabularies, catalogue })
  const extractOne = extractFile(vocabularies)
  const validateOne = validateFile(tables, sourceIdsOf(vocabularies))
  return (path: string, bytes: Uint8Array): Extracted =>
    validateOne(extractOne(normalizeOne(ingestBytes(path, bytes, layouts))))
}

/** The last manifest, if it is of the same code and, file by file, of the same corpus. */
const upToDate = Effect.fnUntraced(
  function* (out: string, corpus: Corpus, expected: Provenance) {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const file = path.join(out, manifestName)
    if (!(yield* fs.exists(file))) return undefined
    const manifest = yield* Schema.decodeUnknownEffect(ManifestJson)(yield* fs.readFileString(file))
    const same = Schema.toEquivalence(ManifestJson)
    if (!same(manifest, { ...manifest, waishi: expected })) return undefined
    if (manifest.inputs.length !== corpus.entries.length) return undefined
    for (const [index, input] of manifest.inputs.entries()) {
      const entry = corpus.entries[index]
      if (entry?.path !== input.path || input.sha256 === null || entry.refused !== undefined) return undefined
      if ((yield* hashFile(path.join(corpus.root, input.path))).sha256 !== input.sha256) return undefined
    }
    for (const output of manifest.outputs) {
      if ((yield* hashFile(path.join(out, output.path))).sha256 !== output.sha256) return undefined
    }
    return manifest
  },
  Effect.orElseSucceed(() => undefined),
)

/** The whole line: raw files in, validated tables and their manifest out. */
export const build = Effect.fn("build")(function* (options: BuildOptions) {
  const { tables, layouts, vocabularies } = yield* readKnowledge
  const corpus = yield* findFiles(options.corpus)
  const catalogue = yield* readCatalogue(corpus.root)
  const made = yield* provenance(tables, corpus.root, { max_bytes: options.maxBytes })
  const last = options.force ? undefined : yield* upToDate(options.out, corpus, made)
  if (last !== undefined) return { manifest: last, built: false } satisfies Built
  const manifest = yield* ingest(corpus, { layouts, maxBytes: options.maxBytes }).pipe(
    normalize({ vocabularies, catalogue }),
    extract(vocabularies),
    validate(tables, sourceIdsOf(vocabularies)),
    Stream.tap((file) => options.onFile(file, corpus.entries.length)),
    write({ out: options.out, corpus: corpus.root, tables, sources: vocabularies.sources, provenance: made }),
  )
  return { manifest, built: true } satisfies Built
})
