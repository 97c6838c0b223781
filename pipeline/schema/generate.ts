import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Console, Effect, FileSystem, Layer, Path } from "effect"
import { project } from "../core/project.ts"
import { Vocabulary } from "../vocabulary/vocabulary.ts"
import { renderReadme, renderRows } from "./render.ts"
import { readTables } from "./table.ts"

/** What follows from schemas/*.yaml and the list of rules, by path: the text of each generated file. */
export const generated = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const { root } = yield* project
  const tables = yield* readTables
  const { rules } = yield* Vocabulary
  const readme = path.join(root, "README.md")
  return [
    { file: path.join(root, "pipeline", "core", "rows.ts"), text: renderRows(tables) },
    { file: readme, text: renderReadme(yield* fs.readFileString(readme), tables, rules) },
  ]
})

const write = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  for (const { file, text } of yield* generated) {
    yield* fs.writeFileString(file, text)
    yield* Console.log(`wrote ${file}`)
  }
})

if (import.meta.main)
  NodeRuntime.runMain(write.pipe(Effect.provide(Vocabulary.layer.pipe(Layer.provideMerge(NodeServices.layer)))))
