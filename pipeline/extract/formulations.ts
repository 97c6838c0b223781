import { matchesOf } from "../core/pattern.ts"
import type { Paragraph } from "../normalize/normalize.ts"
import type { Lexicon } from "./lexicon/lexicon.ts"
import type { Mention } from "./model.ts"
import { entityNamed, isFree, mentionOf } from "./model.ts"
import { scanOf, WordKind } from "./scan.ts"

const numberZh = /[“「][一二两三四五六七八九十百千万双]|个/u

/** Formulations that no vocabulary lists, by their form: a number and a noun. */
export const madeFormulations = (
  paragraph: Paragraph,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Mention> => {
  const { formulationPatterns, isNoFormulation } = lexicon
  const { text } = paragraph.reading
  const isChinese = paragraph.language === "zh"
  const made: Array<Mention> = []
  const hasNumber = isChinese ? numberZh.test(text) : (scanOf(paragraph, lexicon).kinds & WordKind.number) !== 0
  if (!hasNumber) return made
  for (const pattern of formulationPatterns[isChinese ? "zh" : "en"]) {
    for (const { 1: words = "", indices } of matchesOf(text, pattern)) {
      const [start, end] = indices?.[1] ?? [0, 0]
      if (isNoFormulation(words) || !isFree({ start, end }, [...found, ...made])) continue
      const entity = entityNamed("formulation", words, isChinese)
      made.push(mentionOf(paragraph, { start, end }, entity, "formulation-pattern", "name"))
    }
  }
  return made
}
