import { existsSync, readFileSync } from "node:fs"
import { Schema } from "effect"
import type { Report } from "./evaluate.ts"
import type { Count } from "./score.ts"
import { f1, none, precision, recall } from "./score.ts"

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

/** What releases say of the quality of the data. */
export const qualityUrl = new URL("../../pipeline/release/quality.yaml", import.meta.url)

const round = (share: number): number => Number((share * 100).toFixed(1))
const figures = (count: Count): string =>
  `{ precision: ${round(precision(count))}, recall: ${round(recall(count))}, f1: ${round(f1(count))}, n: ${count.wanted} }`

/** The figures of both halves, by kind of row, as YAML. */
export const qualityOf = (dev: Report, test: Report): string =>
  [
    "# How good the extraction is, in percent; written by `npm run eval -- --write-baseline`. No rule is written from",
    "# the documents of `test`.",
    ...[...dev.counts.keys()]
      .toSorted()
      .map(
        (kind) =>
          `- { kind: ${kind}, dev: ${figures(dev.counts.get(kind) ?? none)}, test: ${figures(test.counts.get(kind) ?? none)} }`,
      ),
    "",
  ].join("\n")
