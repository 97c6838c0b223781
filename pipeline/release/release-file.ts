import { Effect, FileSystem, Path, Schema } from "effect"
import { readYaml } from "../core/yaml.ts"

/** A release cannot be made, and what to do. */
export class ReleaseError extends Schema.TaggedError<ReleaseError>()("ReleaseError", { message: Schema.String }) {}

const optionalText = Schema.optionalKey(Schema.String)

/** Who made the data: a person, by parts of the name, or a body by its name. */
const Creator = Schema.Struct({
  name: Schema.String,
  given_names: optionalText,
  family_names: optionalText,
  orcid: optionalText,
  affiliation: optionalText,
})

/** release.yaml at the top of a corpus: what a release says of itself and no file of the corpus does. */
export const ReleaseFile = Schema.Struct({
  name: Schema.String,
  title: Schema.String,
  description: Schema.String,
  keywords: Schema.Array(Schema.String),
  homepage: optionalText,
  doi: optionalText,
  creators: Schema.Array(Creator),
  license: Schema.Struct({ id: Schema.String, title: Schema.String, url: Schema.String }),
  min_confidence: Schema.Finite,
  /** Are the Parquet files of what documents have cut by the year of publication, in folders as Hive names them? */
  parquet_by_year: Schema.optionalKey(Schema.Boolean),
})
export type ReleaseFile = typeof ReleaseFile.Type

export const readReleaseFile = Effect.fn("release.readReleaseFile")(function* (corpus: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = path.join(corpus, "release.yaml")
  if (!(yield* fs.exists(file)))
    return yield* new ReleaseError({
      message: `${file} is missing; write it after corpus/release.yaml of the project: name, title, description, keywords, creators, license, min_confidence`,
    })
  return yield* readYaml(file, ReleaseFile)
})

/** Calendar versions, year.month.number: 2026.11.0. */
const calendar = /^(?<year>20\d\d)\.(?<month>[1-9]|1[0-2])\.(?:0|[1-9]\d*)$/u

/** The first day of the month of a version: the only date that a release knows, as its bytes know no other. */
export const monthOf = (version: string): string | undefined => {
  const { year, month } = calendar.exec(version)?.groups ?? {}
  return year === undefined || month === undefined ? undefined : `${year}-${month.padStart(2, "0")}-01`
}

const numbers = (version: string): ReadonlyArray<number> => version.split(".").map(Number)

/** Order of calendar versions. */
export const compareVersions = (a: string, b: string): number => {
  const [left, right] = [numbers(a), numbers(b)]
  for (const [index, number] of left.entries()) {
    const difference = number - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
