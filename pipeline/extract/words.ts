import { isUpper, isWordCharacter } from "../core/characters.ts"
import type { Range } from "./model.ts"

/** A word that begins with a capital, without a possessive ending. */
export interface Word extends Range {
  readonly text: string
}

const apostrophe = 0x27
const rightQuote = 0x2019
const hyphen = 0x2d
const smallS = 0x73

/** How long a word is without a possessive ending: 5 of "China's", "China’". */
export const ownLength = (word: string): number => {
  const last = word.length - 1
  const mark = word.charCodeAt(last) === smallS ? last - 1 : last
  const code = word.charCodeAt(mark)
  return code === apostrophe || code === rightQuote ? mark : word.length
}

/** The word that begins with a capital at `start`, and where the text goes on. */
export const capitalWordAt = (text: string, start: number): { readonly word: Word; readonly next: number } => {
  let next = start + 1
  let isPlain = true
  for (; next < text.length; next++) {
    const code = text.charCodeAt(next)
    if (isWordCharacter(code)) continue
    if (code !== apostrophe && code !== rightQuote && code !== hyphen) break
    isPlain = false
  }
  const whole = text.slice(start, next)
  const word = isPlain ? whole : whole.slice(0, ownLength(whole))
  return { word: { text: word, start, end: start + word.length }, next }
}

/** The words in capitals of a text; one may begin inside another word ("McKissack" is one, "iPhone" has one). */
export const capitalWords = (text: string): ReadonlyArray<Word> => {
  const words: Array<Word> = []
  for (let index = 0; index < text.length; ) {
    if (!isUpper(text.charCodeAt(index))) {
      index++
      continue
    }
    const { word, next } = capitalWordAt(text, index)
    words.push(word)
    index = next
  }
  return words
}

const links = new Set([
  " ",
  ", ",
  " and ",
  ", and ",
  " & ",
  " of ",
  " of the ",
  " for ",
  " for the ",
  " on ",
  " on the ",
  ". ",
  // "Co., Ltd."
  "., ",
  "/",
])

/** Runs of words in capitals that a name may consist of, with what joins them: "Office of Science and Technology". */
export const runsOf = (text: string, words: ReadonlyArray<Word>): ReadonlyArray<ReadonlyArray<Word>> => {
  const runs: Array<Array<Word>> = []
  let open: Array<Word> = []
  for (const word of words) {
    const last = open.at(-1)
    const gap = text.slice(last?.end ?? 0, word.start)
    // "U.S."
    const isJoined = links.has(gap) || (gap === "." && last?.text.length === 1)
    if (last !== undefined && isJoined) open.push(word)
    else {
      open = [word]
      runs.push(open)
    }
  }
  return runs
}

/** A verb of doing or saying right after a name. */
export const doesSomething =
  /^\s(?:also\s|then\s|further\s|first\s|later\s)?(?:\p{Ll}+ed|(?:is|was)\s(?:in|on|at|to|scheduled|expected|being)|has\sbeen|said|says|told|mentions|reports|describes|discusses|states|asks|notes|explains|tells|met|held|made|spoke|gave|took|led|went|left)(?![\p{L}])/u

/** All places of a form in a text. */
export const occurrencesOf = (form: string, text: string): ReadonlyArray<Range> => {
  const found: Array<Range> = []
  for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1))
    found.push({ start, end: start + form.length })
  return found
}

/** Do the characters of one text stand in the other, in their order? */
export const standInOrder = (characters: string, text: string): boolean => {
  let at = -1
  return Array.from(characters).every((character) => {
    at = text.indexOf(character, at + 1)
    return at >= 0
  })
}

/** Where the items of a list stand that "、" joins and that begins at `start`. */
export const itemsOf = (list: string, start: number): ReadonlyArray<Range> => {
  let from = start
  return list.split("、").map((item) => {
    const range = { start: from, end: from + item.length }
    from = range.end + 1
    return range
  })
}
