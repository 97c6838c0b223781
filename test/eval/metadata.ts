import { readFileSync } from "node:fs"
import { Effect, Equal, Schema } from "effect"
import { processFile, readKnowledge } from "../../pipeline/build.ts"
import { readCatalogue } from "../../pipeline/normalize/catalogue.ts"
import { cases, realCorpus, shippedCorpus } from "../support.ts"
import type { Count } from "./score.ts"
import { none, plus } from "./score.ts"

const Golden = Schema.StructWithRest(Schema.Struct({ path: Schema.String, part: Schema.optionalKey(Schema.Int) }), [
  Schema.Record(Schema.String, Schema.Unknown),
])

const fields = [
  "title",
  "title_zh",
  "authors",
  "source_id",
  "publisher_raw",
  "published_on",
  "dateline_place",
  "dateline_date",
  "edition",
  "page",
  "section",
  "column",
  "series_part",
  "url",
  "languages",
]

/** What every document's metadata should be (test/cases), field by field and exactly. */
export const scoreMetadata = Effect.gen(function* () {
  const knowledge = yield* readKnowledge
  const counts = new Map<string, Count>()
  const sets = [
    [shippedCorpus, "shipped-documents"],
    [realCorpus, "real-documents"],
  ] as const
  for (const [folder, name] of sets) {
    if (folder === undefined) continue
    const process = processFile(knowledge, yield* readCatalogue(folder))
    for (const golden of cases(name, Golden)) {
      const file = process(golden.path, readFileSync(`${folder}/${golden.path}`))
      const found = file.documents.find(({ document }) => document.row.part === (golden.part ?? 1))
      const row = new Map<string, unknown>(Object.entries(found?.document.row ?? {}))
      for (const field of fields) {
        const wanted = golden[field] ?? (field === "authors" ? [] : null)
        const is = row.get(field) ?? null
        const [isWanted, isFound] = [wanted, is].map((value) => Number(value !== null && !Equal.equals(value, [])))
        const right = Number(isWanted === 1 && JSON.stringify(wanted) === JSON.stringify(is))
        counts.set(field, plus(counts.get(field) ?? none, { right, found: isFound ?? 0, wanted: isWanted ?? 0 }))
      }
    }
  }
  return counts
})
