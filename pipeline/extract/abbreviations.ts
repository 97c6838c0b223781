import type { Paragraph } from "../normalize/normalize.ts"
import type { Mention, Range } from "./model.ts"
import { escapeRegExp, isFree, mentionOf } from "./model.ts"

const inBrackets =
  /^\s?[(（](?:以下)?(?:简称)?(?:the\s|“|"|‘)*(\p{Lu}[\p{L}&.-]{1,9}|\p{Script=Han}{2,8})(?:”|"|’)?[)）]/u

/** Do the characters of one text stand in the other, in order? */
const isWithin = (characters: string, text: string): boolean => {
  let from = 0
  for (const character of characters) {
    const at = text.indexOf(character, from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}

/**
 * Is this the abbreviation of a name: letters of it in order, the first at the beginning of a word (Schwartz & Hearst
 * 2003, "A simple algorithm for identifying abbreviation definitions"), or some of its Han characters?
 */
const isShortFor = (short: string, name: string): boolean => {
  if (/\p{Script=Han}/u.test(short)) return short.length < name.length && isWithin(short, name)
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

/**
 * Mentions by abbreviations that a document explains itself, "the National Association of Attorneys General
 * (NAAG)", wherever they stand in it.
 */
export const abbreviated = (
  paragraphs: ReadonlyArray<Paragraph>,
  named: ReadonlyArray<Mention>,
  taken: (paragraph: Paragraph) => ReadonlyArray<Range>,
): ReadonlyArray<Mention> => {
  const known = new Map<string, Mention>()
  for (const mention of named) {
    const short = abbreviationAfter(mention)
    if (short !== undefined && !known.has(short)) known.set(short, mention)
  }
  return [...known].flatMap(([short, { entity }]) => {
    const edge = /\p{Script=Han}/u.test(short) ? "" : "(?![\\p{L}\\p{N}])"
    const pattern = new RegExp(`${edge === "" ? "" : "(?<![\\p{L}\\p{N}])"}${escapeRegExp(short)}${edge}`, "gu")
    return paragraphs.flatMap((paragraph) =>
      (paragraph.reading.text.includes(short) ? Array.from(paragraph.reading.text.matchAll(pattern)) : [])
        .map(({ index }): Range => ({ start: index, end: index + short.length }))
        .filter((range) => isFree(range, taken(paragraph)))
        .map((range) => mentionOf(paragraph, range, entity, "abbreviation", "document")),
    )
  })
}
