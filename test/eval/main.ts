/** Prints how good the extraction is: `npm run eval -- [--faults] [--json] [--write-baseline]`. */
import { writeFileSync } from "node:fs"
import { Effect } from "effect"
import { renderTable } from "../../pipeline/cli/table.ts"
import { TestLayer } from "../support.ts"
import { baselineOf, baselineUrl } from "./baseline.ts"
import { evaluate, isDev } from "./evaluate.ts"
import type { Gold } from "./gold.ts"
import { isTest } from "./gold.ts"
import type { Count } from "./score.ts"
import { f1, none, precision, recall } from "./score.ts"

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

const sets: ReadonlyArray<readonly [name: string, choose: (gold: Gold, layout: string) => boolean]> = [
  ["all documents", () => true],
  ["English", ({ language }) => language === "en"],
  ["Chinese", ({ language }) => language === "zh"],
]

const main = Effect.gen(function* () {
  const dev = yield* evaluate(isDev)
  const test = yield* evaluate(isTest)
  if (flags.has("--write-baseline")) {
    writeFileSync(baselineUrl, `${JSON.stringify(baselineOf(dev), null, 2)}\n`)
    console.log("wrote the baseline")
  }
  if (flags.has("--json")) {
    const plain = ({ documents, counts, rules }: typeof dev) => ({
      documents,
      counts: Object.fromEntries(counts),
      rules: Object.fromEntries(rules),
    })
    console.log(JSON.stringify({ dev: plain(dev), test: plain(test) }, null, 2))
    return
  }
  const head = ["", "dev P", "R", "F1", "n", "test P", "R ", "F1 ", "n "]
  for (const [name, choose] of sets) {
    const left = yield* evaluate((gold, layout) => isDev(gold) && choose(gold, layout))
    const right = yield* evaluate((gold, layout) => isTest(gold) && choose(gold, layout))
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
  console.log("\nrules: share of rows that are right")
  const rules = [...dev.rules].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const line = (rule: string, count: Count) => [
    rule,
    percent(precision(count)),
    String(count.found),
    percent(precision(test.rules.get(rule) ?? none)),
    String(test.rules.get(rule)?.found ?? 0),
  ]
  console.log(
    renderTable(
      ["rule", "dev", "n", "test", "n "],
      rules.map(([rule, count]) => line(rule, count)),
      new Set(["dev", "n", "test", "n "]),
    ),
  )
  // Faults of the test half are counted, not shown: nobody is to write a rule from them.
  if (flags.has("--faults")) {
    for (const { path, kind, fault, rule, line: words } of dev.faults)
      console.log(`${path}\t${kind}\t${fault}\t${rule ?? ""}\t${words}`)
  } else console.log("\nnpm run eval -- --faults lists every miss and every false row of the dev half in context")
})

await Effect.runPromise(main.pipe(Effect.provide(TestLayer)))
