import { Jieba } from "@node-rs/jieba"
import { dict } from "@node-rs/jieba/dict.js"
import type { Scored } from "./evaluate.ts"
import { none, plus, precision, recall } from "./score.ts"

/**
 * What word segmentation would buy: the Chinese mentions that are left, right and false, when one counts only if a
 * word of jieba begins where it begins and one ends where it ends.
 */
export const segmentation = (scored: ReadonlyArray<Scored>) => {
  const jieba = Jieba.withDict(dict)
  const edgesOf = (text: string): ReadonlySet<number> => {
    const edges = new Set([0])
    let at = 0
    for (const word of jieba.cut(text, true)) {
      at += Array.from(word).length
      edges.add(at)
    }
    return edges
  }
  let [all, kept] = [none, none]
  for (const { gold, found } of scored) {
    if (gold.language !== "zh") continue
    const edges = edgesOf(found.document.file.text.value)
    const wanted = new Set(gold.mentions.map(({ at }) => at.join()))
    const isWhole = (start: number, end: number) => edges.has(start) && edges.has(end)
    const rows = found.rows.mentions
    const count = (list: typeof rows) => ({
      right: list.filter(({ start, end }) => wanted.has([start, end].join())).length,
      found: list.length,
      wanted: gold.mentions.length,
    })
    all = plus(all, count(rows))
    kept = plus(kept, count(rows.filter(({ start, end }) => isWhole(start, end))))
  }
  const lost = all.right - kept.right
  const spared = all.found - all.right - (kept.found - kept.right)
  return { lost, spared, all, kept, precision: [precision(all), precision(kept)], recall: [recall(all), recall(kept)] }
}
