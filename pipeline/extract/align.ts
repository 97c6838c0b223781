import type { Paragraph } from "../normalize/normalize.ts"
import type { Mention } from "./model.ts"
import { byParagraph } from "./model.ts"

/**
 * Aligns the paragraphs of a translation with those of its original after Gale & Church (1993):
 * dynamic programming over lengths in characters, with one-to-one pairs and skips, and over the numbers and
 * linked names that both have. One Chinese character stands for about three of English.
 */
const ratio = 3.2
/** Cost of leaving a paragraph without a counterpart. */
const skip = 3.5

const cost = (english: number, chinese: number): number => Math.abs(Math.log(english / (chinese * ratio))) * 4

/** What an anchor that both paragraphs have is worth; only so many count. */
const anchor = 0.8
const mostAnchors = 3

/** Numbers, and the ids of what has a name in both languages. */
const anchorsOf = (paragraph: Paragraph, mentions: ReadonlyArray<Mention>): ReadonlySet<string> =>
  new Set([
    ...(paragraph.reading.text.match(/\d+/gu) ?? []),
    ...mentions.flatMap(({ entity }) => (entity.nameEn !== null && entity.nameZh !== null ? [entity.id] : [])),
  ])

const isText = ({ role }: Paragraph): boolean =>
  role === "body" || role === "list" || role === "title" || role === "subtitle" || role === "heading"

/** Pairs of paragraph ids: of the English, of the Chinese it translates. Empty unless both languages are there. */
export const alignParagraphs = (
  paragraphs: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
): ReadonlyMap<string, string> => {
  const english = paragraphs.filter((paragraph) => paragraph.language === "en" && isText(paragraph))
  const chinese = paragraphs.filter((paragraph) => paragraph.language === "zh" && isText(paragraph))
  const pairs = new Map<string, string>()
  const bodies = [english, chinese].map((list) => list.filter(({ role }) => role === "body").length)
  if (bodies.some((count) => count < 2)) return pairs
  const at = byParagraph(mentions)
  const [anchorsEn, anchorsZh] = [english, chinese].map((list) => list.map((one) => anchorsOf(one, at(one))))
  const shared = (row: number, column: number): number => {
    const other = anchorsZh?.[column]
    const both = [...(anchorsEn?.[row] ?? [])].filter((one) => other?.has(one) === true)
    return Math.min(both.length, mostAnchors) * anchor
  }
  const width = chinese.length + 1
  const costs = new Float64Array((english.length + 1) * width)
  const steps = new Uint8Array((english.length + 1) * width)
  for (let row = 0; row <= english.length; row++) {
    for (let column = 0; column <= chinese.length; column++) {
      if (row === 0 && column === 0) continue
      const at = row * width + column
      const a = english[row - 1]
      const b = chinese[column - 1]
      const pair =
        a && b
          ? (costs[at - width - 1] ?? 0) +
            cost(a.reading.text.length, b.reading.text.length) +
            (a.role === b.role ? 0 : 2) -
            shared(row - 1, column - 1)
          : Infinity
      const skipA = a ? (costs[at - width] ?? 0) + skip : Infinity
      const skipB = b ? (costs[at - 1] ?? 0) + skip : Infinity
      const best = Math.min(pair, skipA, skipB)
      costs[at] = best
      steps[at] = best === pair ? 0 : best === skipA ? 1 : 2
    }
  }
  for (let row = english.length, column = chinese.length; row > 0 && column > 0; ) {
    const step = steps[row * width + column]
    if (step === 0) {
      const a = english[row - 1]
      const b = chinese[column - 1]
      if (a && b) pairs.set(a.id, b.id)
      row--
      column--
    } else if (step === 1) row--
    else column--
  }
  return pairs
}
