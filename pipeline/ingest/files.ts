import type { PlatformError } from "effect"
import { Effect, FileSystem, Path, Schema } from "effect"

/** The corpus cannot be read at all, or holds nothing. */
export class CorpusError extends Schema.TaggedError<CorpusError>()("CorpusError", {
  corpus: Schema.String,
  message: Schema.String,
}) {}

/** Something in the corpus folder; with `refused`, why it is not read. */
export interface Entry {
  /** Path inside the corpus. */
  readonly path: string
  readonly refused?: { readonly rule: "outside-corpus" | "unreadable-file" | "not-a-file"; readonly message: string }
}

export interface Corpus {
  readonly root: string
  /** By path, in code unit order. */
  readonly entries: ReadonlyArray<Entry>
}

/** Files at the top of a corpus that are about it, not of it. */
export const companions = new Set(["README.md", "LICENSE", "catalogue.yaml", "release.yaml"])

const isHidden = (name: string): boolean => name.startsWith(".")

/**
 * Finds the raw files of a corpus: every regular file but hidden ones and the companions.
 * A symbolic link is followed only to a file inside the corpus.
 */
export const findFiles = Effect.fn("ingest.findFiles")(function* (corpus: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const root = yield* fs
    .realPath(corpus)
    .pipe(
      Effect.mapError(
        () => new CorpusError({ corpus, message: `corpus ${corpus} does not exist; name a folder of raw files` }),
      ),
    )
  if ((yield* fs.stat(root)).type !== "Directory") {
    return yield* new CorpusError({ corpus, message: `corpus ${corpus} is not a folder; name a folder of raw files` })
  }
  const entries: Array<Entry> = []
  const unreadable = (file: string) =>
    Effect.catch((error: PlatformError.PlatformError) =>
      Effect.sync(() => {
        entries.push({ path: file, refused: { rule: "unreadable-file", message: `cannot be read: ${error.message}` } })
      }),
    )
  const visit = (folder: string): Effect.Effect<void> =>
    fs.readDirectory(path.join(root, folder)).pipe(
      Effect.flatMap((names) =>
        Effect.forEach(names, (name) => look(folder === "" ? name : `${folder}/${name}`, name)),
      ),
      Effect.asVoid,
      unreadable(folder),
    )
  const look = (file: string, name: string): Effect.Effect<void> =>
    Effect.gen(function* () {
      if (isHidden(name) || companions.has(file)) return
      const real = yield* fs.realPath(path.join(root, file))
      const inside = path.relative(root, real)
      if (inside.startsWith("..") || path.isAbsolute(inside)) {
        const message = "a symbolic link out of the corpus; copy the file into it"
        entries.push({ path: file, refused: { rule: "outside-corpus", message } })
        return
      }
      const { type } = yield* fs.stat(real)
      const linked = real !== path.join(root, ...file.split("/"))
      if (type === "File") entries.push({ path: file })
      else if (type === "Directory" && !linked) yield* visit(file)
      else {
        const message = "neither a file nor a folder of the corpus; only regular files are read"
        entries.push({ path: file, refused: { rule: "not-a-file", message } })
      }
    }).pipe(unreadable(file))
  yield* visit("")
  if (entries.length === 0) {
    return yield* new CorpusError({ corpus, message: `corpus ${corpus} holds no raw files; put at least one into it` })
  }
  return { root, entries: entries.toSorted((a, b) => (a.path < b.path ? -1 : 1)) } satisfies Corpus
})
