import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Result, Schema } from "effect"
import { parseYaml } from "../../pipeline/core/yaml.ts"

/** Half-open range of code points of the decoded raw file. */
export const Span = Schema.Tuple([Schema.Int, Schema.Int])
export type Span = typeof Span.Type

const optionalSpan = Schema.optionalKey(Span)
const optionalText = Schema.optionalKey(Schema.String)

export const MentionType = Schema.Literals(["person", "organization", "place", "event", "formulation", "collective"])
export const QuotationType = Schema.Literals(["direct", "indirect", "mixed"])
export const PartName = Schema.Literals(["presided", "spoke", "attended", "reported", "summed_up", "addressed"])

/** What a person who read a document found in it: spans and ids, no text. The guide is test/gold/README.md. */
export const Gold = Schema.Struct({
  document: Schema.String,
  path: Schema.String,
  corpus: Schema.Literals(["shipped", "real", "real-more"]),
  language: Schema.Literals(["en", "zh", "both"]),
  mentions: Schema.Array(Schema.Struct({ at: Span, entity: Schema.String, office: optionalSpan })),
  quotations: Schema.Array(
    Schema.Struct({ content: Span, type: QuotationType, speaker: optionalText, by: optionalSpan, cue: optionalSpan }),
  ),
  events: Schema.Array(
    Schema.Struct({ name: Schema.Union([Span, Schema.String]), from: optionalText, to: optionalText }),
  ),
  attendance: Schema.Array(Schema.Struct({ person: Schema.String, part: PartName, office: optionalSpan })),
})
export type Gold = typeof Gold.Type

const folder = fileURLToPath(new URL("../gold/", import.meta.url))

/** All gold files, in the order of their names. */
export const readGold = (): ReadonlyArray<Gold> =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .map((name) => Result.getOrThrow(parseYaml(`test/gold/${name}`, readFileSync(`${folder}${name}`, "utf8"), Gold)))

/**
 * Which documents are for measuring only: no rule, vocabulary entry or confidence is taken from them; rules may be
 * written from the others. The file's hash decides, so that nobody chooses. Of the larger corpus half was set aside at
 * first, and by the next byte a third of that half was opened later, when the other half had no more faults to show.
 */
export const isTest = ({ document, corpus }: Gold): boolean => {
  const byte = (at: number): number => Number.parseInt(document.slice(2 * at, 2 * at + 2), 16)
  const digit = byte(0) + Number(document.split("-")[1])
  return corpus === "shipped" ? digit % 3 === 0 : corpus === "real-more" && digit % 2 === 0 && byte(1) % 3 !== 0
}
