/**
 * Characters per second of each stage on one core, and of extraction against what a Node user would pick for English
 * persons, places and organisations today: compromise and wink-nlp. Ratios in one run, as machines are noisy.
 */
import { readdirSync, readFileSync } from "node:fs"
import nlp from "compromise"
import { Effect } from "effect"
import model from "wink-eng-lite-web-model"
import type { ItemEntity } from "wink-nlp"
import winkNLP from "wink-nlp"
import { readKnowledge } from "../../pipeline/build.ts"
import { renderTable } from "../../pipeline/cli/table.ts"
import { extractFile } from "../../pipeline/extract/extract.ts"
import { ingestBytes } from "../../pipeline/ingest/ingest.ts"
import { normalizeFile } from "../../pipeline/normalize/normalize.ts"
import { validateFile } from "../../pipeline/validate/validate.ts"
import { scoreAll } from "../eval/evaluate.ts"
import type { Count } from "../eval/score.ts"
import { f1, none, plus, precision, recall } from "../eval/score.ts"
import { realCorpusMore, root, shippedCorpus, TestLayer } from "../support.ts"

const filesOf = (folder: string): ReadonlyArray<Buffer> =>
  readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(`${folder}/${name}`))

const megabytesOf = (files: ReadonlyArray<Buffer>): number =>
  files.map(({ length }) => length).reduce((sum, length) => sum + length, 0) / 1e6

/**
 * Best of five runs, or of as many as four seconds have, in seconds, each on what is made anew for it: nothing that a
 * run remembers counts, but that the engine has seen the code.
 */
const seconds = <A>(make: () => A, run: (made: A) => void): number => {
  let best = Number.POSITIVE_INFINITY
  let sum = 0
  for (let round = 0; round < 5 || (sum < 4 && round < 50); round++) {
    const made = make()
    const start = performance.now()
    run(made)
    const time = (performance.now() - start) / 1000
    sum += time
    best = Math.min(best, time)
  }
  return best
}

/**
 * How many times as long one text takes as another, a tenth of it: the median of rounds in which the long one runs
 * once and the short one ten times, each on what is made anew, so that what slows the machine slows both.
 */
const lengthRatio = <A>(makeLong: () => A, makeShort: () => A, run: (made: A) => void): number => {
  const timed = (all: ReadonlyArray<A>): number => {
    const start = performance.now()
    all.forEach(run)
    return performance.now() - start
  }
  const ratios = Array.from({ length: 9 }, () => {
    const shorts = Array.from({ length: 10 }, makeShort)
    return (10 * timed([makeLong()])) / timed(shorts)
  })
  return ratios.toSorted((a, b) => a - b)[4] ?? Number.NaN
}

const types = ["person", "organization", "place"] as const
type NamesOf = (text: string) => Readonly<Record<(typeof types)[number], ReadonlyArray<string>>>

/** The same words, however the tools treat punctuation and possessives around them. */
const plain = (name: string): string => name.replace(/['’]s?$|^the\s|[.,;:!?"“”]+$/giu, "").trim()

/** How well each finds the names that a reader found. wink-nlp's model for English has dates and the like only. */
const accuracy = (wink: ReturnType<typeof winkNLP>, versionOf: (name: string) => string) =>
  Effect.map(scoreAll, (scored) => {
    const count = (right: ReadonlySet<string>, found: ReadonlySet<string>): Count => ({
      right: [...found].filter((name) => right.has(name)).length,
      found: found.size,
      wanted: right.size,
    })
    const english = scored.filter(({ gold }) => gold.language === "en")
    const finders: ReadonlyArray<readonly [name: string, find: NamesOf | undefined]> = [
      ["waishi", undefined],
      [
        `compromise ${versionOf("compromise")}`,
        (text) => {
          const doc = nlp(text)
          return {
            person: doc.people().out("array"),
            organization: doc.organizations().out("array"),
            place: doc.places().out("array"),
          }
        },
      ],
      [
        `wink-nlp ${versionOf("wink-nlp")}`,
        (text) => {
          const names: Record<string, Array<string>> = { PERSON: [], ORG: [], GPE: [] }
          wink
            .readDoc(text)
            .entities()
            .each((entity: ItemEntity) => names[String(entity.out(wink.its.type))]?.push(entity.out()))
          return { person: names["PERSON"] ?? [], organization: names["ORG"] ?? [], place: names["GPE"] ?? [] }
        },
      ],
    ]
    return finders.flatMap(([name, find]) =>
      types.map((type) => {
        let sum = none
        for (const { gold, found } of english) {
          const characters = Array.from(found.document.file.text.value)
          const read = (start: number, end: number) =>
            plain(characters.slice(start, end).join("").replace(/\s+/gu, " "))
          const wanted = new Set(
            gold.mentions.filter(({ entity }) => entity.startsWith(type)).map(({ at }) => read(...at)),
          )
          const text = found.document.paragraphs
            .filter(({ role }) => role !== "boilerplate")
            .map(({ reading }) => reading.text)
            .join("\n")
          const names =
            find === undefined
              ? found.rows.mentions.filter((row) => row.type === type).map(({ start, end }) => read(start, end))
              : find(text)[type].map(plain)
          sum = plus(sum, count(wanted, new Set(names)))
        }
        const figures =
          sum.found === 0 ? ["-", "0.0", "0.0"] : [precision, recall, f1].map((share) => (share(sum) * 100).toFixed(1))
        return [name, type, ...figures, String(sum.wanted)]
      }),
    )
  })

const bench = Effect.gen(function* () {
  const { tables, layouts, vocabularies } = yield* readKnowledge
  const english =
    realCorpusMore === undefined
      ? filesOf(`${shippedCorpus}/qilan`)
      : filesOf(`${realCorpusMore}/en-readouts`).slice(0, 120)
  const chinese = realCorpusMore === undefined ? [] : filesOf(`${realCorpusMore}/zh-bulletins`).slice(0, 10)
  const normalize = normalizeFile({ vocabularies, catalogue: () => ({}) })
  const extract = extractFile(vocabularies)
  const validate = validateFile(tables, new Set(vocabularies.sources.map(({ source_id }) => source_id)))
  const rates = new Map<string, number>()
  const lines: Array<ReadonlyArray<string>> = []
  for (const [language, files] of [
    ["English", english],
    ["Chinese", chinese],
  ] as const) {
    if (files.length === 0) continue
    const megabytes = megabytesOf(files)
    const ingest = () => files.map((bytes) => ingestBytes("x", bytes, layouts))
    const normalized = () => ingest().map(normalize)
    const extracted = () => normalized().map(extract)
    const stages: ReadonlyArray<readonly [string, () => number]> = [
      ["ingest", () => seconds(() => files, ingest)],
      ["normalize", () => seconds(ingest, (ingested) => ingested.forEach((file) => void normalize(file)))],
      ["extract", () => seconds(normalized, (all) => all.forEach((file) => void extract(file)))],
      ["validate", () => seconds(extracted, (all) => all.forEach((file) => void validate(file)))],
    ]
    for (const [name, run] of stages) {
      const rate = megabytes / run()
      rates.set(`${language} ${name}`, rate)
      lines.push([language, name, `${rate.toFixed(2)} MB/s`])
    }
  }
  const texts = english
    .map((bytes) => ingestBytes("x", bytes, layouts))
    .flatMap(({ documents }) => documents.map(({ blocks }) => blocks.map(({ reading }) => reading.text).join("\n")))
  const size = megabytesOf(english)
  const wink = winkNLP(model)
  const others: ReadonlyArray<readonly [string, () => void]> = [
    ["wink-nlp", () => texts.forEach((text) => void wink.readDoc(text).entities().out())],
    [
      "compromise",
      () =>
        texts.forEach((text) => {
          const doc = nlp(text)
          doc.people().out("array")
          doc.places().out("array")
          doc.organizations().out("array")
        }),
    ],
  ]
  const own = rates.get("English extract") ?? 0
  const versionOf = (name: string): string => {
    const { version }: { version: string } = JSON.parse(
      readFileSync(`${root}node_modules/${name}/package.json`, "utf8"),
    )
    return version
  }
  for (const [name, run] of others) {
    const rate = size / seconds(() => undefined, run)
    lines.push([
      "English",
      `${name} ${versionOf(name)}`,
      `${rate.toFixed(2)} MB/s; extract is ${(own / rate).toFixed(1)} times as fast`,
    ])
  }
  const short = Buffer.concat(english.slice(0, 20))
  const long = Buffer.concat(Array(10).fill(short))
  const timesAsLong = lengthRatio(
    () => normalize(ingestBytes("x", long, layouts)),
    () => normalize(ingestBytes("x", short, layouts)),
    (file) => void extract(file),
  )
  lines.push(["English", "extract, ten times the text", `${timesAsLong.toFixed(1)} times as long`])
  const ratio = own / (rates.get("Chinese extract") ?? own)
  lines.push(["Chinese", "extract, cost of a byte", `${ratio.toFixed(2)} times that of English`])
  console.log(renderTable(["", "stage", "rate"], lines))
  console.log("\nnames found in the annotated documents in English, by their words, counted once a document")
  console.log(
    renderTable(["", "type", "P", "R", "F1", "n"], yield* accuracy(wink, versionOf), new Set(["P", "R", "F1", "n"])),
  )
})

await Effect.runPromise(bench.pipe(Effect.provide(TestLayer)))
