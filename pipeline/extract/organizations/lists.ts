import { matchesOf, regExp } from "../../core/pattern.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import type { List } from "../lists.ts"
import type { Mention, Range } from "../model.ts"
import { isFree } from "../model.ts"

/** Words in capitals, and small ones between them: a name. */
const nameWords =
  /^(?:[\p{Lu}\d][^\s,;:()]*)(?:\s(?:(?:of|for|on|the|and|&|to|in|is|from|with|by|at|against|de|du|la)\s)*[\p{Lu}\d][^\s,;:()]*)*$/u

/** What may stand around the name in an entry of a list: an article; an abbreviation in brackets, the last stop. */
const entry = /^(?<lead>(?:The\s)?)(?<name>.+?)(?:\s\([^()]*\))?[.;,]?$/u

const nameOfEntry = ({ reading: { text } }: Paragraph): Range | undefined => {
  const { lead = "", name = "" } = entry.exec(text)?.groups ?? {}
  return name === "" ? undefined : { start: lead.length, end: lead.length + name.length }
}

/** What an entry of a list names. */
interface Entry extends Range {
  readonly paragraph: Paragraph
}

/** Is a range, as a whole, a mention of an organisation? */
const isBody = ({ start, end }: Range, found: ReadonlyArray<Mention>): boolean =>
  found.some((one) => one.entity.type === "organization" && one.start === start && one.end === end)

const isName = (name: string, lexicon: Lexicon): boolean => {
  const words = name.split(" ")
  return (
    nameWords.test(name) &&
    words.length < 10 &&
    !words.some((word) => lexicon.isOfficeWord(word)) &&
    !lexicon.isNoName(words[0] ?? "")
  )
}

/** A name that is a sentence: "This is Our Lane". */
const isSlogan = (name: string): boolean => nameWords.test(name) && /^\S+\s(?:is|are)\s\S+(?:\s\S+){0,3}$/u.test(name)

/** What introduces a list of organisations. */
const introduction = /\b(?:[Oo]rganizations|[Cc]ompanies|[Gg]roups|[Ii]nstitutions|[Uu]niversities|[Aa]ssociations)\b/u

/** Names in a list whose other entries are mostly organisations, or which is said to be one. */
export const listedOrganizations = (
  { before, list }: List,
  at: (paragraph: Paragraph) => ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Entry> => {
  const entries = list.flatMap((paragraph) => {
    const name = nameOfEntry(paragraph)
    return name === undefined ? [] : [{ ...name, paragraph }]
  })
  const known = entries.filter((one) => isBody(one, at(one.paragraph))).length
  const isSaid =
    before !== undefined &&
    before.reading.text.length < (before.reading.text.endsWith(":") ? 240 : 160) &&
    introduction.test(before.reading.text)
  if (known < 2 || (known * 5 < list.length * 2 && !isSaid)) return []
  return entries.filter(
    ({ paragraph, start, end }) =>
      (isName(paragraph.reading.text.slice(start, end), lexicon) ||
        (isSaid && isSlogan(paragraph.reading.text.slice(start, end)))) &&
      isFree(
        { start, end },
        at(paragraph).filter(({ entity }) => entity.type !== "place"),
      ),
  )
}

/** The body of a person, up to the end of the entry: "A, B", "A – B", "A (B)", "A of the B". */
const affiliation = /^(?:,\s|\s[–—-]\s|\s\(|,?\s(?:of|from|with|at)\s)(?:[Tt]he\s)?([^,;()]{3,80}?)\)?[.;]?$/u

/**
 * What stands after a person in the entries of a list that name no offices, where others of them name a body:
 * "Mark Hetfield, HIAS".
 */
export const affiliations = (
  { list }: List,
  at: (paragraph: Paragraph) => ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Entry> => {
  const entries = list.flatMap((paragraph) => {
    const { text } = paragraph.reading
    const person = at(paragraph).find(({ entity }) => entity.type === "person")
    const after = person === undefined ? null : affiliation.exec(text.slice(person.end))
    if (person === undefined || after?.[1] === undefined || text.slice(0, person.start).split(" ").length > 3) return []
    const start = person.end + after[0].indexOf(after[1])
    return [{ paragraph, start, end: start + after[1].length }]
  })
  if (entries.filter((one) => isBody(one, at(one.paragraph))).length < 2) return []
  return entries.filter(
    ({ paragraph, start, end }) =>
      isName(paragraph.reading.text.slice(start, end), lexicon) && isFree({ start, end }, at(paragraph)),
  )
}

const conjunction = /^(?:,\s(?:and\s|as well as\s)?|\sand\s)(?:the\s)?/u

/** What opens a list in a sentence. */
const opening =
  /(?:\bincluded?\s|\bincluding\s|\bsuch\sas\s|\blike\s|\bfrom\s|\b(?:[Rr]epresentatives|[Ee]xecutives|CEOs)\sof\s|\bby\s|\bwith\s|:\s)(?:the\s)?/gu

const separator = /,\s(?:and\s)?(?:the\s)?|\sand\s(?:the\s)?/gu

/** Those who come from bodies only; before a list of these. */
const represented = /\b(?:[Rr]epresentatives|[Ee]xecutives|CEOs|[Ss]taff|[Ee]mployees)\s(?:from|of)\s/u
const ofBodies = regExp(`${represented.source}(?:the\\s)?$`, "u")

/** Examples of something. */
const examples = /s\s(?:such\sas|like)\s/u

/** What is a body, several of them, before examples: "health systems such as …", "unions like …". */
const ofKind =
  /\b(?:[Oo]rganizations|[Cc]ompanies|[Ff]irms|[Gg]roups|[Ii]nstitutions|[Uu]niversities|[Cc]olleges|[Aa]ssociations|[Hh]ospitals|[Ss]ystems|[Uu]nions|[Nn]onprofits|[Cc]harities|[Bb]anks|[Rr]etailers|[Aa]gencies|[Uu]tilities|[Ee]mployers|[Nn]etworks|[Cc]oalitions)\s(?:such\sas|like)\s(?:the\s)?$/u

/** What provides health care, by its name. */
const healthSystem = /^(?:\p{Lu}[\p{L}’'-]+\s){1,3}(?:Health|Medicine|Healthcare)$/u

/** The name at the beginning of words: "Save the Straits" of "Save the Straits met with". */
const nameFirst = /^\p{Lu}[\p{L}&.’'-]*(?:\s(?:(?:of|the|and|for)\s)*\p{Lu}[\p{L}&.’'-]*)*(?=\s\p{Ll})/u

/**
 * Names in a list of three or more in a sentence, of which at least two are organisations, or one where the list is of
 * those whom somebody represents.
 */
export const runningOrganizations = (
  paragraph: Paragraph,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Range> => {
  const { text } = paragraph.reading
  const bodies = found.filter(({ entity }) => entity.type === "organization")
  const areOfKind = examples.test(text)
  if (!areOfKind && (bodies.length === 0 || (bodies.length === 1 && !represented.test(text)))) return []
  const made: Array<Range> = []
  for (const { 0: words, index } of matchesOf(text, opening)) {
    const start = index + words.length
    const isOfKind = areOfKind && ofKind.test(text.slice(0, start))
    // "Harbor Health" has the word of an office.
    const isNamed = (name: string) => isName(name, lexicon) || (isOfKind && healthSystem.test(name))
    const length = text.slice(start).search(/[;:()]|\.(?:\s|$)|$/u)
    const items: Array<Range> = []
    let from = start
    for (const match of [...matchesOf(text.slice(start, start + length), separator), undefined]) {
      const next = match === undefined ? start + length : start + match.index
      const words = text.slice(from, next)
      const isWhole = isBody({ start: from, end: next }, bodies) || isNamed(words)
      const end = isWhole ? next : from + (nameFirst.exec(words)?.[0].length ?? 0)
      if (!isWhole && !isNamed(text.slice(from, end))) break
      items.push({ start: from, end })
      if (end < next) break
      from = match === undefined ? end : end + match[0].length
    }
    const known = ofBodies.test(text.slice(0, start)) ? 1 : 2
    if (
      isOfKind &&
      items.some((item) => /(?:Colleges|Universities|Hospitals|Banks|Systems)$/u.test(text.slice(item.start, item.end)))
    )
      continue
    if (!isOfKind && (items.length < 3 || items.filter((item) => isBody(item, bodies)).length < known)) continue
    made.push(...items.filter((item) => isFree(item, [...found, ...made])))
  }
  return made
}

/** A name between two organisations, or after two: "Oxfam, Mercy Relief, and the Ford Foundation". */
export const coordinatedOrganizations = (
  paragraph: Paragraph,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Range> => {
  const { text } = paragraph.reading
  const bodies = found.filter(({ entity }) => entity.type === "organization").toSorted((a, b) => a.start - b.start)
  return bodies.flatMap(({ start: first, end }, index): ReadonlyArray<Range> => {
    const lead = conjunction.exec(text.slice(end, end + 20))?.[0].length
    if (lead === undefined) return []
    const start = end + lead
    const name = /^[^,;:.()]{3,70}?(?=,|\sand\s|[.;](?:\s|$))/u.exec(text.slice(start, start + 80))?.[0] ?? ""
    const range = { start, end: start + name.length }
    const next = bodies[index + 1]
    const after = conjunction.exec(text.slice(range.end, range.end + 20))?.[0].length
    const isBetween = after !== undefined && next?.start === range.end + after
    const before = bodies[index - 1]
    const isThird =
      before !== undefined && conjunction.exec(text.slice(before.end, first))?.[0].length === first - before.end
    const isLast = isThird && /^[.;]/u.test(text.slice(range.end))
    // "Rachel Lind, Mercy Relief, |Jaimie Caldwell, Oxfam": persons, each with his body.
    const isOfPerson = ({ entity, end: until }: Mention) =>
      entity.type === "person" && until < first && /^,\s[^,;]*$/u.test(text.slice(until, first))
    const isNext = (isBetween || isLast) && !found.some(isOfPerson)
    return isNext && isName(name, lexicon) && isFree(range, found) ? [range] : []
  })
}

/** The body of a person in a sentence: "Tom Halik of Temple Senn, …". */
const ofBody = /^\sof\s(?:the\s)?([^,;:.()]{3,70}?)(?=[,;]|\.(?:\s|$)|$|\sand\s(?:\p{Lu}|the\s))/u

/** Of three persons or more of whom a sentence says of what body they are, two bodies known: the bodies of the others. */
export const bodiesOfPersons = (
  paragraph: Paragraph,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Range> => {
  const { text } = paragraph.reading
  const items = found.flatMap(({ entity, end }): ReadonlyArray<Range> => {
    const match = entity.type === "person" ? ofBody.exec(text.slice(end, end + 90)) : null
    if (match?.[1] === undefined) return []
    const start = end + match[0].indexOf(match[1])
    return [{ start, end: start + match[1].length }]
  })
  if (items.length < 3 || items.filter((item) => isBody(item, found)).length < 2) return []
  return items.filter((item) => isName(text.slice(item.start, item.end), lexicon) && isFree(item, found))
}
