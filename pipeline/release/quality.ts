import { Effect, Path, Schema } from "effect"
import { project } from "../core/project.ts"
import { readYaml } from "../core/yaml.ts"

const Figures = Schema.Struct({
  precision: Schema.Finite,
  recall: Schema.Finite,
  f1: Schema.Finite,
  n: Schema.Int,
})

/** How good the extraction is, by kind of row, as the evaluation last measured it; in percent. */
export const Quality = Schema.Array(Schema.Struct({ kind: Schema.String, dev: Figures, test: Figures }))
export type Quality = typeof Quality.Type

/** The figures that `npm run eval -- --write-baseline` keeps. */
export const readQuality = Effect.gen(function* () {
  const path = yield* Path.Path
  const { root } = yield* project
  return yield* readYaml(path.join(root, "pipeline", "release", "quality.yaml"), Quality)
})
