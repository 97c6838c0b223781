import { Effect, FileSystem, Path, Schema } from "effect"

/** The output folder cannot be written, or must not be. */
export class OutputError extends Schema.TaggedError<OutputError>()("OutputError", {
  out: Schema.String,
  message: Schema.String,
}) {}

/** What a build writes; everything else in the output folder is left as it is. */
const owned = new Set(["csv", "jsonl", "arrow", "manifest.json"])

export const manifestName = "manifest.json"

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Puts back what a build that died while swapping left in `previous`. */
const recover = Effect.fnUntraced(function* (out: string, previous: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  if (!(yield* fs.exists(previous))) return
  if (!(yield* fs.exists(out))) return yield* fs.rename(previous, out)
  for (const name of yield* fs.readDirectory(previous)) {
    const target = path.join(out, name)
    if (!owned.has(name) && !(yield* fs.exists(target))) yield* fs.rename(path.join(previous, name), target)
  }
  yield* fs.remove(previous, { recursive: true })
})

/** Refuses a folder that holds anything but a build of this pipeline. */
const refuseForeign = Effect.fnUntraced(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  if (!(yield* fs.exists(out))) return
  const fail = (what: string) =>
    new OutputError({
      out,
      message: `${out} ${what}; nothing was written. Name another OUT, or empty this one yourself`,
    })
  if ((yield* fs.stat(out)).type !== "Directory") return yield* fail("is not a folder")
  const names = yield* fs.readDirectory(out)
  if (names.length === 0) return
  const manifest = yield* fs.readFileString(path.join(out, manifestName)).pipe(Effect.orElseSucceed(() => ""))
  if (!manifest.startsWith('{\n  "waishi"')) return yield* fail("is not empty and is not a build of Waishi")
})

export interface OutputFolder {
  /** Where to write; a sibling of the output folder. */
  readonly folder: string
  /** Swaps what was written in for the last output, whole. */
  readonly commit: Effect.Effect<void, OutputError, FileSystem.FileSystem | Path.Path>
}

/**
 * A folder beside `out` to write into. Only `commit` touches the last output; if the scope closes
 * without it, what was written goes away and the last output stays.
 */
export const openOutput = Effect.fn("write.openOutput")(function* (out: string, corpus: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const target = path.resolve(out)
  const parent = path.dirname(target)
  const inside = path.relative(corpus, target)
  if (inside === "" || !(inside.startsWith("..") || path.isAbsolute(inside))) {
    return yield* new OutputError({
      out,
      message: `${out} lies inside the corpus, where it would be read as raw files; name another OUT`,
    })
  }
  const sibling = (suffix: string) => path.join(parent, `.${path.basename(target)}.${suffix}`)
  const previous = sibling("previous")
  const folder = sibling("building")
  const lock = path.join(folder, ".pid")
  const pid = Number(yield* fs.readFileString(lock).pipe(Effect.orElseSucceed(() => "0")))
  if (pid > 0 && pid !== process.pid && isRunning(pid)) {
    return yield* new OutputError({
      out,
      message: `another build (process ${pid}) is writing ${out}; wait for it to end`,
    })
  }
  const asOutputError = Effect.mapError((error: { readonly message: string }) =>
    error instanceof OutputError
      ? error
      : new OutputError({ out, message: `${out} cannot be written: ${error.message}` }),
  )
  yield* Effect.gen(function* () {
    yield* fs.makeDirectory(parent, { recursive: true })
    yield* recover(target, previous)
    yield* refuseForeign(target)
    yield* fs.remove(folder, { recursive: true, force: true })
    yield* fs.makeDirectory(folder)
    yield* fs.writeFileString(lock, String(process.pid))
  }).pipe(asOutputError)
  yield* Effect.addFinalizer(() => fs.remove(folder, { recursive: true, force: true }).pipe(Effect.ignore))
  const commit = Effect.gen(function* () {
    yield* fs.remove(lock)
    if (yield* fs.exists(target)) yield* fs.rename(target, previous)
    yield* fs.rename(folder, target)
    yield* recover(target, previous)
  }).pipe(Effect.uninterruptible, asOutputError)
  return { folder, commit } satisfies OutputFolder
})
