import { readFileSync } from "node:fs"
import { Effect } from "effect"
import { processFile, readKnowledge } from "../../pipeline/build.ts"
import { realCorpus, realCorpusMore, shippedCorpus } from "../support.ts"
import type { Gold } from "./gold.ts"
import { isTest, readGold } from "./gold.ts"
import type { Count, Fault } from "./score.ts"
import { none, plus, score } from "./score.ts"

const folders = { shipped: shippedCorpus, real: realCorpus, "real-more": realCorpusMore }

/** Scores of a set of documents. */
export interface Report {
  readonly documents: number
  readonly counts: ReadonlyMap<string, Count>
  readonly rules: ReadonlyMap<string, Count>
  readonly faults: ReadonlyArray<Fault>
}

const merge = (into: Map<string, Count>, from: ReadonlyMap<string, Count>): void => {
  for (const [key, count] of from) into.set(key, plus(into.get(key) ?? none, count))
}

/** Scores the annotated documents that `choose` takes and whose raw files are there. */
export const evaluate = (choose: (gold: Gold, layout: string) => boolean) =>
  Effect.map(readKnowledge, (knowledge): Report => {
    const process = processFile(knowledge)
    const counts = new Map<string, Count>()
    const rules = new Map<string, Count>()
    const faults: Array<Fault> = []
    let documents = 0
    for (const gold of readGold()) {
      const folder = folders[gold.corpus]
      if (folder === undefined) continue
      const file = process(gold.path, readFileSync(`${folder}/${gold.path}`))
      const found = file.documents.find(({ document }) => document.row.document_id === gold.document)
      if (found === undefined) {
        const [reject] = file.rejects
        const why = reject?.message ?? "it is not the file that was annotated; annotate it again"
        throw new Error(`${gold.path}: ${why}`)
      }
      if (!choose(gold, file.layout ?? "")) continue
      const result = score(gold, found)
      documents++
      merge(counts, result.counts)
      merge(rules, result.rules)
      faults.push(...result.faults)
    }
    return { documents, counts, rules, faults }
  })

export const isDev = (gold: Gold): boolean => !isTest(gold)
