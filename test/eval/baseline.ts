import { existsSync, readFileSync } from "node:fs"
import { Schema } from "effect"
import type { Report } from "./evaluate.ts"
import { f1 } from "./score.ts"

/** The committed figures that no change may fall below unseen. */
export const baselineUrl = new URL("baseline.json", import.meta.url)

const Baseline = Schema.fromJsonString(
  Schema.Struct({ documents: Schema.Int, f1: Schema.Record(Schema.String, Schema.Finite) }),
)
export type Baseline = typeof Baseline.Type

/** F1 of each kind of row, in percent with one decimal. */
export const baselineOf = ({ documents, counts }: Report): Baseline => ({
  documents,
  f1: Object.fromEntries(
    [...counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, count]) => [kind, Number((f1(count) * 100).toFixed(1))]),
  ),
})

export const readBaseline = (): Baseline | undefined =>
  existsSync(baselineUrl) ? Schema.decodeUnknownSync(Baseline)(readFileSync(baselineUrl, "utf8")) : undefined
