import { Context, Effect, Layer, Path, Schema } from "effect"
import { project } from "../core/project.ts"
import { readYaml } from "../core/yaml.ts"

const Strings = Schema.Array(Schema.String)
const optionalText = Schema.optionalKey(Schema.String)

export const Rights = Schema.Literals(["open", "spans", "closed"])

export const Source = Schema.Struct({
  source_id: Schema.String,
  name_en: optionalText,
  name_zh: optionalText,
  names: Schema.optionalKey(Strings),
  domains: Schema.optionalKey(Strings),
  type: Schema.Literals(["agency", "newspaper", "broadcaster", "government", "party", "journal", "website"]),
  country: optionalText,
  url: optionalText,
  languages: Strings,
  rights: Rights,
})
export type Source = typeof Source.Type

const Datelines = Schema.Struct({ ours: Strings, patterns: Schema.Array(Schema.String) })

/** Forms in which reports open with agency, place and day. */
export interface Datelines {
  /** Words by which a publisher names itself. */
  readonly ours: ReadonlySet<string>
  readonly patterns: ReadonlyArray<RegExp>
}

/** Everything the stages know of the world; one YAML file each in pipeline/vocabulary. */
export interface Vocabularies {
  readonly sources: ReadonlyArray<Source>
  readonly datelines: Datelines
}

export class Vocabulary extends Context.Service<Vocabulary, Vocabularies>()("waishi/vocabulary/Vocabulary") {
  static readonly layer = Layer.effect(
    Vocabulary,
    Effect.gen(function* () {
      const path = yield* Path.Path
      const { root } = yield* project
      const read = <A, I>(name: string, schema: Schema.Codec<A, I>) =>
        readYaml(path.join(root, "pipeline", "vocabulary", `${name}.yaml`), schema)
      const datelines = yield* read("datelines", Datelines)
      return {
        sources: yield* read("sources", Schema.Array(Source)),
        datelines: {
          ours: new Set(datelines.ours),
          patterns: datelines.patterns.map((pattern) => new RegExp(`^${pattern}`, "du")),
        },
      }
    }),
  )
}
