import type { Paragraph } from "../../normalize/normalize.ts"
import type { Mention, Range } from "../model.ts"
import { mentionedAgain } from "../model.ts"
import { occurrencesOf } from "../words.ts"

/** Is a name long enough to mean the same wherever it stands: two words in capitals or more? */
const isDistinct = (name: string): boolean => /^\p{Lu}\S+\s(?:\S+\s)*\p{Lu}\S+$/u.test(name) && name.length > 9

/** Is a name no part of a longer word or name? */
const isWhole = (text: string, { start, end }: Range): boolean =>
  !/(?:[\p{L}\p{N}]|\p{Lu}[\p{L}’'-]*\s)$/u.test(text.slice(Math.max(0, start - 30), start)) &&
  !/^(?:[\p{L}\p{N}]|\s\p{Lu})/u.test(text.slice(end, end + 2))

/** The name of a body that a rule has found in English, where it is distinct. */
const nameOf = ({ paragraph, rule, start, end }: Mention): string | undefined => {
  const name = paragraph.reading.text.slice(start, end)
  return paragraph.language === "en" && rule !== "vocabulary" && isDistinct(name) ? name : undefined
}

const placesOf = (name: string, { reading: { text }, language }: Paragraph): ReadonlyArray<Range> =>
  language === "en" ? occurrencesOf(name, text).filter((range) => isWhole(text, range)) : []

/**
 * Bodies that a list or an office names, wherever else the document has their names: "Doctors for America" of a list in
 * "Doctors for America discussed". Not within longer names.
 */
export const repeatedOrganizations = (
  paragraphs: ReadonlyArray<Paragraph>,
  bodies: ReadonlyArray<Mention>,
  taken: (paragraph: Paragraph) => ReadonlyArray<Range>,
): ReadonlyArray<Mention> => mentionedAgain(paragraphs, bodies, taken, nameOf, placesOf, ({ rule }) => rule)
