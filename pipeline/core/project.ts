import { Effect, FileSystem, Path, Schema } from "effect"

const packageUrl = new URL("../../package.json", import.meta.url)

const Package = Schema.fromJsonString(
  Schema.Struct({
    name: Schema.String,
    version: Schema.String,
    dependencies: Schema.Record(Schema.String, Schema.String),
  }),
)

/** The project's folder and what its package.json says of it. */
export const project = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = yield* path.fromFileUrl(packageUrl)
  const manifest = yield* Effect.flatMap(fs.readFileString(file), Schema.decodeUnknownEffect(Package))
  return { ...manifest, root: path.dirname(file) }
})

/** Files of a folder and below, by path relative to it, in code unit order. */
export const filesBelow = Effect.fnUntraced(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const names = yield* fs.readDirectory(folder, { recursive: true })
  const files: Array<string> = []
  for (const name of names.toSorted()) {
    const info = yield* fs.stat(path.join(folder, name))
    if (info.type === "File") files.push(name)
  }
  return files
})
