import { readFileSync } from "node:fs"
import { expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import { qualityOf, qualityUrl, readBaseline } from "./eval/baseline.ts"
import { isDev, report, scoreAll } from "./eval/evaluate.ts"
import { isTest, readGold } from "./eval/gold.ts"
import { f1, none } from "./eval/score.ts"
import { realCorpus, realCorpusMore, TestLayer } from "./support.ts"

/** Points of F1 by which a figure may fall before the baseline has to be changed with it. */
const slack = 0.5

layer(TestLayer)("the extraction", (it) => {
  it.effect.skipIf(realCorpus === undefined || realCorpusMore === undefined)(
    "is no worse on the development half than the committed baseline, and as good as releases say",
    () =>
      Effect.gen(function* () {
        const baseline = readBaseline()
        const scored = yield* scoreAll
        const dev = report(scored.filter(isDev))
        const { counts, documents } = dev
        expect(documents).toBe(baseline?.documents)
        for (const [kind, expected] of Object.entries(baseline?.f1 ?? {})) {
          const figure = f1(counts.get(kind) ?? none) * 100
          expect(figure, `F1 of ${kind}; see npm run eval -- --faults`).toBeGreaterThanOrEqual(expected - slack)
        }
        const quality = qualityOf(dev, report(scored.filter((one) => !isDev(one))))
        expect(readFileSync(qualityUrl, "utf8"), "run npm run eval -- --write-baseline").toBe(quality)
      }),
  )

  it.effect("is measured on documents that no rule is written from", () =>
    Effect.sync(() => {
      const gold = readGold()
      expect(new Set(gold.map(({ document }) => document)).size).toBe(gold.length)
      expect(gold.filter(isTest).length).toBeGreaterThan(0)
    }),
  )
})
