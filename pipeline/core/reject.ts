import { Result, Schema } from "effect"

export const Stage = Schema.Literals(["ingest", "normalize", "extract", "validate"])
export type Stage = typeof Stage.Type

/** A raw file, or one document of it, that cannot be in the dataset: a row of the table `rejects`. */
export class Reject extends Schema.TaggedError<Reject>()("Reject", {
  path: Schema.String,
  sha256: Schema.NullOr(Schema.String),
  stage: Stage,
  rule: Schema.String,
  /** Line of the raw file, from 1. */
  line: Schema.Int,
  /** What is wrong and what to do. */
  message: Schema.String,
}) {}

/** Runs a pure step; whatever it throws is a fault of the pipeline, which costs the input it strikes, not the build. */
export const guarded = <A>(
  about: Pick<Reject, "path" | "sha256" | "stage" | "line">,
  step: () => A,
): Result.Result<A, Reject> =>
  Result.try({
    try: step,
    catch: (error) => {
      const message = `a fault of the pipeline: ${error instanceof Error ? error.message : String(error)}; please report it with the file`
      return new Reject({ ...about, rule: "defect", message })
    },
  })
