/** Prints how good the extraction is: `npm run eval -- [--faults | --layouts] [--json] [--write-baseline] [--calibrate]`. */
import { writeFileSync } from "node:fs"
import { Effect } from "effect"
import { renderTable } from "../../pipeline/cli/table.ts"
import { Vocabulary } from "../../pipeline/vocabulary/vocabulary.ts"
import { TestLayer } from "../support.ts"
import { baselineOf, baselineUrl, qualityOf, qualityUrl } from "./baseline.ts"
import { calibrate } from "./calibrate.ts"
import type { Scored } from "./evaluate.ts"
import { isDev, report, scoreAll } from "./evaluate.ts"
import { scoreMetadata } from "./metadata.ts"
import type { Count } from "./score.ts"
import { f1, none, plus, precision, recall } from "./score.ts"
import { segmentation } from "./segmentation.ts"

const flags = new Set(globalThis.process.argv.slice(2))
const percent = (share: number): string => (share * 100).toFixed(1)

const rowOf = (name: string, dev: Count, test: Count) => [
  name,
  ...[dev, test].flatMap((count) => [
    percent(precision(count)),
    percent(recall(count)),
    percent(f1(count)),
    String(count.wanted),
  ]),
]

type Choice = (scored: Scored) => boolean

const languages: ReadonlyArray<readonly [name: string, choose: Choice]> = [
  ["all documents", () => true],
  ["English", ({ gold }) => gold.language === "en"],
  ["Chinese", ({ gold }) => gold.language === "zh"],
]

/** Above this a user may expect nine rows of ten to be right. */
const sure = 0.9

const main = Effect.gen(function* () {
  const { rules: known } = yield* Vocabulary
  const scored = yield* scoreAll
  const halves = (documents: ReadonlyArray<Scored>) => ({
    dev: report(documents.filter(isDev)),
    test: report(documents.filter((one) => !isDev(one))),
  })
  const { dev, test } = halves(scored)
  const metadata = yield* scoreMetadata
  if (flags.has("--write-baseline")) {
    writeFileSync(baselineUrl, `${JSON.stringify(baselineOf(dev), null, 2)}\n`)
    writeFileSync(qualityUrl, qualityOf(dev, test))
    console.log("wrote the baseline, and pipeline/release/quality.yaml for the README of releases")
  }
  if (flags.has("--calibrate")) {
    calibrate(dev.rules)
    console.log("wrote the confidences into pipeline/vocabulary/rules.yaml; now run npm run generate")
  }
  if (flags.has("--json")) {
    const plain = ({ documents, counts, rules }: typeof dev) => ({
      documents,
      counts: Object.fromEntries(counts),
      rules: Object.fromEntries(rules),
    })
    const figures = { dev: plain(dev), test: plain(test), metadata: Object.fromEntries(metadata) }
    console.log(JSON.stringify(figures, null, 2))
    return
  }
  const head = ["", "dev P", "R", "F1", "n", "test P", "R ", "F1 ", "n "]
  const layouts = [...new Set(scored.map(({ layout }) => layout))].toSorted()
  const sets = flags.has("--layouts")
    ? layouts.map((name) => [name, ({ layout }: Scored) => layout === name] as const)
    : languages
  for (const [name, choose] of sets) {
    const { dev: left, test: right } = halves(scored.filter(choose))
    console.log(`\n${name}: ${left.documents} dev, ${right.documents} test`)
    const kinds = [...new Set([...left.counts.keys(), ...right.counts.keys()])].toSorted()
    console.log(
      renderTable(
        head,
        kinds.map((kind) => rowOf(kind, left.counts.get(kind) ?? none, right.counts.get(kind) ?? none)),
        new Set(head.slice(1)),
      ),
    )
  }
  console.log("\nmetadata of the shipped and the real documents, exact")
  console.log(
    renderTable(
      ["field", "P", "R", "n"],
      [...metadata].map(([field, count]) => [
        field,
        percent(precision(count)),
        percent(recall(count)),
        String(count.wanted),
      ]),
      new Set(["P", "R", "n"]),
    ),
  )
  const { lost, spared, all, kept } = segmentation(scored)
  console.log(
    `\nsegmentation by jieba: to keep only the Chinese mentions that begin and end where its words do would lose ${lost} of ${all.right} right rows and spare ${spared} of ${all.found - all.right} false ones (F1 ${percent(f1(all))} to ${percent(f1(kept))}); it is not used`,
  )
  console.log("\nrules: share of rows that are right")
  const rules = [...dev.rules].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const confidence = new Map(known.map((rule) => [rule.id, rule.confidence]))
  const line = (rule: string, count: Count) => [
    rule,
    String(confidence.get(rule) ?? ""),
    percent(precision(count)),
    String(count.found),
    percent(precision(test.rules.get(rule) ?? none)),
    String(test.rules.get(rule)?.found ?? 0),
  ]
  console.log(
    renderTable(
      ["rule", "confidence", "dev", "n", "test", "n "],
      rules.map(([rule, count]) => line(rule, count)),
      new Set(["confidence", "dev", "n", "test", "n "]),
    ),
  )
  const of = (counts: ReadonlyMap<string, Count>) =>
    [...counts].reduce((sum, [rule, count]) => ((confidence.get(rule) ?? 0) >= sure ? plus(sum, count) : sum), none)
  const told = (count: Count) => `${percent(precision(count))}% of ${count.found}`
  console.log(
    `\nrows of confidence ${sure} or more are right: dev ${told(of(dev.rules))}, test ${told(of(test.rules))}`,
  )
  // Faults of the test half are counted, not shown: nobody is to write a rule from them.
  if (flags.has("--faults")) {
    for (const { path, kind, fault, rule, line: words } of dev.faults)
      console.log(`${path}\t${kind}\t${fault}\t${rule ?? ""}\t${words}`)
  } else console.log("\nnpm run eval -- --faults lists every miss and every false row of the dev half in context")
})

await Effect.runPromise(main.pipe(Effect.provide(TestLayer)))
