import { matchesOf, regExp } from "../core/pattern.ts"
import type { Paragraph } from "../normalize/normalize.ts"
import type { Mention, Range } from "./model.ts"
import { escapeRegExp, mentionedAgain } from "./model.ts"
import { standInOrder } from "./words.ts"

const inBrackets =
  /^\s?[(（](?:以下)?(?:简称)?(?:the\s|“|"|‘)*(\p{Lu}[\p{L}&.-]{1,9}(?:\s(?:Bank|Group|Fund|Institute|Foundation|Committee))?|\p{Script=Han}{2,8})(?:”|"|’)?[)）]/u

/**
 * Is this the abbreviation of a name: letters of it in order, the first at the beginning of a word (Schwartz & Hearst
 * 2003, "A simple algorithm for identifying abbreviation definitions"), or some of its Han characters?
 */
const isShortFor = (short: string, name: string): boolean => {
  if (/\p{Script=Han}/u.test(short)) return short.length < name.length && standInOrder(short, name)
  const letters = short.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase()
  const long = name.toLowerCase()
  let at = long.length
  for (let index = letters.length - 1; index >= 0; index--) {
    const isFirst = index === 0
    do at = at === 0 ? -1 : long.lastIndexOf(letters.charAt(index), at - 1)
    while (at > 0 && isFirst && /[\p{L}\p{N}]/u.test(long.charAt(at - 1)))
    if (at < 0) return false
  }
  return letters.length < long.length
}

/** The abbreviation that stands in brackets after a name, if one does. */
const abbreviationAfter = ({ paragraph, start, end }: Mention): string | undefined => {
  const { text } = paragraph.reading
  const short = inBrackets.exec(text.slice(end, end + 24))?.[1]
  return short !== undefined && isShortFor(short, text.slice(start, end)) ? short : undefined
}

/** Where an abbreviation stands, in letters not within a word. */
const placesOf = (short: string, { reading: { text } }: Paragraph): ReadonlyArray<Range> => {
  if (!text.includes(short)) return []
  const words = escapeRegExp(short)
  const whole = /\p{Script=Han}/u.test(short) ? words : `(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`
  return matchesOf(text, regExp(whole, "gu")).map(({ index }) => ({
    start: index,
    end: index + short.length,
  }))
}

/**
 * Mentions by abbreviations that a document explains itself, "the National Association of Attorneys General
 * (NAAG)", wherever they stand in it.
 */
export const abbreviated = (
  paragraphs: ReadonlyArray<Paragraph>,
  named: ReadonlyArray<Mention>,
  taken: (paragraph: Paragraph) => ReadonlyArray<Range>,
): ReadonlyArray<Mention> => mentionedAgain(paragraphs, named, taken, abbreviationAfter, placesOf, () => "abbreviation")
