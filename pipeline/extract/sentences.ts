import type { Language } from "../core/language.ts"
import { matchesOf } from "../core/pattern.ts"
import type { Paragraph } from "../normalize/normalize.ts"
import type { Range } from "./model.ts"

/** Abbreviations whose full stop ends no sentence. */
const abbreviation =
  /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Ma|Dr|St|Jr|Sr|Rev|Hon|Prof|Amb|Capt|Maj|Sgt|Msgr|Brig|Cmdr|Del|Supt|Gen|Lt|Col|Adm|Sen|Rep|Gov|No|vs?|etc|Inc|Ltd|Co|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|\p{Lu}|(?:\p{L}\.)+\p{L})$/u

/** A full stop before a capital ends a sentence even where the space is lost ("28th.Xi Jinping"). */
const englishEnd = /[.!?]+[”’"')\]]*(?=\s|$|(?<=[\p{Ll}\d)][.!?])\p{Lu}\p{Ll})/gu
const chineseEnd = /[。！？]+[”’」』）)]*/gu

/** The parts of a headline: 省委书记主持 省长|出席. */
const headlineEnd = /(?<=\p{Script=Han}) (?=\p{Script=Han}{2})/gu

const endOf = (text: string, language: Language): RegExp => {
  if (language !== "zh") return englishEnd
  return /[。！？]/u.test(text) ? chineseEnd : headlineEnd
}

const known = new WeakMap<Paragraph, ReadonlyArray<Range>>()

/** The sentences of a paragraph, looked up once. */
export const sentencesIn = (paragraph: Paragraph): ReadonlyArray<Range> => {
  const sentences = known.get(paragraph) ?? sentencesOf(paragraph.reading.text, paragraph.language)
  known.set(paragraph, sentences)
  return sentences
}

/** The sentence of a paragraph in which a place of its text lies. */
export const sentenceAt = (paragraph: Paragraph, at: number): Range | undefined =>
  sentencesIn(paragraph).find(({ start, end }) => start <= at && at < end)

/** Sentences of a reading text, as ranges without the white space between them. */
export const sentencesOf = (text: string, language: Language): ReadonlyArray<Range> => {
  const ends: Array<number> = []
  for (const match of matchesOf(text, endOf(text, language))) {
    const end = match.index + match[0].length
    if (language !== "zh" && match[0].startsWith(".")) {
      const before = text.slice(Math.max(0, match.index - 12), match.index)
      const after = text.slice(end).trimStart()
      if (
        abbreviation.test(before) &&
        after !== "" &&
        !/^[“"]?(?:The|He|She|They|It|In|On|At|We|This|That)\s/.test(after)
      )
        continue
      if (/^\p{Ll}/u.test(after)) continue
    }
    ends.push(end)
  }
  if (ends.at(-1) !== text.length) ends.push(text.length)
  const sentences: Array<Range> = []
  let from = 0
  for (const end of ends) {
    const start = from + (text.slice(from, end).length - text.slice(from, end).trimStart().length)
    if (start < end) sentences.push({ start, end })
    from = end
  }
  return sentences
}
