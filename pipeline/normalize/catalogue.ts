import { Effect, FileSystem, Glob, Path, Schema } from "effect"
import { readYaml } from "../core/yaml.ts"
import { Rights } from "../vocabulary/vocabulary.ts"

/** What a corpus's catalogue.yaml says of the files whose path matches (a glob such as digests/*.txt). */
const Entry = Schema.Struct({
  path: Schema.String,
  source_id: Schema.optionalKey(Schema.String),
  url: Schema.optionalKey(Schema.String),
  rights: Schema.optionalKey(Rights),
})
export type CatalogueEntry = typeof Entry.Type

const Catalogue = Schema.Struct({ documents: Schema.Array(Entry) })

/** The catalogue entry for a path: the fields of all that match, later ones over earlier ones. */
export type Lookup = (path: string) => Omit<CatalogueEntry, "path">

/** Reads the catalogue of a corpus; without one, nothing is known beyond the files. */
export const readCatalogue = Effect.fn("normalize.readCatalogue")(function* (root: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = path.join(root, "catalogue.yaml")
  if (!(yield* fs.exists(file))) return (() => ({})) satisfies Lookup
  const { documents } = yield* readYaml(file, Catalogue)
  const entries = documents.map(({ path: glob, ...fields }) => ({ glob: Glob.make(glob), fields }))
  const lookup: Lookup = (name) =>
    Object.assign({}, ...entries.filter(({ glob }) => Glob.match(glob, name)).map(({ fields }) => fields))
  return lookup
})
