import { matchesOf } from "../../core/pattern.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import type { Range } from "../model.ts"
import { itemsOf } from "../words.ts"

/** The name at the end of some words: what stands after the last of the words that no name of a firm has in it. */
const nameAtEnd = (words: string, { stop, generic }: Lexicon["organizationPatterns"]["firms"]): string | undefined => {
  const last = matchesOf(words, stop).at(-1)
  const name = words.slice(last === undefined ? 0 : last.index + last[0].length)
  return generic.test(name) ? undefined : name
}

/**
 * Firms in Chinese that the vocabulary does not know: before whoever heads one (正威国际集团|董事局主席), and in lists of
 * firms that "、" joins (桐昆集团、华友钴业、雅莹集团等).
 */
export const firmsIn = (text: string, { organizationPatterns: { firms } }: Lexicon): ReadonlyArray<Range> => {
  if (!firms.guard.test(text)) return []
  const headed = matchesOf(text, firms.headed).flatMap(({ 0: words, index }) => {
    const name = nameAtEnd(words, firms)
    const end = index + words.length
    return name === undefined ? [] : [{ start: end - name.length, end }]
  })
  const listed = matchesOf(text, firms.list).flatMap(({ 0: list, index }) => {
    const items = itemsOf(list, index)
    if (items.filter(({ start, end }) => firms.surely.test(text.slice(start, end))).length < 2) return []
    return items.flatMap(({ start, end }) => {
      const words = text.slice(start, end)
      const name = firms.perhaps.test(words) ? nameAtEnd(words, firms) : undefined
      return name === undefined ? [] : [{ start: end - name.length, end }]
    })
  })
  return [...headed, ...listed]
}
