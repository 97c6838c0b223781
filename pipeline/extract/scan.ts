import { isUpper, isWordCharacter } from "../core/characters.ts"
import { regExp } from "../core/pattern.ts"
import type { Paragraph } from "../normalize/normalize.ts"
import type { Lexicon } from "./lexicon/lexicon.ts"
import { perLexicon } from "./lexicon/lexicon.ts"
import type { Word } from "./words.ts"
import { capitalWordAt } from "./words.ts"

/** What a word of a text in English may open or be part of, as bits. */
export const WordKind = {
  title: 1,
  cue: 2,
  number: 4,
  held: 8,
  event: 16,
  attendance: 32,
  place: 64,
  role: 128,
} as const

/** The words of a text in English, seen once for all finders. */
export interface Scan {
  /** Words in capitals. */
  readonly capitals: ReadonlyArray<Word>
  /** The kinds that words of the text have, together. */
  readonly kinds: number
  /** Where the words stand that an office or honorific may begin with. */
  readonly titles: ReadonlyArray<number>
  /** Where the words stand that a cue may begin with. */
  readonly cues: ReadonlyArray<number>
  /** Where a name may stand right after somebody's role: "her husband Kambiz Foroohar". */
  readonly afterRoles: ReadonlySet<number>
  /** Where the words stand without which a sentence tells of no attendance. */
  readonly attendance: ReadonlyArray<number>
}

const number = /two|three|four|five|six|seven|eight|nine|ten$/iu
const held =
  /held|convened|presid(?:ed|ing)|chair(?:ed|ing)|opened|closed|concluded|launched|took|takes|kicked|wrapped|^(?:began|ended|got)$|hosted|ceremony|session/u

/** Words of events' names that are no nouns of events, or not alone: COP27, "Leaders Meeting", "Annual Meeting of …". */
const eventWord = /COP|^Leaders|^[Mm]inisters|^Meetings?$/u

/** Does a word open a text or a sentence? */
const opensSentence = (text: string, start: number): boolean =>
  start === 0 || (start > 1 && '.!?”"'.includes(text.charAt(start - 2)) && /\s/u.test(text.charAt(start - 1)))

/** The kinds of a word; each distinct word is looked at once. */
const kindsOf = perLexicon((lexicon): ((word: string) => number) => {
  const { cueStarts, eventWords, isTitleStart, isRole, placePatterns } = lexicon
  const attendance = regExp(lexicon.attendance.guard.en.join("|"), "iu")
  const known = new Map<string, number>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const kinds =
      (isTitleStart(word) ? WordKind.title : 0) |
      (cueStarts.has(word) ? WordKind.cue : 0) |
      (number.test(word) ? WordKind.number : 0) |
      (held.test(word) ? WordKind.held : 0) |
      (eventWords.has(word) || eventWord.test(word) ? WordKind.event : 0) |
      (attendance.test(word) ? WordKind.attendance : 0) |
      (placePatterns.isKind(word) ? WordKind.place : 0) |
      (isRole(word) ? WordKind.role : 0)
    known.set(word, kinds)
    return kinds
  }
})

const hyphen = 0x2d
const roleEnd = /^[,–—]?\s$/u

/** Where a word in small letters ends. */
const smallEnd = (text: string, start: number): number => {
  let end = start
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (!isWordCharacter(code) || isUpper(code)) break
  }
  return end
}

/** The words of a text; one in small letters also by its parts, where hyphens join them. */
export const scanText = (text: string, lexicon: Lexicon): Scan => {
  const kindOf = kindsOf(lexicon)
  const capitals: Array<Word> = []
  const titles: Array<number> = []
  const cues: Array<number> = []
  const attendance: Array<number> = []
  const afterRoles = new Set<number>()
  let kinds = 0
  const see = (start: number, kind: number) => {
    kinds |= kind
    if ((kind & WordKind.title) !== 0) titles.push(start)
    if ((kind & WordKind.cue) !== 0) cues.push(start)
    if ((kind & WordKind.attendance) !== 0) attendance.push(start)
  }
  for (let index = 0; index < text.length; ) {
    const code = text.charCodeAt(index)
    if (isUpper(code)) {
      const { word, next } = capitalWordAt(text, index)
      capitals.push(word)
      see(word.start, kindOf(word.text))
      // "Analyst Mirelle Tanz said": a role that opens the sentence.
      if (
        opensSentence(text, word.start) &&
        text.charAt(word.end) === " " &&
        (kindOf(word.text.toLowerCase()) & WordKind.role) !== 0
      )
        afterRoles.add(word.end + 1)
      index = next
    } else if (isWordCharacter(code)) {
      const start = index
      const end = smallEnd(text, start)
      let kind = kindOf(text.slice(start, end))
      if (text.charCodeAt(end) === hyphen) kind |= kindOf(text.slice(start, smallEnd(text, end + 1)))
      if (kind !== 0) see(start, kind)
      if ((kind & WordKind.role) !== 0 && text.charCodeAt(start - 1) !== hyphen) {
        // A comma or a dash may stand between.
        for (const at of [end + 1, end + 2]) if (roleEnd.test(text.slice(end, at))) afterRoles.add(at)
      }
      index = end
    } else index++
  }
  return { capitals, kinds, titles, cues, afterRoles, attendance }
}

/** What follows from the text of a paragraph by a lexicon, made once for each. */
export const perParagraph = <A extends {}>(
  make: (text: string, lexicon: Lexicon) => A,
): ((paragraph: Paragraph, lexicon: Lexicon) => A) => {
  const made = perLexicon(() => new WeakMap<Paragraph, A>())
  return (paragraph, lexicon) => {
    const known = made(lexicon)
    const value = known.get(paragraph) ?? make(paragraph.reading.text, lexicon)
    known.set(paragraph, value)
    return value
  }
}

/** The same for a paragraph, looked at once. */
export const scanOf = perParagraph(scanText)
