import { isUpper, isWordCharacter } from "../core/characters.ts"
import type { Paragraph } from "../normalize/normalize.ts"
import type { Range } from "./model.ts"

/** A word that begins with a capital, without a possessive ending. */
export interface Word extends Range {
  readonly text: string
}

const apostrophe = 0x27
const rightQuote = 0x2019
const hyphen = 0x2d
const isInner = (code: number): boolean =>
  isWordCharacter(code) || code === apostrophe || code === rightQuote || code === hyphen
const possessive = /['’]s?$/u

/** The words in capitals of a text; one may begin inside another word ("McKissack" is one, "iPhone" has one). */
export const capitalWords = (text: string): ReadonlyArray<Word> => {
  const words: Array<Word> = []
  for (let index = 0; index < text.length; index++) {
    if (!isUpper(text.charCodeAt(index))) continue
    const start = index
    while (isInner(text.charCodeAt(index + 1))) index++
    const word = text.slice(start, index + 1).replace(possessive, "")
    words.push({ text: word, start, end: start + word.length })
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
])

/** Runs of words in capitals that a name may consist of, with what joins them: "Office of Science and Technology". */
export const runsOf = (text: string, words: ReadonlyArray<Word>): ReadonlyArray<ReadonlyArray<Word>> => {
  const runs: Array<Array<Word>> = []
  let open: Array<Word> = []
  for (const word of words) {
    const last = open.at(-1)
    if (last !== undefined && links.has(text.slice(last.end, word.start))) open.push(word)
    else {
      open = [word]
      runs.push(open)
    }
  }
  return runs
}

const known = new WeakMap<Paragraph, ReadonlyArray<Word>>()

/** The same for a paragraph, looked up once. */
export const wordsOf = (paragraph: Paragraph): ReadonlyArray<Word> => {
  const words = known.get(paragraph) ?? capitalWords(paragraph.reading.text)
  known.set(paragraph, words)
  return words
}
