import { weekdaysEn } from "../../core/calendar.ts"
import { isUpper, isWordCharacter } from "../../core/characters.ts"
import { matchesOf, regExp } from "../../core/pattern.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Entity, Range } from "../model.ts"
import { isFree, personNamed } from "../model.ts"
import type { Scan } from "../scan.ts"
import type { Word } from "../words.ts"
import { capitalWords, ownLength } from "../words.ts"
import { arabicArticle } from "./known-persons.ts"

const kindOfArea = "(?:province|provincial|prefecture|district|city|county|commune)"

/** What makes a name that of an area: "Lao Cai| province". */
const areaNext = regExp(`^\\s${kindOfArea}\\b`, "u")

const areaName = "\\p{Lu}\\p{L}+\\s\\p{Lu}\\p{L}+"

const areaNames = regExp(`(${areaName})\\s${kindOfArea}\\b|\\b${kindOfArea}\\sof\\s(${areaName})`, "gu")

const anyArea = regExp(`\\b${kindOfArea}\\b`, "u")

/** The names of two words that are those of areas: "Lao Cai province", "the province of Lao Cai". */
export const areasIn = (text: string): ReadonlyArray<string> =>
  anyArea.test(text) ? matchesOf(text, areaNames).map(([, before, after]) => before ?? after ?? "") : []

/**
 * Chinese names in pinyin: a family name and a given name of one to three syllables, written as
 * one word (Xuexiang) or as two (Zi Di), after GB/T 28039-2011 and what the press makes of it.
 */
export const pinyinNames = (
  text: string,
  words: ReadonlyArray<Word>,
  lexicon: Lexicon,
  taken: ReadonlyArray<Range>,
): ReadonlyArray<Range & { readonly entity: Entity }> => {
  const names: Array<Range & { readonly entity: Entity }> = []
  for (let index = 0; index < words.length - 1; index++) {
    const [surname, given, second] = words.slice(index, index + 3)
    if (surname === undefined || given === undefined || !lexicon.isPinyinSurname(surname.text)) continue
    // "H.E |Li Ming"
    if (surname.text === "E" && text.startsWith("H.", surname.start - "H.".length)) continue
    // "Han Chinese" are people.
    if (text.slice(surname.end, given.start) !== " " || lexicon.isNoName(given.text)) continue
    // "Lao Defense Minister A"
    if (lexicon.isPortfolio(given.text)) continue
    // "Luigi Di Maio"
    const first = words[index - 1]
    if (
      first !== undefined &&
      text.slice(first.end, surname.start) === " " &&
      lexicon.isGivenName(first.text) &&
      // "the State Duma |Shen Huaian"
      isFree(first, taken) &&
      !lexicon.isOfficeWord(first.text) &&
      !lexicon.isPinyinSurname(first.text)
    )
      continue
    const syllables = lexicon.syllables(given.text)
    // "the Lao NA" is a body.
    if (syllables === 0 || isShort([surname.text, given.text], 1)) continue
    const isSpaced =
      syllables === 1 &&
      second !== undefined &&
      text.slice(given.end, second.start) === " " &&
      lexicon.syllables(second.text) === 1
    const last = isSpaced ? second : given
    const range = { start: surname.start, end: last.end }
    // "his counterpart, Ma Chaoyang": a place may be a given name too.
    const isLikely = lexicon.surnameAlone(surname.text) === "always" || text.startsWith(", ", surname.start - 2)
    const others = isLikely ? taken.filter(({ start, end }) => start !== given.start || end !== given.end) : taken
    if (!isFree(range, others)) continue
    // "Ancient Song Doula Services"
    const next = words[index + (isSpaced ? 3 : 2)]
    if (next !== undefined && text.slice(range.end, next.start) === " " && lexicon.isBodyWord(next.text)) continue
    const name = `${surname.text} ${isSpaced ? given.text + second.text.toLowerCase() : given.text}`
    names.push({ ...range, entity: personNamed(name, null) })
    index += isSpaced ? 2 : 1
  }
  return names
}

/** Names of Korea, Taiwan, Hong Kong, South-East Asia and Vietnam, family name first: "Hwang Seo-rin". */
export const familyFirstNames = (
  text: string,
  words: ReadonlyArray<Word>,
  lexicon: Lexicon,
  taken: ReadonlyArray<Range>,
): ReadonlyArray<Range & { readonly name: string }> =>
  words.flatMap(({ text: surname, start }, index) => {
    const next = words[index + 1]
    if (next === undefined || text.slice(start + surname.length, next.start) !== " ") return []
    const length = lexicon.familyFirst(surname, text.slice(start, start + nameReach))
    if (length === 0) return []
    const range = { start, end: start + length }
    const before = words[index - 1]
    // "Grace Kim Hae-rin"
    const isPart = before !== undefined && text.slice(before.end, start) === " " && lexicon.isGivenName(before.text)
    const name = text.slice(start, range.end)
    const isName = name
      .split(" ")
      .every((word, at) => at === 0 || !(lexicon.isNoName(word) || lexicon.isOfficeWord(word)))
    const isPlace = areaNext.test(text.slice(range.end))
    return isPart || !isName || isPlace || !isFree(range, taken) ? [] : [{ ...range, name }]
  })

/** Speakers as the United Nations print them, with their country: "BARBARA ELLISON (United Kingdom)". */
export const delegateNames = (
  text: string,
  places: ReadonlyArray<Range>,
): ReadonlyArray<Range & { readonly name: string }> =>
  places.flatMap(({ start, end }) => {
    if (text[end] !== ")") return []
    const before = text.slice(Math.max(0, start - 60), start)
    const name = /(?:^|[\s.])((?:\p{Lu}[\p{Lu}.’'-]+\s){1,4}\p{Lu}[\p{Lu}’'-]+)\s\($/u.exec(before)?.[1]
    if (name === undefined) return []
    const titled = name.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
    return [{ start: start - 2 - name.length, end: start - 2, name: titled }]
  })

const particle = "(?:bin|bint|ibn|ul|ur|al|el|von|van|der|den|de|da|do|dos|di|du|la|le|y|e)"

/** "Jean–Pierre" is also printed with a dash. */
const nameWord = `(?!(?:Jr|Sr|Dr|Prof|Hon|Mr|Mrs|Ms|Rev)\\.|${weekdaysEn}\\b)\\p{Lu}[\\p{L}\\p{M}'’-]*\\p{L}(?:–\\p{Lu}\\p{Ll}+)?`

/** "Ahmed al-Sharaa" */
const arabicWord = `${arabicArticle}\\p{Lu}[\\p{L}\\p{M}'’-]*\\p{L}`

/** "Ma. Teresita Daza": Maria, as in the Philippines. */
const maria = "Ma(?=\\.\\s\\p{Lu}\\p{Ll}+\\s\\p{Lu}\\p{Ll})"

const foreignName = `(?:(?<!H\\.\\s?)(?!H\\.\\s?E\\.)(?:(?:\\p{Lu}|Md|St|${maria})\\.\\s?)+\\s?)?${nameWord}(?:\\s(?:\\p{Lu}\\.|${arabicWord}|${particle}\\s(?:${particle}\\s)?${nameWord}|${nameWord}|[“"]${nameWord}[”"])){0,4}(?:,?\\sJr\\.)?`

/** Neither within a word nor after one in capitals, or an initial, which would be part of the name. */
const noWordBefore = "(?<![\\p{L}\\p{M}]|\\p{Lu}[\\p{L}'’-]*\\s|\\p{Lu}\\.\\s)"

const titlePattern = perLexicon(({ office, honorific }) =>
  regExp(`(?:${office}|${honorific})\\s(?:${honorific}\\s)?`, "uy"),
)

/** "S Jaishankar", "K P Oli": initials without a stop, after a title. */
const bareInitials = "(?:(?:(?![AI]\\s)\\p{Lu}\\s){1,3}(?=\\p{Lu}\\p{Ll}))?"

const namePattern = regExp(
  `^${bareInitials}(?:${arabicWord}|(?:(?!bin|ibn|bint)${particle}\\s(?:${particle}\\s)?)?${foreignName})`,
  "u",
)

const fullNamePattern = regExp(`${noWordBefore}${foreignName}`, "gu")

/** A name after a title. */
interface Titled extends Range {
  readonly name: string
  readonly title: string
  /** Is the title no more than an office, without "of …"? */
  readonly isBare: boolean
}

/** Is a word of a name an abbreviation after one that is none: "the Lao |NA Sommad Pholsena"? Not the number of a king. */
const isShort = (words: ReadonlyArray<string>, index: number): boolean =>
  index > 0 &&
  isUpper(words[index]?.charCodeAt(1) ?? 0) &&
  /^(?![IVX]+$|JR$)\p{Lu}{2,}$/u.test(words[index] ?? "") &&
  /\p{Ll}/u.test(words[0] ?? "")

/** Is this a personal name: two words or more, none of them of an office, a body or a sentence's beginning? */
const isFullName = (words: ReadonlyArray<string>, lexicon: Lexicon): boolean =>
  words.length > 1 &&
  // "Fisheries Lorne" of "Minister of Fisheries Lorne"
  (!lexicon.isPortfolio(words[0] ?? "") || lexicon.isGivenName(words[0] ?? "")) &&
  // "Khaled bin Mohamed bin Zayed Al Nahyan" is long by its particles.
  words.filter((word) => !/^(?:bin|ibn|bint|al|el|van|von|der|de|da|dos)$/iu.test(word)).length < 6 &&
  !words.some(
    (word, index) =>
      isShort(words, index) ||
      lexicon.isNoName(word) ||
      // "Nabilah Islam Park" is a name, "Hyde Park" none.
      (lexicon.isBodyWord(word) &&
        !(index > 0 && lexicon.isBodySurname(word) && lexicon.isGivenName(words[0] ?? ""))) ||
      // "Angus King" is a name, "Jordan King" the king of Jordan.
      (lexicon.isOfficeWord(word) &&
        !(index > 0 && lexicon.isOfficeSurname(word) && lexicon.isGivenName(words[index - 1] ?? ""))),
  )

const formOfAddress = perLexicon(({ honorific }) =>
  regExp(`^(?:(?:${honorific}|Elder|Sister|Brother|Father)\\s)+`, "u"),
)

/** A form of address without a stop, which looks like a given name: "Li Anping and Madame Zhou". */
const bareAddress = /^(?:Madame?|Mrs?|Ms|Dr)\s/u

/** Honours and seats after a name: "Eleanor Whitcombe MP". */
const honours = "(?:\\s(?:MP|MEP|MSP|KC|QC|PC|CH|CBE|OBE|MBE|CMG|KCMG|DCMG|FRS|FRSA|FRICS|FCA))"
const postNominal = regExp(`(?<=\\S\\s\\S+)${honours}+$`, "u")

/** The name at a place, as far as its words may be a name's; empty where there is none. */
const nameAt = (text: string, start: number, lexicon: Lexicon): string => {
  if (bareAddress.test(text.slice(start, start + 8))) return ""
  const words = (namePattern.exec(text.slice(start, start + 120))?.[0] ?? "").split(" ")
  const whose = words.findIndex((word) => ownLength(word) < word.length)
  const own = whose < 0 ? words : words.slice(0, whose + 1)
  // In an entry of two lines the office stands under the name: "Ann Roe / President, Harbor Church".
  const isUnder = (word: string, index: number) =>
    index > 1 &&
    lexicon.isGivenName(own[0] ?? "") &&
    lexicon.isOfficeWord(word.replace(/\P{L}+$/u, "")) &&
    !lexicon.isOfficeSurname(word)
  const kept = own.findIndex((word, index) => lexicon.isNoName(word) || isUnder(word, index) || isShort(own, index))
  const whole = (kept < 0 ? own : own.slice(0, kept)).join(" ")
  const name = whole.slice(0, ownLength(whole))
  return isUpper(name.charCodeAt(name.length - 2)) ? name.replace(postNominal, "") : name
}

/**
 * Where the name begins in a title that has swallowed it, "Secretary of Transportation Pete Buttigieg":
 * after the first word that `isPart` of the title and has a full name right after it.
 */
const nameInTitle = (
  text: string,
  { start, end }: Range,
  lexicon: Lexicon,
  isPart: (word: Word) => boolean,
): number | undefined => {
  for (const [index, word] of capitalWords(text.slice(start, end)).entries()) {
    // The first word in capitals is the title itself, but for "ambassador to Beijing Igor Morgulov".
    if (index === 0 && (word.start === 0 || lexicon.isOfficeWord(word.text) || !isPart(word))) continue
    // "Comptroller of the Currency (OCC) Michael J. Hsu"
    const after = start + word.end + (text.startsWith(") ", start + word.end) ? 2 : 1)
    if (after > end || text[after - 1] !== " ") continue
    const from = after + (formOfAddress(lexicon).exec(text.slice(after, after + 40))?.[0].length ?? 0)
    const [first = "", ...more] = nameAt(text, from, lexicon).split(" ")
    if (!isPart(word) && !lexicon.isGivenName(first)) continue
    if (!lexicon.isPortfolio(first) && isFullName([first, ...more], lexicon)) return from
  }
  return undefined
}

const nextName =
  /^(?:\sof\s(?:the\s)?\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){0,2}|\s\([\p{Lu}-]{1,8}\))?(?:,\sand\s|,\s|\sand\s)/u

/** The word at a place. */
const wordAt = (text: string, start: number): string => {
  let end = start
  while (isWordCharacter(text.charCodeAt(end))) end++
  return text.slice(start, end)
}

/** The word before a place, where no more than a space stands between. */
const wordBefore = (text: string, start: number): string => {
  if (text.charAt(start - 1) !== " ") return ""
  let from = start - 1
  while (isWordCharacter(text.charCodeAt(from - 1))) from--
  return /[’'-]/u.test(text.charAt(from - 1)) ? "" : text.slice(from, start - 1)
}

/** Offices and honorifics of a text in English that a name may follow; a name begins at the end of each. */
export const titlesIn = (text: string, starts: ReadonlyArray<number>, lexicon: Lexicon): ReadonlyArray<Range> => {
  const pattern = titlePattern(lexicon)
  const titles: Array<Range> = []
  let from = 0
  for (const start of starts) {
    if (start < from) continue
    // "Rodolfo Pastor de Maria y Campos"
    const first = wordAt(text, start)
    if (lexicon.isOfficeSurname(first) && lexicon.isGivenName(wordBefore(text, start))) continue
    pattern.lastIndex = start
    const match = pattern.exec(text)
    if (match === null) continue
    const whole = { start, end: start + match[0].length }
    const inside = nameInTitle(text, whole, lexicon, ({ text: word }) => lexicon.isPortfolio(word))
    titles.push({ start, end: inside ?? whole.end })
    // What follows the swallowed name may be a title again.
    from = inside ?? whole.end
  }
  return titles
}

/** What is taken, but for the end of a name: "Ricardo Lagos", "Evan Medina" end in a place that is a family name. */
export const withoutFamilyName = (taken: ReadonlyArray<Range>, name: Range): ReadonlyArray<Range> =>
  taken.filter(({ start, end }) => start === name.start || end !== name.end)

/** The name with which an entry of a list begins, past a form of address. */
export const entryName = (text: string, lexicon: Lexicon): (Range & { readonly name: string }) | undefined => {
  const start = formOfAddress(lexicon).exec(text)?.[0].length ?? 0
  const name = nameAt(text, start, lexicon)
  const end = start + name.length
  return isFullName(name.split(" "), lexicon) && /^(?:$|[,;.]?$|[,:]\s|\s[–—(-])/u.test(text.slice(end))
    ? { start, end, name }
    : undefined
}

/**
 * The person whose name and office a title has swallowed after another: "Secretary of Xinjiang Ma Xingrui and
 * Xinjiang Chairman Erkin Tuniyaz".
 */
const nextInTitle = (text: string, first: number, end: number, lexicon: Lexicon): Titled | undefined => {
  const rest = { start: first + nameAt(text, first, lexicon).length, end }
  const start =
    rest.start < end ? nameInTitle(text, rest, lexicon, (word) => lexicon.isOfficeWord(word.text)) : undefined
  if (start === undefined) return undefined
  const name = nameAt(text, start, lexicon)
  return { start, end: start + name.length, name, title: wordBefore(text, start), isBare: true }
}

/** Who speaks for a body, or directs it, and half of its name: "spokesperson for the Harbor |Docket". */
const headOfBody = /^(?:[Ss]pokes\p{L}+|[Dd]irector|[Ff]ounder)\s(?:of|for)\sthe\s\p{Lu}[\p{L}’'-]*$/u

/** The family name that ends a title after its last word: "Director of National Intelligence Haines". */
const surnameInTitle = (text: string, { start, end }: Range, lexicon: Lexicon): Titled | undefined => {
  const [, title = "", field = "", name = ""] =
    /^(.*?(\p{Lu}\p{L}+))\s(\p{Lu}\p{Ll}[\p{L}’'-]+)\s?$/u.exec(
      text.slice(start, end) + (/^\p{Lu}\p{Ll}[\p{L}’'-]+/u.exec(text.slice(end))?.[0] ?? ""),
    ) ?? []
  const isField = lexicon.isPortfolio(field) || lexicon.isOfficeWord(field)
  const range = { start: start + title.length + 1, end: start + title.length + 1 + name.length }
  if (
    name === "" ||
    !isField ||
    headOfBody.test(title) ||
    !isFamilyName(name, lexicon) ||
    !/^(?:$|[,.;:)’]|\s\p{Ll})/u.test(text.slice(range.end))
  )
    return undefined
  return { ...range, name, title, isBare: true }
}

/** May a word in capitals be a family name, and none of an office, a body or a place? */
const isFamilyName = (word: string, lexicon: Lexicon): boolean =>
  !lexicon.isPortfolio(word) &&
  !lexicon.isOfficeWord(word) &&
  !lexicon.isBodyWord(word) &&
  // "representatives of Foreign Affairs Offices"
  !lexicon.isBodyWord(word.replace(/s$/u, "")) &&
  !lexicon.isNoName(word) &&
  !lexicon.organizationPatterns.isKeyword(word) &&
  !lexicon.organizationPatterns.isKeyword(word.replace(/s$/u, "")) &&
  lexicon.names.get(word) === undefined

/** What may follow a family name in a list. */
const endsName = /^(?:[,.;:)]|$|\s\p{Ll})/u

/** What somebody is for, by words in capitals that stand before a name. */
const ofSomething = /\s(?:of|for)\sthe\s(?:\p{Lu}[\p{L}’'-]*\s)*(\p{Lu}[\p{L}’'-]*)\s$/u

/** Are a title's last words and what follows rather the name of a body: "spokesperson for the Harbor |Docket"? */
const isHalfOfBody = (
  title: string,
  name: string,
  { end }: Range,
  lexicon: Lexicon,
  taken: ReadonlyArray<Range>,
): boolean => {
  // "spokesperson for the |Harbor Collaborative"
  if (/\s(?:of|for)\sthe\s$/u.test(title)) return true
  const last = ofSomething.exec(title)?.[1]
  if (last === undefined || taken.some((one) => one.end === end - 1)) return false
  const [first = "", ...more] = name.split(" ")
  if (more.length === 0 && headOfBody.test(title.trim())) return true
  const isNoun =
    lexicon.isPortfolio(last) ||
    lexicon.isOfficeWord(last) ||
    lexicon.isBodyWord(last) ||
    lexicon.organizationPatterns.isKeyword(last)
  return !isNoun && !lexicon.isGivenName(first) && !lexicon.isPinyinSurname(first)
}

/** Names that an office or honorific introduces: "Prime Minister Viktor Orban", "Ms. Horne". */
export const titledNames = (
  text: string,
  titles: ReadonlyArray<Range>,
  lexicon: Lexicon,
  taken: ReadonlyArray<Range>,
): ReadonlyArray<Titled> => {
  const names: Array<Titled> = []
  for (const whole of titles) {
    const title = text.slice(whole.start, whole.end)
    const isBare = !/\s(?:of|for|to|at|on)\s/u.test(title)
    const inside = isBare
      ? undefined
      : nameInTitle(
          text,
          whole,
          lexicon,
          (word) =>
            // "Assistant to the President Annie Tomasini"
            lexicon.isOfficeWord(word.text) || taken.some(({ end }) => end === whole.start + word.end),
        )
    const alone = isBare || inside !== undefined ? undefined : surnameInTitle(text, whole, lexicon)
    if (alone !== undefined && isFree(alone, taken) && isFree(alone, names)) {
      names.push(alone)
      continue
    }
    const next = inside === undefined ? undefined : nextInTitle(text, inside, whole.end, lexicon)
    if (next !== undefined && isFree(next, taken) && isFree(next, names)) names.push(next)
    let start = inside ?? whole.end
    let name = nameAt(text, start, lexicon)
    const isTitle = (word: string) => lexicon.isOfficeWord(word) && !lexicon.isOfficeSurname(word)
    if (lexicon.isOfficeWord(name.split(" ")[0] ?? "") || isTitle(name.split(" ").at(-1) ?? "")) continue
    // "elected her as its new leader Saturday"
    if (day.test(name)) continue
    if (inside === undefined && isHalfOfBody(title, name, whole, lexicon, taken)) continue
    for (;;) {
      const range = { start, end: start + name.length }
      // A known person is taken already, and others may follow it.
      const isKnown = taken.some((one) => one.start === range.start && one.end === range.end)
      if (!isKnown && (!/\p{L}{2}/u.test(name) || !isFree(range, taken) || !isFree(range, names))) break
      if (!isKnown) names.push({ ...range, name, title: title.trim().replace(/^[Ff]ormer\s/u, ""), isBare })
      // "Presidents Klaus Iohannis of Romania and Andrzej Duda of Poland"
      // but not "the Mayors of Fort Arden, Cape Lorne"
      const isFull = isFullName(name.split(" "), lexicon)
      const joint =
        (isBare || isFull) && lexicon.isPlural(title.trim())
          ? nextName.exec(text.slice(range.end, range.end + 60))
          : null
      if (joint === null) break
      start = range.end + joint[0].length
      name = nameAt(text, start, lexicon)
      // "Ministers Lind, Shin, and Akiba"
      const isFamily =
        !isFull && !name.includes(" ") && isFamilyName(name, lexicon) && endsName.test(text.slice(start + name.length))
      if (!isFamily && !isFullName(name.split(" "), lexicon)) break
    }
  }
  return names
}

/** Days and months that no family name is. */
const day =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|July|September|October|November|December)$/u

/** Full names of a text that end in one of these family names, which something else has proved. */
export const namesEndingIn = (
  text: string,
  surnames: ReadonlySet<string>,
  lexicon: Lexicon,
): ReadonlyArray<Range & { readonly name: string }> =>
  matchesOf(text, fullNamePattern)
    .map(({ 0: name, index }) => ({
      start: index,
      end: index + name.length,
      name,
    }))
    .filter(({ name }) => {
      const words = name.split(" ")
      return surnames.has(words.at(-1) ?? "") && !bareAddress.test(name) && isFullName(words, lexicon)
    })

/** The rest of the name of a law that begins with a person's: "John Lewis Voting Rights Advancement Act". */
const inLaw =
  /^(?:\s(?:in|for|and|on|of)|\s\p{Lu}[\p{L}’'-]+){0,5}\s(?:Act|Law|Bill|Amendment|Doctrine|Prize|Award)(?!\p{L})/u

/** The rest of the name of a room, building or institution that is named after a person. */
const inBuilding =
  /^\s(?:\p{Lu}\p{L}+\s){0,3}(?:Room|Building|Auditorium|Airport|Air ?[Bb]ase|Hall|Library|Bridge|Stadium|Tower|Hotel|Plaza|Foundation|Scholarship|Theat(?:er|re)|Amphitheater|Terminal|Station|Dam|Highway|Medical Center|Hospital)(?!\p{L})/u

/** Does what follows a name make it that of a law, a building or an institution? */
export const isNamedAfter = (after: string): boolean => inLaw.test(after) || inBuilding.test(after)

/** Full names that begin with a given name of the vocabulary, "Michael Kovrig", or follow a role, "her husband …". */
export const givenNames = (
  text: string,
  { capitals: words, afterRoles }: Scan,
  lexicon: Lexicon,
  taken: ReadonlyArray<Range>,
): ReadonlyArray<Range & { readonly name: string }> =>
  words.flatMap(({ text: word, start }, index) => {
    const before = words[index - 1]
    if (!lexicon.isGivenName(word) && !afterRoles.has(start)) return []
    // A capital right before makes it part of something longer, but for the word that opens a sentence.
    const isPart =
      before !== undefined &&
      text.slice(before.end, start) === " " &&
      !lexicon.isNoName(before.text) &&
      // "Sister Ann Roe"
      !formOfAddress(lexicon).test(`${before.text} `)
    // "Deputy Assistant Secretary for China and Mongolia Michael Cho"
    const place = taken.find(({ end }) => end === start - 1)
    const isAfterPlace =
      place !== undefined && /\b(?:for|to|and)\s$/u.test(text.slice(Math.max(0, place.start - 5), place.start))
    if (isPart && !isAfterPlace) return []
    // "the Reef Bill", "the Cole Amendment"
    const isThing =
      !afterRoles.has(start) && /(?<![\p{L}])(?:[Tt]he|[Aa]n?)\s$/u.test(text.slice(Math.max(0, start - 5), start))
    if (isThing) return []
    const name = nameAt(text, start, lexicon)
    const range = { start, end: start + name.length }
    const after = text.slice(range.end, range.end + 60)
    if (!isFullName(name.split(" "), lexicon) || !isFree(range, taken) || isNamedAfter(after)) return []
    // "activists A and B", "survivors A, B and C"
    const more: Array<Range & { readonly name: string }> = []
    let { end } = range
    while (afterRoles.has(start) && text.charAt(start - 2) === "s") {
      const from = end + (nextName.exec(text.slice(end, end + 60))?.[0].length ?? 0)
      const next = nameAt(text, from, lexicon)
      end = from + next.length
      const isNext = isFullName(next.split(" "), lexicon) && endsName.test(text.slice(end))
      if (from === end || !isNext || !isFree({ start: from, end }, taken)) break
      more.push({ start: from, end, name: next })
    }
    return [{ ...range, name }, ...more]
  })

/** A given name that "and" joins to a full one with the same family name: Joey of "Joey and Paula Reed". */
export const joinedName = (
  text: string,
  { start, end }: Range,
  lexicon: Lexicon,
): (Range & { readonly name: string }) | undefined => {
  if (!text.startsWith(" and ", start - " and ".length)) return undefined
  const [, given = ""] =
    /(?<![\p{L}.’'-]|\p{Lu}\p{L}*\s)(\p{Lu}\p{Ll}+)\sand\s$/u.exec(text.slice(Math.max(0, start - 40), start)) ?? []
  const [first = "", ...rest] = text.slice(start, end).split(" ")
  if (rest.length === 0 || !lexicon.isGivenName(given) || !lexicon.isGivenName(first)) return undefined
  const from = start - given.length - " and ".length
  return { start: from, end: from + given.length, name: `${given} ${rest.at(-1)}` }
}

/** What says of whom or from where somebody is, in an enumeration: "A of United, B (India)". */
const whose = "(?:\\sof\\s[^,;()]{2,40}?|\\s\\([^()]{2,40}\\))?"
const pair = regExp(`^${whose},\\s$`, "u")
const last = regExp(`^${whose},?\\sand\\s`, "u")
const between = regExp(`^${whose},\\s(?=.{4,80}(?:,\\s(?:and\\s)?|\\sand\\s)$)`, "u")
const afterBetween = regExp(`^${whose}(?:,\\s(?:and\\s)?|\\sand\\s)$`, "u")

/** Full names in an enumeration of persons: the one between two, and the one that "and" joins to two. */
export const enumeratedNames = (
  text: string,
  persons: ReadonlyArray<Range>,
  lexicon: Lexicon,
): ReadonlyArray<Range & { readonly name: string }> =>
  persons.flatMap((person, index) => {
    const next = persons[index + 1]
    if (next === undefined) return []
    const gap = text.slice(person.end, next.start)
    const isPair = pair.test(gap)
    const lead = (isPair ? last.exec(text.slice(next.end, next.end + 60)) : between.exec(gap))?.[0].length
    if (lead === undefined) return []
    const start = (isPair ? next.end : person.end) + lead
    const name = nameAt(text, start, lexicon)
    const end = start + name.length
    const isWhole = isPair
      ? /^(?:[,.;:)]|\s[\p{Ll}—–(]|$)/u.test(text.slice(end))
      : end < next.start && afterBetween.test(text.slice(end, next.start))
    return isWhole && isFullName(name.split(" "), lexicon) ? [{ start, end, name }] : []
  })

/** Honours, seats and academic degrees after a name. */
export const credentials = `${honours}*(?:,\\s(?:(?:\\p{Lu}\\.?){2,5}|Ph\\.?D\\.?|Esq\\.))*`

/** An office after a comma, and the name before it, perhaps with academic degrees. */
const appositionPatterns = perLexicon(({ wideOffice, smallHead }) => ({
  // "Bakhtiyor Saidov, Uzbekistan's minister of foreign affairs"
  office: regExp(
    `,\\s(?:the\\s|an?\\s|(?:the\\s)?\\p{Lu}[\\p{L}.]+(?:\\s\\p{Lu}[\\p{L}.]+){0,3}(?:\\s\\(\\p{Lu}{2,8}\\))?[’']s?\\s)?(?:${wideOffice}|(?:\\p{Ll}+\\s){1,3}(?:spokesman|spokeswoman|spokesperson)|(?:\\p{Ll}+\\s){0,2}${smallHead}\\s(?:of|for|in|to)\\s\\p{L}[\\p{L}’'-]*(?:\\s\\p{L}[\\p{L}’'-]*){0,6})(?=[,.;:)]|$|\\sand\\s|\\s\\()`,
    "yu",
  ),
  // "Simba Moyo (Secretary for External Affairs)"
  bracket: regExp(`\\s\\((?:the\\s)?${wideOffice}(?:\\s(?:and|&)\\s${wideOffice})?\\)`, "yu"),
  name: regExp(`${noWordBefore}(${foreignName})${credentials}$`, "u"),
}))

const speaks = ["said", "says", "told", "argued", "argues", "wrote", "called", "warned"]

/** "Reva Goujon of Rhodium Group said", at the beginning of a sentence. */
const affiliated = regExp(
  `(?<=^|[.!?][”"]?\\s)(\\p{Lu}\\p{Ll}+(?:\\s\\p{Lu}\\.)?\\s\\p{Lu}\\p{L}+)(?=,?\\sof\\s(?:the\\s)?\\p{Lu}[\\p{L}&.’'-]*(?:\\s(?:of\\s|the\\s|and\\s|for\\s|on\\s)*\\p{Lu}[\\p{L}&.’'-]*){0,6},?\\s(?:${speaks.join("|")})\\s)`,
  "gu",
)

/** What every such sentence has in it. */
const spoken = regExp(`\\s(?:${speaks.join("|")})\\s`, "u")

const nameReach = 100

/** Names that "of" joins to a body for which they speak. */
export const affiliatedNames = (
  text: string,
  lexicon: Lexicon,
  taken: ReadonlyArray<Range>,
): ReadonlyArray<Range & { readonly name: string }> => {
  return (text.includes(" of ") && spoken.test(text) ? matchesOf(text, affiliated) : []).flatMap(
    ({ 1: name = "", index }) => {
      const range = { start: index, end: index + name.length }
      return isFullName(name.split(" "), lexicon) && isFree(range, taken) ? [{ ...range, name }] : []
    },
  )
}

/** The most words in small letters that stand before the head of an office, with an article. */
const smallWords = 4

/** Do only words in small letters stand between two places of a text, and more than an office begins with? */
const isBeyond = (text: string, start: number, end: number): boolean => {
  let words = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (isUpper(code)) return false
    if (text[at] === " ") words++
    if (words > smallWords) return true
  }
  return false
}

/** What parts a name from the office after it. */
const beforeOffice = /, | \(/gu

/** Names that an office follows: "Karl Racine, Attorney General for …". */
export const appositionNames = (
  text: string,
  titles: ReadonlyArray<number>,
  lexicon: Lexicon,
  taken: ReadonlyArray<Range>,
): ReadonlyArray<Range & { readonly name: string }> => {
  const patterns = appositionPatterns(lexicon)
  const found: Array<number> = []
  let from = 0
  let title = 0
  for (const { 0: mark, index } of matchesOf(text, beforeOffice)) {
    while ((titles[title] ?? text.length) < index) title++
    const office = titles[title] ?? text.length
    if (index < from || office > index + nameReach) continue
    // Small letters begin an office within three words: ", a former deputy director of".
    if (mark === ", " && !isUpper(text.charCodeAt(index + mark.length)) && isBeyond(text, index + mark.length, office))
      continue
    const pattern = mark === ", " ? patterns.office : patterns.bracket
    pattern.lastIndex = index
    if (!pattern.test(text)) continue
    found.push(index)
    from = pattern.lastIndex
  }
  return found.flatMap((index) => {
    const before = text.slice(Math.max(0, index - nameReach), index)
    const match = patterns.name.exec(before)
    const whole = match?.[1] ?? ""
    // "But Chang Wu-ueh, a professor …", "Sister Carol Zinner, Director, …"
    const first = lexicon.isNoName(whole.split(" ")[0] ?? "") ? whole.indexOf(" ") + 1 : 0
    const lead = first + (formOfAddress(lexicon).exec(whole.slice(first))?.[0].length ?? 0)
    const name = whole.slice(lead)
    const start = index - before.length + (match?.index ?? 0) + lead
    const range = { start, end: start + name.length }
    const words = name.split(" ")
    const inWay = lexicon.isGivenName(words[0] ?? "") ? withoutFamilyName(taken, range) : taken
    return isFullName(words, lexicon) && isFree(range, inWay) ? [{ ...range, name }] : []
  })
}
