import type { Paragraph } from "../../normalize/normalize.ts"
import type { Mention, Range } from "../model.ts"
import { isFree, mentionOf } from "../model.ts"
import { occurrencesOf } from "../words.ts"

/** Is a name long enough to mean the same wherever it stands: two words in capitals or more? */
const isDistinct = (name: string): boolean => /^\p{Lu}\S+\s(?:\S+\s)*\p{Lu}\S+$/u.test(name) && name.length > 9

/** Is a name no part of a longer word or name? */
const isWhole = (text: string, { start, end }: Range): boolean =>
  !/(?:[\p{L}\p{N}]|\p{Lu}[\p{L}’'-]*\s)$/u.test(text.slice(Math.max(0, start - 30), start)) &&
  !/^(?:[\p{L}\p{N}]|\s\p{Lu})/u.test(text.slice(end, end + 2))

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
  return [...known].flatMap(([name, { entity, rule }]) =>
    paragraphs.flatMap((paragraph) =>
      paragraph.language === "en"
        ? occurrencesOf(name, paragraph.reading.text)
            .filter((range) => isFree(range, taken(paragraph)) && isWhole(paragraph.reading.text, range))
            .map((range) => mentionOf(paragraph, range, entity, rule, "document"))
        : [],
    ),
  )
}
