import type { Paragraph } from "../../normalize/normalize.ts"
import type { Mention, Range } from "../model.ts"
import { escapeRegExp, isFree, mentionOf } from "../model.ts"

/** A name in English of two words or more, of which the first two say something: no "Board of Directors". */
const isDistinct = (name: string): boolean => /^\p{Lu}\S+\s(?:\S+\s)*\p{Lu}\S+$/u.test(name) && name.length > 9

/**
 * Bodies that a list or an office names, wherever else the document has their names: "Doctors for America" of a list in
 * "Doctors for America discussed". Not within longer names.
 */
export const repeatedOrganizations = (
  paragraphs: ReadonlyArray<Paragraph>,
  named: ReadonlyArray<Mention>,
  taken: (paragraph: Paragraph) => ReadonlyArray<Range>,
): ReadonlyArray<Mention> => {
  const known = new Map<string, Mention>()
  for (const mention of named) {
    const { paragraph, entity, rule, start, end } = mention
    if (entity.type !== "organization" || paragraph.language !== "en" || rule === "vocabulary") continue
    const name = paragraph.reading.text.slice(start, end)
    if (isDistinct(name) && !known.has(name)) known.set(name, mention)
  }
  return [...known].flatMap(([name, { entity, rule }]) => {
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}]|\\p{Lu}[\\p{L}’'-]*\\s)${escapeRegExp(name)}(?![\\p{L}\\p{N}]|\\s\\p{Lu})`,
      "gu",
    )
    return paragraphs.flatMap((paragraph) =>
      paragraph.language !== "en" || !paragraph.reading.text.includes(name)
        ? []
        : Array.from(paragraph.reading.text.matchAll(pattern))
            .map(({ index }): Range => ({ start: index, end: index + name.length }))
            .filter((range) => isFree(range, taken(paragraph)))
            .map((range) => mentionOf(paragraph, range, entity, rule, "document")),
    )
  })
}
