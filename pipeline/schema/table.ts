import { Effect, Path, Schema } from "effect"
import { filesBelow, project } from "../core/project.ts"
import { readYaml } from "../core/yaml.ts"

/**
 * The tables, as schemas/*.yaml define them after Frictionless Table Schema (Data Package v2).
 * Beyond the standard a field has `items` (type of an array's items), `unit`, and `dictionary`
 * (few distinct values: dictionary-encoded in Arrow).
 */
export const Field = Schema.Struct({
  name: Schema.String,
  type: Schema.Literals(["string", "integer", "number", "date", "array"]),
  items: Schema.optionalKey(Schema.Literals(["string"])),
  dictionary: Schema.optionalKey(Schema.Boolean),
  unit: Schema.optionalKey(Schema.String),
  description: Schema.String,
  example: Schema.optionalKey(Schema.String),
  constraints: Schema.optionalKey(
    Schema.Struct({
      required: Schema.optionalKey(Schema.Boolean),
      unique: Schema.optionalKey(Schema.Boolean),
      minimum: Schema.optionalKey(Schema.Finite),
      maximum: Schema.optionalKey(Schema.Finite),
      pattern: Schema.optionalKey(Schema.String),
      enum: Schema.optionalKey(Schema.Array(Schema.String)),
    }),
  ),
})
export type Field = typeof Field.Type

const Names = Schema.Array(Schema.String)

export const Table = Schema.Struct({
  name: Schema.String,
  /** Version of the definition (semantic versioning): a new column is a minor step, a changed one a major. */
  version: Schema.String,
  title: Schema.String,
  description: Schema.String,
  primaryKey: Names,
  foreignKeys: Schema.optionalKey(
    Schema.Array(
      Schema.Struct({ fields: Names, reference: Schema.Struct({ resource: Schema.String, fields: Names }) }),
    ),
  ),
  fields: Schema.Array(Field),
})
export type Table = typeof Table.Type

/** A cell as CSV, JSONL and Arrow hold it; dates are ISO 8601 text. */
export type Cell = string | number | null | ReadonlyArray<string>
export type Row = { readonly [column: string]: Cell }

/** A cell that holds text, or nothing. */
export const textOrNull = (cell: unknown): string | null => (typeof cell === "string" ? cell : null)
export const textOf = (cell: unknown): string => textOrNull(cell) ?? ""

export const isRequired = (field: Field): boolean => field.constraints?.required === true

/** The tables of schemas/, in the order of their names. */
export const readTables = Effect.gen(function* () {
  const path = yield* Path.Path
  const { root } = yield* project
  const folder = path.join(root, "schemas")
  const files = (yield* filesBelow(folder)).filter((name) => name.endsWith(".yaml"))
  return yield* Effect.forEach(files, (name) => readYaml(path.join(folder, name), Table))
})
