import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Console, Effect, FileSystem, Path } from "effect"
import { project } from "../core/project.ts"
import { renderReadme, renderRows } from "./render.ts"
import { readTables } from "./table.ts"

/** What follows from schemas/*.yaml, by path: the text of each generated file. */
export const generated = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const { root } = yield* project
  const tables = yield* readTables
  const readme = path.join(root, "README.md")
  return [
    { file: path.join(root, "pipeline", "core", "rows.ts"), text: renderRows(tables) },
    { file: readme, text: renderReadme(yield* fs.readFileString(readme), tables) },
  ]
})

const write = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  for (const { file, text } of yield* generated) {
    yield* fs.writeFileString(file, text)
    yield* Console.log(`wrote ${file}`)
  }
})

if (import.meta.main) NodeRuntime.runMain(write.pipe(Effect.provide(NodeServices.layer)))
