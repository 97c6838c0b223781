import { readdirSync, readFileSync } from "node:fs"
import { Effect } from "effect"
import { readKnowledge } from "../../pipeline/build.ts"
import { extractFile } from "../../pipeline/extract/extract.ts"
import { ingestBytes } from "../../pipeline/ingest/ingest.ts"
import { normalizeFile } from "../../pipeline/normalize/normalize.ts"
import { realCorpusMore, TestLayer } from "../support.ts"
const lang = process.argv[2] ?? "en-readouts"
await Effect.runPromise(Effect.gen(function* () {
  const { layouts, vocabularies } = yield* readKnowledge
  const dir = `${realCorpusMore}/${lang}`
  const files = readdirSync(dir).toSorted().slice(0, 120).map((n) => readFileSync(`${dir}/${n}`))
  const normalize = normalizeFile({ vocabularies, catalogue: () => ({}) })
  const extract = extractFile(vocabularies)
  const docs = files.map((b) => normalize(ingestBytes("x", b, layouts)))
  const mb = files.reduce((s, b) => s + b.length, 0) / 1e6
  let best = 1e9
  for (let i = 0; i < 30; i++) { const t = performance.now(); docs.forEach((d) => void extract(d)); best = Math.min(best, performance.now() - t) }
  console.log(lang, mb.toFixed(2), "MB", (mb / best * 1000).toFixed(2), "MB/s best")
}).pipe(Effect.provide(TestLayer)))
