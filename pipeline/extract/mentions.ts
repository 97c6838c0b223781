import { overlaps } from "../core/text.ts"
import type { NormalizedDocument, Paragraph } from "../normalize/normalize.ts"
import { abbreviated } from "./abbreviations.ts"
import type { Holder } from "./holders.ts"
import type { Lexicon } from "./lexicon.ts"
import { perLexicon } from "./lexicon.ts"
import type { List } from "./listed-organizations.ts"
import {
  affiliations,
  coordinatedOrganizations,
  listedOrganizations,
  runningOrganizations,
} from "./listed-organizations.ts"
import type { Entity, Mention, Range, RuleId } from "./model.ts"
import { isFree, slugOf } from "./model.ts"
import {
  appositionNames,
  chineseNameAt,
  dottedNames,
  dottedStart,
  entryName,
  givenNames,
  isPinyinOf,
  japaneseNameAt,
  listedNamesAt,
  namesEndingIn,
  Persons,
  personNamed,
  pinyinNames,
  surnameZh,
  titledNames,
  titlesIn,
  transcribedNameAt,
  transcribedNamesBefore,
} from "./names.ts"
import { officePatterns, personOfEntry, personsOfRun, withOffices } from "./offices.ts"
import { scanOf, scanText, WordKind } from "./scan.ts"
import { sentencesOf } from "./sentences.ts"
import { turnLabel } from "./turns.ts"
import { runsOf } from "./words.ts"

export const isReadable = ({ role, language }: Paragraph): boolean =>
  role !== "boilerplate" && (language === "en" || language === "zh")

/** An entity that no vocabulary has, by its name. */
const entityNamed = (type: "organization" | "place" | "formulation", name: string, isChinese: boolean): Entity => ({
  id: `${type}/${slugOf(name)}`,
  type,
  nameEn: isChinese ? null : name,
  nameZh: isChinese ? name : null,
  wikidata: null,
})

/** A range without the organisation that "and" joins to it, and without the person whose name follows. */
const alone = (text: string, range: Range, found: ReadonlyArray<Mention>, lexicon: Lexicon): Range => {
  let { start, end } = range
  // "the Ministry of Finance Lan Foan"
  const [whole = "", first = "", second = ""] =
    /(?<!(?:of|and|for|the))\s(\p{Lu}\p{L}+)\s(\p{Lu}\p{L}+)$/u.exec(text.slice(start, end)) ?? []
  const isChinese = lexicon.isPinyinSurname(first) && lexicon.syllables(second) > 0
  if (whole !== "" && (isChinese || lexicon.isGivenName(first)) && !lexicon.isBodyWord(second)) end -= whole.length
  for (const one of found) {
    if (one.start < start || one.start >= end) continue
    if (one.entity.type === "person") end = one.start - 1
    else if (one.entity.type !== "organization") continue
    else if (one.start === start && text.startsWith(" and ", one.end)) start = one.end + " and ".length
    else if (text.slice(start, one.start).endsWith(" and ")) end = one.start - " and ".length
  }
  return { start, end }
}

const wholeOffice = perLexicon(({ office }) => new RegExp(`^${office}$`, "u"))

/** The names that "and" joins in what a pattern matched, where the first ends as the name of a body does. */
const bodiesIn = (
  words: string,
  patterns: Lexicon["organizationPatterns"],
): ReadonlyArray<{ readonly name: string; readonly index: number }> => {
  const lead = /^The\s/u.exec(words)?.[0].length ?? 0
  const [first = "", noun = ""] = /^.*?(\p{L}+)\sand\s(?=\p{Lu})/u.exec(words.slice(lead)) ?? []
  if (first === "" || !patterns.isBody(noun)) return [{ name: words.slice(lead), index: lead }]
  const next = lead + first.length
  return [
    { name: first.slice(0, -" and ".length), index: lead },
    { name: words.slice(next), index: next },
  ]
}

/** Organisations named by a pattern, by a national body with its country, or as a department of another. */
const madeOrganizations = (
  paragraph: Paragraph,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Mention> => {
  const { text } = paragraph.reading
  const isChinese = paragraph.language === "zh"
  const patterns = lexicon.organizationPatterns
  const made: Array<Mention> = []
  // The patterns are costly: they see what is in capitals, with what may stand before and after it.
  const named = isChinese
    ? []
    : runsOf(text, scanOf(paragraph, lexicon).capitals)
        .filter((run) => run.some((word) => patterns.isKeyword(word.text)))
        .map((run) => {
          const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0]
          const from = Math.max(0, start - 40)
          return { from, start: start - from, end: end - from, words: text.slice(from, end + 80) }
        })
  /** Is what stands before a name only the country: "the US State Department"? */
  const isCountryBefore = (start: number, end: number) =>
    found.some((one) => one.entity.type === "place" && one.start === start && one.end === end - 1)
  /** "the Organization of American States Luis Almagro" goes on with a name. */
  const isName = (words: string) => lexicon.isGivenName(/^ (\p{Lu}\p{L}+)/u.exec(words)?.[1] ?? "")
  const make = (start: number, end: number, name = text.slice(start, end)) => {
    // A shorter name of the vocabulary is part of this one; any other that overlaps is the better one.
    const better = found.some(
      (one) =>
        overlaps(one, { start, end }) &&
        (one.entity.type === "organization"
          ? !(start <= one.start && one.end <= end && end - start > one.end - one.start) ||
            (one.end === end && !isChinese && isCountryBefore(start, one.start)) ||
            (one.start === start &&
              (/^ (?:for|on) /u.test(text.slice(one.end, end)) || isName(text.slice(one.end, end))))
          : one.start <= start && end <= one.end),
    )
    if (better || made.some((one) => overlaps(one, { start, end }))) return
    const known = lexicon.names.get(name)
    const entity = known?.type === "organization" ? known : entityNamed("organization", name, isChinese)
    made.push({ paragraph, start, end, entity, office: null, rule: "organization-pattern", how: "name" })
  }
  if (isChinese) {
    for (const { entity, start, end } of found) {
      const rest =
        entity.type === "place"
          ? patterns.afterPlaceZh
          : entity.type === "organization"
            ? patterns.afterBodyZh
            : undefined
      const length = rest?.exec(text.slice(end, end + 24))?.[0].length
      if (length !== undefined) make(start, end + length)
    }
    for (const { 0: words, 1: country = "", index } of text.matchAll(patterns.shortCountry))
      make(index, index + words.length, (patterns.countries.get(country) ?? country) + words.slice(1))
    for (const pattern of patterns.national) {
      for (const match of text.matchAll(pattern)) {
        const place = found.find((one) => one.entity.type === "place" && one.end === match.index)
        if (place !== undefined) make(place.start, match.index + match[0].length)
        else if (match[0].endsWith("部")) make(match.index, match.index + match[0].length)
      }
    }
  } else {
    for (const one of found) {
      if (one.entity.type === "place") {
        const length = patterns.afterPlace.exec(text.slice(one.end, one.end + 24))?.[0].length
        if (length !== undefined) make(one.start, one.end + length)
        continue
      }
      if (one.entity.type !== "organization") continue
      if (!/\sof\s(?:the\s|\d+th\s)?$/u.test(text.slice(Math.max(0, one.start - 12), one.start))) continue
      const before = patterns.head
        .exec(text.slice(Math.max(0, one.start - 100), one.start))?.[1]
        ?.replace(/^The\s/u, "")
      const isOffice = before !== undefined && /^(?:Chief|Executive|Deputy|Principal)\s/u.test(before)
      // "the Executive Council of Japan's Liberal Party" is not of Japan.
      const isOwner = /^[’']s?\s\p{Lu}/u.test(text.slice(one.end, one.end + 4))
      if (before !== undefined && !isOffice && !isOwner && /^\p{Lu}[\p{L}-]+\s\p{Lu}/u.test(before))
        make(one.start - before.length, one.end)
    }
  }
  if (isChinese) {
    for (const { pattern, guard } of patterns.zh) {
      if (!guard.test(text)) continue
      for (const { 0: name, index } of text.matchAll(pattern)) make(index, index + name.length)
    }
    // A part of one of these: 乌克兰国防部|情报总局.
    return made.map((one) => {
      const length = patterns.afterBodyZh.exec(text.slice(one.end, one.end + 16))?.[0].length
      if (length === undefined) return one
      const end = one.end + length
      return { ...one, end, entity: entityNamed("organization", text.slice(one.start, end), true) }
    })
  }
  if (named.length === 0) return made
  for (const { pattern, guard } of patterns.enFor(scanOf(paragraph, lexicon).capitals.map((word) => word.text))) {
    for (const { from, words, ...run } of named) {
      if (!guard.test(words)) continue
      for (const match of words.matchAll(pattern)) {
        if (match.index < run.start || match.index >= run.end) continue
        for (const { name, index } of bodiesIn(match[0], patterns)) {
          const [noun = "", ...before] = name.split(" ").toReversed()
          if (/^(?:Task Force|Leading Group|Commission)$/u.test(name) || wholeOffice(lexicon).test(name)) continue
          if (patterns.isBody(noun) && before.every((word) => patterns.isGeneric(word))) continue
          const start = from + match.index + index
          const range = alone(text, { start, end: start + name.length }, found, lexicon)
          // "Invest in America Task Force" is more than its end.
          const isEnd = /\p{Lu}\p{L}+\s(?:in|to|against)\s$/u.test(
            text.slice(Math.max(0, range.start - 30), range.start),
          )
          // Of "Anne Neuberger and Federal Communications Commission" the first is no body.
          const rest = text.slice(range.start, range.end).split(" ")
          const isRest = range.end < start + name.length && (rest.length === 1 || !rest.some(patterns.isKeyword))
          if (range.end - range.start > 3 && !isEnd && !isRest) make(range.start, range.end)
        }
      }
    }
  }
  return made
}

/** "Standing Committee of the Political Bureau of 18th CPC Central Committee" is one organisation: the first. */
const joinOrganizations = (text: string, found: ReadonlyArray<Mention>): ReadonlyArray<Mention> => {
  const organizations = found.filter(({ entity }) => entity.type === "organization")
  return organizations.flatMap((one, index): ReadonlyArray<Mention> => {
    const next = organizations[index + 1]
    return next !== undefined && /^\sof\s(?:the\s)?(?:\d+(?:st|nd|rd|th)\s)?$/u.test(text.slice(one.end, next.start))
      ? [{ ...one, end: next.end }]
      : []
  })
}

/** A city before the country or state it is in: "in Woodside, California". */
const cityBefore = /\s(?:in|at|near|from|to|of|outside|visited)\s(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}),\s$/u

/** Places that a kind of place ends; in Chinese after another place, or after a transcribed name. */
const madePlaces = (paragraph: Paragraph, found: ReadonlyArray<Mention>, lexicon: Lexicon): ReadonlyArray<Mention> => {
  const { placePatterns, divisionIn, isOfficeWord, isBodyWord, isNoName, isGivenName } = lexicon
  const { text } = paragraph.reading
  const made: Array<Mention> = []
  const make = (start: number, end: number) => {
    const name = text.slice(start, end)
    made.push({
      paragraph,
      start,
      end,
      entity: entityNamed("place", name, paragraph.language === "zh"),
      office: null,
      rule: "place-pattern",
      how: "name",
    })
    return end
  }
  if (paragraph.language === "en") {
    const isTitle = (word: string) => isOfficeWord(word) || isBodyWord(word) || isNoName(word)
    for (const { 0: name, index } of placePatterns.state.test(text) ? text.matchAll(placePatterns.inState) : []) {
      const range = { start: index, end: index + name.length }
      // "Keith Ellison, MN" is a person.
      const [first = "", family] = name.split(" ")
      const isPerson = (family !== undefined && isGivenName(first)) || name.split(" ").some(isTitle)
      const lead = text.slice(Math.max(0, index - 12), index)
      const isPlace = /(?:(?<!\b\p{Lu}{2}), |\(|\b(?:in|of|at|from|near|to|outside) )$/u.test(lead)
      if (isPlace && !isPerson && isFree(range, found)) make(range.start, range.end)
    }
    for (const { start, end } of found.filter(({ entity }) => entity.type === "place")) {
      if (text.charAt(start - 2) !== ",") continue
      const name = cityBefore.exec(text.slice(Math.max(0, start - 60), start))?.[1]
      const range = { start: start - 2 - (name?.length ?? 0), end: start - 2 }
      const isOffice = name?.split(" ").some(isTitle)
      if (
        name === undefined ||
        isOffice === true ||
        !/^(?:[,.;:)]|$|\s(?:on|to|for|where|with|and|in|from|at|during|after)\s)/u.test(text.slice(end, end + 8))
      )
        continue
      if (isFree(range, [...found, ...made])) make(range.start, range.end)
    }
    if ((scanOf(paragraph, lexicon).kinds & WordKind.place) === 0) return made
    for (const { 0: name, index } of text.matchAll(placePatterns.en)) {
      const range = { start: index, end: index + name.length }
      if (isFree(range, found)) make(range.start, range.end)
    }
    return made
  }
  for (const one of found) {
    if (one.entity.type !== "place") continue
    const division = divisionIn(one.entity.nameZh ?? "", text.slice(one.end, one.end + 16))
    const inside = { start: one.end, end: one.end + (division?.length ?? 0) }
    if (division !== undefined && isFree(inside, [...found, ...made]))
      made.push({ paragraph, ...inside, entity: division.entity, office: null, rule: "vocabulary", how: "vocabulary" })
    for (let end = division === undefined ? one.end : inside.end; ; ) {
      const length = placePatterns.part.exec(text.slice(end, end + 8))?.[0].length
      if (length === undefined || !isFree({ start: end, end: end + length }, [...found, ...made])) break
      end = make(end, end + length)
    }
  }
  for (const { 0: name, index } of text.matchAll(placePatterns.transcribed)) {
    const range = { start: index, end: index + name.length }
    if (isFree(range, [...found, ...made])) make(range.start, range.end)
  }
  return made
}

const numberZh = /[“「][一二两三四五六七八九十百千万双]|个/u

/** Formulations that no vocabulary lists, by their form: a number and a noun. */
const madeFormulations = (
  paragraph: Paragraph,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Mention> => {
  const { formulationPatterns, isNoFormulation } = lexicon
  const { text } = paragraph.reading
  const isChinese = paragraph.language === "zh"
  const made: Array<Mention> = []
  const hasNumber = isChinese ? numberZh.test(text) : (scanOf(paragraph, lexicon).kinds & WordKind.number) !== 0
  if (!hasNumber) return made
  for (const pattern of formulationPatterns[isChinese ? "zh" : "en"]) {
    for (const { 1: words = "", indices } of text.matchAll(pattern)) {
      const [start, end] = indices?.[1] ?? [0, 0]
      if (isNoFormulation(words) || !isFree({ start, end }, [...found, ...made])) continue
      const entity = entityNamed("formulation", words, isChinese)
      made.push({ paragraph, start, end, entity, office: null, rule: "formulation-pattern", how: "name" })
    }
  }
  return made
}

/**
 * A place in Chinese with the kind that follows its transcribed name (库尔斯克州); none where the name is within a
 * longer one (拉马拉 in 维克拉马拉特纳).
 */
const transcribedPlace = (
  mention: Mention,
  { transcription, placePatterns: { kindAfter } }: Lexicon,
): ReadonlyArray<Mention> => {
  const { paragraph, start, end } = mention
  const { text } = paragraph.reading
  if (paragraph.language !== "zh") return [mention]
  const isTranscribed = Array.from(text.slice(start, end)).every((one) => transcription.has(one))
  if (!isTranscribed && end - start < 3) return [mention]
  const isWithin = transcription.has(text.charAt(start - 1)) && transcription.has(text.charAt(end))
  if (isTranscribed && isWithin && end - start < 4) return []
  const after = text.slice(end, end + 4)
  return [{ ...mention, end: end + (kindAfter.exec(after)?.[0].length ?? 0) }]
}

/** A firm in Chinese with the word that says so: 华为|公司. */
const withCompany = (mention: Mention): Mention => {
  const { text } = mention.paragraph.reading
  const length =
    /^(?:航运|汽车|石油)?(?:公司|集团)(?!军)/u.exec(text.slice(mention.end, mention.end + 5))?.[0].length ?? 0
  return length === 0 || mention.paragraph.language !== "zh" ? mention : { ...mention, end: mention.end + length }
}

/** Is a name in Chinese the beginning of another: 李希 of 李希光, 司法部 of 司法部长 and 司法部门? */
const goesOnZh = ({ paragraph, entity, start, end }: Mention, lexicon: Lexicon): boolean => {
  const { text } = paragraph.reading
  if (paragraph.language !== "zh") return false
  if (entity.type === "organization")
    return /^(?:[部局院厅署处司社校会团]长(?![期远时年效])|部[门队分])/u.test(text.slice(end - 1, end + 2))
  if (entity.type !== "person" || end - start !== 2 || lexicon.afterNameZh.test(text.slice(end, end + 3))) return false
  return chineseNameAt(text, start, lexicon)?.length === 3
}

/** Names of the vocabularies and organisations that follow a pattern. */
const vocabularyMentions = (paragraph: Paragraph, lexicon: Lexicon): ReadonlyArray<Mention> => {
  const found = lexicon.names
    .find(paragraph.reading.text)
    .flatMap(
      ({ start, end, value }): ReadonlyArray<Mention> =>
        value === undefined
          ? []
          : [{ paragraph, start, end, entity: value, office: null, rule: "vocabulary", how: "vocabulary" }],
    )
    .flatMap((mention) => (mention.entity.type === "place" ? transcribedPlace(mention, lexicon) : [mention]))
    .map((mention) => (mention.entity.type === "organization" ? withCompany(mention) : mention))
    .filter((mention) => !goesOnZh(mention, lexicon))
  const joined = joinOrganizations(paragraph.reading.text, found)
  const made = [...joined, ...madeOrganizations(paragraph, found, lexicon).filter((one) => isFree(one, joined))]
  const isPart = (one: Mention) => one.entity.type === "organization" && !isFree(one, made)
  const named = [...found.filter((one) => !isPart(one)), ...made]
  return [...named, ...madePlaces(paragraph, named, lexicon), ...madeFormulations(paragraph, named, lexicon)]
}

const officesZh = perLexicon(({ officeZh }) => new RegExp(`${officeZh}(?:兼${officeZh})?`, "gu"))

/** What only a person does, right after the name that opens a sentence. */
const subjectVerbZh =
  /^(?:主持(?:会议|召开)?|出席(?!率)|参加(?:会见|会谈|上述|活动|调研)|陪同|会见|致辞|作(?:了)?(?:报告|汇报|讲话|说明)|指出|强调|表示|说，|认为，)/u

/** An office right before a name in Chinese, and right after it. */
const besideZh = perLexicon(({ officeZh }) => ({
  before: new RegExp(`${officeZh}$`, "u"),
  after: new RegExp(`^${officeZh}`, "u"),
}))
/** Family names that are the ends of other words. */
const notFamilyZh =
  /(?:[上本下每这那一二两三四五六七八九十几数]周|[担责就现原历胜]任|[国女君亲天]王|[最更]高|[双对各己官]方|[今去明近]年)$/u
/** Offices that follow a family name as a form of address. */
const addressZh = /(?:总统|总理|首相|主席|国王|王储|外长|议长|总书记|秘书长|总干事|大使|先生|女士)/gu

/** Is a word no part of a longer name or word? */
const standsAlone = (text: string, start: number, end: number): boolean =>
  !/[\p{L}\p{M}.'’-]$|\p{Lu}\p{L}+ $/u.test(text.slice(Math.max(0, start - 30), start)) &&
  !/^(?:[\p{L}\p{M}-]| \p{Lu})/u.test(text.slice(end, end + 2))

/** A verb of doing or saying right after a name. */
const doesSomething =
  /^\s(?:also\s|then\s|further\s)?(?:\p{Ll}+ed|said|says|told|met|held|made|spoke|gave|took|led|went|left)(?![\p{L}])/u

/** The lists of a document in English, each with its entries. */
const listsOf = (paragraphs: ReadonlyArray<Paragraph>): ReadonlyArray<List> => {
  const lists: Array<{ before: Paragraph | undefined; list: Array<Paragraph> }> = []
  let open: Array<Paragraph> | undefined
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.role !== "list" || paragraph.language !== "en") open = undefined
    else if (open === undefined) {
      open = [paragraph]
      lists.push({ before: paragraphs[index - 1], list: open })
    } else open.push(paragraph)
  }
  return lists
}

/** A family name that may stand for a person without a given name. */
const aloneName = /^\p{Lu}[\p{L}’'-]{3,}$/u

/** Finds the persons of a document, paragraph by paragraph, and then again by the forms it has learnt. */
class PersonFinder {
  private readonly byParagraph = new Map<Paragraph, Array<Mention>>()
  readonly persons: Persons
  private readonly lexicon: Lexicon
  private readonly english: ReadonlyArray<Paragraph>

  constructor(lexicon: Lexicon, paragraphs: ReadonlyArray<Paragraph>) {
    this.lexicon = lexicon
    this.english = paragraphs.filter(({ language }) => language === "en")
    this.persons = new Persons(lexicon)
  }

  add(paragraph: Paragraph, range: Range, entity: Entity, rule: RuleId): void {
    const { start, end } = range
    const known = this.persons.add(paragraph.reading.text.slice(start, end), entity)
    this.put(paragraph, range, known, rule, rule === "vocabulary" ? "vocabulary" : "name")
  }

  of(paragraph: Paragraph): ReadonlyArray<Mention> {
    return this.byParagraph.get(paragraph) ?? []
  }

  /** Offices that the title of the document names, with their holders. */
  readonly titleHolders: Array<Holder> = []

  /** Learns the persons that a title names; a title of the metadata is no paragraph to have mentions. */
  learn(title: string): void {
    this.learnNames(title)
    const { before } = officePatterns(this.lexicon)
    const byPlace = this.persons
      .all()
      .map(([form, entity]) => ({ start: title.indexOf(form), entity }))
      .toSorted((a, b) => a.start - b.start)
    for (const { start, entity } of byPlace) {
      const office = start < 0 ? undefined : before(title.slice(0, start))?.[1]
      if (office !== undefined) this.titleHolders.push({ office, entity, inTitle: true })
    }
  }

  private learnNames(title: string): void {
    for (const { value, start, end } of this.lexicon.names.find(title)) {
      if (value?.type === "person") this.persons.add(title.slice(start, end), value)
    }
    for (const { name } of titledNames(
      title,
      titlesIn(title, scanText(title, this.lexicon).titles, this.lexicon),
      this.lexicon,
      [],
    )) {
      if (name.includes(" ")) this.persons.add(name, this.personOf(name))
    }
  }

  /** Learns the reporters that the byline or the dateline names. */
  learnAuthors(authors: ReadonlyArray<string>): void {
    for (const author of authors) {
      const isChinese = /\p{Script=Han}/u.test(author)
      const [known] = isChinese ? [] : pinyinNames(author, scanText(author, this.lexicon).capitals, this.lexicon, [])
      const isName = isChinese
        ? author.includes("·") ||
          (/^\p{Script=Han}{2,4}$/u.test(author) && chineseNameAt(author, 0, this.lexicon) !== undefined)
        : /^\p{Lu}\p{L}+(?:\s\p{Lu}[\p{L}.]*){1,3}$/u.test(author) &&
          !/\b(?:News|Agency|Digest|Daily|Press|Staff|Editor|Ministry|Office|Department)\b/u.test(author)
      if (isName) {
        this.persons.add(author, known?.entity ?? personNamed(isChinese ? null : author, isChinese ? author : null))
      }
    }
  }

  /** Full names: pinyin, after a title, or after a Chinese office. */
  fullNames(paragraph: Paragraph, taken: ReadonlyArray<Range>): void {
    const { text } = paragraph.reading
    if (paragraph.language === "zh") {
      for (const match of text.matchAll(officesZh(this.lexicon))) {
        const start = match.index + match[0].length
        // 苏丹 is a country before it is a title.
        if (
          !isFree(
            { start: match.index, end: start },
            taken.filter(({ end }) => end === start),
          )
        )
          continue
        const chinese = japaneseNameAt(text, start, this.lexicon) ?? chineseNameAt(text, start, this.lexicon, true)
        const name = chinese ?? transcribedNameAt(text, start, this.lexicon)
        if (name === undefined) continue
        const rule = chinese === undefined ? "zh-transcribed-name" : "zh-office-name"
        const range = { start, end: start + name.length }
        const known = this.lexicon.shortZh(name, text.slice(Math.max(0, start - 40), start))
        if (isFree(range, [...taken, ...this.of(paragraph)]))
          this.add(paragraph, range, known ?? personNamed(null, name), rule)
      }
      for (const { name, ...range } of dottedNames(text, this.lexicon))
        if (isFree(range, [...taken, ...this.of(paragraph)]))
          this.add(paragraph, range, personNamed(null, name), "zh-transcribed-name")
      for (const { name, ...range } of transcribedNamesBefore(text, addressZh, this.lexicon))
        if (isFree(range, [...taken, ...this.of(paragraph)]))
          this.add(paragraph, range, personNamed(null, name), "zh-transcribed-name")
      for (const { start } of sentencesOf(text, "zh")) {
        const names = listedNamesAt(text, start, this.lexicon)
        const end = names.at(-1)?.end ?? start
        const rest = text.slice(end)
        const isList = names.length > 1 || rest.startsWith("等")
        if ((isList || end - start === 3) && subjectVerbZh.test(rest.replace(/^等/u, "")))
          this.listed(paragraph, names, taken, "zh-subject-name")
      }
      for (const { end } of this.of(paragraph))
        if (text.charAt(end) === "、")
          this.listed(paragraph, listedNamesAt(text, end + 1, this.lexicon), taken, "zh-listed-name")
      return
    }
    const scan = scanOf(paragraph, this.lexicon)
    const { capitals: words, titles } = scan
    for (const { entity, ...range } of pinyinNames(text, words, this.lexicon, [...taken, ...this.of(paragraph)]))
      this.add(paragraph, range, entity, "pinyin-name")
    for (const { name, ...range } of this.titled(paragraph, taken)) {
      if (!name.includes(" ")) continue
      this.add(paragraph, range, this.personOf(name), "titled-name")
    }
    for (const { name, ...range } of appositionNames(text, titles, this.lexicon, [...taken, ...this.of(paragraph)]))
      this.add(paragraph, range, this.personOf(name), "apposition-name")
    for (const { name, ...range } of givenNames(text, scan, this.lexicon, [...taken, ...this.of(paragraph)]))
      this.add(paragraph, range, this.personOf(name), "given-name")
  }

  private listed(paragraph: Paragraph, names: ReadonlyArray<Range>, taken: ReadonlyArray<Range>, rule: RuleId): void {
    for (const range of names)
      if (isFree(range, [...taken, ...this.of(paragraph)]))
        this.add(paragraph, range, personNamed(null, paragraph.reading.text.slice(range.start, range.end)), rule)
  }

  /** Full names whose family name is elsewhere after "Ms.", "Dr." or an office: "activist Masih Alinejad … Ms. Alinejad". */
  provenNames(paragraphs: ReadonlyArray<Paragraph>, taken: (paragraph: Paragraph) => ReadonlyArray<Range>): void {
    const english = paragraphs.filter(({ language }) => language === "en")
    const unknown = english.flatMap((paragraph) =>
      this.titled(paragraph, taken(paragraph))
        .filter(({ name, isBare }) => isBare && aloneName.test(name) && !this.lexicon.isPortfolio(name))
        .map(({ name }) => name)
        .filter((name) => this.persons.bySurname(name) === undefined),
    )
    if (unknown.length === 0) return
    const surnames = new Set(unknown)
    for (const paragraph of english.filter(({ reading }) => unknown.some((name) => reading.text.includes(name))))
      for (const { name, ...range } of namesEndingIn(paragraph.reading.text, surnames, this.lexicon))
        if (isFree(range, [...taken(paragraph), ...this.of(paragraph)]))
          this.add(paragraph, range, this.personOf(name), "proven-name")
  }

  /** Names in the lists of which most entries are persons: "Toni Atkins, …". */
  listNames(paragraphs: ReadonlyArray<Paragraph>, taken: (paragraph: Paragraph) => ReadonlyArray<Range>): void {
    for (const { list } of listsOf(paragraphs)) {
      const starts = (paragraph: Paragraph) => this.of(paragraph).some(({ start }) => start < 16)
      if (list.length < 2 || list.filter(starts).length * 2 < list.length) continue
      for (const paragraph of list) {
        const entry = starts(paragraph) ? undefined : entryName(paragraph.reading.text, this.lexicon)
        if (entry !== undefined && isFree(entry, [...taken(paragraph), ...this.of(paragraph)]))
          this.add(paragraph, entry, this.personOf(entry.name), "list-name")
      }
    }
  }

  /** Names that only the rest of the document explains: a family name, a name seen before. */
  laterNames(paragraph: Paragraph, taken: ReadonlyArray<Range>): void {
    const { text } = paragraph.reading
    const known = () => [...taken, ...this.of(paragraph)]
    const isChinese = paragraph.language === "zh"
    for (const [form, entity] of this.persons.all()) {
      if (!isChinese && !form.includes(" ")) continue
      for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
        const range = { start, end: start + form.length }
        if (!isChinese && /[\p{L}\p{M}]/u.test(text.charAt(start - 1) + text.charAt(range.end))) continue
        if (isFree(range, known())) this.put(paragraph, range, entity, "known-name", "document")
      }
    }
    if (isChinese) {
      this.lastParts(paragraph, known)
      this.titledZh(paragraph, known)
      return
    }
    const label = turnLabel.exec(text)?.[1]?.trim()
    const turn = label === undefined ? undefined : this.persons.ofLabel(label)
    if (label !== undefined && turn !== undefined)
      this.put(paragraph, { start: 0, end: label.length }, turn, "turn-label", "document")
    for (const { name, title, isBare, ...range } of this.titled(paragraph, taken)) {
      const entity =
        this.persons.get(name) ??
        this.persons.bySurname(name) ??
        this.lexicon.titledSurname(title, name) ??
        (isBare && aloneName.test(name) && !this.lexicon.isOfficeWord(name) ? personNamed(name, null) : undefined)
      if (entity !== undefined) this.put(paragraph, range, entity, "family-name", "document")
    }
    this.lone ??= new Map([...this.calledByFirstName(), ...this.persons.loneSurnames()])
    const lone = this.lone
    if (lone.size === 0) return
    for (const { text: word, start, end } of scanOf(paragraph, this.lexicon).capitals) {
      const entity = lone.get(word)
      if (entity === undefined || !standsAlone(text, start, end) || !isFree({ start, end }, known())) continue
      const isName = !this.lexicon.isPinyinSurname(word) || this.lexicon.surnameAlone(word) === "always"
      if (!isName && !doesSomething.test(text.slice(end, end + 40))) continue
      this.put(paragraph, { start, end }, entity, "family-name", "document")
    }
  }

  /** Family names of transcribed names in full: 里根 of 罗纳德·里根. */
  private lastParts(paragraph: Paragraph, known: () => ReadonlyArray<Range>): void {
    const { text } = paragraph.reading
    const { transcription, afterNameZh } = this.lexicon
    for (const [form, entity] of this.persons.all()) {
      const last = form.includes("·") ? (form.split("·").at(-1) ?? "") : ""
      if (last.length < 2) continue
      for (let start = text.indexOf(last); start >= 0; start = text.indexOf(last, start + 1)) {
        const range = { start, end: start + last.length }
        const before = text.charAt(start - 1)
        if (before === "·" || transcription.has(before) || !afterNameZh.test(text.slice(range.end, range.end + 3)))
          continue
        if (isFree(range, known())) this.put(paragraph, range, entity, "family-name", "document")
      }
    }
  }

  /** Persons by family name and office, 周总理, as far as their full names stand beside that office. */
  private byTitleZh: ReadonlyMap<string, Entity | undefined> | undefined

  private learnTitlesZh(): ReadonlyMap<string, Entity | undefined> {
    const found = new Map<string, Entity | undefined>()
    const { before, after } = besideZh(this.lexicon)
    for (const [{ reading, language }, mentions] of this.byParagraph) {
      if (language !== "zh") continue
      for (const { entity, start, end } of mentions) {
        const surname = surnameZh(reading.text.slice(start, end), this.lexicon)
        if (surname === undefined) continue
        const around = [
          before.exec(reading.text.slice(Math.max(0, start - 6), start))?.[0],
          after.exec(reading.text.slice(end, end + 6))?.[0],
        ]
        for (const office of around) {
          const key = `${surname}${office}`
          if (office !== undefined)
            found.set(key, !found.has(key) || found.get(key)?.id === entity.id ? entity : undefined)
        }
      }
    }
    return found
  }

  /** Family names before an office: 周 of 周总理, but not of 上周总理 or of 本周总理李强. */
  private titledZh(paragraph: Paragraph, known: () => ReadonlyArray<Range>): void {
    const { text } = paragraph.reading
    this.byTitleZh ??= this.learnTitlesZh()
    for (const { 0: office, index } of text.matchAll(officesZh(this.lexicon))) {
      const surname = [2, 1].map((length) => text.slice(Math.max(0, index - length), index))
      const family = surname.find((name) => this.lexicon.surnames.has(name))
      if (family === undefined || notFamilyZh.test(text.slice(Math.max(0, index - 3), index))) continue
      const key = `${family}${office}`
      const entity = this.byTitleZh.has(key) ? this.byTitleZh.get(key) : this.lexicon.titledSurname(office, family)
      const range = { start: index - family.length, end: index }
      const taken = known()
      const isOthers = taken.some(({ start }) => start === index + office.length)
      if (entity !== undefined && !isOthers && isFree(range, taken))
        this.put(paragraph, range, entity, "family-name", "document")
    }
  }

  /** Given names that the document uses alone: one says or does something somewhere. */
  private calledByFirstName(): ReadonlyMap<string, Entity> {
    const names = this.persons.firstNames()
    if (names.size === 0) return names
    const used = new Set(
      this.english.flatMap((paragraph) =>
        scanOf(paragraph, this.lexicon).capitals.flatMap(({ text: word, start, end }) => {
          const { text } = paragraph.reading
          const isUsed =
            names.has(word) && standsAlone(text, start, end) && doesSomething.test(text.slice(end, end + 40))
          return isUsed ? [word] : []
        }),
      ),
    )
    return new Map([...names].filter(([name]) => used.has(name)))
  }

  /** Family names that stand alone; learnt when all full names are. */
  private lone: ReadonlyMap<string, Entity> | undefined
  private readonly titles = new Map<Paragraph, ReadonlyArray<Range>>()

  /** Names after a title that are not taken. The titles of a paragraph, the costly part, are looked up once. */
  private titled(paragraph: Paragraph, taken: ReadonlyArray<Range>): ReturnType<typeof titledNames> {
    const { text } = paragraph.reading
    const titles = this.titles.get(paragraph) ?? titlesIn(text, scanOf(paragraph, this.lexicon).titles, this.lexicon)
    this.titles.set(paragraph, titles)
    return titledNames(text, titles, this.lexicon, [...taken, ...this.of(paragraph)])
  }

  /** The person of a full name in English: without "Jr."; by the nickname, where the vocabulary has that. */
  private personOf(name: string): Entity {
    const full = name.replace(/,? Jr\.$/u, "")
    const nickname = /[“"](.+)[”"]/u.exec(full)?.[1]
    const called = nickname === undefined ? [] : this.lexicon.names.find(`${nickname} ${full.split(" ").at(-1)}`)
    const [known] = called.flatMap(({ value }) => (value?.type === "person" ? [value] : []))
    return known ?? personNamed(full.replace(/\s[“"].+?[”"]/u, ""), null)
  }

  private put(paragraph: Paragraph, { start, end }: Range, entity: Entity, rule: RuleId, how: Mention["how"]): void {
    const mentions = this.byParagraph.get(paragraph) ?? []
    mentions.push({ paragraph, start, end, entity, office: null, rule, how })
    this.byParagraph.set(paragraph, mentions)
  }
}

/**
 * In a document of both languages a Chinese name that reads as an English one in pinyin is that person;
 * a transcribed family name is the person whose full name ends in it.
 */
const joinScripts = (mentions: ReadonlyArray<Mention>): ReadonlyArray<Mention> => {
  const persons = [
    ...new Map(
      mentions.filter(({ entity }) => entity.type === "person").map(({ entity }) => [entity.id, entity]),
    ).values(),
  ]
  const joined = new Map<string, Entity>()
  for (const full of persons) {
    const last = full.nameZh?.includes("·") === true && full.nameEn === null ? full.nameZh.split("·").at(-1) : undefined
    const short = persons.find(({ nameZh, id }) => nameZh === last && id !== full.id)
    if (last !== undefined && short !== undefined) joined.set(short.id, full)
  }
  const english = persons.filter(({ nameEn, nameZh }) => nameEn !== null && nameZh === null)
  for (const chinese of persons.filter(({ nameEn, nameZh }) => nameEn === null && nameZh !== null)) {
    const same = english.filter(({ nameEn }) => isPinyinOf(chinese.nameZh ?? "", nameEn ?? ""))
    const [only] = same
    if (only === undefined || same.length > 1) continue
    const entity = { ...only, nameZh: chinese.nameZh }
    joined.set(chinese.id, entity)
    joined.set(only.id, entity)
  }
  return mentions.map((mention) => {
    const entity = joined.get(mention.entity.id)
    if (entity === undefined) return mention
    if (entity.id === mention.entity.id) return { ...mention, entity }
    return { ...mention, entity, how: entity.nameEn === null ? "document" : "pinyin" }
  })
}

/** "President and CEO of X": of these offices, what they preside over is an organisation. */
const headOf = /(?:President|CEO|Founder)\sof\s(?:the\s)?(?=\p{Lu})/u
const noBody = /^(?:Inc|LLC|Ltd|LLP|Corp|Co-Owner|Owner)\.?$/u
const properWords = /^(?:(?:of|for|on|the|and|&|to|in)\s|[\p{Lu}\d][^\s,;]*(?:\s|$))+$/u

/** A place that is only part of the name is in it; anything else that overlaps is in the way. */
const isInWay =
  (range: Range) =>
  (other: Mention): boolean =>
    overlaps(other, range) && !isPartOf(other, range)

/** A place, or the body with which the name begins ("USC Center for …"), is part of the name. */
const isPartOf = ({ entity, start, end }: Mention, range: Range): boolean =>
  end - start < range.end - range.start &&
  (entity.type === "place" || (entity.type === "organization" && start === range.start))

/** The organisations that the office of a list's entry names: what stands between commas without an office. */
const entryOrganizations = (
  paragraph: Paragraph,
  office: Range,
  found: ReadonlyArray<Mention>,
  isOffice: RegExp,
): ReadonlyArray<Mention> => {
  const { text } = paragraph.reading
  return Array.from(text.slice(office.start, office.end).matchAll(/[^,;]+/gu)).flatMap(
    (part): ReadonlyArray<Mention> => {
      const head = isOffice.test(part[0]) ? headOf.exec(part[0]) : undefined
      if (head === null) return []
      const skipped = head === undefined ? 0 : head.index + head[0].length
      const name = part[0].slice(skipped).replace(/^\s*(?:[Tt]he\s)?/u, "")
      const end = office.start + part.index + part[0].length
      const range = { start: end - name.length, end }
      const isNew = properWords.test(name) && !noBody.test(name) && !isOffice.test(name) && !found.some(isInWay(range))
      const entity = entityNamed("organization", name, false)
      return isNew ? [{ paragraph, ...range, entity, office: null, rule: "entry-organization", how: "name" }] : []
    },
  )
}

/** "the CEO of X": of these offices, whatever X is called. */
const headedBody =
  /(?:CEO|[Cc]hief\s[Ee]xecutive|[Ff]ounder|[Ee]xecutive\s[Dd]irector|[Mm]anaging\s[Dd]irector|[Gg]eneral\s[Mm]anager)\sof\s(?:the\s)?(\p{Lu}[^,;()]*)$/u

/** The body in the office that stands after a person's name, where it is no mention yet: "founder of Sandy Hook Promise". */
const headedOrganizations = (
  paragraph: Paragraph,
  persons: ReadonlyArray<Mention>,
  found: ReadonlyArray<Mention>,
): ReadonlyArray<Mention> =>
  persons.flatMap(({ office, end }) => {
    const name = office === null ? undefined : headedBody.exec(office)?.[1]
    if (office === null || name === undefined) return []
    const at = paragraph.reading.text.indexOf(office, end)
    const range = { start: at + office.length - name.length, end: at + office.length }
    if (at < 0 || at > end + 20 || !properWords.test(name) || found.some((one) => overlaps(one, range))) return []
    const entity = entityNamed("organization", name, false)
    return [{ paragraph, ...range, entity, office: null, rule: "entry-organization", how: "name" }]
  })

export interface DocumentMentions {
  /** In reading order; a person's with the office named beside it. */
  readonly mentions: ReadonlyArray<Mention>
  readonly persons: Persons
  /** Offices and who holds them: those of the title first, then in reading order. */
  readonly holders: ReadonlyArray<Holder>
}

/**
 * Is the name of a place part of a person's: the family name after an office and a given name ("Attorney General
 * Lisa Monaco"), or the given name after a Chinese family name ("Ambassador Hu Changchun")?
 */
const isPersonal = ({ paragraph, entity, start, end }: Mention, lexicon: Lexicon): boolean => {
  // 马里 of 让-马里·勒克莱齐奥; the person 让-皮埃尔 is not 让-皮埃尔·杜邦.
  if (paragraph.language === "zh") {
    const { text } = paragraph.reading
    const isPart = text.charAt(end) === "·" || (entity.type === "place" && text.charAt(start - 1) === "·")
    return isPart && (entity.type === "place" || entity.type === "person")
  }
  if (entity.type !== "place" || paragraph.language !== "en") return false
  const lead = paragraph.reading.text.slice(Math.max(0, start - 80), start)
  // Nearly all places stand after a word in small letters.
  if (!/\p{Lu}[\p{L}'’-]*\.?\s$/u.test(lead.slice(-24))) return false
  const surname = /(?<=^|[^\p{L}'’-])(\p{Lu}\p{Ll}+)\s$/u.exec(lead)?.[1]
  const isChinese =
    surname !== undefined &&
    lexicon.isPinyinSurname(surname) &&
    lexicon.surnameAlone(surname) === "always" &&
    lexicon.syllables(paragraph.reading.text.slice(start, end)) > 0
  if (isChinese) return true
  // "Defense Minister Israel Katz"
  const family = /^\s(\p{Lu}\p{Ll}+)(?![\p{L}'’])/u.exec(paragraph.reading.text.slice(end, end + 24))?.[1]
  if (
    family !== undefined &&
    !lexicon.isOfficeWord(family) &&
    lexicon.isOfficeWord(/(\p{Lu}\p{L}+)\s$/u.exec(lead)?.[1] ?? "")
  )
    return true
  // "Tonya Lewis Leeds"
  const [, first, middle] = /(?<![\p{L}’'-])(\p{Lu}\p{L}+)\s(\p{Lu}\p{L}*\.?\s)$/u.exec(lead) ?? []
  if (first !== undefined && middle !== undefined && lexicon.isGivenName(first) && !lexicon.isOfficeWord(middle.trim()))
    return !lexicon.isBodyWord(middle.trim())
  const given = /(?<=\s)(\p{Lu}\p{L}+)\s$/u.exec(lead)
  return (
    given !== null &&
    lexicon.isGivenName(given[1] ?? "") &&
    officePatterns(lexicon).before(lead.slice(0, lead.length - given[0].length)) !== null
  )
}

/** A name of the vocabulary that the text gives in full: "Moussa Faki Mahamat" for "Moussa Faki", 理查德·尼克松 for 尼克松. */
const fullRange = (
  { reading: { text }, role, language }: Paragraph,
  { start, end }: Range,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): Range => {
  if (language === "zh" && text.charAt(start - 1) === "·") return { start: dottedStart(text, start - 1, lexicon), end }
  if (role === "title" || role === "subtitle" || language !== "en") return { start, end }
  const [first = "", second] = text.slice(start, end).split(" ")
  if (second === undefined || lexicon.isPinyinSurname(first)) return { start, end }
  const next = /^\s(?:(?:Al|El|bin|ibn|de|da|van)\s)?(\p{Lu}\p{Ll}+)(?![\p{L}'’-])/u.exec(text.slice(end, end + 30))
  const word = next?.[1] ?? ""
  const isName = !lexicon.isNoName(word) && !lexicon.isBodyWord(word) && !lexicon.isOfficeWord(word)
  const longer = { start: end, end: end + (next?.[0].length ?? 0) }
  const isLonger = next !== null && isName && !lexicon.isPortfolio(word) && isFree(longer, found)
  return { start, end: isLonger ? longer.end : end }
}

/** All mentions of a document, and the persons it knows. */
export const findMentions = (
  { row, paragraphs }: Pick<NormalizedDocument, "row" | "paragraphs">,
  lexicon: Lexicon,
): DocumentMentions => {
  const readable = paragraphs.filter(isReadable)
  const finder = new PersonFinder(lexicon, readable)
  const others = new Map<Paragraph, ReadonlyArray<Mention>>()
  for (const paragraph of readable) {
    const found = vocabularyMentions(paragraph, lexicon).filter((mention) => !isPersonal(mention, lexicon))
    for (const { entity, start, end } of found)
      if (entity.type === "person")
        finder.add(paragraph, fullRange(paragraph, { start, end }, found, lexicon), entity, "vocabulary")
    others.set(
      paragraph,
      found.filter(({ entity }) => entity.type !== "person"),
    )
  }
  const bodies = [...others.values()].flat().filter(({ entity }) => entity.type === "organization")
  for (const mention of abbreviated(readable, bodies, (paragraph) => others.get(paragraph) ?? []))
    others.set(mention.paragraph, [...(others.get(mention.paragraph) ?? []), mention])
  finder.learn(row.title ?? "")
  finder.learnAuthors(row.authors)
  for (const paragraph of readable) finder.fullNames(paragraph, others.get(paragraph) ?? [])
  finder.provenNames(readable, (paragraph) => others.get(paragraph) ?? [])
  finder.listNames(readable, (paragraph) => others.get(paragraph) ?? [])
  const organization = (paragraph: Paragraph, { start, end }: Range) => {
    const name = paragraph.reading.text.slice(start, end)
    const entity = entityNamed("organization", name, false)
    const mention: Mention = { paragraph, start, end, entity, office: null, rule: "listed-organization", how: "name" }
    others.set(paragraph, [...(others.get(paragraph) ?? []).filter((one) => !isPartOf(one, mention)), mention])
  }
  const all = (paragraph: Paragraph) => [...(others.get(paragraph) ?? []), ...finder.of(paragraph)]
  for (const list of listsOf(readable))
    for (const { paragraph, ...range } of [
      ...listedOrganizations(list, all, lexicon),
      ...affiliations(list, all, lexicon),
    ])
      organization(paragraph, range)
  for (const paragraph of readable.filter(({ language }) => language === "en"))
    for (const find of [coordinatedOrganizations, runningOrganizations])
      for (const range of find(paragraph, all(paragraph), lexicon)) organization(paragraph, range)
  for (const paragraph of readable) finder.laterNames(paragraph, others.get(paragraph) ?? [])
  const patterns = officePatterns(lexicon)
  const byStart = (a: Range, b: Range) => a.start - b.start || b.end - a.end
  const mentions = joinScripts(
    readable.flatMap((paragraph) => {
      const persons = finder.of(paragraph).toSorted(byStart)
      const rest = others.get(paragraph) ?? []
      const entry = personOfEntry(paragraph, persons, patterns)
      // Other names in an entry are part of what the office names: "Dared Price, President, Price Pharmacies".
      if (entry === undefined) {
        const { text } = paragraph.reading
        const run = paragraph.language === "en" ? personsOfRun(paragraph, persons, patterns) : []
        const held = withOffices(text, persons, patterns, rest).map((mention) => {
          const office = run.find(({ person }) => person.start === mention.start)?.office
          return office === undefined ? mention : { ...mention, office: text.slice(office.start, office.end) }
        })
        const listed = run.flatMap(({ office }) => entryOrganizations(paragraph, office, rest, patterns.any))
        const known = [...rest, ...held, ...listed]
        const bodies = paragraph.language === "en" ? headedOrganizations(paragraph, held, known) : []
        return [...known, ...bodies].toSorted(byStart)
      }
      const bodies = entryOrganizations(paragraph, entry.office, rest, patterns.any)
      const isInside = (one: Mention) =>
        one.entity.type === "organization" && bodies.some((body) => isPartOf(one, body))
      return [...rest.filter((one) => !isInside(one)), entry.person, ...bodies].toSorted(byStart)
    }),
  )
  const held = mentions.flatMap(({ office, entity }) => (office === null ? [] : [{ office, entity, inTitle: false }]))
  return { mentions, persons: finder.persons, holders: [...finder.titleHolders, ...held] }
}
