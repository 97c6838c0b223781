import { readFileSync } from "node:fs"
import { Effect } from "effect"
import { processFile, readKnowledge } from "../../pipeline/build.ts"
import { realCorpus, realCorpusMore, shippedCorpus } from "../support.ts"
import type { Gold } from "./gold.ts"
import { isTest, readGold } from "./gold.ts"
import type { Count, Fault, Score } from "./score.ts"
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

/** An annotated document, by which layout it was cut, and its score. */
export interface Scored {
  readonly gold: Gold
  readonly layout: string
  readonly score: Score
}

/** Scores the annotated documents whose raw files are there. */
export const scoreAll = Effect.map(readKnowledge, (knowledge): ReadonlyArray<Scored> => {
  const process = processFile(knowledge)
  return readGold().flatMap((gold): ReadonlyArray<Scored> => {
    const folder = folders[gold.corpus]
    if (folder === undefined) return []
    const file = process(gold.path, readFileSync(`${folder}/${gold.path}`))
    const found = file.documents.find(({ document }) => document.row.document_id === gold.document)
    if (found === undefined) {
      const [reject] = file.rejects
      const why = reject?.message ?? "it is not the file that was annotated; annotate it again"
      throw new Error(`${gold.path}: ${why}`)
    }
    return [{ gold, layout: file.layout ?? "", score: score(gold, found) }]
  })
})

/** The scores of some documents, added up. */
export const report = (scored: ReadonlyArray<Scored>): Report => {
  const counts = new Map<string, Count>()
  const rules = new Map<string, Count>()
  for (const one of scored) {
    merge(counts, one.score.counts)
    merge(rules, one.score.rules)
  }
  return { documents: scored.length, counts, rules, faults: scored.flatMap((one) => one.score.faults) }
}

export const isDev = ({ gold }: Scored): boolean => !isTest(gold)
