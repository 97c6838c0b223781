import { Schema } from "effect"

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
