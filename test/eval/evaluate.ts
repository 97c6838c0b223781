import { readFileSync } from "node:fs"
import { Effect } from "effect"
import { processFile, readKnowledge } from "../../pipeline/build.ts"
import type { ExtractedDocument } from "../../pipeline/extract/extract.ts"
import { slugOf } from "../../pipeline/extract/model.ts"
import type { Vocabularies } from "../../pipeline/vocabulary/vocabulary.ts"
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

/** An annotated document, what was found in it, by which layout it was cut, and its score. */
export interface Scored {
  readonly gold: Gold
  readonly found: ExtractedDocument
  readonly layout: string
  readonly score: Score
}

/** The id of the vocabulary for an entity that was annotated, by its name, before the vocabulary knew it. */
const canonicalIds = ({ persons, organizations, places, formulations }: Vocabularies): ((id: string) => string) => {
  const lists = { person: persons, organization: organizations, place: places, formulation: formulations }
  const all = Object.entries(lists).flatMap(([type, list]) => list.map((named) => ({ type, named })))
  const ids = new Map<string, string>(
    all.flatMap(({ type, named: { id, en = [], zh = [] } }) =>
      [...en, ...zh].map((form) => [`${type}/${slugOf(form)}`, `${type}/${id}`] as const),
    ),
  )
  const known = new Set<string>(all.map(({ type, named }) => `${type}/${named.id}`))
  return (id) => (known.has(id) ? id : (ids.get(id) ?? id))
}

/** Is an id one of the vocabulary of formulations? */
const listedFormulations = ({ formulations }: Vocabularies): ((id: string) => boolean) => {
  const ids = new Set(formulations.map(({ id }) => `formulation/${id}`))
  return (id) => ids.has(id)
}

const withCanonicalIds = (gold: Gold, canonical: (id: string) => string): Gold => ({
  ...gold,
  mentions: gold.mentions.map((one) => ({ ...one, entity: canonical(one.entity) })),
  quotations: gold.quotations.map((one) =>
    one.speaker === undefined ? one : { ...one, speaker: canonical(one.speaker) },
  ),
  attendance: gold.attendance.map((one) => ({ ...one, person: canonical(one.person) })),
})

/** Scores the annotated documents whose raw files are there. */
export const scoreAll = Effect.map(readKnowledge, (knowledge): ReadonlyArray<Scored> => {
  const process = processFile(knowledge)
  const canonical = canonicalIds(knowledge.vocabularies)
  const isListed = listedFormulations(knowledge.vocabularies)
  return readGold().flatMap((annotated): ReadonlyArray<Scored> => {
    const gold = withCanonicalIds(annotated, canonical)
    const folder = folders[gold.corpus]
    if (folder === undefined) return []
    const file = process(gold.path, readFileSync(`${folder}/${gold.path}`))
    const found = file.documents.find(({ document }) => document.row.document_id === gold.document)
    if (found === undefined) {
      const [reject] = file.rejects
      const why = reject?.message ?? "it is not the file that was annotated; annotate it again"
      throw new Error(`${gold.path}: ${why}`)
    }
    return [{ gold, found, layout: file.layout ?? "", score: score(gold, found, isListed) }]
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
